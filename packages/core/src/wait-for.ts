import { type Clock, systemClock } from './clock.ts';
import { RequestAbortedError } from './errors/connection-error.ts';
import { isPassingError, isRateLimitError } from './errors/guards.ts';
import { WaitTimeoutError } from './errors/usage-error.ts';

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
  /** Whether this is what was waited for. An unknown state must not count as the end. */
  until: (value: T) => boolean;
  /** One word for what was seen, such as the state; counted for the error. */
  describe: (value: T) => string;
  /** What is waited for, for the error: `task 1234 to end`. */
  what: string;
  /**
   * How long polls may fail for reasons that pass (connection, 429, 5xx) once one has succeeded, in
   * milliseconds. A wait of hours should not end because of one bad minute.
   *
   * @default 300000
   */
  outageTolerance?: number;
  /** Where time comes from. @default systemClock */
  clock?: Clock;
}

const DEFAULT_INTERVAL = (poll: number): number => Math.min(10_000, 1000 * 1.5 ** (poll - 1));

interface Wait<T> {
  readonly options: WaitForOptions<T>;
  readonly clock: Clock;
  readonly startedAt: number;
  readonly seen: Record<string, number>;
  polls: number;
  last: string | undefined;
  lastSuccessAt: number | undefined;
}

function summary(seen: Record<string, number>): string {
  return Object.entries(seen)
    .map(([word, count]) => `${word} ×${count}`)
    .join(', ');
}

function timeoutError<T>(wait: Wait<T>): WaitTimeoutError {
  const { what, timeout = 0 } = wait.options;
  const waited = wait.clock.monotonic() - wait.startedAt;
  const seen = wait.last === undefined ? 'No poll succeeded.' : `Seen: ${summary(wait.seen)}.`;
  return new WaitTimeoutError(
    `Waited ${timeout / 1000} s for ${what}, which did not happen in that time. ${seen}`,
    { waited, seen: wait.seen, hint: 'Nothing was canceled: wait again with a longer timeout.' },
  );
}

function abortedError<T>(wait: Wait<T>): RequestAbortedError {
  return new RequestAbortedError({
    message: `The wait for ${wait.options.what} was aborted by the caller; what was waited for goes on.`,
    outcome: 'not-sent',
    attempts: wait.polls,
    cause: wait.options.signal?.reason,
  });
}

function timeLeft<T>({ options, clock, startedAt }: Wait<T>): number {
  const { timeout = 0 } = options;
  return timeout === 0 ? Number.POSITIVE_INFINITY : startedAt + timeout - clock.monotonic();
}

type Look<T> = { value: T } | { failed: true; waitAtLeast: number };

/** Looks once; a failure that passes is not the end of the wait. */
async function look<T>(wait: Wait<T>, signal: AbortSignal): Promise<Look<T>> {
  const { options, clock } = wait;
  wait.polls += 1;
  try {
    return { value: await options.poll(signal) };
  } catch (error) {
    if (signal.aborted || !isPassingError(error) || wait.lastSuccessAt === undefined) throw error;
    const outage = clock.monotonic() - wait.lastSuccessAt;
    if (outage > (options.outageTolerance ?? 300_000)) throw error;
    return { failed: true, waitAtLeast: isRateLimitError(error) ? (error.retryAfter ?? 0) : 0 };
  }
}

function record<T>(wait: Wait<T>, value: T): void {
  wait.lastSuccessAt = wait.clock.monotonic();
  wait.last = wait.options.describe(value);
  wait.seen[wait.last] = (wait.seen[wait.last] ?? 0) + 1;
  wait.options.onPoll?.(value);
}

function intervalOf<T>({ options, polls }: Wait<T>): number {
  const { pollInterval = DEFAULT_INTERVAL } = options;
  return typeof pollInterval === 'number' ? pollInterval : pollInterval(polls);
}

async function lookUntil<T>(wait: Wait<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    if (signal.aborted) throw signal.reason;
    const seen = await look(wait, signal);
    if ('value' in seen) {
      record(wait, seen.value);
      if (wait.options.until(seen.value)) return seen.value;
    }
    const left = timeLeft(wait);
    if (left <= 0) throw timeoutError(wait);
    const pause = Math.max(intervalOf(wait), 'failed' in seen ? seen.waitAtLeast : 0);
    // The last look comes just at the limit, so that what ended meanwhile is not reported as late.
    await wait.clock.sleep(Math.min(pause, left), signal);
  }
}

/** How long the last look, which begins at the limit, may take. */
const LAST_LOOK = 5_000;

/**
 * Polls until what is waited for is there.
 *
 * @returns What the last poll saw.
 * @throws WaitTimeoutError when the limit is reached; it counts what was seen.
 * @throws RequestAbortedError when the caller's signal ends the wait.
 */
export async function waitFor<T>(options: WaitForOptions<T>): Promise<T> {
  const clock = options.clock ?? systemClock;
  const wait: Wait<T> = {
    options,
    clock,
    startedAt: clock.monotonic(),
    seen: {},
    polls: 0,
    last: undefined,
    lastSuccessAt: undefined,
  };
  const { timeout = 0, signal: callers } = options;
  const deadline = new AbortController();
  const cancelTimer =
    timeout === 0 ? undefined : clock.setTimer(timeout + LAST_LOOK, () => deadline.abort());
  const signal =
    callers === undefined ? deadline.signal : AbortSignal.any([callers, deadline.signal]);
  try {
    return await lookUntil(wait, signal);
  } catch (error) {
    if (callers?.aborted) throw abortedError(wait);
    if (deadline.signal.aborted) throw timeoutError(wait);
    throw error;
  } finally {
    cancelTimer?.();
  }
}
