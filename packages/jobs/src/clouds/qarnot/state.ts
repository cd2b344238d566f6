import type { JobState } from '../../states.ts';

const states: ReadonlyMap<string, JobState> = new Map([
  ['Submitted', 'queued'],
  ['PartiallyDispatched', 'provisioning'],
  ['FullyDispatched', 'provisioning'],
  ['PartiallyExecuting', 'running'],
  ['FullyExecuting', 'running'],
  ['DownloadingResults', 'stopping'],
  ['UploadingResults', 'stopping'],
  ['PendingCancel', 'stopping'],
  ['PendingDelete', 'stopping'],
  ['Success', 'succeeded'],
  ['Failure', 'failed'],
  ['Cancelled', 'canceled'],
]);

/** States of a task whose portable state is one of these. */
export function taskStates(wanted: readonly JobState[]): string[] {
  const all = wanted.includes('timed_out') ? [...wanted, 'failed', 'canceled'] : wanted;
  return [...states].filter(([, state]) => all.includes(state)).map(([word]) => word);
}

/**
 * The portable state of a task. A word that is not known is never an end.
 *
 * @param timedOut - whether the wrapper, or whoever watched, ended it at its time limit.
 */
export function portableState(state: string, timedOut: boolean): JobState {
  const known = states.get(state) ?? 'provisioning';
  return timedOut && (known === 'failed' || known === 'canceled') ? 'timed_out' : known;
}
