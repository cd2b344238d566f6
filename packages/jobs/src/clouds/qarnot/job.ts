import type { Task } from '@irori/qarnot';
import { explainExitCode, isEndedState } from '../../states.ts';
import { isOwnTag } from '../../submit.ts';
import type { Job } from '../../types.ts';
import { imageOf } from './image.ts';
import type { MarkedEnd } from './mark.ts';
import { portableState } from './state.ts';
import { LIMIT_LABEL } from './submission.ts';

const NOT_SET = '0001-01-01T00:00:00Z';
/**
 * The tag that only this job has, which is also the name of its folder in a bucket; `null` for a task
 * that Irori did not submit.
 */
export function ownTagOf({ tags }: Pick<Task, 'tags'>): string | null {
  return tags?.find(isOwnTag) ?? null;
}

/** After how many seconds Irori is to abort it; `null` where the wrapper does so. */
export function watchedLimitOf({ labels }: Pick<Task, 'labels'>): number | null {
  const seconds = Number(labels?.[LIMIT_LABEL]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function dateOf(text: string | null | undefined): string | null {
  return !text || text === NOT_SET || text.startsWith('0001-') ? null : text;
}

/** Qarnot does not say when a program began: it is reckoned from when it ended and how long it ran. */
function startOf(task: Task, endedAt: string | null): string | null {
  if (/^(?:Partially|Fully)Executing$/.test(task.state)) return dateOf(task.stateTransitionTime);
  const ran = task.status?.executionTimeSec ?? 0;
  if (endedAt === null || ran <= 0) return null;
  const began = new Date(Date.parse(endedAt) - ran * 1000);
  return Number.isNaN(began.getTime()) ? null : began.toISOString();
}

function reasonOf(task: Task, timedOut: boolean, exitCode: number | null): string | null {
  if (timedOut) return 'the time limit was reached';
  const [error] = task.errors ?? [];
  const told = error && [error.message, error.debug].filter(Boolean).join(': ');
  return told || (exitCode === null ? null : explainExitCode(exitCode));
}

/** A task as a job; `ends` says how its instances ended, as far as that is known. */
export function toJob(task: Task, profile: string, ends: readonly MarkedEnd[]): Job {
  const constants = new Map(
    (task.constants ?? []).map(({ key, value }) => [key ?? '', value ?? '']),
  );
  const endedAt = dateOf(task.endDate);
  const startedAt = startOf(task, endedAt);
  const limit = watchedLimitOf(task);
  const ran = task.status?.executionTimeSec ?? 0;
  const failed = ends.find(({ exitCode }) => exitCode !== 0);
  const timedOut = ends.some(({ late }) => late) || (limit !== null && ran >= limit);
  const state = portableState(task.state, timedOut);
  const exitCode = state === 'succeeded' ? 0 : (failed?.exitCode ?? null);
  const tag = ownTagOf(task);
  return {
    id: task.uuid ?? '',
    name: task.name ?? '',
    cloud: 'qarnot',
    profile,
    state,
    cloudState: task.state,
    exitCode: isEndedState(state) ? exitCode : null,
    reason:
      isEndedState(state) && state !== 'succeeded' ? reasonOf(task, timedOut, exitCode) : null,
    image: imageOf(constants),
    plan: task.profile ?? '',
    tags: task.tags ?? [],
    createdAt: dateOf(task.creationDate) ?? '',
    startedAt,
    endedAt: isEndedState(state) ? endedAt : null,
    billedSeconds: ran > 0 ? Math.round(ran) : null,
    httpUri: null,
    hasOutputs: isEndedState(state) && tag !== null && Boolean(task.resultBucket),
  };
}
