import { IroriError } from '@irori/core';
import type { Job } from './types.ts';

/** A job is not in a state in which it can do what was asked. Nothing was changed. */
export class JobStateError extends IroriError {
  static override readonly kind: string = 'JobStateError';

  /** The job, as it was seen. */
  readonly job: Job;

  constructor(
    message: string,
    options: { code: string; job: Job; hint?: string; cause?: unknown },
  ) {
    super(message, options);
    this.job = options.job;
  }
}

/** What refuses to cancel a job that is over. */
export function alreadyEnded(job: Job, cause?: unknown): JobStateError {
  return new JobStateError(`Job ${job.id} has already ended (${job.state}).`, {
    code: 'JOB_ENDED',
    job,
    cause,
  });
}

/** What refuses to remove a job that goes on. */
export function notEnded(job: Job, hint: string, cause?: unknown): JobStateError {
  return new JobStateError(`Job ${job.id} has not ended (${job.state}).`, {
    code: 'JOB_NOT_ENDED',
    job,
    hint,
    cause,
  });
}

/**
 * It is not known whether a job was submitted: the answer was lost and the job was not seen in the
 * time it was looked for. It was not submitted a second time.
 */
export class SubmitUnknownError extends IroriError {
  static override readonly kind: string = 'SubmitUnknownError';

  /** The tag that only this job has. `jobs.list({ tag })` finds the job if it exists. */
  readonly tag: string;

  constructor(message: string, options: { tag: string; hint: string; cause: unknown }) {
    super(message, { ...options, code: 'SUBMIT_UNKNOWN' });
    this.tag = options.tag;
  }
}
