import type { Task, TaskState, TaskSummary } from '../types.ts';

const FINAL: ReadonlySet<string> = new Set(['Success', 'Failure', 'Cancelled']);

/**
 * Whether a task in this state has ended. A task that is being cancelled or removed has not, and an
 * unknown state is no end.
 */
export function isFinalTaskState(state: TaskState): boolean {
  return FINAL.has(state);
}

/** Whether a task has ended. */
export function hasEnded(task: Pick<Task | TaskSummary, 'state'>): boolean {
  return isFinalTaskState(task.state);
}
