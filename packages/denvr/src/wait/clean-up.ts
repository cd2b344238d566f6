import { isNotFoundError } from '@irori/core';
import { CleanUpError } from '../errors/failures.ts';

/** Something that was created and is waited for. */
export interface Created<T> {
  /** What it is, for errors. */
  kind: string;
  id: string;
  wait(): Promise<T>;
  destroy(): Promise<unknown>;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Waits, and when that fails destroys what was created if asked to.
 *
 * @throws What the wait threw; a CleanUpError around it when destroying failed as well.
 */
export async function waitOrCleanUp<T>(created: Created<T>, cleanUp: boolean): Promise<T> {
  try {
    return await created.wait();
  } catch (cause) {
    if (!cleanUp) throw cause;
    await created.destroy().catch((cleanUpError: unknown) => {
      if (isNotFoundError(cleanUpError)) return;
      const { kind, id } = created;
      throw new CleanUpError(
        `The ${kind} ${id} failed (${messageOf(cause)}), and destroying it failed too: ${messageOf(cleanUpError)}`,
        { id, cleanUpError, cause },
      );
    });
    throw cause;
  }
}
