import { type CallOptions, isNotFoundError, isPermissionDeniedError } from '@irori/core';
import type { Session } from '../request/session.ts';
import type { Task } from '../types.ts';
import { hasEnded } from './states.ts';

const ENDING: ReadonlySet<string> = new Set(['PendingCancel', 'PendingDelete']);

async function isEnding(session: Session, task: string, options?: CallOptions): Promise<boolean> {
  const params = { taskId: task };
  const seen = await session.operation<Task>('getTask', { params }, options);
  return hasEnded(seen) || ENDING.has(seen.state);
}

/** Aborts a task. A second attempt after a lost answer is refused when the first one did it. */
export async function abortTask(
  session: Session,
  task: string,
  options?: CallOptions,
): Promise<void> {
  try {
    await session.command('abortTask', { params: { taskId: task } }, options);
  } catch (error) {
    const repeated = isPermissionDeniedError(error) && error.attempts > 1;
    if (!repeated || !(await isEnding(session, task, options))) throw error;
  }
}

/** Sees to it that a task ends: one that has ended, is ending or is gone needs no abort. */
export async function endTask(session: Session, task: string): Promise<void> {
  try {
    await session.command('abortTask', { params: { taskId: task } });
  } catch (error) {
    if (isNotFoundError(error)) return;
    if (!isPermissionDeniedError(error) || !(await isEnding(session, task))) throw error;
  }
}
