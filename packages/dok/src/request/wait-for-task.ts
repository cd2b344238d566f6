import { waitFor } from '@irori/core';
import type { Connection } from '../connection.ts';
import { isFinalTaskStatus } from '../known-values.ts';
import type { Task } from '../model/task.ts';
import type { RawTask } from '../raw.ts';
import { getTask } from './task-requests.ts';

/** How `task.wait()` waits. */
export interface WaitOptions {
  /** Ends the wait when aborted; the task runs on. */
  signal?: AbortSignal;
  /** Limit of the wait in milliseconds; `0` means none. The task runs on. @default 0 */
  timeout?: number;
  /** Milliseconds between two looks. @default 5000 */
  pollInterval?: number | ((poll: number) => number);
  /** Called with the task after each look, for example to show its `phase`. */
  onPoll?: (task: Task) => void;
}

/** What clients of DOK poll with; its rate limits are not documented. */
export const DEFAULT_POLL_INTERVAL = 5_000;

/**
 * Looks at a task until it has ended.
 *
 * @param adopt - Takes over what each look saw, and gives the task for its phase.
 */
export async function waitForTask(
  connection: Connection,
  id: string,
  { signal, timeout, pollInterval = DEFAULT_POLL_INTERVAL }: WaitOptions,
  adopt: (raw: RawTask) => Task,
): Promise<void> {
  await waitFor({
    poll: async (pollSignal) => adopt(await getTask(connection, id, { signal: pollSignal })),
    until: (task) => isFinalTaskStatus(task.status),
    describe: (task) => task.phase,
    what: `task ${id} to end`,
    clock: connection.api.clock,
    pollInterval,
    ...(timeout !== undefined && { timeout }),
    ...(signal !== undefined && { signal }),
  });
}
