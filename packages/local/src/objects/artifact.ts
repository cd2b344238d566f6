import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { type Header, type Pack, pack } from 'tar-stream';
import { type OutputEntry, openOutput, walkOutputs } from './outputs.ts';

/** A packed outputs folder. */
export interface PackedOutputs {
  /** Bytes of the archive; `null` when there was nothing to pack, and then there is no file. */
  readonly sizeBytes: number | null;
  /** A sentence for each entry that was left out, in the order of the walk. */
  readonly notes: readonly string[];
}

type PackedEntry = Exclude<OutputEntry, { kind: 'skipped' }>;

type EntryHeader = Partial<Header> & Pick<Header, 'name'>;

interface Found {
  entries: number;
  readonly notes: string[];
}

/**
 * Packs the contents of `folder` into a gzipped tar at `file`: paths relative to the folder, sorted,
 * so the same folder gives the same archive. It appears whole or not at all: written under a
 * temporary name, synced, renamed. Killed anywhere, it can be done again.
 *
 * Links that leave the folder, sockets, pipes and devices are left out, each with a note.
 */
export async function packOutputs(
  folder: string,
  file: string,
  signal: AbortSignal,
): Promise<PackedOutputs> {
  const temporary = temporaryName(file);
  const found: Found = { entries: 0, notes: [] };
  try {
    await pipeline(
      Readable.from(tarPieces(folder, found, signal)),
      // Speed before size: the archive goes to the same machine.
      createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 64 * 1024 }),
      createWriteStream(temporary, { mode: 0o600, flush: true }),
      { signal },
    );
    if (found.entries === 0) {
      await rm(temporary, { force: true });
      return { sizeBytes: null, notes: found.notes };
    }
    const { size } = await stat(temporary);
    await rename(temporary, file);
    await syncFolder(dirname(file));
    return { sizeBytes: size, notes: found.notes };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The name an archive has while it is written. */
function temporaryName(file: string): string {
  return `${file}.partial`;
}

/** The tar as a stream of pieces; a large file passes through piece by piece. */
async function* tarPieces(
  folder: string,
  found: Found,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const tar = pack();
  const filling = fill(tar, folder, found, signal).then(
    () => tar.finalize(),
    (error: Error) => tar.destroy(error),
  );
  for await (const piece of tar) yield piece as Uint8Array;
  await filling;
}

async function fill(tar: Pack, folder: string, found: Found, signal: AbortSignal): Promise<void> {
  for await (const entry of walkOutputs(folder)) {
    signal.throwIfAborted();
    if (entry.kind === 'skipped') {
      found.notes.push(`"${entry.name}" was left out: ${entry.reason}.`);
    } else {
      await addEntry(tar, entry);
      found.entries += 1;
    }
  }
}

async function addEntry(tar: Pack, entry: PackedEntry): Promise<void> {
  const header = { name: entry.name, mode: entry.mode, mtime: entry.mtime, uid: 0, gid: 0 };
  if (entry.kind === 'directory') {
    return addVoid(tar, { ...header, name: `${entry.name}/`, type: 'directory' });
  }
  if (entry.kind === 'link') {
    return addVoid(tar, { ...header, type: 'symlink', linkname: entry.target });
  }
  const { size, stream } = await openOutput(entry);
  if (stream === undefined) return addVoid(tar, { ...header, type: 'file', size });
  return await addContent(tar, { ...header, type: 'file', size }, stream);
}

function addVoid(tar: Pack, header: EntryHeader): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, '', (error) => (error ? reject(error) : resolve()));
  });
}

function addContent(tar: Pack, header: EntryHeader, content: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const sink = tar.entry(header, (error) => (error ? reject(error) : resolve()));
    content.on('error', (error) => sink.destroy(error));
    sink.on('close', () => content.destroy());
    content.on('data', (piece: Uint8Array) => {
      if (!sink.write(piece)) content.pause();
    });
    sink.on('drain', () => content.resume());
    content.on('end', () => sink.end(undefined));
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
