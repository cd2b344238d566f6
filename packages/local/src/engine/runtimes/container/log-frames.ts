/** Which stream of the program a frame belongs to. */
export type FrameStream = 'stdout' | 'stderr';

/** One piece of a log as the engine stored it: a line, or a part of a long one. */
export interface LogFrame {
  readonly stream: FrameStream;
  /** Whole seconds since the epoch at which the engine took it. */
  readonly second: number;
  /** What the program wrote; ends with a newline unless the line goes on. */
  readonly bytes: Uint8Array;
}

const HEADER_BYTES = 8;
const SPACE = 0x20;
const NEWLINE = 0x0a;
/** `2026-01-01T00:00:00` decides the second; the fraction and the zone of an engine do not change. */
const SECOND_LENGTH = 19;

/** The bytes are not what an engine sends for a log with timestamps. */
export class LogFormatError extends Error {
  override readonly name: string = 'LogFormatError';
}

/**
 * Takes the log of a container apart: engines send `[stream, 0, 0, 0, length] TIMESTAMP SPACE bytes`
 * in pieces that begin and end anywhere.
 */
export class FrameReader {
  readonly #losesNewlines: boolean;
  /** Lines that go on: the time that all their parts have. */
  readonly #open = new Map<FrameStream, { readonly time: string; readonly second: number }>();
  #rest: Buffer = Buffer.alloc(0);
  #lastText = '';
  #lastSecond = 0;

  /**
   * @param losesNewlines - The `local` driver of Docker gives a line of more than 16 KiB without its
   * newline. All parts of one line have the same time, so what has another begins a new line.
   */
  constructor(losesNewlines: boolean) {
    this.#losesNewlines = losesNewlines;
  }

  /** The frames that are complete with this chunk. @throws LogFormatError */
  *push(chunk: Uint8Array): Generator<LogFrame, void, undefined> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let data = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (data.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + data.readUInt32BE(4);
      if (data.length < end) break;
      yield* this.#frames(data[0] ?? 0, data.subarray(HEADER_BYTES, end));
      data = data.subarray(end);
    }
    // Copied, so that a piece of a header does not hold a whole chunk.
    this.#rest = Buffer.from(data);
  }

  *#frames(kind: number, payload: Buffer): Generator<LogFrame, void, undefined> {
    const space = payload.indexOf(SPACE);
    if ((kind !== 1 && kind !== 2) || space < SECOND_LENGTH) {
      throw new LogFormatError('the engine sent a log that is not in its own format');
    }
    const time = payload.toString('latin1', 0, space);
    const second = this.#secondOf(time);
    const stream = kind === 1 ? 'stdout' : 'stderr';
    const bytes = payload.subarray(space + 1);
    if (this.#losesNewlines) yield* this.#lostNewline(stream, time, second, bytes);
    yield { stream, second, bytes };
  }

  /** It is of the second of its line, so that it counts to what was before the new line. */
  *#lostNewline(
    stream: FrameStream,
    time: string,
    second: number,
    bytes: Buffer,
  ): Generator<LogFrame, void, undefined> {
    const open = this.#open.get(stream);
    if (open !== undefined && open.time !== time) {
      this.#open.delete(stream);
      yield { stream, second: open.second, bytes: Buffer.of(NEWLINE) };
    }
    if (bytes.at(-1) === NEWLINE) this.#open.delete(stream);
    else if (!this.#open.has(stream)) this.#open.set(stream, { time, second });
  }

  #secondOf(timestamp: string): number {
    const text = timestamp.slice(0, SECOND_LENGTH);
    if (text === this.#lastText) return this.#lastSecond;
    const second = Math.floor(Date.parse(timestamp) / 1000);
    if (!Number.isFinite(second)) {
      throw new LogFormatError(`the engine sent a log with the time "${timestamp}"`);
    }
    this.#lastText = text;
    this.#lastSecond = second;
    return second;
  }
}
