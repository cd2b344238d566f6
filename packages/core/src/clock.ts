/**
 * Where time comes from. Everything in Irori that waits or measures takes a clock, so that a test
 * can move time by hand instead of sleeping.
 */
export interface Clock {
  /** The wall clock, in milliseconds since 1970 (for dates and expiry times). */
  now(): number;
  /** A clock that never jumps, in milliseconds (for measuring how long something took). */
  monotonic(): number;
  /**
   * Waits.
   *
   * @param ms - How long, in milliseconds.
   * @param signal - Ends the wait early; the promise then rejects with the signal's reason.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls `fn` once after `ms` milliseconds.
   *
   * @returns A function that cancels the timer; calling it again does nothing.
   */
  setTimer(ms: number, fn: () => void): () => void;
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The machine's own time: `Date.now`, `performance.now` and `setTimeout`. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep,
  setTimer: (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};
