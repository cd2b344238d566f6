import { randomBytes } from 'node:crypto';
import { type Clock, isRequestError } from '@irori/core';
import type { CloudAdapter } from './cloud.ts';
import { SubmitUnknownError } from './errors.ts';
import type { PreparedJob } from './prepare.ts';
import type { Job } from './types.ts';

/** Tag of every job that Irori submitted. */
export const IRORI_TAG = 'irori';

const ownTag = new RegExp(`^${IRORI_TAG}-[0-9a-f]{8}$`);

/** Whether a word is a tag that only one job has. */
export function isOwnTag(word: string): boolean {
  return ownTag.test(word);
}

const LOOK_FOR = 20_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4000;

/**
 * Submits a job at most once. When the answer is lost, the job is looked for by a tag that no other
 * job has.
 *
 * @throws SubmitUnknownError when it was not found, or could not be looked for
 */
export async function submitOnce(
  cloud: CloudAdapter,
  job: PreparedJob,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Job> {
  const tag = `${IRORI_TAG}-${randomBytes(4).toString('hex')}`;
  try {
    return await cloud.submit(job, [...(job.spec.tags ?? []), IRORI_TAG, tag], signal);
  } catch (error) {
    if (!isRequestError(error) || error.outcome !== 'unknown') throw error;
    const found = await lookFor(cloud, tag, clock, signal);
    if (found !== undefined) return found;
    const search = signal?.aborted
      ? `The search for a job with the tag ${tag} was stopped`
      : `No job with the tag ${tag} was seen in the ${LOOK_FOR / 1000} s after that`;
    throw new SubmitUnknownError(
      `It is not known whether job ${job.spec.name} was submitted: ${error.message} ${search}, and it was not submitted again.`,
      {
        tag,
        hint: `Look once more with irori ps --tag ${tag} (jobs.list({ tag: '${tag}' })) before you submit it again: a second job costs money.`,
        cause: error,
      },
    );
  }
}

async function lookFor(
  cloud: CloudAdapter,
  tag: string,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Job | undefined> {
  const deadline = clock.monotonic() + LOOK_FOR;
  let pause = FIRST_PAUSE;
  while (signal?.aborted !== true) {
    try {
      for await (const job of cloud.list({ limit: 1, states: null, tag }, signal)) {
        // Whether the cloud compares whole tags is not documented everywhere.
        if (job.tags.includes(tag)) return job;
      }
    } catch (error) {
      // What made the first answer unknown may go on for a while.
      if (!isRequestError(error)) throw error;
    }
    if (clock.monotonic() + pause > deadline) return undefined;
    await clock.sleep(pause, signal).catch(() => undefined);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
  return undefined;
}
