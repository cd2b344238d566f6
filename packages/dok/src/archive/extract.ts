import { createReadStream } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract as createExtract } from 'tar-stream';
import { ArchiveError } from './archive-error.ts';
import { writeEntry } from './write-entry.ts';

/** How much an archive may hold. */
export interface ExtractLimits {
  /**
   * How many bytes all files together may have; stops an archive that was packed to fill the disk,
   * and a download that does not end.
   *
   * @default 21474836480 (20 GiB, which is what DOK lets a task leave behind)
   */
  maxBytes?: number | undefined;
  /** How many entries it may have. @default 1000000 */
  maxEntries?: number | undefined;
}

/** What was unpacked. */
export interface Extracted {
  /** The files and links, with `/` between the parts of their paths, in the archive's order. */
  files: string[];
  /** The size of all files together. */
  bytes: number;
}

const defaultMaxBytes = 20 * 1024 ** 3;
const defaultMaxEntries = 1_000_000;
/** What an entry takes in an archive besides its content, generously. */
const entryOverhead = 1024;

/**
 * The most bytes that an archive within the limits can have; a transfer that goes on beyond them
 * would fill the disk for nothing.
 */
export function largestArchive({
  maxBytes = defaultMaxBytes,
  maxEntries = defaultMaxEntries,
}: ExtractLimits): number {
  return maxBytes + maxEntries * entryOverhead;
}

function failure(error: unknown, folder: string): unknown {
  if (error instanceof ArchiveError || !(error instanceof Error)) return error;
  if (error.name === 'AbortError') return error;
  const message =
    'syscall' in error
      ? `Unpacking into ${folder} failed: ${error.message}.`
      : `The archive cannot be read: ${error.message}.`;
  return new ArchiveError(message, { cause: error });
}

/** Counts what an archive holds, and stops when it is more than it may. */
class Meter {
  bytes = 0;
  #entries = 0;
  readonly #maxBytes: number;
  readonly #maxEntries: number;

  constructor({ maxBytes = defaultMaxBytes, maxEntries = defaultMaxEntries }: ExtractLimits) {
    this.#maxBytes = maxBytes;
    this.#maxEntries = maxEntries;
  }

  add(size: number): void {
    this.#entries += 1;
    this.bytes += size;
    if (this.#entries > this.#maxEntries) this.#refuse(`${this.#maxEntries} entries`, 'maxEntries');
    if (this.bytes > this.#maxBytes) this.#refuse(`${this.#maxBytes} bytes`, 'maxBytes');
  }

  #refuse(limit: string, option: string): never {
    throw new ArchiveError(`The archive was refused: it holds more than ${limit}.`, {
      hint: `Raise ${option} if it is meant to be this large.`,
    });
  }
}

/**
 * Unpacks a `tar.gz` file into a folder and never writes outside of it: entries with `..` or an
 * absolute path, links that lead out, and anything written through a link are refused, as are device
 * nodes. Permissions that grant more than the caller's (setuid) are dropped. An existing file of the
 * same name is replaced. What was written before a refused entry stays.
 *
 * @param archive - The file.
 * @param folder - The target; made when it is not there.
 * @throws ArchiveError when the archive is broken, too large or refused.
 */
export async function extractArchive(
  archive: string,
  folder: string,
  limits: ExtractLimits & { signal?: AbortSignal | undefined } = {},
): Promise<Extracted> {
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const meter = new Meter(limits);
  const files: string[] = [];
  const tar = createExtract();
  const { signal } = limits;
  const reading = pipeline(createReadStream(archive), createGunzip(), tar, {
    ...(signal && { signal }),
  });
  const writing = (async () => {
    for await (const entry of tar) {
      meter.add(entry.header.size ?? 0);
      const written = await writeEntry(root, entry.header, entry as AsyncIterable<Uint8Array>);
      if (written !== null) files.push(written);
      // What was not a file has nothing to read, whatever its header says.
      entry.resume();
    }
  })();
  const [read, wrote] = await Promise.allSettled([reading, writing]);
  // A refused entry breaks the reading off, so the writer knows the first cause.
  if (wrote.status === 'rejected') throw failure(wrote.reason, folder);
  if (read.status === 'rejected') throw failure(read.reason, folder);
  return { files, bytes: meter.bytes };
}
