import { constants, type Dirent, type Stats } from 'node:fs';
import { lstat, open, readdir, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { codeOf, messageOf } from '../store/errors.ts';

interface Named {
  /** Relative to the outputs folder, with `/`. */
  readonly name: string;
}

interface Present extends Named {
  readonly path: string;
  readonly mode: number;
  readonly mtime: Date;
}

/** One entry of an outputs folder. */
export type OutputEntry =
  | (Present & { readonly kind: 'file' | 'directory' })
  | (Present & { readonly kind: 'link'; readonly target: string })
  | (Named & { readonly kind: 'skipped'; readonly reason: string });

/** Every entry below `folder` in the order of its names' bytes; a folder comes before its content. */
export async function* walkOutputs(folder: string): AsyncGenerator<OutputEntry> {
  // A program may have put a link to elsewhere in its place.
  if (!(await lstat(folder)).isDirectory()) throw new Error('the outputs folder was replaced');
  const root = await realpath(folder);
  yield* walk(root, root, '');
}

/** Opens a file of the walk for reading exactly `size` bytes; no stream for an empty one. */
export async function openOutput(entry: {
  readonly path: string;
  readonly name: string;
}): Promise<{ size: number; stream: Readable | undefined }> {
  // Whatever took the name since the walk, nothing is followed and nothing blocks.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(entry.path, flags);
  const stats = await file.stat();
  if (!stats.isFile() || stats.size === 0) {
    await file.close();
    if (stats.isFile()) return { size: 0, stream: undefined };
    throw new Error(`"${entry.name}" was replaced while the outputs were packed`);
  }
  // With an end, a file that grows meanwhile still gives the size that was announced.
  const stream = file.createReadStream({ end: stats.size - 1, highWaterMark: 256 * 1024 });
  return { size: stats.size, stream };
}

async function* walk(root: string, folder: string, prefix: string): AsyncGenerator<OutputEntry> {
  for (const bytes of await sortedNames(folder)) {
    const name = decodeName(bytes);
    if (name === undefined) {
      const shown = prefix + bytes.toString('latin1');
      yield { kind: 'skipped', name: shown, reason: 'its name is not valid UTF-8' };
      continue;
    }
    const entry = await describe(root, join(folder, name), prefix + name);
    yield entry;
    if (entry.kind === 'directory') yield* walk(root, entry.path, `${entry.name}/`);
  }
}

async function sortedNames(folder: string): Promise<Buffer[]> {
  const entries: Dirent<Buffer>[] = await readdir(folder, {
    withFileTypes: true,
    encoding: 'buffer',
  });
  return entries.map((entry) => entry.name).sort(Buffer.compare);
}

function decodeName(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function describe(root: string, path: string, name: string): Promise<OutputEntry> {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return await describeLink(root, path, name, stats);
    if (stats.isDirectory() || stats.isFile()) {
      const refusal = await refusalToRead(path);
      if (refusal !== undefined) return { kind: 'skipped', name, reason: refusal };
      const kind = stats.isDirectory() ? 'directory' : 'file';
      return { kind, name, path, mode: stats.mode & 0o777, mtime: stats.mtime };
    }
    return { kind: 'skipped', name, reason: `it is ${describeSpecial(stats)}` };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return { kind: 'skipped', name, reason: 'it disappeared while the outputs were packed' };
  }
}

async function refusalToRead(path: string): Promise<string | undefined> {
  try {
    await (await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)).close();
    return undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    return `it cannot be read (${codeOf(error) || messageOf(error)})`;
  }
}

function describeSpecial(stats: Stats): string {
  if (stats.isSocket()) return 'a socket';
  if (stats.isFIFO()) return 'a named pipe';
  return 'a device';
}

async function describeLink(
  root: string,
  path: string,
  name: string,
  stats: Stats,
): Promise<OutputEntry> {
  const text = await readlink(path);
  const folder = dirname(path);
  const target = resolve(folder, text);
  // Both as it is written and as the system resolves it: a link through another link can leave too.
  const real = await resolveLinks(target);
  if (!isInside(root, target) || !isInside(root, real)) {
    return { kind: 'skipped', name, reason: 'it is a link that leaves the outputs folder' };
  }
  return {
    kind: 'link',
    name,
    path,
    mode: stats.mode & 0o777,
    mtime: stats.mtime,
    // An absolute one would only be true on this machine.
    target: isAbsolute(text) ? relative(folder, target) || '.' : text,
  };
}

/** The true path, also of something that is not there. */
async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return join(await resolveLinks(dirname(path)), basename(path));
  }
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}
