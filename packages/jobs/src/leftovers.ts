import { isNotFoundError } from '@irori/core';
import type { CloudAdapter } from './cloud.ts';
import { JobStateError } from './errors.ts';
import { isEndedState, JOB_STATES } from './states.ts';
import { IRORI_TAG } from './submit.ts';
import type { Job, Leftover } from './types.ts';

const activeStates = JOB_STATES.filter((state) => !isEndedState(state));
const manyJobs = 10_000;

/** A job as a leftover. */
export function leftoverOf(job: Job, reason: string): Leftover {
  const { id, name, cloud, profile, cloudState, createdAt } = job;
  return { id, kind: 'job', name, cloud, profile, cloudState, createdAt, reason };
}

/** The jobs of Irori that have not ended. */
export async function* activeJobs(
  cloud: Pick<CloudAdapter, 'list'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Job> {
  const query = { limit: manyJobs, states: activeStates, tag: IRORI_TAG };
  for await (const job of cloud.list(query, signal)) {
    if (job.tags.includes(IRORI_TAG) && !isEndedState(job.state)) yield job;
  }
}

/** Why a job counts as forgotten by its age alone; `null` when it does not. */
export function ageReason(createdAt: string, createdBefore: number | null): string | null {
  const created = Date.parse(createdAt);
  if (createdBefore === null || !(created < createdBefore)) return null;
  return `it has not ended and was submitted at ${createdAt}`;
}

/** Cancels a job that is a leftover; one that has ended meanwhile, or is gone, is no error. */
export async function cancelLeftover(
  cloud: Pick<CloudAdapter, 'cancel'>,
  id: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await cloud.cancel(id, signal);
  } catch (error) {
    const hasEnded = error instanceof JobStateError && error.code === 'JOB_ENDED';
    if (!hasEnded && !isNotFoundError(error)) throw error;
  }
}
