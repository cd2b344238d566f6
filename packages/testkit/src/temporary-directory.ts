import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory that is deleted when the test is done with it. */
export interface TemporaryDirectory extends AsyncDisposable {
  /** Where it lies. */
  readonly path: string;
  /** Deletes it with all that is in it; a second time does nothing. */
  remove(): Promise<void>;
}

/** A new, empty directory. */
export async function temporaryDirectory(prefix = 'irori-test-'): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  // A program that a test started may outlive it for a moment and still write: then it is tried again.
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 5 });
  return { path, remove, [Symbol.asyncDispose]: remove };
}
