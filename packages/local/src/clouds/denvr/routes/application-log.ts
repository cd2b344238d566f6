import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';
import { limited } from './text-tail.ts';

/** Longer logs are read from their end only, so that a look at one costs little. */
const MOST_BYTES = 64 * 1024 * 1024;
const BLOCK = 64 * 1024;

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/**
 * The end of a file that holds at least so many lines, or all of it. A character that is still
 * being written is left for the next look.
 */
async function tailOf(path: string, lines: number): Promise<string> {
  const file = await open(path, 'r').catch(ignoreMissing);
  if (file === undefined) return '';
  try {
    const { size } = await file.stat();
    const blocks: Buffer[] = [];
    let at = size;
    let breaks = 0;
    while (at > 0 && breaks <= lines && size - at < MOST_BYTES) {
      const length = Math.min(BLOCK, at);
      at -= length;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      const block = buffer.subarray(0, bytesRead);
      blocks.unshift(block);
      for (let next = block.indexOf(10); next >= 0; next = block.indexOf(10, next + 1)) breaks += 1;
    }
    return new StringDecoder('utf8').write(Buffer.concat(blocks));
  } finally {
    await file.close();
  }
}

/** The first lines of a file. */
async function headOf(path: string, lines: number): Promise<string> {
  const input = createReadStream(path, { encoding: 'utf8' });
  const found: string[] = [];
  try {
    for await (const line of createInterface({ input, crlfDelay: 0 })) {
      if (found.length >= lines) break;
      found.push(`${line}\n`);
    }
  } catch (error) {
    ignoreMissing(error as NodeJS.ErrnoException);
  } finally {
    input.destroy();
  }
  return found.join('');
}

/** What the containers of an application wrote: the lines that `Limit` keeps. */
export async function runtimeLog(
  { containers, engine, options }: DenvrServices,
  row: InstanceRow,
  limit: number,
): Promise<string> {
  const read = options.logLimit === 'head' ? headOf : tailOf;
  const texts = await Promise.all(
    containers.logged(row).map((workload) => read(engine.log(workload).path, limit)),
  );
  return limited(texts.join(''), limit, options);
}
