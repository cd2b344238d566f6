import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf } from '../../../store/errors.ts';
import type { ExecutionOptions } from './options.ts';

const PIECE_BYTES = 64 * 1024;

/** Some whole lines of a log, with their prefixes. */
export interface LogPiece {
  readonly text: Buffer;
  /** Where the next piece begins in the file of the instance. */
  readonly next: number;
}

/** What stands in front of each line of an instance. */
export function prefixOf({ logPrefix }: ExecutionOptions, instance: number): string {
  if (logPrefix === 'none') return '';
  return logPrefix === 'plain' ? `${instance}> ` : `${String(instance).padStart(2)}> `;
}

/**
 * The lines of a file from byte `from`, piece by piece. A line that has no end yet is held back
 * until the program is over, and then given one; one longer than 64 KiB is cut there.
 */
export function* linesOf(
  path: string,
  from: number,
  isOver: boolean,
  prefix: string,
): Generator<LogPiece> {
  const file = openIfThere(path);
  if (file === undefined) return;
  try {
    // What is written after this look belongs to the next one.
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(PIECE_BYTES, Math.max(0, size - from)));
    let position = from;
    while (position < size) {
      const wanted = Math.min(buffer.length, size - position);
      const length = readSync(file, buffer, 0, wanted, position);
      if (length === 0) return;
      const piece = buffer.subarray(0, length);
      const isLast = position + length >= size;
      const end = piece.lastIndexOf(0x0a) + 1;
      const taken = end > 0 && !(isLast && isOver) ? end : length;
      if (end === 0 && isLast && !isOver && length < PIECE_BYTES) return;
      position += taken;
      yield { text: withPrefix(piece.subarray(0, taken), prefix), next: position };
    }
  } finally {
    closeSync(file);
  }
}

/** latin1 keeps every byte as it is. */
function withPrefix(lines: Buffer, prefix: string): Buffer {
  const text = lines.toString('latin1');
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  return Buffer.from(`${prefix}${body.replaceAll('\n', `\n${prefix}`)}\n`, 'latin1');
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
