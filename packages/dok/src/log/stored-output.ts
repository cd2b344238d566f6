import { type CallOptions, isNotFoundError, isPassingError } from '@irori/core';
import type { Connection } from '../connection.ts';
import { fetchFile, type StoredFile } from '../request/storage.ts';
import { requestOutputUrl } from '../request/task-requests.ts';
import { Delivered } from './delivered.ts';

/** How often a download that broke is taken up again without a byte having arrived. */
const maxBreaks = 3;

/** How the stored output is read. */
export interface StoredOutputOptions {
  /** How long a 404 is waited for, in milliseconds: the output appears a little after the end. */
  patience: number;
  /** Whether the live log was read to its good end, so that nothing should be missing. */
  isOptional: boolean;
  signal?: AbortSignal | undefined;
}

/** The stored output does not go on where the live log stood. */
class NotTheSameLog extends Error {}

/** Opens the stored output where what was delivered ends; `undefined` when there is nothing more. */
async function open(
  connection: Connection,
  id: string,
  from: number,
  signal: AbortSignal | undefined,
): Promise<StoredFile | undefined> {
  const options: CallOptions = signal ? { signal } : {};
  const url = await requestOutputUrl(connection, id, {}, options);
  const file = await fetchFile(connection, url, { operation: 'downloadOutput', from, signal });
  if (file.status !== 416) return file;
  await file.body.cancel();
  return undefined;
}

async function* readRest(file: StoredFile, delivered: Delivered): AsyncGenerator<Uint8Array> {
  const filter = file.status === 206 ? delivered.fromResume() : delivered.fromStart();
  for await (const chunk of file.body) {
    const pieces = filter.push(chunk);
    if (filter.isOther) throw new NotTheSameLog();
    for (const piece of pieces) {
      delivered.add(piece);
      yield piece;
    }
  }
}

/** {@link readStoredOutput} for a stored output that goes on where the live log stood. */
async function* readContinuation(
  connection: Connection,
  id: string,
  delivered: Delivered,
  { patience, signal }: StoredOutputOptions,
): AsyncGenerator<Uint8Array> {
  const { clock } = connection.api;
  const deadline = clock.monotonic() + patience;
  let pause = 250;
  for (let breaks = 0; ; ) {
    const before = delivered.total;
    try {
      const file = await open(connection, id, delivered.resumeAt, signal);
      if (file) yield* readRest(file, delivered);
      return;
    } catch (error) {
      if (delivered.total > before) breaks = 0;
      const comesLater = isNotFoundError(error) && clock.monotonic() + pause <= deadline;
      breaks += comesLater ? 0 : 1;
      if (!comesLater && (!isPassingError(error) || breaks > maxBreaks)) throw error;
      await clock.sleep(pause, signal);
      pause = Math.min(pause * 2, 5_000);
    }
  }
}

/**
 * The part of a task's stored output that was not delivered yet. That this output is the log is
 * inferred from its name in the API; what was delivered is compared with it. When the two differ,
 * all of it is given, because a line twice is better than a line lost, unless the live log ended
 * well, when nothing is.
 *
 * @throws NotFoundError when there is none after the patience.
 */
export async function* readStoredOutput(
  connection: Connection,
  id: string,
  delivered: Delivered,
  options: StoredOutputOptions,
): AsyncGenerator<Uint8Array> {
  try {
    yield* readContinuation(connection, id, delivered, options);
  } catch (error) {
    if (!(error instanceof NotTheSameLog)) throw error;
    if (options.isOptional) return;
    connection.api.logger.warn(
      `The stored output of task ${id} is not what its live log gave: it follows as a whole.`,
    );
    yield* readContinuation(connection, id, new Delivered(), options);
  }
}
