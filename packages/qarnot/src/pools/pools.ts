import type { ApiPromise, CallOptions, PagePromise } from '@irori/core';
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
  Job,
  Pool,
  PoolClone,
  PoolCreate,
  PoolSummary,
  PoolUpdate,
  Task,
} from '../types.ts';
import type { Scaling, ScalingInput } from '../values/scaling.ts';
import { PoolLogs } from './pool-logs.ts';

/**
 * Pools: machines that are kept ready, whose slots run tasks made with `poolUuid`. Every id is a
 * uuid or a shortname. A pool costs money until it is closed, whether tasks run in it or not.
 */
export class Pools extends PoolLogs {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    super(session);
    this.#session = session;
  }

  /** Opens a pool. Its size is `instanceCount`, or follows `scaling` (see `scalingPolicy`). */
  create(pool: PoolCreate, options?: CallOptions): ApiPromise<CreatedId> {
    return this.#session.operation(
      'createPool',
      (settings) => ({ body: toWire(pool, settings) }),
      options,
    );
  }

  /** Gets a pool. @throws MissingPoolError when there is none. */
  get(id: string, options?: CallOptions): ApiPromise<Pool> {
    return this.#session.operation('getPool', { params: { poolId: id } }, options);
  }

  /** Lists pools in one answer. `paginate` is better for what may be many. */
  list(which?: ListOptions, options?: CallOptions): ApiPromise<Pool[]> {
    return this.#session.operation('listPools', () => ({ params: tagParams(which) }), options);
  }

  /** Lists pools in one answer, in short. */
  summaries(which?: ListOptions, options?: CallOptions): ApiPromise<PoolSummary[]> {
    return this.#session.operation(
      'listPoolSummaries',
      () => ({ params: tagParams(which) }),
      options,
    );
  }

  /** Searches pools; see `poolFilter`. */
  search<Field extends keyof Pool & string = keyof Pool & string>(
    search: SearchOptions<Field> = {},
    options?: CallOptions,
  ): ApiPromise<Pick<Pool, Field>[]> {
    return requestSearch<Pick<Pool, Field>>(this.#session, 'searchPools', search, options);
  }

  /** Lists pools in pages, filtered and sorted. */
  paginate(request: PageOptions = {}, options?: CallOptions): PagePromise<Page<Pool>, Pool> {
    return requestPages<Pool>(this.#session, 'listPoolsPage', request, options);
  }

  /** Lists pools in pages, in short. */
  paginateSummaries(
    request: PageOptions = {},
    options?: CallOptions,
  ): PagePromise<Page<PoolSummary>, PoolSummary> {
    return requestPages<PoolSummary>(this.#session, 'listPoolSummariesPage', request, options);
  }

  /** Changes the constants, tags or size of a pool; nothing else of it can be changed. */
  update(id: string, changes: PoolUpdate, options?: CallOptions): ApiPromise<void> {
    return this.#session.command(
      'updatePool',
      (settings) => ({ params: { poolId: id }, body: toWire(changes, settings) }),
      options,
    );
  }

  /** Brings new and changed objects of the pool's buckets onto its machines. */
  refreshResources(id: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('refreshPoolResources', { params: { poolId: id } }, options);
  }

  /** Closes a pool; it is Closing at once. */
  close(id: string, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('closePool', { params: { poolId: id } }, options);
  }

  /** Deletes a pool; one that is open is closed first. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return deletion(this.#session.command('deletePool', { params: { poolId: id } }, options));
  }

  /** Opens a pool like another one, with these differences. */
  clone(id: string, differences: PoolClone = {}, options?: CallOptions): ApiPromise<CreatedId> {
    return this.#session.operation(
      'clonePool',
      (settings) => ({ params: { poolId: id }, body: toWire(differences, settings) }),
      options,
    );
  }

  /** Lists the tasks of a pool. */
  tasks(id: string, options?: CallOptions): ApiPromise<Task[]> {
    return this.#session.operation('listPoolTasks', { params: { poolId: id } }, options);
  }

  /** Lists the jobs of a pool. */
  jobs(id: string, options?: CallOptions): ApiPromise<Job[]> {
    return this.#session.operation('listPoolJobs', { params: { poolId: id } }, options);
  }

  /**
   * Gets the scaling policies of a pool and which one is active. What Qarnot answers here is a guess
   * (medium confidence): its description does not tell, and no client of its own calls this.
   */
  getScaling(id: string, options?: CallOptions): ApiPromise<Scaling> {
    return this.#session.operation('getPoolScaling', { params: { poolId: id } }, options);
  }

  /** Sets the scaling policies of a pool; that the first one in force is the active one is a guess. */
  setScaling(id: string, scaling: ScalingInput, options?: CallOptions): ApiPromise<void> {
    const args = { params: { poolId: id }, body: scaling };
    return this.#session.command('updatePoolScaling', args, options);
  }

  /**
   * Asks Qarnot whether scaling policies are right, without applying them.
   *
   * @throws ValidationError that names what is wrong with which policy.
   */
  checkScaling(scaling: ScalingInput, options?: CallOptions): ApiPromise<void> {
    return this.#session.command('checkPoolScaling', { body: scaling }, options);
  }

  /** Gets energy and carbon of a pool, compared with another data centre. */
  carbonFacts(id: string, how: CarbonOptions = {}, options?: CallOptions): ApiPromise<CarbonFacts> {
    const params = { poolId: id, ...how };
    return this.#session.operation(
      'getPoolCarbonFacts',
      { params, transform: toCarbonFacts },
      options,
    );
  }

  /** Gets what a pool has cost so far, in euros. */
  credits(id: string, options?: CallOptions): ApiPromise<Credits> {
    return this.#session.operation('getPoolCredits', { params: { poolId: id } }, options);
  }
}
