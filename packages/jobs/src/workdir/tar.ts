import type { WorkdirEntry } from './list-files.ts';

const BLOCK = 512;
/** 1980-01-02: the same for all, and late enough for zip files, which know nothing before 1980. */
const MODIFIED = 315_619_200;
const typeFlags = { file: '0', link: '2', folder: '5' } as const;

interface Header {
  name: Buffer;
  prefix?: Buffer;
  mode: number;
  size: number;
  type: string;
  link?: Buffer;
}

/** One header block in the ustar form. Owner and time are always the same. */
function headerBlock({ name, prefix, mode, size, type, link }: Header): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number): void => {
    block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
  };
  name.copy(block, 0);
  octal(mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(MODIFIED, 136, 11);
  block.write('        ', 148, 'latin1');
  block.write(type, 156, 'latin1');
  link?.copy(block, 157);
  block.write('ustar\u000000', 257, 'latin1');
  prefix?.copy(block, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  octal(sum, 148, 6);
  block[154] = 0;
  return block;
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** GNU's way to give a name that the header has no room for; busybox understands no other. */
function longName(type: 'L' | 'K', value: Buffer): Buffer[] {
  const size = value.length + 1;
  const header = headerBlock({ name: Buffer.from('././@LongLink'), mode: 0, size, type });
  return [header, value, Buffer.alloc(1), padding(size)];
}

/** Splits a path at a slash into what the two name fields can hold. */
function splitName(path: Buffer): { name: Buffer; prefix?: Buffer } | undefined {
  if (path.length <= 100) return { name: path };
  for (let at = path.indexOf('/'); at > 0 && at <= 155; at = path.indexOf('/', at + 1)) {
    const name = path.subarray(at + 1);
    if (name.length > 0 && name.length <= 100) return { name, prefix: path.subarray(0, at) };
  }
  return undefined;
}

/**
 * The header of one entry, without its content. Names are raw UTF-8 and long ones use GNU's form,
 * never pax records: busybox, the tar of most small images, skips those and loses the name.
 */
export function tarHeader(entry: WorkdirEntry): Buffer {
  const path = Buffer.from(entry.kind === 'folder' ? `${entry.path}/` : entry.path);
  const target = entry.kind === 'link' ? Buffer.from(entry.target) : undefined;
  const split = splitName(path);
  const blocks: Buffer[] = [];
  if (target !== undefined && target.length > 100) blocks.push(...longName('K', target));
  if (split === undefined) blocks.push(...longName('L', path));
  blocks.push(
    headerBlock({
      ...(split ?? { name: path.subarray(0, 100) }),
      mode: entry.mode,
      size: entry.kind === 'file' ? entry.size : 0,
      type: typeFlags[entry.kind],
      ...(target !== undefined && { link: target.subarray(0, 100) }),
    }),
  );
  return Buffer.concat(blocks);
}

/** What must follow a file's content. */
export function tarPadding(size: number): Buffer {
  return padding(size);
}

/** The end of every archive. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}
