import type { Clock } from './clock.ts';

/** How the `wait` methods wait. */
export interface WaitOptions<T> {
  /** Ends the wait when aborted; what was waited for goes on. */
  signal?: AbortSignal;
  /** Limit of the wait in milliseconds; `0` means none. @default 0 */
  timeout?: number;
  /**
   * Milliseconds between two polls, or a function of the poll's number (1 is the first).
   *
   * @default 1000, growing by half each time up to 10000
   */
  pollInterval?: number | ((poll: number) => number);
  /** Called with what each poll saw. */
  onPoll?: (value: T) => void;
}

/** A whole wait: {@link WaitOptions}, and what to wait for. */
export interface WaitForOptions<T> extends WaitOptions<T> {
  /** Looks once. */
  poll: (signal: AbortSignal) => Promise<T>;
  /** Whether this is what was waited for. */
  until: (value: T) => boolean;
  /** One word for what was seen, such as the state; counted for the error. */
  describe: (value: T) => string;
  /** What is waited for, for the error: `task 1234 to end`. */
  what: string;
  /**
   * How long polls may fail for reasons that pass (connection, 429, 5xx) after one has succeeded, in
   * milliseconds.
   *
   * @default 300000
   */
  outageTolerance?: number;
  /** Where time comes from. @default systemClock */
  clock?: Clock;
}

/** Polls until what is waited for is there. */
export async function waitFor<T>(options: WaitForOptions<T>): Promise<T> {
  return await options.poll(options.signal ?? new AbortController().signal);
}
