import { type CallOptions, isNotFoundError } from '@irori/core';
import type { Connection } from '../connection.ts';
import { isPassing } from '../request/passing.ts';
import { fetchFile, type StoredFile } from '../request/storage.ts';
import { requestOutputUrl } from '../request/task-requests.ts';
import type { Delivered } from './delivered.ts';

/** How often a download that broke is taken up again without a byte having arrived. */
const maxBreaks = 3;

/** How the stored output is read. */
export interface StoredOutputOptions {
  /** How long a 404 is waited for, in milliseconds: the output appears a little after the end. */
  patience: number;
  signal?: AbortSignal | undefined;
}

/** Opens the stored output behind what was delivered; `undefined` when there is nothing more. */
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
  // 206 begins behind what was delivered, 200 at the start again.
  const filter = file.status === 206 ? undefined : delivered.filter();
  for await (const chunk of file.body) {
    for (const piece of filter?.push(chunk) ?? [chunk]) {
      delivered.add(piece);
      yield piece;
    }
  }
}

/**
 * The part of a task's stored output that was not delivered yet. That this output is the log is
 * inferred from its name in the API.
 *
 * @throws NotFoundError when there is none after the patience.
 */
export async function* readStoredOutput(
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
      const file = await open(connection, id, before, signal);
      if (file) yield* readRest(file, delivered);
      return;
    } catch (error) {
      if (delivered.total > before) breaks = 0;
      const comesLater = isNotFoundError(error) && clock.monotonic() + pause <= deadline;
      breaks += comesLater ? 0 : 1;
      if (!comesLater && (!isPassing(error) || breaks > maxBreaks)) throw error;
      await clock.sleep(pause, signal);
      pause = Math.min(pause * 2, 5_000);
    }
  }
}
