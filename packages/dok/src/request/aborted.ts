import { RequestAbortedError } from '@irori/core';

/** What the caller stopped, for the error. */
export interface Stopped {
  /** The whole sentence. */
  message: string;
  operation: string;
  /** What goes on all the same. */
  hint?: string;
}

/**
 * The error to throw for a failure: one error for every way in which the caller's signal can end
 * something (a request, a sleep, a file), and the failure itself when it was not the signal.
 */
export function abortedOr(
  error: unknown,
  signal: AbortSignal | undefined,
  stopped: Stopped,
): unknown {
  if (!signal?.aborted || error instanceof RequestAbortedError) return error;
  return new RequestAbortedError({
    ...stopped,
    outcome: 'not-sent',
    attempts: 0,
    cause: signal.reason,
  });
}
