import type { JobState } from '../../states.ts';

/** A timer may fire, and a clock may round, a little early. */
const TOLERANCE_SECONDS = 0.5;

/** What DOK says about a task that its portable state depends on. */
export interface TaskFacts {
  status: string;
  canceled: boolean;
  started: boolean;
  stopped: boolean;
  exitCode: number | null;
  /** How long the program ran. */
  ranSeconds: number | null;
  /** The limit that DOK enforces. */
  hardLimit: number | null;
  /** The limit that the wrapper enforces. */
  wrapperLimit: number | null;
}

/**
 * The portable state of a task. DOK does not document whether a program that fails is `done` or
 * `error`, nor whether the time limit ends a task as `aborted` or `canceled`, so exit code and run
 * time are looked at as well. A status that is not known is never an end.
 */
export function portableState(facts: TaskFacts): JobState {
  const { status, exitCode } = facts;
  const failed = exitCode !== null && exitCode !== 0;
  switch (status) {
    case 'waiting':
      return 'queued';
    case 'done':
      if (!failed) return 'succeeded';
      return hitLimit(facts) ? 'timed_out' : 'failed';
    case 'error':
    case 'aborted':
      return hitLimit(facts) ? 'timed_out' : 'failed';
    case 'canceled':
      return hitLimit(facts) ? 'timed_out' : 'canceled';
    default:
      if (facts.stopped || facts.canceled) return 'stopping';
      if (facts.started) return 'running';
      return status === 'running' ? 'pulling' : 'provisioning';
  }
}

function hitLimit({ exitCode, ranSeconds, hardLimit, wrapperLimit }: TaskFacts): boolean {
  if (ranSeconds === null) return false;
  const ran = ranSeconds + TOLERANCE_SECONDS;
  if (exitCode === 124 && wrapperLimit !== null && ran >= wrapperLimit) return true;
  return hardLimit !== null && ran >= hardLimit;
}

/** DOK statuses that can stand for a portable state. */
export const statusesOf: Readonly<Record<JobState, readonly string[]>> = {
  queued: ['waiting'],
  provisioning: ['running'],
  pulling: ['running'],
  running: ['running'],
  stopping: ['running'],
  succeeded: ['done'],
  failed: ['done', 'error', 'aborted'],
  canceled: ['canceled'],
  timed_out: ['done', 'error', 'aborted', 'canceled'],
  lost: [],
};
