import type { Container, Task } from '@irori/dok';
import { formatDuration } from '../../spec/duration.ts';
import { explainExitCode, isEndedState, type JobState } from '../../states.ts';
import type { Job } from '../../types.ts';
import { unwrap } from '../../wrapper/wrap.ts';
import { portableState, type TaskFacts } from './state.ts';

function ranSeconds(container: Container | undefined): number | null {
  const { startAt, stopAt, executionSeconds } = container ?? {};
  if (startAt && stopAt) return (stopAt.getTime() - startAt.getTime()) / 1000;
  return executionSeconds ?? null;
}

function factsOf(task: Task): TaskFacts {
  const container = task.containers[0];
  const words = [...(container?.entrypoint ?? []), ...(container?.command ?? [])];
  return {
    status: task.status,
    canceled: task.canceledAt !== null,
    started: Boolean(container?.startAt),
    stopped: Boolean(container?.stopAt),
    exitCode: container?.exitCode ?? null,
    ranSeconds: ranSeconds(container),
    hardLimit: task.executionTimeLimitSec ?? null,
    wrapperLimit: unwrap(words)?.limitSeconds ?? null,
  };
}

function reasonOf(task: Task, state: JobState, facts: TaskFacts): string | null {
  if (state === 'timed_out') {
    const limit = facts.exitCode === 124 ? facts.wrapperLimit : facts.hardLimit;
    return `the time limit of ${formatDuration(limit ?? 0)} was reached`;
  }
  if (task.errorMessage !== '') return task.errorMessage;
  if (state !== 'failed') return null;
  const meaning = facts.exitCode === null ? null : explainExitCode(facts.exitCode);
  if (meaning !== null) return meaning;
  return task.status === 'aborted' ? 'DOK stopped it' : null;
}

/** A task as a job. */
export function toJob(task: Task, profile: string): Job {
  const container = task.containers[0];
  const facts = factsOf(task);
  const state = portableState(facts);
  const lastSeen = isEndedState(state) ? (task.canceledAt ?? task.updatedAt) : null;
  const ended = container?.stopAt ?? container?.endAt ?? lastSeen;
  return {
    id: task.id,
    name: task.name,
    cloud: 'dok',
    profile,
    state,
    cloudState: task.status,
    exitCode: facts.exitCode,
    reason: reasonOf(task, state, facts),
    image: container?.image ?? '',
    plan: container?.plan ?? '',
    tags: task.tags,
    createdAt: task.createdAt?.toISOString() ?? '',
    startedAt: container?.startAt?.toISOString() ?? null,
    endedAt: ended?.toISOString() ?? null,
    billedSeconds: container?.executionSeconds ?? null,
    httpUri: task.httpUri,
    hasOutputs: task.artifact !== null,
  };
}
