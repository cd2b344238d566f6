import type { EngineClock } from './types.ts';

/** Longest delay that Node's timers can hold (about 24 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The real time. */
export const systemEngineClock: EngineClock = {
  now: () => Date.now(),
  setTimer(ms, fn): () => void {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};

/** Calls `fn` when the clock reaches `at`, however far away that is; the result cancels it. */
export function setAlarm(clock: EngineClock, at: number, fn: () => void): () => void {
  let cancel = (): void => {};
  const arm = (): void => {
    const left = Math.max(0, at - clock.now());
    cancel =
      left <= LONGEST_TIMER_MS ? clock.setTimer(left, fn) : clock.setTimer(LONGEST_TIMER_MS, arm);
  };
  arm();
  return () => cancel();
}
