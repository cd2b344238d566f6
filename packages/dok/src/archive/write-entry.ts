import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { link, lstat, mkdir, open, rename, rm, symlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ArchiveError } from './archive-error.ts';
import { checkLinkTarget, entryParts } from './entry-path.ts';

/** What of a tar header is used. */
export interface EntryHeader {
  name: string;
  type?: string | null | undefined;
  linkname?: string | null | undefined;
  mode?: number | undefined;
  mtime?: Date | undefined;
}

function refuse(name: string, why: string): never {
  throw new ArchiveError(`The archive was refused: the entry ${JSON.stringify(name)} ${why}.`, {
    entry: name,
  });
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes sure that a folder below `root` exists and that no link is on the way to it. */
async function makeFolder(root: string, parts: readonly string[], name: string): Promise<void> {
  let path = root;
  for (const part of parts) {
    path = join(path, part);
    const stats = await statOf(path);
    if (stats === undefined) await mkdir(path);
    else if (stats.isSymbolicLink()) refuse(name, `would be written through the link ${path}`);
    else if (!stats.isDirectory()) refuse(name, `needs a folder where the file ${path} is`);
  }
}

/**
 * Puts something new at a path: made under another name and renamed, so that what is there is
 * replaced and never written through, be it a symbolic or a hard link.
 */
async function replace(path: string, name: string, make: (path: string) => Promise<void>) {
  if ((await statOf(path))?.isDirectory()) refuse(name, `would replace the folder ${path}`);
  const temporary = join(dirname(path), `.${randomBytes(8).toString('hex')}.part`);
  try {
    await make(temporary);
    await rename(temporary, path);
  } finally {
    // Also after a rename: between two names of one file it does nothing and leaves both.
    await rm(temporary, { force: true });
  }
}

async function writeFile(path: string, header: EntryHeader, content: AsyncIterable<Uint8Array>) {
  // No setuid, setgid or sticky bit, nothing writable for others, always usable by the owner.
  const mode = ((header.mode ?? 0o644) & 0o755) | 0o600;
  const file = await open(path, 'wx', mode);
  try {
    for await (const chunk of content) await file.appendFile(chunk);
  } finally {
    await file.close();
  }
  if (header.mtime && header.mtime.getTime() > 0) await utimes(path, header.mtime, header.mtime);
}

async function makeHardLink(root: string, path: string, header: EntryHeader): Promise<void> {
  const targetParts = entryParts(header.linkname ?? '');
  await makeFolder(root, targetParts.slice(0, -1), header.name);
  const target = join(root, ...targetParts);
  if (!(await statOf(target))?.isFile()) {
    refuse(header.name, 'is a hard link to something that is not a file of the archive');
  }
  await link(target, path);
}

/**
 * Writes one entry of an archive below a folder, or refuses it.
 *
 * @param root - The folder, with all links on the way to it resolved.
 * @param content - The entry's bytes; must be read to the end by the caller when nothing here does.
 * @returns The path of the file or link that was written, below `root`; `null` for a folder.
 * @throws ArchiveError when the entry could reach anything outside the folder.
 */
export async function writeEntry(
  root: string,
  header: EntryHeader,
  content: AsyncIterable<Uint8Array>,
): Promise<string | null> {
  const { name } = header;
  const parts = entryParts(name);
  if (header.type === 'directory') {
    await makeFolder(root, parts, name);
    return null;
  }
  if (parts.length === 0) refuse(name, 'has no name');
  await makeFolder(root, parts.slice(0, -1), name);
  const path = join(root, ...parts);
  switch (header.type) {
    case 'file':
    case 'contiguous-file':
      await replace(path, name, (temporary) => writeFile(temporary, header, content));
      break;
    case 'symlink': {
      const target = header.linkname ?? '';
      checkLinkTarget(parts, target);
      await replace(path, name, (temporary) => symlink(target, temporary));
      break;
    }
    case 'link':
      await replace(path, name, (temporary) => makeHardLink(root, temporary, header));
      break;
    default:
      refuse(name, `is a ${header.type ?? 'thing of unknown kind'}, not a file, folder or link`);
  }
  return parts.join('/');
}
