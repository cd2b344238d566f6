import {
  type Clock,
  decideRetry,
  defaultRetryPolicy,
  isIroriError,
  type Logger,
  type RetryPolicy,
  retryDelay,
} from '@irori/core';
import { createAbortedError, createS3Error, type FailureContext } from './create-error.ts';
import { failureLine, policyFailure, readFailure, type S3Failure } from './failure.ts';

/**
 * A store that is busy says 503 for a while, and a long transfer meets more of such moments than a
 * single call: more retries than elsewhere, about 15 seconds in all.
 */
const POLICY: RetryPolicy = { ...defaultRetryPolicy, maxRetries: 5 };

/** The attempts of one call: decides whether there is a next one, and waits for it. */
export class Attempts {
  readonly #about: Omit<FailureContext, 'attempts' | 'earlier'>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #signal: AbortSignal | undefined;
  readonly #policy: RetryPolicy;
  readonly #earlier: string[] = [];
  #attempts = 0;
  #retries = 0;
  #freeRetryUsed = false;

  constructor(
    about: Omit<FailureContext, 'attempts' | 'earlier'>,
    tools: {
      clock: Clock;
      logger: Logger;
      signal: AbortSignal | undefined;
      maxRetries: number | undefined;
    },
  ) {
    this.#about = about;
    this.#clock = tools.clock;
    this.#logger = tools.logger;
    this.#signal = tools.signal;
    this.#policy = { ...POLICY, maxRetries: tools.maxRetries ?? POLICY.maxRetries };
  }

  /** How many attempts have begun. */
  get count(): number {
    return this.#attempts;
  }

  /** @throws RequestAbortedError when the caller has ended the call. */
  begin(): void {
    if (this.#signal?.aborted) throw this.#aborted();
    this.#attempts += 1;
  }

  /** Begins the count again, after some of a body has come through. */
  progressed(): void {
    this.#retries = 0;
    this.#freeRetryUsed = false;
  }

  /**
   * Returns when the next attempt may begin.
   *
   * @throws The typed error when there is none.
   */
  async failed(error: unknown): Promise<void> {
    if (this.#signal?.aborted) throw this.#aborted();
    if (isIroriError(error)) throw error;
    const failure = readFailure(error, this.#clock.now());
    const decision = decideRetry({
      failure: policyFailure(failure),
      effect: 'idempotent',
      replayable: true,
      retries: this.#retries,
      freeRetryUsed: this.#freeRetryUsed,
      policy: this.#policy,
    });
    this.#log(failure, decision.reason);
    if (!decision.retry) throw createS3Error(failure, this.#context());
    this.#earlier.push(failureLine(failure));
    if (decision.free) {
      this.#freeRetryUsed = true;
      return;
    }
    this.#retries += 1;
    const retryAfter = failure.kind === 'status' ? failure.retryAfter : undefined;
    await this.#pause(retryDelay(this.#retries, retryAfter, this.#policy, Math.random));
  }

  async #pause(ms: number): Promise<void> {
    try {
      await this.#clock.sleep(ms, this.#signal);
    } catch (error) {
      throw this.#signal?.aborted ? this.#aborted() : error;
    }
  }

  #log(failure: S3Failure, decision: string): void {
    const { call, redactor } = this.#about;
    const what = `${call.operation} ${[call.bucket, call.key].filter(Boolean).join('/')}`;
    this.#logger.debug(
      redactor.text(`${what}, attempt ${this.#attempts}: ${failureLine(failure)} (${decision})`),
    );
  }

  #context(): FailureContext {
    return { ...this.#about, attempts: this.#attempts, earlier: this.#earlier };
  }

  #aborted(): Error {
    return createAbortedError(this.#signal?.reason, this.#context());
  }
}
