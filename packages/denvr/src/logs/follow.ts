import {
  type CallOptions,
  type Clock,
  isApiError,
  isBadRequestError,
  isConnectionError,
  isNotFoundError,
  RequestAbortedError,
} from '@irori/core';
import { type Logging, loggerOf } from '../session/logger.ts';
import { type InstanceStatus, isFailedStatus } from '../status.ts';
import { countLines, type LogStep, LogTracker } from './log-tracker.ts';
import type { FollowOptions } from './options.ts';
import { WindowPlanner } from './window-planner.ts';

/** A log that only shows its last lines, and the status of what writes it. */
export interface LogSource {
  /** What is read, for errors. */
  what: string;
  /** The last `limit` lines. */
  read(limit: number, call: CallOptions): Promise<string>;
  /** The status of the writer. */
  status(call: CallOptions): Promise<InstanceStatus | null | undefined>;
}

/** What following takes from the session. */
export interface FollowContext {
  clock: Clock;
  logging: Logging;
}

/** How long reading may fail before that is an error, in milliseconds. */
const OUTAGE_TOLERANCE = 300_000;
const SLOWEST = 2.5;

type Ended = 'no' | 'stopped' | 'gone';

class Follower {
  readonly #source: LogSource;
  readonly #options: FollowOptions;
  readonly #context: FollowContext;
  readonly #call: CallOptions;
  readonly #tracker = new LogTracker();
  readonly #planner = new WindowPlanner(this.#tracker);
  #seen = false;
  #failingSince: number | undefined;
  /** When the last look was that succeeded. */
  #lookedAt: number;

  constructor(source: LogSource, options: FollowOptions, context: FollowContext) {
    this.#source = source;
    this.#options = options;
    this.#context = context;
    this.#lookedAt = context.clock.monotonic();
    this.#call = options.signal === undefined ? {} : { signal: options.signal };
  }

  /** The log as it is now. */
  async *once(): AsyncGenerator<string, void, undefined> {
    const text = await this.#look();
    if (text !== '') yield text;
  }

  /** The log as it is now and as it goes on. */
  async *follow(): AsyncGenerator<string, void, undefined> {
    const base = this.#options.pollInterval ?? 2000;
    // Quick at first: a short program should not wait for a long interval.
    let interval = base / 8;
    let ended: Ended = 'no';
    for (;;) {
      const last = ended !== 'no';
      const text = await this.#lookOrGone();
      if (text) yield text;
      if (text === undefined || last) return;
      interval = text === '' ? Math.min(interval * 1.5, base * SLOWEST) : base;
      if (text === '') ended = await this.#ended();
      if (ended === 'gone') return;
      // What has stopped may have written more since this look: look once more, at once.
      if (ended === 'no') await this.#pause(interval);
    }
  }

  /** What is new; `undefined` when the writer is gone. */
  async #lookOrGone(): Promise<string | undefined> {
    try {
      const text = await this.#look();
      this.#seen = true;
      this.#failingSince = undefined;
      return text;
    } catch (error) {
      return this.#tolerate(error);
    }
  }

  /**
   * Before a container runs there may be no log, and servers fail for a while. The status tells
   * those cases from a writer that is gone.
   */
  async #tolerate(error: unknown): Promise<string | undefined> {
    const passing =
      isConnectionError(error) || (isApiError(error) && ![401, 403].includes(error.status));
    const now = this.#context.clock.monotonic();
    this.#failingSince ??= now;
    if (!passing || now - this.#failingSince > OUTAGE_TOLERANCE) throw error;
    const ended = await this.#ended();
    if (ended !== 'gone') return '';
    if (this.#seen) return undefined;
    throw error;
  }

  async #ended(): Promise<Ended> {
    try {
      const status = await this.#source.status(this.#call);
      this.#seen = true;
      return status === 'OFFLINE' || isFailedStatus(status) ? 'stopped' : 'no';
    } catch (error) {
      if (isNotFoundError(error)) return 'gone';
      if (isConnectionError(error) || (isApiError(error) && error.status >= 429)) return 'no';
      throw error;
    }
  }

  /** One look, with as many windows as it takes. */
  async #look(): Promise<string> {
    const now = this.#context.clock.monotonic();
    const elapsed = now - this.#lookedAt;
    let limit = this.#planner.first(elapsed);
    let text = '';
    for (;;) {
      const window = await this.#source.read(limit, this.#call).catch((error: unknown) => {
        if (!isBadRequestError(error)) throw error;
        const smaller = this.#planner.smaller(limit);
        if (smaller === undefined) throw error;
        limit = smaller;
      });
      if (window === undefined) continue;
      const next = this.#planner.larger(limit);
      const step = this.#tracker.look(window, limit, next === undefined);
      if (step.kind !== 'unclear') text += step.text;
      const larger = this.#isEnough(step, window, limit) ? undefined : next;
      if (larger === undefined) {
        if (step.kind === 'unclear') text += this.#tracker.restart(window);
        if (step.kind !== 'joined') this.#gap();
        this.#planner.brought(countLines(text), elapsed);
        this.#lookedAt = now;
        return text;
      }
      limit = larger;
    }
  }

  /** Whether a window showed the end of the log, as far as can be known. */
  #isEnough(step: LogStep, window: string, limit: number): boolean {
    const full = countLines(window) >= limit;
    // A full window with the beginning of the log in it need not hold its end: which of the two a
    // server cuts off is not known.
    const head = full && this.#tracker.isHead(window);
    if (head) this.#planner.sawHead(limit);
    return step.kind !== 'unclear' && !head;
  }

  #gap(): void {
    loggerOf(this.#context.logging).warn(
      `${this.#source.what} does not join on to what was read before; something may be missing`,
    );
    this.#options.onGap?.();
  }

  async #pause(ms: number): Promise<void> {
    try {
      await this.#context.clock.sleep(ms, this.#options.signal);
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
 * A log as text: what there is, and with `follow` what comes until the writer is stopped, failed or
 * gone. The pieces put together are the log; they need not end with a line.
 */
export function followText(
  source: LogSource,
  options: FollowOptions,
  context: FollowContext,
): AsyncGenerator<string, void, undefined> {
  const follower = new Follower(source, options, context);
  return options.follow ? follower.follow() : follower.once();
}
