import type { AttemptFailure } from './attempt-failure.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { BodyFailed, DecodeFailed } from './decode.ts';
import { FetchFailed } from './send.ts';
import { readTransportFailure } from './transport-failure.ts';

/**
 * What an exception means. Anything that is not the doing of the network, of a limit or of the
 * caller comes from middleware, credentials or a bug, and is thrown on as it is.
 */
export function classify(
  call: Call,
  limits: AttemptLimits,
  error: unknown,
  response?: Response,
): AttemptFailure {
  const { phase, sent } = limits;
  if (call.signal?.aborted) return { kind: 'aborted', sent };
  if (limits.reached !== undefined) {
    return { kind: 'timeout', reached: limits.reached, phase, sent };
  }
  if (error instanceof FetchFailed || error instanceof BodyFailed) {
    const { error: cause } = error;
    return {
      kind: 'connection',
      transport: readTransportFailure(cause),
      phase: error instanceof FetchFailed ? 'headers' : 'body',
      cause,
    };
  }
  if (error instanceof DecodeFailed && response !== undefined) {
    const { problem, snippet, cause } = error;
    const { status, headers } = response;
    return { kind: 'unreadable', problem, snippet, status, headers, cause };
  }
  throw error;
}
