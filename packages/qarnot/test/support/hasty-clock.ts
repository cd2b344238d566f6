import { FakeClock } from '@irori/testkit';

/** A clock on which every wait is over at once, and has taken its time all the same. */
export class HastyClock extends FakeClock {
  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.sleeps.push(ms);
    this.advance(ms);
    return new Promise((resolve) => setImmediate(resolve));
  }
}
