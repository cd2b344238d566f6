import type { EngineClock, EngineLogger } from '../../../engine/types.ts';
import type { DokOptions } from '../options.ts';
import type { DeliveryRow, DeliveryStore } from '../store/deliveries.ts';
import { post } from './post.ts';

const firstBackoff = 1_000;
const maxBackoff = 10 * 60_000;

/** Milliseconds between try number `attempts` and the next: 1 s, 5 s, 25 s … up to 10 minutes. */
export function deliveryBackoff(attempts: number): number {
  return Math.min(maxBackoff, firstBackoff * 5 ** (attempts - 1));
}

/** Sends stored webhooks until each has arrived or was tried often enough. */
export class Courier {
  readonly #deliveries: DeliveryStore;
  readonly #options: DokOptions;
  readonly #clock: EngineClock;
  readonly #logger: EngineLogger;
  readonly #closing = new AbortController();
  #cancelTimer: (() => void) | undefined;
  #round: Promise<void> | undefined;
  #again = false;

  constructor(
    deliveries: DeliveryStore,
    options: DokOptions,
    clock: EngineClock,
    logger: EngineLogger,
  ) {
    this.#deliveries = deliveries;
    this.#options = options;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Sends what is due and plans the rest. Call it at start and whenever one was added. */
  wake(): void {
    if (this.#closing.signal.aborted) return;
    this.#cancelTimer?.();
    this.#again = true;
    this.#round ??= this.#rounds().finally(() => {
      this.#round = undefined;
      this.#plan();
    });
  }

  /** Stops; what has not arrived stays stored. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#cancelTimer?.();
    await this.#round;
  }

  async #rounds(): Promise<void> {
    while (this.#again && !this.#closing.signal.aborted) {
      this.#again = false;
      const due = this.#deliveries.due(this.#clock.now());
      await Promise.all(due.map((delivery) => this.#deliver(delivery)));
    }
  }

  #plan(): void {
    if (this.#closing.signal.aborted) return;
    const next = this.#deliveries.next();
    if (next === undefined) return;
    const wait = Math.max(0, next - this.#clock.now());
    this.#cancelTimer = this.#clock.setTimer(wait, () => this.wake());
  }

  async #deliver(delivery: DeliveryRow): Promise<void> {
    const { webhookSignature, webhookTimeout, webhookAttempts } = this.#options;
    const result = await post({
      address: delivery.address,
      body: delivery.body,
      secret: delivery.secret,
      ...(webhookSignature === 'none' ? {} : { header: webhookSignature }),
      timeoutMs: webhookTimeout * 1000,
      bodyMax: 0,
      signal: this.#closing.signal,
    });
    if (this.#closing.signal.aborted && result.kind !== 'answered') return;
    const attempts = delivery.attempts + 1;
    if (result.kind === 'answered' && result.status >= 200 && result.status < 300) {
      this.#deliveries.remove(delivery);
    } else if (attempts >= webhookAttempts) {
      this.#deliveries.remove(delivery);
      const said = result.kind === 'answered' ? `HTTP ${result.status}` : result.kind;
      this.#logger.warn(`A webhook was given up after ${attempts} attempts (${said}).`);
    } else {
      this.#deliveries.postpone(delivery, this.#clock.now() + deliveryBackoff(attempts));
    }
  }
}
