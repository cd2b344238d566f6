import type { Effect } from '../client/spec.ts';
import type { RetryPolicy } from './policy.ts';

/** What went wrong in an attempt, as far as it matters for repeating it. */
export type Failure =
  /** The server answered with an error; `retryAfter` is what it asks to wait, in milliseconds. */
  | { kind: 'status'; status: number; retryAfter?: number }
  /**
   * The connection failed. `sent` says whether the request may have reached the server, `stale` that
   * it looks like a kept-open connection which the server had closed meanwhile, `permanent` that
   * trying again cannot help (a certificate, an impossible address).
   */
  | { kind: 'connection'; sent: 'no' | 'maybe'; stale: boolean; permanent: boolean }
  /** The attempt ran into its own time limit. */
  | { kind: 'timeout' }
  /** The answer was complete, but not what was asked for. */
  | { kind: 'unreadable' };

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

/** Whether to repeat, and why or why not. A free retry is not counted and needs no wait. */
export type RetryDecision =
  | { retry: true; free: boolean; reason: string }
  | { retry: false; reason: string };

const no = (reason: string): RetryDecision => ({ retry: false, reason });
const yes = (reason: string, free = false): RetryDecision => ({ retry: true, free, reason });

function decideStatus(
  failure: Failure & { kind: 'status' },
  { effect, policy }: RetryInput,
): RetryDecision {
  const { status, retryAfter } = failure;
  if (retryAfter !== undefined && retryAfter > policy.maxRetryAfter) {
    return no('the server asks to wait longer than the policy allows');
  }
  if (effect === 'create' || effect === 'act') {
    // 429 says that the request was turned away. 503 says so only together with a time to come
    // back: without one it may be a proxy that lost a request on the way back.
    const turnedAway = status === 429 || (status === 503 && retryAfter !== undefined);
    return turnedAway
      ? yes(`status ${status}: the server turned the request away`)
      : no(`status ${status} does not prove that nothing was done`);
  }
  return policy.statuses.includes(status)
    ? yes(`status ${status}`)
    : no(`status ${status} is not a passing condition`);
}

function decideConnection(
  failure: Failure & { kind: 'connection' },
  { effect, freeRetryUsed }: RetryInput,
): RetryDecision {
  if (failure.permanent) return no('trying again cannot help');
  if (failure.sent === 'no') return yes('the request was not sent');
  if (effect === 'create' || effect === 'act') return no('the request may have been carried out');
  if (failure.stale && !freeRetryUsed) return yes('stale connection', true);
  return yes('the connection broke');
}

function decideKind(input: RetryInput): RetryDecision {
  const { failure, effect, policy } = input;
  switch (failure.kind) {
    case 'status':
      return decideStatus(failure, input);
    case 'connection':
      return decideConnection(failure, input);
    case 'timeout':
      if (effect === 'create' || effect === 'act') {
        return no('the request may have been carried out');
      }
      return policy.retryTimeouts ? yes('time limit') : no('time limits are not retried');
    case 'unreadable':
      return no('the answer would be the same');
  }
}

/** Decides whether a failed attempt is repeated. Pure: the same input gives the same answer. */
export function decideRetry(input: RetryInput): RetryDecision {
  const decision = decideKind(input);
  if (!decision.retry) return decision;
  if (!input.replayable) return no('the body is a stream and cannot be sent twice');
  if (!decision.free && input.retries >= input.policy.maxRetries) return no('no retries left');
  return decision;
}
