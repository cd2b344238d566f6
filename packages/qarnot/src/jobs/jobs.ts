import type { ApiPromise, CallOptions, PagePromise } from '@irori/core';
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
import type { CreatedId, Job, JobCreate, Task } from '../types.ts';
import { formatDuration } from '../values/duration.ts';

/**
 * Jobs: tasks that belong together, may depend on each other and end together. Every id is a uuid or
 * a shortname. Making a job costs nothing; its tasks do.
 */
export class Jobs {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Makes a job. Tasks are put into it with `jobUuid`; with `useDependencies` they may depend on
   * each other (see `dependsOn`). It ends by itself after `maxWallTime`, else by `terminate`.
   */
  create(job: JobCreate, options?: CallOptions): ApiPromise<CreatedId> {
    const { maxWallTime } = job;
    return this.#session.operation(
      'createJob',
      (settings) => ({
        body: {
          ...toWire(job, settings),
          ...(maxWallTime && { maxWallTime: formatDuration(maxWallTime, 'maxWallTime') }),
        },
      }),
      options,
    );
  }

  /** Gets a job. @throws MissingJobError when there is none. */
  get(id: string, options?: CallOptions): ApiPromise<Job> {
    return this.#session.operation('getJob', { params: { jobId: id } }, options);
  }

  /** Lists jobs in one answer. */
  list(which?: ListOptions, options?: CallOptions): ApiPromise<Job[]> {
    return this.#session.operation('listJobs', () => ({ params: tagParams(which) }), options);
  }

  /** Searches jobs; see `jobFilter`. */
  search<Field extends keyof Job & string = keyof Job & string>(
    search: SearchOptions<Field> = {},
    options?: CallOptions,
  ): ApiPromise<Pick<Job, Field>[]> {
    return requestSearch<Pick<Job, Field>>(this.#session, 'searchJobs', search, options);
  }

  /** Lists jobs in pages, filtered and sorted. They cannot be sorted by execution time. */
  paginate(request: PageOptions = {}, options?: CallOptions): PagePromise<Page<Job>, Job> {
    return requestPages<Job>(this.#session, 'listJobsPage', request, options);
  }

  /** Ends a job: its tasks are cancelled, and it becomes Terminating, then Completed. */
  terminate(id: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('terminateJob', { params: { jobId: id } }, options);
  }

  /**
   * Deletes a job.
   *
   * @param how - `force`: also while its tasks run, which are cancelled then.
   * @throws PermissionDeniedError when tasks run and it is not forced.
   */
  delete(id: string, how: { force?: boolean } = {}, options?: CallOptions): Promise<void> {
    const params = { jobId: id, force: how.force };
    return deletion(this.#session.command('deleteJob', { params }, options));
  }

  /** Lists the tasks of a job. */
  tasks(id: string, options?: CallOptions): ApiPromise<Task[]> {
    return this.#session.operation('listJobTasks', { params: { jobId: id } }, options);
  }
}
