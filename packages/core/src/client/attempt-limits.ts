import { type Call, timeLeft } from './call.ts';

/** A time limit that was reached. */
export interface LimitReached {
  /** Which one. */
  which: 'attempt' | 'pause' | 'total';
  /** The limit in milliseconds. */
  limit: number;
}

/** Why an attempt's signal was aborted when it was not the caller's doing. */
const REASON = new DOMException('The attempt is over.', 'AbortError');

/**
 * The end of one attempt: its timer, and a signal that is aborted by it or by the caller's signal.
 *
 * The caller's signal is only ever a source of `AbortSignal.any`, so nothing stays attached to it
 * however many calls it is used for.
 */
export class AttemptLimits {
  /** What `fetch` listens to. */
  readonly signal: AbortSignal;
  /** The limit that was reached, once one is. */
  reached: LimitReached | undefined;
  /** Whether the request was handed to `fetch`. */
  sent = false;
  /** What the attempt is waiting for. */
  phase: 'headers' | 'body' = 'headers';

  readonly #call: Call;
  readonly #controller = new AbortController();
  readonly #onAbort = (): void => this.#end?.();
  #end: (() => void) | undefined;
  #cancelTimer: () => void = () => {};

  constructor(call: Call) {
    this.#call = call;
    const own = this.#controller.signal;
    if (call.signal === undefined) {
      this.signal = own;
    } else {
      this.signal = AbortSignal.any([call.signal, own]);
      this.signal.addEventListener('abort', this.#onAbort);
    }
    this.#arm('attempt', call.timeout);
  }

  /** Waits for `work`, but not longer than the limits allow, whether or not it heeds the signal. */
  bound<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#end = () => reject(REASON);
      if (this.signal.aborted) this.#end();
      work.then(resolve, reject);
    });
  }

  /** Starts the limit of one pause between two pieces of a streamed body. */
  startPause(): void {
    this.#cancelTimer();
    this.#arm('pause', this.#call.timeout);
  }

  /** Lets only the total limit run on, while the reader of a stream takes its time. */
  endPause(): void {
    this.#cancelTimer();
    this.#arm('total', 0);
  }

  /** Lets go of the timer and the signal. */
  dispose(): void {
    this.#cancelTimer();
    // A combined signal with a listener lives as long as its sources, so for ever with some callers.
    if (this.signal !== this.#controller.signal) {
      this.signal.removeEventListener('abort', this.#onAbort);
    }
  }

  /** Lets go of the timer and the signal, and ends what is still under way. */
  abandon(): void {
    this.dispose();
    this.#controller.abort(REASON);
  }

  #arm(which: LimitReached['which'], timeout: number): void {
    const left = timeLeft(this.#call);
    const limit = timeout === 0 ? Number.POSITIVE_INFINITY : timeout;
    if (limit === Number.POSITIVE_INFINITY && left === Number.POSITIVE_INFINITY) return;
    const reached: LimitReached =
      left <= limit ? { which: 'total', limit: this.#call.totalTimeout } : { which, limit };
    this.#cancelTimer = this.#call.parts.clock.setTimer(Math.max(0, Math.min(left, limit)), () => {
      this.reached = reached;
      this.#end?.();
      this.#controller.abort(REASON);
    });
  }
}
