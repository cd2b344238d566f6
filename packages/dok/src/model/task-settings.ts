import { InputError } from '@irori/core';
import type { NewTaskBody } from '../raw.ts';
import { Container } from './container.ts';

/** What can be set on a new task. */
export interface TaskSettings {
  /** A name to find it by; need not be unique. */
  name: string;
  /** Labels to find it by. @default [] */
  tags: readonly string[];
  /** What to run; DOK has only ever been seen with exactly one container. */
  containers: readonly Container[];
  /**
   * After how many seconds DOK stops the task: at least 600, `null` for never. A task without one
   * runs, and is billed, for up to 20 days. @default the server's own, 1728000 (20 days)
   */
  executionTimeLimitSec: number | null;
}

/** The keys that `task.set` accepts. */
export const TASK_KEYS = ['name', 'tags', 'containers', 'executionTimeLimitSec'] as const;

/** The settings of a task that is not submitted yet. */
export interface TaskDraft {
  name: string;
  tags: string[];
  containers: Container[];
  executionTimeLimitSec: number | null | undefined;
}

/** A task of which nothing is set. */
export function newTaskDraft(): TaskDraft {
  return { name: '', tags: [], containers: [], executionTimeLimitSec: undefined };
}

/**
 * The body that creates the task.
 *
 * @throws InputError when `containers` holds something else than containers.
 */
export function taskBodyOf({
  name,
  tags,
  containers,
  executionTimeLimitSec,
}: TaskDraft): NewTaskBody {
  if (!Array.isArray(containers) || !containers.every((item) => item instanceof Container)) {
    throw new InputError('containers must be an array of what dok.container() returns.', {
      field: 'containers',
    });
  }
  return {
    name,
    tags,
    containers: containers.map((container) => container.toBody()),
    ...(executionTimeLimitSec !== undefined && {
      execution_time_limit_sec: executionTimeLimitSec,
    }),
  };
}
