import { isRequestAbortedError } from '@irori/core';
import type { IroriContext } from '../context.ts';
import { listenForInterrupts } from '../jobs/interrupt.ts';
import { say } from '../output/say.ts';
import { text } from '../text.ts';

/**
 * Does something that Ctrl-C ends: what was transferred is kept, and the same command goes on there.
 * Ends with the code of the signal then.
 */
export async function interruptible(
  context: IroriContext,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const interrupts = listenForInterrupts(context, () => false);
  try {
    await work(interrupts.signal);
  } catch (error) {
    if (interrupts.exitCode === undefined || !isRequestAbortedError(error)) throw error;
    say(context, text.transferInterrupted);
    context.process.exitCode = interrupts.exitCode;
  } finally {
    interrupts.release();
  }
}
