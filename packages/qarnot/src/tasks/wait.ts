import { type WaitOptions, waitFor } from '@irori/core';
import type { Session } from '../request/session.ts';
import type { Task } from '../types.ts';
import { hasEnded } from './states.ts';

/** Waits until a task has ended, well or not. */
export function waitForTask(
  session: Session,
  task: string,
  options: WaitOptions<Task> = {},
): Promise<Task> {
  const params = { taskId: task };
  return waitFor({
    ...options,
    clock: session.clock,
    what: `task ${task} to end`,
    poll: async (signal) => session.operation<Task>('getTask', { params }, { signal }),
    until: hasEnded,
    describe: ({ state }) => state,
  });
}
