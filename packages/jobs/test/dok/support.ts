import type { Clock } from '@irori/core';
import { systemClock } from '@irori/core';
import { createJobs, type Job, type Jobs, type JobsOptions } from '@irori/jobs';
import type { LocalCloud } from '@irori/local';

/** The jobs of a local cloud. */
export function jobsOn(cloud: LocalCloud, options: JobsOptions = {}): Jobs {
  return createJobs({ name: 'test', cloud: 'dok', ...cloud.dok }, options);
}

/** Looks often, because the tests wait for it. */
export const soon = { pollInterval: 20 };

/** Waits until a job is in a state. */
export async function reach(jobs: Jobs, id: string, ...states: Job['state'][]): Promise<Job> {
  for (;;) {
    const job = await jobs.get(id);
    if (states.includes(job.state)) return job;
    await systemClock.sleep(20);
  }
}

/** A clock on which sleeping takes no time; limits of requests stay real. */
export function impatientClock(): Clock & { slept: number } {
  const clock = {
    ...systemClock,
    slept: 0,
    monotonic: () => systemClock.monotonic() + clock.slept,
    sleep: async (ms: number) => {
      clock.slept += ms;
    },
  };
  return clock;
}

/** A log as text. */
export async function logOf(jobs: Jobs, id: string, follow = true): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of jobs.logs(id, { follow })) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
