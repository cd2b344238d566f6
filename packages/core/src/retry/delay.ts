import type { RetryPolicy } from './policy.ts';

/**
 * How long to wait before a retry, in milliseconds: what the server asked for, else a random part
 * ("full jitter") of a bound that doubles with each retry, so that many clients do not come back
 * all at once.
 *
 * @param retry - The number of the retry; 1 is the first.
 * @param retryAfter - What the server asked for, in milliseconds, if anything.
 * @param random - A number in [0, 1).
 */
export function retryDelay(
  retry: number,
  retryAfter: number | undefined,
  policy: Pick<RetryPolicy, 'initialBackoff' | 'maxBackoff'>,
  random: () => number,
): number {
  if (retryAfter !== undefined) return retryAfter;
  return random() * Math.min(policy.maxBackoff, policy.initialBackoff * 2 ** (retry - 1));
}
