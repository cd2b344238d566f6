import { isNotFoundError } from '@irori/core';

/** A deletion that is done also when the answer to its first attempt was lost and the next finds nothing. */
export async function deletion(call: PromiseLike<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isNotFoundError(error) || error.attempts < 2) throw error;
  }
}
