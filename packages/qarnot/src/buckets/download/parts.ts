import { constants, type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isPassingError } from '@irori/core';
import type { StorageConnection } from '../request/connection.ts';
import { getCall, getObject, type ObjectSource, type OpenedObject } from '../request/get.ts';
import type { TransferOptions } from '../store.ts';
import { runWorkers } from '../workers.ts';
import { DiskFlush } from './disk-flush.ts';
import { giveName } from './finish-file.ts';
import { noteDone, type PartPlace, partHash, partPlaces, partsDone } from './journal.ts';
import { partNames, wholeName } from './partial-name.ts';
import { readOn } from './read-on.ts';
import { writePieces } from './write-pieces.ts';

/** How a download is done, with its defaults filled in. */
export interface DownloadSettings extends TransferOptions {
  readonly partSize: number;
  readonly concurrency: number;
  readonly resume: boolean;
}

/** What a download in parts needs to know at every step. */
interface Job {
  readonly connection: StorageConnection;
  /** With the ETag of the first answer: all parts are of one and the same object. */
  readonly source: ObjectSource;
  readonly opened: OpenedObject;
  readonly settings: DownloadSettings;
  readonly part: string;
  readonly journal: string;
}

function temporaryNames(
  { access }: StorageConnection,
  { bucket, key }: ObjectSource,
  { info }: OpenedObject,
  path: string,
  { partSize, resume }: DownloadSettings,
): { part: string; journal: string } {
  const folder = dirname(path);
  if (!resume) {
    const part = join(folder, wholeName());
    return { part, journal: `${part}.journal` };
  }
  const { etag, size } = info;
  const { url } = access;
  const names = partNames({ url, bucket, key, etag, size, partSize, name: basename(path) });
  return { part: join(folder, names.part), journal: join(folder, names.journal) };
}

const RESUME = 'The parts that came are kept: the same download goes on there.';

async function fetchPart(
  { connection, source, opened, settings, journal }: Job,
  file: FileHandle,
  place: PartPlace,
  signal: AbortSignal,
): Promise<void> {
  const resume = settings.resume ? RESUME : undefined;
  const { start, end, number } = place;
  const body =
    number === 1
      ? opened
      : await getObject(connection, source, { start, end }, signal, getCall(source, resume));
  const hash = settings.resume ? partHash() : undefined;
  const pieces = readOn(connection, source, body, signal, resume);
  await writePieces(file, pieces, start, (piece) => hash?.update(piece));
  if (hash !== undefined) await noteDone(journal, number, hash.digest('hex'));
}

async function fetchParts(job: Job, file: FileHandle): Promise<void> {
  const { opened, source, settings, journal } = job;
  const { size } = opened.info;
  const { partSize, concurrency, signal, onProgress, resume } = settings;
  const places = (): Iterable<PartPlace> => partPlaces(size, partSize);
  const done = resume ? await partsDone(file, journal, places()) : new Set<number>();
  if (done.has(1)) opened.body.destroy();
  const left = places()[Symbol.iterator]();
  const disk = new DiskFlush(file);
  let transferred = 0;
  const report = ({ start, end }: PartPlace): void => {
    transferred += end + 1 - start;
    onProgress?.({ key: source.key, transferred, total: size });
  };
  const workers = Array.from({ length: concurrency }, (_, index) => index);
  await runWorkers(workers, signal, async (_worker, stop) => {
    const { value: place, done: ended } = left.next();
    if (ended === true) return false;
    if (!done.has(place.number)) {
      await fetchPart(job, file, place, stop);
      disk.written(place.end + 1 - place.start);
    }
    report(place);
    return true;
  });
  await disk.end();
}

/** Whether what came is worth keeping: only trouble that passes by itself is. */
function worthKeeping(error: unknown, { settings }: Job): boolean {
  if (!settings.resume) return false;
  if (settings.signal?.aborted) return settings.keepPartial === true;
  return isPassingError(error);
}

/** Fetches a large object, several parts at once, into a file whose name says what it will be. */
export async function fetchInParts(
  connection: StorageConnection,
  source: ObjectSource,
  opened: OpenedObject,
  path: string,
  settings: DownloadSettings,
): Promise<void> {
  const names = temporaryNames(connection, source, opened, path, settings);
  const same: ObjectSource = { ...source, etag: opened.info.etag };
  const job: Job = { connection, source: same, opened, settings, ...names };
  try {
    // Its name can be foretold: where others can write, a link may be there.
    const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW;
    const file = await open(job.part, flags);
    try {
      await fetchParts(job, file);
    } finally {
      await file.close();
    }
    connection.throwIfAborted(getCall(source), settings.signal);
    await giveName(job.part, path, opened.info.size);
    await rm(job.journal, { force: true });
  } catch (error) {
    opened.body.destroy();
    if (!worthKeeping(error, job)) {
      await Promise.all([rm(job.part, { force: true }), rm(job.journal, { force: true })]);
    }
    throw error;
  }
}
