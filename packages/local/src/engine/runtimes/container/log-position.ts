import type { FrameStream, LogFrame } from './log-frames.ts';

/** Bytes of each log file. A combined log counts all in `combined`. */
export type LogSizes = Readonly<Record<LogFileKind, number>>;

/** The log files of a workload, by their stream. */
export type LogFileKind = FrameStream | 'combined';

/**
 * A fact about a log that stays true: all its frames from before `second` have `bytes` in all. It
 * is where reading can begin again.
 */
export interface LogCheckpoint {
  readonly second: number;
  readonly bytes: LogSizes;
}

/** A frame's bytes that are still to be written, and where to. */
export interface LogPiece {
  readonly file: LogFileKind;
  readonly bytes: Uint8Array;
}

/** The beginning of every log. */
export const logStart: LogCheckpoint = {
  second: 0,
  bytes: { combined: 0, stdout: 0, stderr: 0 },
};

/**
 * Seconds by which a checkpoint lags behind the newest frame: the two streams reach the engine side
 * by side, and a late frame of the one may have an older time than the last of the other.
 */
const LAG_SECONDS = 5;

/**
 * Where the copy of a log stands. Frames come in an order that does not change, so what is already
 * in the files is known by counting, not by comparing times: nothing is lost or doubled, however
 * coarse an engine's timestamps are. The times only save reading all of a long log again.
 */
export class LogPosition {
  readonly #isCombined: boolean;
  #checkpoint: LogCheckpoint;
  #candidates: LogCheckpoint[] = [];
  #newest: number;
  #seen: Record<LogFileKind, number>;
  #written: Record<LogFileKind, number>;
  /** Second of the first part of a line that goes on: the engine gives it to all further parts. */
  readonly #open = new Map<FrameStream, number>();

  constructor(isCombined: boolean, checkpoint: LogCheckpoint = logStart) {
    this.#isCombined = isCombined;
    this.#checkpoint = checkpoint;
    this.#newest = checkpoint.second;
    this.#seen = { ...checkpoint.bytes };
    this.#written = { ...checkpoint.bytes };
  }

  /** Where the next reading may begin. */
  get checkpoint(): LogCheckpoint {
    return this.#checkpoint;
  }

  /** Begins to read again; the files have these sizes now. */
  begin(sizes: LogSizes): void {
    const { bytes } = this.#checkpoint;
    const files: readonly LogFileKind[] = ['combined', 'stdout', 'stderr'];
    // A file that is shorter than what was counted was changed by someone: all is read again.
    if (files.some((file) => sizes[file] < bytes[file])) this.#checkpoint = logStart;
    this.#seen = { ...this.#checkpoint.bytes };
    this.#written = { ...sizes };
    this.#candidates = [];
    this.#newest = this.#checkpoint.second;
    this.#open.clear();
  }

  /** What of a frame is not in its file yet; undefined when all of it is. */
  take(frame: LogFrame): LogPiece | undefined {
    if (frame.second < this.#checkpoint.second) return undefined;
    const file = this.#isCombined ? 'combined' : frame.stream;
    this.#note(frame);
    const start = this.#seen[file];
    const end = start + frame.bytes.byteLength;
    this.#seen[file] = end;
    const known = Math.max(0, this.#written[file] - start);
    if (known >= frame.bytes.byteLength) return undefined;
    this.#written[file] = end;
    return { file, bytes: frame.bytes.subarray(known) };
  }

  #note({ stream, second, bytes }: LogFrame): void {
    // Late frames take away the candidates that they prove wrong.
    while ((this.#candidates.at(-1)?.second ?? 0) > second) this.#candidates.pop();
    if (second > this.#newest) {
      this.#candidates.push({ second, bytes: { ...this.#seen } });
      this.#newest = second;
    }
    const goesOn = bytes.at(-1) !== 0x0a;
    if (!goesOn) this.#open.delete(stream);
    else if (!this.#open.has(stream)) this.#open.set(stream, second);
    this.#promote(second);
  }

  #promote(second: number): void {
    const limit = Math.min(second - LAG_SECONDS, ...this.#open.values());
    let last: LogCheckpoint | undefined;
    while (this.#candidates[0] !== undefined && this.#candidates[0].second <= limit) {
      last = this.#candidates.shift();
    }
    if (last !== undefined) this.#checkpoint = last;
  }
}
