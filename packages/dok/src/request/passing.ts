import { isConnectionError, isRateLimitError, isServerError } from '@irori/core';

/** Whether an error is of the kind that passes by itself: the network, a full or a failing server. */
export function isPassing(error: unknown): boolean {
  return isConnectionError(error) || isRateLimitError(error) || isServerError(error);
}
