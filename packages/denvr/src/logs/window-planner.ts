import type { LogTracker } from './log-tracker.ts';

/** The first window: what the API describes as its default. */
const FIRST = 2000;
const LEAST = 128;
const MOST = 10_000_000;
const SPARE = 32;
/** Shorter times between two looks tell nothing about how fast a log grows, in milliseconds. */
const SHORTEST = 50;

/**
 * How many lines to ask for. A little more than will be new costs little to transfer; a window that
 * turns out too small costs a second, larger one.
 */
export class WindowPlanner {
  readonly #tracker: LogTracker;
  /** How many new lines to expect in a millisecond. */
  #rate = 0;
  #started = false;
  /** Whether the server answers the first lines instead of the last. */
  #headOnly = false;
  #most = MOST;

  constructor(tracker: LogTracker) {
    this.#tracker = tracker;
  }

  /**
   * The window of the next look.
   *
   * @param elapsed - Milliseconds since the last look.
   */
  first(elapsed: number): number {
    if (!this.#started) return Math.min(this.#most, FIRST);
    const kept = this.#headOnly ? this.#tracker.lines + 1 : this.#tracker.anchorLines;
    const lines = kept + Math.ceil(this.#rate * Math.max(elapsed, SHORTEST) * 1.25) + SPARE;
    return Math.min(this.#most, Math.max(LEAST, lines));
  }

  /** A larger one for the same look; `undefined` when there is none. */
  larger(limit: number): number | undefined {
    if (limit >= this.#most) return undefined;
    const factor = this.#started ? 2 : 4;
    return Math.min(this.#most, Math.max(limit * factor, LEAST));
  }

  /**
   * A look succeeded.
   *
   * @param lines - How many new lines it brought.
   * @param elapsed - Milliseconds since the look before it.
   */
  brought(lines: number, elapsed: number): void {
    // A log that is still empty may begin with many lines at once.
    this.#started ||= this.#tracker.lines > 0;
    this.#rate = Math.max(lines / Math.max(elapsed, SHORTEST), this.#rate / 2);
  }

  /** A window showed the beginning of the log although that was delivered long ago. */
  sawHead(limit: number): void {
    if (this.#started && limit <= this.#tracker.lines) this.#headOnly = true;
  }

  /** The server refused a window of this size: a smaller one, or `undefined` when none is left. */
  smaller(limit: number): number | undefined {
    if (limit <= LEAST) {
      // Even the least window was refused, so it was not for its size.
      this.#most = MOST;
      return undefined;
    }
    this.#most = Math.max(LEAST, Math.floor(limit / 2));
    return this.#most;
  }
}
