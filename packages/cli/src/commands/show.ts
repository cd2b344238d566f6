import { explainExitCode, formatDuration, type Job } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { formatPairs } from '../output/table.ts';
import { write, writeJson } from '../output/write.ts';
import { type CloudFlags, openJob } from '../session.ts';

function exitText(code: number | null): string | null {
  if (code === null) return null;
  const meaning = explainExitCode(code);
  return meaning === null ? String(code) : `${code} (${meaning})`;
}

function formatJob(job: Job): string {
  return formatPairs([
    ['id', job.id],
    ['name', job.name],
    ['cloud', `${job.cloud} (profile ${job.profile})`],
    ['state', `${job.state} (${job.cloud} says ${job.cloudState})`],
    ['exit code', exitText(job.exitCode)],
    ['reason', job.reason],
    ['image', job.image],
    ['plan', job.plan],
    ['tags', job.tags.join(', ')],
    ['created', job.createdAt],
    ['started', job.startedAt],
    ['ended', job.endedAt],
    ['billed', job.billedSeconds === null ? null : formatDuration(job.billedSeconds)],
    ['address', job.httpUri],
    ['outputs', job.hasOutputs ? `irori fetch ${job.id}` : null],
  ]);
}

/** `irori show`: everything that is known of a job. */
export async function show(this: IroriContext, flags: CloudFlags, word: string): Promise<void> {
  const { jobs, id } = await openJob(this, flags, word);
  const job = await jobs.get(id);
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, job);
  else await write(stdout, formatJob(job));
}
