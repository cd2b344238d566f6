import { explainExitCode, type Job } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { say } from '../output/say.ts';
import { text } from '../text.ts';

/** Says how a job ended, where there is more to say than that it succeeded. */
export function sayEnd(context: IroriContext, job: Job): void {
  if (job.state === 'succeeded') return;
  const meaning = job.exitCode === null ? null : explainExitCode(job.exitCode);
  say(context, text.ended(job.state, job.exitCode, job.reason ?? meaning));
}
