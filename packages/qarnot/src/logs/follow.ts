import {
  type CallOptions,
  type Clock,
  isPassingError,
  type Logger,
  RequestAbortedError,
} from '@irori/core';
import { LogTracker } from './log-tracker.ts';
import type { LogStream } from './options.ts';

/** New text of one output. */
export interface LogPiece {
  stream: LogStream;
  text: string;
}

/** What is followed. */
export interface LogSource {
  /** What it is, for errors: `task 1234`. */
  what: string;
  /** The outputs to read; may be none, then only the end is waited for. */
  streams: readonly LogStream[];
  /** The whole of an output as it is now. */
  read(stream: LogStream, call: CallOptions): PromiseLike<string>;
  /** Whether nothing more will be written. */
  hasEnded(call: CallOptions): PromiseLike<boolean>;
}

/** How it is followed. */
export interface FollowOptions {
  clock: Clock;
  logger: Logger;
  signal?: AbortSignal | undefined;
  pollInterval?: number | undefined;
  onGap?: ((stream: LogStream) => void) | undefined;
}

const DEFAULT_INTERVAL = 2_000;
/** The first pause is this part of the interval, so that short tasks end soon. */
const QUICK = 8;
/** Reading may take no more than one part in so many of the time. */
const PATIENCE = 10;
const LONGEST_PATIENCE = 30_000;
/** How long reading may fail for reasons that pass before that is an error, in milliseconds. */
const OUTAGE_TOLERANCE = 300_000;

class Follower {
  readonly #source: LogSource;
  readonly #options: FollowOptions;
  readonly #call: CallOptions;
  readonly #trackers = { stdout: new LogTracker(), stderr: new LogTracker() };
  #interval: number;
  #lastSuccessAt: number;

  constructor(source: LogSource, options: FollowOptions) {
    this.#source = source;
    this.#options = options;
    this.#call = options.signal === undefined ? {} : { signal: options.signal };
    this.#interval = this.#longest / QUICK;
    this.#lastSuccessAt = options.clock.monotonic();
  }

  get #longest(): number {
    return this.#options.pollInterval ?? DEFAULT_INTERVAL;
  }

  async *follow(): AsyncGenerator<LogPiece, void, undefined> {
    const { clock } = this.#options;
    let ended = false;
    for (;;) {
      const begun = clock.monotonic();
      ended ||= (await this.#tolerant(() => this.#source.hasEnded(this.#call))) ?? false;
      const buffers = await Promise.all(this.#source.streams.map((stream) => this.#read(stream)));
      let brought = false;
      for (const { stream, buffer } of buffers) {
        const text = buffer === undefined ? '' : this.#look(stream, buffer);
        brought ||= text !== '';
        if (text !== '') yield { stream, text };
      }
      const complete = buffers.every(({ buffer }) => buffer !== undefined);
      // What has ended may still have had output on its way: it is over when nothing more came.
      if (ended && complete && !brought) return;
      if (!ended || !complete) await this.#pause(brought, clock.monotonic() - begun);
    }
  }

  async #read(stream: LogStream): Promise<{ stream: LogStream; buffer: string | undefined }> {
    return {
      stream,
      buffer: await this.#tolerant(() => this.#source.read(stream, this.#call)),
    };
  }

  /** What is new in an output. */
  #look(stream: LogStream, buffer: string): string {
    const { text, gap } = this.#trackers[stream].look(buffer);
    if (gap) {
      this.#options.logger.warn(
        `The ${stream} of ${this.#source.what} does not join on to what was read before; something may be missing.`,
      );
      this.#options.onGap?.(stream);
    }
    return text;
  }

  /** The result; `undefined` while the API is out of reach for a reason that passes. */
  async #tolerant<T>(ask: () => PromiseLike<T>): Promise<T | undefined> {
    const { clock } = this.#options;
    try {
      const result = await ask();
      this.#lastSuccessAt = clock.monotonic();
      return result;
    } catch (error) {
      const outage = clock.monotonic() - this.#lastSuccessAt;
      if (!isPassingError(error) || outage > OUTAGE_TOLERANCE) throw error;
      return undefined;
    }
  }

  async #pause(brought: boolean, took: number): Promise<void> {
    const { clock, signal } = this.#options;
    this.#interval = brought
      ? Math.min(this.#interval, this.#longest)
      : Math.min(this.#interval * 1.5, this.#longest);
    const pause = Math.max(this.#interval, Math.min(took * PATIENCE, LONGEST_PATIENCE));
    try {
      await clock.sleep(pause, signal);
    } catch (cause) {
      throw new RequestAbortedError({
        message: `Following ${this.#source.what} was aborted by the caller.`,
        outcome: 'not-sent',
        attempts: 0,
        cause,
      });
    }
  }
}

/**
 * The outputs of something that writes, from their beginning to its end: the pieces of one output
 * put together are that output.
 *
 * Every look reads the whole buffer and compares it with the one before. The API also has calls that
 * give only what is new, but their cursor is the server's: whoever else reads takes text away, and
 * what a lost answer held never comes again.
 */
export function followLog(
  source: LogSource,
  options: FollowOptions,
): AsyncGenerator<LogPiece, void, undefined> {
  return new Follower(source, options).follow();
}
