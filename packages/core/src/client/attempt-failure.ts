import type { Outcome } from '../errors/request-error.ts';
import type { Failure } from '../retry/decide.ts';
import type { LimitReached } from './attempt-limits.ts';
import type { Effect } from './spec.ts';
import type { TransportFailure } from './transport-failure.ts';

/** Why an attempt gave no result, with everything that an error about it needs. */
export type AttemptFailure =
  | {
      kind: 'status';
      status: number;
      statusText: string;
      headers: Headers;
      body: unknown;
      /** What the server asks to wait, in milliseconds. */
      retryAfter: number | undefined;
      /** The headers that were sent, credentials included. */
      sentHeaders: Headers;
    }
  | {
      kind: 'connection';
      transport: TransportFailure;
      phase: 'headers' | 'body';
      cause: unknown;
    }
  | { kind: 'timeout'; reached: LimitReached; phase: 'headers' | 'body'; sent: boolean }
  | { kind: 'aborted'; sent: boolean }
  | {
      kind: 'unreadable';
      problem: string;
      snippet: string;
      status: number;
      headers: Headers;
      cause: unknown;
    };

/** The failure as the retry policy sees it; `undefined` when the call is over in any case. */
export function policyFailure(failure: AttemptFailure): Failure | undefined {
  switch (failure.kind) {
    case 'status':
      return {
        kind: 'status',
        status: failure.status,
        ...(failure.retryAfter === undefined ? {} : { retryAfter: failure.retryAfter }),
      };
    case 'connection':
      return {
        kind: 'connection',
        sent: failure.phase === 'body' ? 'maybe' : failure.transport.sent,
        stale: failure.phase === 'headers' && failure.transport.reset,
        permanent: failure.transport.permanent,
      };
    case 'timeout':
      return failure.reached.which === 'total' ? undefined : { kind: 'timeout' };
    case 'aborted':
      return undefined;
    case 'unreadable':
      return { kind: 'unreadable' };
  }
}

function statusOutcome(status: number, retryAfter: number | undefined, effect: Effect): Outcome {
  if (effect === 'read') return 'rejected';
  if (status < 500 && status !== 408) return 'rejected';
  return status === 503 && retryAfter !== undefined ? 'rejected' : 'unknown';
}

/** What a failed attempt says about the effect of its request. */
export function outcomeOf(failure: AttemptFailure, effect: Effect): Outcome {
  switch (failure.kind) {
    case 'status':
      return statusOutcome(failure.status, failure.retryAfter, effect);
    case 'connection':
      return failure.phase === 'headers' && failure.transport.sent === 'no'
        ? 'not-sent'
        : 'unknown';
    case 'timeout':
    case 'aborted':
      return failure.sent ? 'unknown' : 'not-sent';
    case 'unreadable':
      return 'unknown';
  }
}

/** The failure in a few words, without secrets of its own making; for logs and `earlier`. */
export function failureLine(failure: AttemptFailure): string {
  switch (failure.kind) {
    case 'status':
      return `${failure.status} ${failure.statusText}`.trim();
    case 'connection': {
      const { code, message } = failure.transport;
      return code === undefined || message.includes(code) ? message : `${code}: ${message}`;
    }
    case 'timeout':
      return `no ${failure.phase === 'headers' ? 'answer' : 'end of the answer'} in ${failure.reached.limit} ms`;
    case 'aborted':
      return 'aborted';
    case 'unreadable':
      return failure.problem;
  }
}
