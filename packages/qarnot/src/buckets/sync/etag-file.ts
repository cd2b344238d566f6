import { type FileHandle, open } from 'node:fs/promises';
import { compareKeys } from './key-order.ts';
import type { Stamp } from './stamp.ts';
import { codeOf } from './system.ts';

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

/** The entries of a file of ETags; none when it is missing. Lines that make no sense are skipped. */
export async function* readKnown(path: string): AsyncGenerator<KnownFile, void, undefined> {
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
export async function* merged(
  files: readonly string[],
): AsyncGenerator<KnownFile, void, undefined> {
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
export class Run {
  readonly path: string;
  #file: FileHandle | undefined;
  #lines: string[] = [];

  constructor(path: string) {
    this.path = path;
  }

  async add(known: KnownFile): Promise<void> {
    if (this.#lines.push(lineOf(known)) >= pieceLines) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    this.#file ??= await open(this.path, 'ax', 0o600);
    await this.#file.appendFile(text);
  }

  /** @param whole - Whether what was added last is still wanted. */
  async close(whole: boolean): Promise<void> {
    try {
      if (whole) await this.#flush();
    } finally {
      await this.#file?.close();
    }
  }
}
