/** What every waiter uses; loaded when somebody waits, so that importing the SDK costs little. */
import { isNotFoundError } from '@irori/core';

export { waitFor } from '@irori/core';
export { waitOrCleanUp } from './clean-up.ts';
export { idOf } from './id.ts';
export { waitForInstance, waitForStatus } from './instance.ts';
export { DEFAULT_WAIT, growingInterval } from './options.ts';

/** Whether a "not found" after a retry is the echo of an attempt whose answer was lost. */
export function isEcho(error: unknown): boolean {
  return isNotFoundError(error) && error.attempts !== 1;
}
