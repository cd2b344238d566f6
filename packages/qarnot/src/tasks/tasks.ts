import type { ApiPromise, CallOptions, PagePromise, WaitOptions } from '@irori/core';
import { type CarbonOptions, toCarbonFacts } from '../request/carbon.ts';
import { deletion } from '../request/deletion.ts';
import {
  type ListOptions,
  requestSearch,
  type SearchOptions,
  tagParams,
} from '../request/lists.ts';
import { type Page, type PageOptions, requestPages } from '../request/pages.ts';
import { toWire } from '../request/payload.ts';
import type { Session } from '../request/session.ts';
import type {
  CarbonFacts,
  CreatedId,
  Credits,
  PortForwards,
  Task,
  TaskCreate,
  TaskSummary,
  TaskUpdate,
} from '../types.ts';
import { type BulkResult, createTask, createTasks } from './create.ts';
import { abortTask } from './end.ts';
import { type RunOptions, runTask } from './run.ts';
import { TaskSnapshots } from './snapshots.ts';
import { TaskReruns } from './task-reruns.ts';
import { waitForTask } from './wait.ts';

/**
 * Tasks: a program run in a number of instances. A task is named by its uuid or its shortname
 * everywhere. What runs is billed to the account of the token.
 */
export class Tasks extends TaskReruns {
  /** Snapshots of running tasks. */
  readonly snapshot: TaskSnapshots;
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    super(session);
    this.#session = session;
    this.snapshot = new TaskSnapshots(session);
  }

  /**
   * Creates a task, which is billed from when it runs. A creation whose answer was lost is never sent
   * again: the error has `outcome: 'unknown'` and says how to look for the task.
   *
   * @throws InputError for what Qarnot would refuse for certain, before anything is sent.
   * @throws MaxTasksReachedError, NotEnoughCreditsError or MissingBucketError, as their names say.
   */
  create(task: TaskCreate, options?: CallOptions): ApiPromise<CreatedId>;
  /**
   * Creates several tasks in one request.
   *
   * @returns One result for each task, in the same order; some may have been refused.
   */
  create(tasks: readonly TaskCreate[], options?: CallOptions): ApiPromise<BulkResult[]>;
  create(
    given: TaskCreate | readonly TaskCreate[],
    options?: CallOptions,
  ): ApiPromise<CreatedId> | ApiPromise<BulkResult[]> {
    return Array.isArray(given)
      ? createTasks(this.#session, given as readonly TaskCreate[], options)
      : createTask(this.#session, given as TaskCreate, options);
  }

  /** One task with everything known about it. */
  get(task: string, options?: CallOptions): ApiPromise<Task> {
    return this.#session.operation('getTask', { params: { taskId: task } }, options);
  }

  /** All tasks, or those with one of some tags. `paginate` is better for what may be many. */
  list(filter?: ListOptions, options?: CallOptions): ApiPromise<Task[]> {
    return this.#session.operation('listTasks', () => ({ params: tagParams(filter) }), options);
  }

  /** All tasks, or those with one of some tags, in short. */
  summaries(filter?: ListOptions, options?: CallOptions): ApiPromise<TaskSummary[]> {
    const args = () => ({ params: tagParams(filter) });
    return this.#session.operation('listTaskSummaries', args, options);
  }

  /** The tasks that pass a filter. With `select`, the fields not named are missing. */
  search<Field extends keyof Task & string = keyof Task & string>(
    request: SearchOptions<Field> = {},
    options?: CallOptions,
  ): ApiPromise<Pick<Task, Field>[]> {
    return requestSearch(this.#session, 'searchTasks', request, options);
  }

  /** Tasks page by page: awaiting gives the first page, `for await` every task. */
  paginate(request?: PageOptions, options?: CallOptions): PagePromise<Page<Task>, Task> {
    return requestPages(this.#session, 'listTasksPage', request, options);
  }

  /** Tasks in short, page by page. */
  paginateSummaries(
    request?: PageOptions,
    options?: CallOptions,
  ): PagePromise<Page<TaskSummary>, TaskSummary> {
    return requestPages(this.#session, 'listTaskSummariesPage', request, options);
  }

  /** Changes constants and tags, which is all that can be changed. */
  update(task: string, changes: TaskUpdate, options?: CallOptions): ApiPromise<void> {
    return this.#session.command(
      'updateTask',
      (settings) => ({ params: { taskId: task }, body: toWire(changes, settings) }),
      options,
    );
  }

  /** Brings new and changed resources to the running instances; what was deleted stays there. */
  refreshResources(task: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('refreshTaskResources', { params: { taskId: task } }, options);
  }

  /** Deletes a task; a running one is aborted first. It may be seen as `PendingDelete` for a while. */
  delete(task: string, options?: CallOptions): Promise<void> {
    return deletion(this.#session.command('deleteTask', { params: { taskId: task } }, options));
  }

  /** Cancels a task: it becomes `PendingCancel`, then `Cancelled`. What has run is billed. */
  abort(task: string, options?: CallOptions): Promise<void> {
    return abortTask(this.#session, task, options);
  }

  /** What a task consumed and emitted, compared with another data centre. */
  carbonFacts(
    task: string,
    { comparisonDatacenter }: CarbonOptions = {},
    options?: CallOptions,
  ): ApiPromise<CarbonFacts> {
    const params = { taskId: task, comparisonDatacenter };
    return this.#session.operation(
      'getTaskCarbonFacts',
      { params, transform: toCarbonFacts },
      options,
    );
  }

  /** What a task has cost so far, in euros. */
  credits(task: string, options?: CallOptions): ApiPromise<Credits> {
    return this.#session.operation('getTaskCredits', { params: { taskId: task } }, options);
  }

  /** Where the ports of the instances can be reached, by instance and by rule. */
  portForward(task: string, options?: CallOptions): ApiPromise<PortForwards> {
    return this.#session.operation('getTaskPortForwards', { params: { taskId: task } }, options);
  }

  /**
   * Creates a task, gives its output as it comes and waits for its end. When the run ends before the
   * task (by the signal, the time limit or an error), the task is aborted, unless `onInterrupt` says
   * `'leave'`: a task that runs on is billed.
   *
   * @returns The task as it ended: `state` is `Success`, `Failure` or `Cancelled`.
   * @throws RequestAbortedError or WaitTimeoutError when the signal or the time limit ends the run.
   * @throws TaskLeftBehindError when the task could not be aborted.
   * @example
   * ```ts
   * const task = await qarnot.tasks.run(payload, { onStdout: (text) => process.stdout.write(text) });
   * ```
   */
  run(task: TaskCreate, options?: RunOptions): Promise<Task> {
    return runTask(this.#session, task, options);
  }

  /**
   * Waits until a task has ended, well or not. A task that is being cancelled has not ended yet.
   *
   * @throws WaitTimeoutError or RequestAbortedError; the task runs on.
   */
  wait(task: string, options?: WaitOptions<Task>): Promise<Task> {
    return waitForTask(this.#session, task, options);
  }
}
