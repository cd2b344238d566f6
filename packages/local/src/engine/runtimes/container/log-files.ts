import { closeSync, fstatSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import type { RuntimeJob } from '../types.ts';
import {
  type LogCheckpoint,
  type LogFileKind,
  type LogPiece,
  type LogSizes,
  logStart,
} from './log-position.ts';

/** The log files of one try, open for appending. */
export class LogFiles {
  readonly #descriptors: Partial<Record<LogFileKind, number>> = {};

  /** Opens them, made for their owner alone when they are new. */
  constructor({ spec, logs }: RuntimeJob) {
    const kinds: readonly LogFileKind[] =
      spec.logs === 'combined' ? ['combined'] : ['stdout', 'stderr'];
    try {
      for (const kind of kinds) this.#descriptors[kind] = openSync(logs[kind], 'a', 0o600);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Bytes that are in them now. */
  sizes(): LogSizes {
    const size = (kind: LogFileKind): number => {
      const descriptor = this.#descriptors[kind];
      return descriptor === undefined ? 0 : fstatSync(descriptor).size;
    };
    return { combined: size('combined'), stdout: size('stdout'), stderr: size('stderr') };
  }

  /** Appends a piece; at once, so that followers see it and a kill loses nothing of it. */
  append({ file, bytes }: LogPiece): void {
    const descriptor = this.#descriptors[file];
    if (descriptor === undefined) return;
    for (let done = 0; done < bytes.byteLength; ) done += writeSync(descriptor, bytes, done);
  }

  close(): void {
    for (const descriptor of Object.values(this.#descriptors)) closeSync(descriptor);
    for (const kind of Object.keys(this.#descriptors)) {
      delete this.#descriptors[kind as LogFileKind];
    }
  }
}

/** The checkpoint in the notes of a try; the beginning when there is none that can be read. */
export function readCheckpoint(runFile: string): LogCheckpoint {
  try {
    const { second, bytes } = JSON.parse(readFileSync(runFile, 'utf8')) as LogCheckpoint;
    const counts = [second, bytes.combined, bytes.stdout, bytes.stderr];
    return counts.every(Number.isSafeInteger) ? { second, bytes } : logStart;
  } catch {
    return logStart;
  }
}

/** Notes a checkpoint. One that is lost costs time only. */
export function writeCheckpoint(runFile: string, checkpoint: LogCheckpoint): void {
  try {
    writeFileSync(runFile, JSON.stringify(checkpoint), { mode: 0o600 });
  } catch {
    // The disk is full; the next one may find room.
  }
}
