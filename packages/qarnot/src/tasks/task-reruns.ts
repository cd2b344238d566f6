import type { ApiPromise, CallOptions } from '@irori/core';
import { toWire } from '../request/payload.ts';
import type { Session } from '../request/session.ts';
import type { CreatedId, TaskClone, TaskOverrides } from '../types.ts';
import { TaskLogs } from './task-logs.ts';

/** Running a task again: as a new task, which is billed as any other. */
export class TaskReruns extends TaskLogs {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    super(session);
    this.#session = session;
  }

  /**
   * Runs the instances that failed again, as a new task.
   *
   * @param overrides - What differs from the original.
   */
  retry(task: string, overrides: TaskOverrides = {}, options?: CallOptions): ApiPromise<CreatedId> {
    return this.#again('retryTask', task, overrides, options);
  }

  /** Runs the instances that failed or were cancelled again, as a new task. */
  recover(
    task: string,
    overrides: TaskOverrides = {},
    options?: CallOptions,
  ): ApiPromise<CreatedId> {
    return this.#again('recoverTask', task, overrides, options);
  }

  /** Runs the instances that were cancelled again, as a new task. */
  resume(
    task: string,
    overrides: TaskOverrides = {},
    options?: CallOptions,
  ): ApiPromise<CreatedId> {
    return this.#again('resumeTask', task, overrides, options);
  }

  /** Runs everything again, as a new task; `instanceCount` and `advancedRanges` may differ too. */
  clone(task: string, overrides: TaskClone = {}, options?: CallOptions): ApiPromise<CreatedId> {
    return this.#again('cloneTask', task, overrides, options);
  }

  /**
   * Restarts the task itself.
   *
   * @deprecated by Qarnot: `retry`, `recover`, `resume` and `clone` make a new task.
   */
  restart(task: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('restartTask', { params: { taskId: task } }, options);
  }

  #again(
    operation: 'retryTask' | 'recoverTask' | 'resumeTask' | 'cloneTask',
    task: string,
    overrides: object,
    options?: CallOptions,
  ): ApiPromise<CreatedId> {
    return this.#session.operation<CreatedId>(
      operation,
      (settings) => ({ params: { taskId: task }, body: toWire(overrides, settings) }),
      options,
    );
  }
}
