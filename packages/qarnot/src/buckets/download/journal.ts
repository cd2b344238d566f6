import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, writeFile } from 'node:fs/promises';
import { readFileIfExists } from '@irori/core/node';

/** Where a part of a file lies. */
export interface PartPlace {
  /** From 1 on. */
  readonly number: number;
  readonly start: number;
  /** The last byte, included. */
  readonly end: number;
}

/** The parts of a file. */
export function* partPlaces(size: number, partSize: number): Generator<PartPlace, void, undefined> {
  for (let start = 0, number = 1; start < size; start += partSize, number += 1) {
    yield { number, start, end: Math.min(start + partSize, size) - 1 };
  }
}

/**
 * What a part is known again by. It tells a part from what a power cut made of it, and no more: of the
 * hashes that are safe for that SHA-1 is the fastest, and MD5 would be the longest work of a download.
 */
export function partHash(): Hash {
  return createHash('sha1');
}

/** Notes that a part is there. */
export async function noteDone(journal: string, number: number, digest: string): Promise<void> {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const flag = O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY;
  await writeFile(journal, `${number} ${digest}\n`, { flag });
}

function parse(text: string): Map<number, string> {
  const done = new Map<number, string>();
  for (const [, number, digest] of text.matchAll(/^(\d+) ([0-9a-f]{40})$/gm)) {
    if (digest !== undefined) done.set(Number(number), digest);
  }
  return done;
}

async function digestOf(
  file: FileHandle,
  { start, end }: PartPlace,
  buffer: Uint8Array,
): Promise<string | undefined> {
  const hash = partHash();
  for (let position = start; position <= end; ) {
    const length = Math.min(buffer.byteLength, end + 1 - position);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    if (bytesRead === 0) return undefined;
    hash.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
  return hash.digest('hex');
}

/**
 * The numbers of the parts that an interrupted download left whole. Each is read and compared: after
 * a power cut the note may have reached the disk and the bytes not.
 */
export async function partsDone(
  file: FileHandle,
  journal: string,
  places: Iterable<PartPlace>,
): Promise<Set<number>> {
  const noted = parse((await readFileIfExists(journal)) ?? '');
  const done = new Set<number>();
  if (noted.size === 0) return done;
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  for (const place of places) {
    const digest = noted.get(place.number);
    if (digest === undefined || (await digestOf(file, place, buffer)) !== digest) continue;
    done.add(place.number);
  }
  return done;
}
