/** When and how soon a failed attempt is repeated. Data only; `decideRetry` reads it. */
export interface RetryPolicy {
  /** How often an attempt may be repeated. @default 2 */
  maxRetries: number;
  /** Upper bound of the first wait, in milliseconds; it doubles with each retry. @default 500 */
  initialBackoff: number;
  /** Upper bound of every wait that the server did not ask for, in milliseconds. @default 8000 */
  maxBackoff: number;
  /**
   * The longest `Retry-After` that is waited for, in milliseconds. A longer one is an error at once,
   * with `retryAfter` on it.
   *
   * @default 60000
   */
  maxRetryAfter: number;
  /** Statuses after which a `read` or `idempotent` request is repeated. */
  statuses: readonly number[];
  /** Whether an attempt that ran into its own time limit is repeated. @default true */
  retryTimeouts: boolean;
}

/** The policy of every client unless it says otherwise. */
export const defaultRetryPolicy: RetryPolicy = {
  maxRetries: 2,
  initialBackoff: 500,
  maxBackoff: 8_000,
  maxRetryAfter: 60_000,
  statuses: [408, 429, 500, 502, 503, 504],
  retryTimeouts: true,
};
