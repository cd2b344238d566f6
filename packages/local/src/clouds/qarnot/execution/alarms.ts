import { setAlarm } from '../../../engine/clock.ts';
import type { EngineClock, EngineLogger } from '../../../engine/types.ts';
import { messageOf } from '../../../store/errors.ts';

/** Between two tries of something that is due and cannot be stored. */
const RETRY_MS = 1000;

/** Named timers on the cloud's clock; setting one again moves it. */
export class Alarms {
  readonly #clock: EngineClock;
  readonly #logger: EngineLogger;
  readonly #set = new Map<string, () => void>();
  #isClosed = false;

  constructor(clock: EngineClock, logger: EngineLogger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Calls `fn` at `at` (epoch ms), `null` for never. */
  set(name: string, at: number | null, fn: () => void): void {
    this.#set.get(name)?.();
    this.#set.delete(name);
    if (this.#isClosed || at === null) return;
    const cancel = setAlarm(this.#clock, at, () => {
      this.#set.delete(name);
      this.run(name, fn);
    });
    this.#set.set(name, cancel);
  }

  /** Calls `fn` now, and again later when it fails. */
  run(name: string, fn: () => void): void {
    if (this.#isClosed) return;
    try {
      fn();
    } catch (error) {
      this.#logger.error(`What was due (${name}) failed, and is tried again: ${messageOf(error)}`);
      this.set(name, this.#clock.now() + RETRY_MS, fn);
    }
  }

  clear(name: string): void {
    this.set(name, null, () => {});
  }

  close(): void {
    this.#isClosed = true;
    for (const cancel of this.#set.values()) cancel();
    this.#set.clear();
  }
}
