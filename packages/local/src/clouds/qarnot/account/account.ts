import { randomUUID } from 'node:crypto';
import type { EngineClock } from '../../../engine/types.ts';
import type { ObjectStore } from '../../../s3/store/types.ts';
import { badRequest, RefusedError } from '../errors.ts';
import type { Usage } from '../execution/types.ts';
import type { QarnotOptions } from '../options.ts';
import type { Stores } from '../store/stores.ts';

/** What {@link Account} is made of. */
export interface AccountParts {
  readonly options: QarnotOptions;
  readonly stores: Stores;
  readonly buckets: ObjectStore;
  readonly clock: EngineClock;
  readonly email: string;
}

/** The account, with its one project and what it has used. */
export class Account {
  readonly email: string;
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
    this.email = parts.email;
  }

  /** The one project. */
  get projectUuid(): string {
    return this.#parts.stores.facts.ensure('project', randomUUID);
  }

  get organizationUuid(): string {
    return this.#parts.stores.facts.ensure('organization', randomUUID);
  }

  /** Epoch milliseconds of the first look at the account. */
  get openedAt(): number {
    const { facts } = this.#parts.stores;
    return Number(facts.ensure('opened', () => String(this.#parts.clock.now())));
  }

  /**
   * The project that something belongs to.
   *
   * @throws RefusedError 400 for one that does not exist.
   */
  project(asked: string | null | undefined): string {
    const own = this.projectUuid;
    if (asked == null || asked.toLowerCase() === own) return own;
    throw badRequest(`No such project: ${asked}`);
  }

  /** @throws RefusedError 402 when there are no credits. */
  assertCredits(): void {
    if (this.#parts.options.credits === 'enough') return;
    throw new RefusedError(402, 'Not enough credits');
  }

  /** Keeps what something used that is about to be removed. */
  book({ coreMs }: Usage): void {
    const { facts } = this.#parts.stores;
    facts.set('used_core_ms', String(this.bookedCoreMs() + coreMs));
  }

  /** Core-milliseconds of what was removed. */
  bookedCoreMs(): number {
    return Number(this.#parts.stores.facts.get('used_core_ms') ?? 0);
  }

  /** Rows by what they count. */
  counts(): { readonly [name in Count]: number } {
    const { stores, buckets } = this.#parts;
    const usage = buckets.usage();
    const one = (sql: string): number =>
      stores.tasks.prepare<{ n: number | null }>(sql).get()?.n ?? 0;
    const executing = "state IN ('PartiallyExecuting', 'FullyExecuting')";
    const tasks = `FROM qarnot_tasks WHERE ${executing}`;
    const pools = `FROM qarnot_pools WHERE ${executing}`;
    return {
      tasks: stores.tasks.count(),
      pools: stores.pools.count(),
      jobs: stores.jobs.count(),
      buckets: usage.buckets,
      bytes: usage.bytes,
      runningTasks: one(`SELECT count(*) AS n ${tasks}`),
      runningPools: one(`SELECT count(*) AS n ${pools}`),
      runningInstances: one(`SELECT sum(running_instances) AS n ${tasks}`),
      runningCores: one(`SELECT sum(running_cores) AS n ${tasks}`),
    };
  }
}

/** What {@link Account.counts} counts. */
type Count =
  | 'tasks'
  | 'pools'
  | 'jobs'
  | 'buckets'
  | 'bytes'
  | 'runningTasks'
  | 'runningPools'
  | 'runningInstances'
  | 'runningCores';
