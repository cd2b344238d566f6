import type { Clock } from '@irori/core';

interface Timer {
  at: number;
  fn: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  #monotonic = 0;
  readonly #timers = new Set<Timer>();
  /** Every wait that was asked for with `sleep`, in milliseconds, oldest first. */
  readonly sleeps: number[] = [];
  #sleepers = 0;

  constructor(now: number = Date.UTC(2026, 0, 1)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  /** How many timers and sleeps are waiting. */
  get pending(): number {
    return this.#timers.size;
  }

  /** How many `sleep` calls are waiting now. */
  get sleepers(): number {
    return this.#sleepers;
  }

  setTimer(ms: number, fn: () => void): () => void {
    const timer = { at: this.#monotonic + Math.max(0, ms), fn };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    this.#sleepers += 1;
    return new Promise<void>((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = (): void => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = this.setTimer(ms, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    }).finally(() => {
      this.#sleepers -= 1;
    });
  }

  /** Moves time forward and runs what is due on the way, in order. */
  advance(ms: number): void {
    const end = this.#monotonic + ms;
    for (let timer = this.#due(end); timer !== undefined; timer = this.#due(end)) {
      this.#timers.delete(timer);
      this.#move(timer.at);
      timer.fn();
    }
    this.#move(end);
  }

  /** Waits until something waits on this clock, then moves time to the next due moment. */
  async advanceToNext(): Promise<number> {
    while (this.#timers.size === 0) await new Promise((resolve) => setImmediate(resolve));
    const next = Math.min(...[...this.#timers].map((timer) => timer.at));
    const ms = Math.max(0, next - this.#monotonic);
    this.advance(ms);
    return ms;
  }

  #move(to: number): void {
    if (to <= this.#monotonic) return;
    this.#now += to - this.#monotonic;
    this.#monotonic = to;
  }

  #due(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (first === undefined || timer.at < first.at)) first = timer;
    }
    return first;
  }
}
