import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzipCallback } from 'node:zlib';
import { InputError } from '@irori/core';
import { type Header, pack } from 'tar-stream';
import { formatBytes } from '../bytes.ts';
import { listWorkdir, type WorkdirEntry } from './list-files.ts';

const gzip = promisify(gzipCallback);

/** A packed workdir. */
export interface PackedWorkdir {
  /** The folder. */
  path: string;
  /** A gzipped tar archive of it; the same content always gives the same bytes. */
  archive: Buffer;
  /** Number of files and links in it. */
  files: number;
}

/** How to pack. */
export interface PackOptions {
  /** Refuse what packs to more than this many bytes. */
  maxBytes: number;
  /** What the user can do instead when it is too big. */
  alternatives: string;
  /** Ends the packing when aborted. */
  signal?: AbortSignal | undefined;
}

// Deflate cannot shrink anything further than this, so what is bigger need not even be read.
const BEST_RATIO = 1032;
const LISTED_FILES = 5;
// 1980-01-02: the same for all, and late enough for zip files, which know nothing before 1980.
const MODIFIED = new Date(315_619_200_000);

function tooBig(
  folder: string,
  entries: readonly WorkdirEntry[],
  size: string,
  { maxBytes, alternatives }: PackOptions,
): InputError {
  const biggest = entries
    .filter((entry) => entry.kind === 'file')
    .sort((a, b) => b.size - a.size)
    .slice(0, LISTED_FILES)
    .map(({ path, size }) => `${path} (${formatBytes(size)})`);
  return new InputError(
    `The workdir ${folder} ${size}; at most ${formatBytes(maxBytes)} can be sent. The biggest files are ${biggest.join(', ')}.`,
    {
      field: 'workdir',
      hint: `Leave files out by naming them in .irorignore, or ${alternatives}`,
    },
  );
}

async function contentOf(folder: string, entry: WorkdirEntry & { kind: 'file' }): Promise<Buffer> {
  const content = await readFile(join(folder, entry.path));
  if (content.length !== entry.size) {
    throw new InputError(
      `${entry.path} in the workdir changed while it was packed. Submit again when nothing writes to it.`,
      { field: 'workdir' },
    );
  }
  return content;
}

/** The same for the same content on every machine: no owner, one time, the permissions. */
function headerOf(entry: WorkdirEntry): Partial<Header> & { name: string } {
  const { path: name, mode } = entry;
  const common = { name, mode, mtime: MODIFIED, uid: 0, gid: 0 };
  if (entry.kind === 'link') return { ...common, type: 'symlink', linkname: entry.target };
  return { ...common, type: entry.kind === 'folder' ? 'directory' : 'file' };
}

/**
 * Packs a folder into a gzipped tar archive: sorted, without times and owners, with permissions.
 *
 * @throws InputError when the folder cannot be read or sent, or is too big; the message names the
 *   biggest files and the alternatives
 */
export async function packWorkdir(folder: string, options: PackOptions): Promise<PackedWorkdir> {
  const path = resolve(folder);
  const entries = await listWorkdir(path, options.signal);
  const raw = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
  if (raw > options.maxBytes * BEST_RATIO) {
    throw tooBig(path, entries, `holds ${formatBytes(raw)}, too much to pack`, options);
  }
  const tar = pack();
  for (const entry of entries) {
    options.signal?.throwIfAborted();
    const content = entry.kind === 'file' ? await contentOf(path, entry) : undefined;
    if (content === undefined) tar.entry(headerOf(entry));
    else tar.entry(headerOf(entry), content);
  }
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  const archive = await gzip(Buffer.concat(chunks), { level: 9 });
  // The byte that names the operating system: it would make two machines disagree.
  archive[9] = 255;
  if (archive.length > options.maxBytes) {
    throw tooBig(path, entries, `packs to ${formatBytes(archive.length)}`, options);
  }
  const files = entries.filter(({ kind }) => kind !== 'folder').length;
  return { path, archive, files };
}
