import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DiskFlush } from '../../src/buckets/download/disk-flush.ts';
import { writePieces } from '../../src/buckets/download/write-pieces.ts';

const KIB = 1024;

/** A file in memory whose writes take at most so many bytes each. */
function memoryFile(size: number, most = Number.POSITIVE_INFINITY) {
  const content = Buffer.alloc(size);
  const writes: number[] = [];
  let atOnce = 0;
  const writev = async (pieces: readonly Uint8Array[], position: number) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await new Promise(setImmediate);
    atOnce -= 1;
    const bytes = Buffer.concat(pieces);
    const bytesWritten = Math.min(bytes.byteLength, most);
    bytes.copy(content, position, 0, bytesWritten);
    writes.push(bytesWritten);
    return { bytesWritten };
  };
  return { content, writes, handle: { writev } as unknown as FileHandle };
}

async function* piecesOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += length) yield bytes.subarray(at, at + length);
}

it('writes many pieces at once, in their place and order, and shows each', async () => {
  const bytes = randomBytes(2500 * KIB + 3);
  const { content, writes, handle } = memoryFile(bytes.byteLength + 10);
  let seen = 0;
  await writePieces(handle, piecesOf(bytes, 64 * KIB), 10, ({ byteLength }) => {
    seen += byteLength;
  });
  expect(content.subarray(10).equals(bytes)).toBe(true);
  expect(content.subarray(0, 10).equals(Buffer.alloc(10))).toBe(true);
  expect([seen, writes.length]).toEqual([bytes.byteLength, 3]);
});

it('goes on where a write took only a part', async () => {
  const bytes = randomBytes(300 * KIB);
  const { content, handle } = memoryFile(bytes.byteLength, 100_000);
  await writePieces(handle, piecesOf(bytes, 64 * KIB), 0, () => {});
  expect(content.equals(bytes)).toBe(true);
});

it('writes nothing where nothing comes', async () => {
  const { writes, handle } = memoryFile(0);
  await writePieces(handle, piecesOf(Buffer.alloc(0), 1), 0, () => {});
  expect(writes).toEqual([]);
});

it('fails when a write fails, also one in the background', async () => {
  const writev = () => Promise.reject(new Error('disk'));
  const handle = { writev } as unknown as FileHandle;
  for (const length of [10, 5000 * KIB]) {
    const pieces = piecesOf(Buffer.alloc(length), 1024 * KIB);
    await expect(writePieces(handle, pieces, 0, () => {})).rejects.toThrow('disk');
  }
});

it('leaves nothing unhandled when the pieces fail after a write', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(1024 * KIB);
    await new Promise(setImmediate);
    throw new Error('network');
  }
  const writev = () => Promise.reject(new Error('disk'));
  const handle = { writev } as unknown as FileHandle;
  await expect(writePieces(handle, pieces(), 0, () => {})).rejects.toThrow('network');
});

it('flushes while much comes, one flush at a time, and all of it in the end', async () => {
  const calls: string[] = [];
  const datasync = async () => void calls.push('datasync');
  const sync = async () => void calls.push('sync');
  const disk = new DiskFlush({ datasync, sync } as unknown as FileHandle);
  disk.written(40 * KIB * KIB);
  expect(calls).toEqual([]);
  for (let parts = 0; parts < 8; parts += 1) disk.written(40 * KIB * KIB);
  expect(calls).toEqual(['datasync']);
  await disk.end();
  expect(calls).toEqual(['datasync', 'sync']);
});

it('does not forget a flush that failed', async () => {
  const datasync = () => Promise.reject(new Error('EIO'));
  const disk = new DiskFlush({ datasync, sync: async () => {} } as unknown as FileHandle);
  disk.written(64 * KIB * KIB);
  await new Promise(setImmediate);
  await expect(disk.end()).rejects.toThrow('EIO');
});
