import type { RetryPolicy } from './policy.ts';

/** How long to wait before retry number `retry` (1 is the first), in milliseconds. */
export function retryDelay(
  retry: number,
  retryAfter: number | undefined,
  policy: RetryPolicy,
  random: () => number,
): number {
  const ceiling = Math.min(policy.maxBackoff, policy.initialBackoff * 2 ** (retry - 1));
  return retryAfter ?? random() * ceiling;
}
