import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareKeys } from './key-order.ts';
import { isSettled, type Stamp } from './stamp.ts';
import { codeOf, isAlive } from './system.ts';

/** What is known of one file: in the state of `stamp`, its content has these ETags. */
export interface KnownFile {
  readonly path: string;
  readonly stamp: Stamp;
  readonly etags: readonly string[];
}

const version = 1;
const pieceLines = 500;

function lineOf({ path, stamp, etags }: KnownFile): string {
  const { size, mtime, ctime, inode } = stamp;
  return `${JSON.stringify([version, path, size, mtime, ctime, inode, etags])}\n`;
}

/** Reads one line; undefined for one that was cut off, damaged, or of another version. */
function knownOf(line: string): KnownFile | undefined {
  try {
    const [is, path, size, mtime, ctime, inode, etags]: unknown[] = JSON.parse(line);
    const texts = [path, mtime, ctime, inode];
    if (is !== version || !texts.every((one) => typeof one === 'string')) return undefined;
    if (typeof size !== 'number' || !Array.isArray(etags)) return undefined;
    const stamp = { size, mtime: String(mtime), ctime: String(ctime), inode: String(inode) };
    return { path: String(path), stamp, etags: etags.map(String) };
  } catch {
    return undefined;
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function* readKnown(path: string): AsyncGenerator<KnownFile, void, undefined> {
  const file = await openIfThere(path);
  if (file === undefined) return;
  let rest = '';
  // The stream closes the file at its end, and when the reader leaves early.
  for await (const piece of file.createReadStream({ encoding: 'utf8', highWaterMark: 262_144 })) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const known = knownOf(line);
      if (known !== undefined) yield known;
    }
  }
}

/** Merges sorted lists; where several know a path, the first of them wins. */
async function* merged(files: readonly string[]): AsyncGenerator<KnownFile, void, undefined> {
  const sources = files.map((file) => readKnown(file));
  try {
    const heads = await Promise.all(sources.map((source) => source.next()));
    for (;;) {
      let first: KnownFile | undefined;
      for (const { done, value } of heads) {
        if (done || !value) continue;
        if (first === undefined || compareKeys(value.path, first.path) < 0) first = value;
      }
      if (first === undefined) return;
      yield first;
      for (const [at, head] of heads.entries()) {
        if (head.done || head.value.path !== first.path) continue;
        heads[at] = (await sources[at]?.next()) ?? { done: true, value: undefined };
      }
    }
  } finally {
    for (const source of sources) await source.return();
  }
}

/** Writes what is known of files, in key order, line by line: what a killed sync wrote counts. */
class Run {
  readonly path: string;
  #file: FileHandle | undefined;
  #lines: string[] = [];

  constructor(path: string) {
    this.path = path;
  }

  async add(known: KnownFile): Promise<void> {
    if (this.#lines.push(lineOf(known)) >= pieceLines) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    this.#file ??= await open(this.path, 'ax', 0o600);
    await this.#file.appendFile(text);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#file?.close();
  }
}

/**
 * Remembers the ETags of the files below one folder, in `<stateDir>/<hash of the folder>.etags`:
 * one line a file, in key order, so that it is read and written beside the walk and never held
 * whole. A sync writes runs (what it saw, then what it transferred), which are merged into that file
 * at its end, or at the start of the next one when it was killed.
 */
export class EtagCache {
  readonly #main: string;
  readonly #runs: Run[] = [];
  readonly #name: string;
  readonly #stateDir: string;

  private constructor(stateDir: string, root: string) {
    this.#stateDir = stateDir;
    this.#name = createHash('sha256').update(root).digest('hex').slice(0, 32);
    this.#main = join(stateDir, `${this.#name}.etags`);
  }

  /**
   * Opens what is remembered of a folder.
   *
   * @param stateDir - undefined remembers nothing.
   * @returns undefined when there is no place to remember: it only costs reading files again.
   */
  static async open(stateDir: string | undefined, root: string): Promise<EtagCache | undefined> {
    if (stateDir === undefined) return undefined;
    try {
      await mkdir(stateDir, { recursive: true, mode: 0o700 });
      const cache = new EtagCache(stateDir, root);
      await cache.#takeOver();
      return cache;
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }

  /** Merges the runs of syncs that were killed. */
  async #takeOver(): Promise<void> {
    const pattern = new RegExp(`^${this.#name}\\.(\\d+)-(\\d+)-[0-9a-f]+\\.(run|tmp)$`);
    const left: { readonly path: string; readonly at: number }[] = [];
    for (const name of await readdir(this.#stateDir)) {
      const [, pid, at, kind] = pattern.exec(name) ?? [];
      if (pid === undefined || isAlive(Number(pid))) continue;
      const path = join(this.#stateDir, name);
      if (kind === 'run') left.push({ path, at: Number(at) });
      else await rm(path, { force: true });
    }
    left.sort((a, b) => b.at - a.at);
    if (left.length > 0)
      await this.#mergeInto(
        left.map(({ path }) => path),
        true,
      );
  }

  /** A name that tells whose it is and which of two is newer. */
  #newPath(kind: 'run' | 'tmp'): string {
    const at = Date.now() * 10 + this.#runs.length;
    const unique = `${process.pid}-${at}-${randomBytes(4).toString('hex')}`;
    return join(this.#stateDir, `${this.#name}.${unique}.${kind}`);
  }

  /** All that is known, in key order. */
  read(): AsyncGenerator<KnownFile, void, undefined> {
    return readKnown(this.#main);
  }

  /** Begins a list of what is known now; paths must be added in key order. */
  begin(): (file: KnownFile, readAt: number) => Promise<void> {
    const run = new Run(this.#newPath('run'));
    this.#runs.unshift(run);
    return async (file, readAt) => {
      if (file.etags.length > 0 && isSettled(file.stamp, readAt)) await run.add(file);
    };
  }

  /**
   * Ends the lists and merges them.
   *
   * @param keepOld - Whether what no list names is kept: it is when not the whole folder was seen.
   */
  async close(keepOld: boolean): Promise<void> {
    for (const run of this.#runs) await run.close();
    await this.#mergeInto(
      this.#runs.map(({ path }) => path),
      keepOld,
    );
  }

  async #mergeInto(runs: readonly string[], keepOld: boolean): Promise<void> {
    const target = this.#newPath('tmp');
    const whole = new Run(target);
    try {
      for await (const known of merged(keepOld ? [...runs, this.#main] : runs)) {
        await whole.add(known);
      }
      await whole.close();
      await rename(target, this.#main);
    } catch (error) {
      await rm(target, { force: true });
      // Nothing was known, so nothing was written.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    for (const run of runs) await rm(run, { force: true });
  }
}
