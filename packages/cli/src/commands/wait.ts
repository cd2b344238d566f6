import { isRequestAbortedError } from '@irori/core';
import { followExitCode, parseDuration } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { listenForInterrupts } from '../jobs/interrupt.ts';
import { sayEnd } from '../jobs/say-end.ts';
import { Progress } from '../output/progress.ts';
import { writeJson } from '../output/write.ts';
import { type CloudFlags, openJob } from '../session.ts';
import { text } from '../text.ts';

function limitOf(value: string | undefined): { timeout?: number } {
  if (value === undefined) return {};
  const seconds = parseDuration(value);
  if (seconds === undefined) throw usageError(text.badDuration('--timeout', value));
  return { timeout: seconds * 1000 };
}

/** `irori wait`: waits for the end of a job and ends with its exit code. */
export async function wait(
  this: IroriContext,
  flags: CloudFlags & { readonly timeout?: string },
  word: string,
): Promise<void> {
  const limit = limitOf(flags.timeout);
  const { jobs, id } = await openJob(this, flags, word);
  const interrupts = listenForInterrupts(this, () => false);
  const progress = new Progress(this, flags.json !== true);
  try {
    const job = await jobs.wait(id, {
      ...limit,
      signal: interrupts.signal,
      onPoll: (seen) => progress.show(text.waitingFor(seen.state)),
    });
    progress.clear();
    if (flags.json === true) await writeJson(this.process.stdout, job);
    else sayEnd(this, job);
    this.process.exitCode = followExitCode(job);
  } catch (error) {
    if (interrupts.exitCode === undefined || !isRequestAbortedError(error)) throw error;
    this.process.exitCode = interrupts.exitCode;
  } finally {
    progress.clear();
    interrupts.release();
  }
}
