import type { BigIntStats } from 'node:fs';

/**
 * What tells one state of a file from another without reading it. All four must be the same: the
 * time of change (ctime) also moves when a program sets the time of modification back.
 */
export interface Stamp {
  readonly size: number;
  /** Nanoseconds since 1970, in decimal: JSON has no whole numbers of that size. */
  readonly mtime: string;
  readonly ctime: string;
  readonly inode: string;
}

/** The stamp of a file. */
export function stampOf(stats: BigIntStats): Stamp {
  return {
    size: Number(stats.size),
    mtime: String(stats.mtimeNs),
    ctime: String(stats.ctimeNs),
    inode: String(stats.ino),
  };
}

/** Whether two stamps are of the same state of the same file. */
export function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.mtime === b.mtime && a.ctime === b.ctime && a.inode === b.inode;
}

/** The time of modification in milliseconds, with the very rounding of `fs.Stats.mtimeMs`. */
export function mtimeMsOf({ mtime }: Stamp): number {
  const ns = BigInt(mtime);
  return Number(ns / 1_000_000_000n) * 1000 + Number(ns % 1_000_000_000n) / 1_000_000;
}

/** How long two changes may carry the same time, in ms: a tick of the kernel, or two seconds. */
const fineTick = 50;
const coarseTick = 2000;

/**
 * Whether a stamp can prove later that the file is still what it was when it was read. A file that
 * was written in the very tick of the clock in which it was read cannot be trusted: it can be
 * written once more without its time changing (git calls such files racily clean).
 *
 * @param readAt - When the reading began, in ms since 1970.
 */
export function isSettled(stamp: Stamp, readAt: number): boolean {
  const wholeSeconds = BigInt(stamp.ctime) % 1_000_000_000n === 0n;
  return mtimeMsOf(stamp) + (wholeSeconds ? coarseTick : fineTick) <= readAt;
}
