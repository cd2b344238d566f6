import type { Effect } from '../client/spec.ts';
import type { RetryPolicy } from './policy.ts';

/** What went wrong in an attempt, as far as it matters for repeating it. */
export type Failure =
  | { kind: 'status'; status: number; retryAfter?: number }
  | { kind: 'connection'; sent: 'no' | 'maybe'; stale: boolean; permanent: boolean }
  | { kind: 'timeout' };

/** What {@link decideRetry} decides by. */
export interface RetryInput {
  /** What went wrong. */
  failure: Failure;
  /** What sending the request twice would do. */
  effect: Effect;
  /** Whether the body can be sent again; a stream cannot. */
  replayable: boolean;
  /** How many retries were counted so far. */
  retries: number;
  /** Whether the free retry of a stale connection was used. */
  freeRetryUsed: boolean;
  /** The policy. */
  policy: RetryPolicy;
}

/** Whether to repeat, and why or why not. */
export type RetryDecision =
  | { retry: true; free: boolean; reason: string }
  | { retry: false; reason: string };

/** Decides whether a failed attempt is repeated. */
export function decideRetry(input: RetryInput): RetryDecision {
  return { retry: false, reason: input.effect };
}
