import { open } from 'node:fs/promises';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';
import { limited } from './text-tail.ts';

/** Longer logs are read from their end only, so that a look at one costs little. */
const MOST_BYTES = 64 * 1024 * 1024;
const BLOCK = 64 * 1024;

/** The end of a file that holds at least so many lines, or all of it. */
async function tailOf(path: string, lines: number): Promise<string> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return '';
  try {
    const { size } = await file.stat();
    const blocks: Buffer[] = [];
    let at = size;
    let breaks = 0;
    while (at > 0 && breaks <= lines && size - at < MOST_BYTES) {
      const length = Math.min(BLOCK, at);
      at -= length;
      const block = Buffer.alloc(length);
      const { bytesRead } = await file.read(block, 0, length, at);
      blocks.unshift(block.subarray(0, bytesRead));
      for (const byte of block) if (byte === 10) breaks += 1;
    }
    return Buffer.concat(blocks).toString('utf8');
  } finally {
    await file.close();
  }
}

/** What the containers of an application wrote: the lines that `Limit` keeps. */
export async function runtimeLog(
  { containers, engine, options }: DenvrServices,
  row: InstanceRow,
  limit: number,
): Promise<string> {
  const wanted = options.logLimit === 'head' ? Number.POSITIVE_INFINITY : limit;
  const texts = await Promise.all(
    containers.logged(row).map((workload) => tailOf(engine.log(workload).path, wanted)),
  );
  return limited(texts.join(''), limit, options);
}
