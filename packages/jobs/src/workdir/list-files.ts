import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from '@irori/core';
import { IgnoreRules } from './ignore-rules.ts';

/** What is packed under one path. */
export type WorkdirEntry = { path: string; mode: number } & (
  | { kind: 'file'; size: number }
  | { kind: 'folder' }
  | { kind: 'link'; target: string }
);

/** Version control keeps its own copy of everything there; git ignores these too. */
const neverPacked: ReadonlySet<string> = new Set(['.git']);

function refuse(message: string, hint?: string): InputError {
  return new InputError(message, { field: 'workdir', ...(hint === undefined ? {} : { hint }) });
}

async function readRules(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') return undefined;
    if (code === 'ENOTDIR') throw error;
    throw refuse(`The ignore file ${path} cannot be read (${code ?? error}).`);
  }
}

const byName = (a: Dirent, b: Dirent): number =>
  Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));

class Lister {
  readonly entries: WorkdirEntry[] = [];
  readonly #top: string;
  readonly #rulesFile: string;
  readonly #rules = new IgnoreRules();
  readonly #signal: AbortSignal | undefined;

  constructor(top: string, rulesFile: string, signal: AbortSignal | undefined) {
    this.#top = top;
    this.#rulesFile = rulesFile;
    this.#signal = signal;
  }

  async list(folder: string): Promise<void> {
    this.#signal?.throwIfAborted();
    const rules = await readRules(join(this.#top, folder, this.#rulesFile));
    if (rules !== undefined) this.#rules.add(folder, rules);
    const children = await readdir(join(this.#top, folder), { withFileTypes: true });
    for (const child of children.sort(byName)) {
      if (neverPacked.has(child.name)) continue;
      const path = folder === '' ? child.name : `${folder}/${child.name}`;
      if (this.#rules.ignores(path, child.isDirectory())) continue;
      await this.#add(path, await lstat(join(this.#top, path)));
    }
  }

  async #add(path: string, stats: Stats): Promise<void> {
    const mode = stats.mode & 0o777;
    if (stats.isDirectory()) {
      this.entries.push({ kind: 'folder', path, mode });
      await this.list(path);
    } else if (stats.isFile()) {
      this.entries.push({ kind: 'file', path, mode, size: stats.size });
    } else if (stats.isSymbolicLink()) {
      this.entries.push({ kind: 'link', path, mode, target: await this.#inside(path) });
    } else {
      throw refuse(
        `${path} in the workdir is neither a file, a folder nor a link and cannot be sent.`,
        `Remove it, or name it in ${this.#rulesFile}.`,
      );
    }
  }

  /** The target of a link, which must stay inside the folder that is sent. */
  async #inside(path: string): Promise<string> {
    const link = join(this.#top, path);
    const target = await readlink(link);
    const lexical = resolve(dirname(link), target);
    const real = await realpath(link).catch(() => lexical);
    const stays = (at: string): boolean => {
      const way = relative(this.#top, at);
      return way !== '..' && !way.startsWith(`..${sep}`);
    };
    if (target.startsWith('/') || !stays(lexical) || !stays(real)) {
      throw refuse(
        `The link ${path} in the workdir leads out of it (to ${target}), where the job would not find it.`,
        `Copy what it points to into the workdir, or name the link in ${this.#rulesFile}.`,
      );
    }
    return target;
  }
}

/**
 * Lists what a workdir holds, sorted so that two listings of the same content are the same. Rules
 * come from `.irorignore` where the workdir has one, else from `.gitignore`; both may also stand in
 * subfolders. `.git` is never listed.
 *
 * @throws InputError when the folder cannot be read, or holds what cannot be sent
 */
export async function listWorkdir(folder: string, signal?: AbortSignal): Promise<WorkdirEntry[]> {
  try {
    const top = await realpath(folder);
    const own = await readRules(join(top, '.irorignore'));
    const lister = new Lister(top, own === undefined ? '.gitignore' : '.irorignore', signal);
    await lister.list('');
    return lister.entries;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === folder) throw refuse(`The workdir ${folder} does not exist.`);
    if (code === 'ENOTDIR') throw refuse(`The workdir ${folder} is not a folder.`);
    if (code === 'EACCES' || code === 'EPERM') {
      throw refuse(`The workdir cannot be read: no permission for ${path ?? folder}.`);
    }
    throw error;
  }
}
