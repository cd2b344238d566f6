import { createReadStream, statSync, watch } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { WorkloadLog } from '../engine/types.ts';
import { codeOf } from '../store/errors.ts';
import { type Bell, createBell } from './bell.ts';

const CHUNK_BYTES = 64 * 1024;
/** The kernel tells of new bytes at once; this is for file systems where it does not. */
const POLL_MS = 250;
/** Without such a watch, or while the file is about to be made, it is looked at this often. */
const BLIND_POLL_MS = 5;

/** What a follower needs to know of the workload that writes the log. */
export interface LogWriter {
  /** `waiting`: nothing is written before a change is told. `complete`: no byte will be added. */
  state(): 'waiting' | 'writing' | 'complete';
  /** Calls `listener` when {@link LogWriter.state} may have changed. */
  onChange(listener: () => void): () => void;
}

/** The log in the file `path`, written by `writer`. */
export function createWorkloadLog(path: string, writer: LogWriter): WorkloadLog {
  const size = (): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    path,
    size,
    read(from = 0): Readable {
      const end = size();
      if (from >= end) return Readable.from([]);
      return createReadStream(path, { start: from, end: end - 1, highWaterMark: CHUNK_BYTES });
    },
    follow: (options = {}) => follow(path, writer, options.from ?? 0, options.signal),
  };
}

async function* follow(
  path: string,
  writer: LogWriter,
  from: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bell = createBell();
  const readAt = createReader();
  const stopListening = writer.onChange(bell.ring);
  signal?.addEventListener('abort', bell.ring);
  let file: FileHandle | undefined;
  let watching: { close(): void } | undefined;
  try {
    let position = from;
    while (signal?.aborted !== true) {
      // Asked before the read: what was written before the end is then read after it.
      const state = writer.state();
      file ??= await openIfThere(path);
      watching ??= file === undefined ? undefined : watchFile(path, bell);
      const chunk = file === undefined ? undefined : await readAt(file, position);
      if (chunk !== undefined) {
        position += chunk.byteLength;
        yield chunk;
      } else if (file !== undefined && position > from && (await file.stat()).size < position) {
        // The program emptied its own log (`> /dev/stderr` opens it anew): what follows is new.
        position = 0;
      } else if (state === 'complete') {
        return;
      } else {
        const isBlind = state === 'writing' && watching === undefined;
        await bell.wait(isBlind ? BLIND_POLL_MS : POLL_MS);
      }
    }
  } finally {
    signal?.removeEventListener('abort', bell.ring);
    stopListening();
    watching?.close();
    await file?.close();
  }
}

/** Reads pieces of at most {@link CHUNK_BYTES}; undefined when there is nothing yet. */
type ReadAt = (file: FileHandle, position: number) => Promise<Uint8Array | undefined>;

function createReader(): ReadAt {
  let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  return async (file, position) => {
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return undefined;
    const piece = buffer.subarray(0, bytesRead);
    // A short piece is copied, so that a slow reader of many lines does not hold 64 KiB for each.
    if (bytesRead < CHUNK_BYTES / 2) return new Uint8Array(piece);
    buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    return piece;
  };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function watchFile(path: string, bell: Bell): { close(): void } | undefined {
  try {
    const watcher = watch(path, bell.ring);
    watcher.on('error', bell.ring);
    return watcher;
  } catch {
    // No watches left in this system (or none at all): the poll alone serves.
    return undefined;
  }
}
