import type { EngineClock } from '../../../engine/types.ts';
import type { Database } from '../../../store/database.ts';
import type { Execution } from '../execution/types.ts';
import { jobColumns, poolColumns, taskColumns } from '../filters/sql.ts';
import type { QarnotOptions } from '../options.ts';
import type { Stores } from '../store/stores.ts';
import type {
  JobBody,
  JobEntity,
  JobRow,
  PoolBody,
  PoolEntity,
  PoolRow,
  TaskBody,
  TaskEntity,
  TaskRow,
} from '../store/types.ts';
import { jobWire } from '../wire/job.ts';
import { isLivePoolField, poolWire } from '../wire/pool.ts';
import { isLiveTaskField, requestedWire, taskWire } from '../wire/task.ts';
import { Cursors } from './cursor.ts';
import { Listing } from './listing.ts';
import type { PageRules } from './request.ts';

/** The lists of every kind, and the wire JSON of their elements. */
export interface Listings {
  readonly tasks: Listing<TaskRow, TaskBody>;
  readonly pools: Listing<PoolRow, PoolBody>;
  readonly jobs: Listing<JobRow, JobBody>;
  readonly rules: { readonly [kind in 'tasks' | 'pools' | 'jobs']: PageRules };
  task(entity: TaskEntity): ReturnType<typeof taskWire>;
  pool(entity: PoolEntity): ReturnType<typeof poolWire>;
  job(entity: JobEntity): ReturnType<typeof jobWire>;
}

/** What lists are made of. */
export interface ListingsParts {
  readonly database: Database;
  readonly stores: Stores;
  readonly execution: Execution;
  readonly options: QarnotOptions;
  readonly clock: EngineClock;
  /** Signs the tokens of pages. */
  readonly key: string;
}

/** Brings the times into the rows of the pools that have changed; there are never many pools. */
function refreshPoolTimes({ stores: { pools }, execution, database }: ListingsParts): void {
  const rows = pools.prepare<PoolRow>('SELECT uuid, execution_ms FROM qarnot_pools').all();
  database.transaction(() => {
    for (const { uuid, execution_ms } of rows) {
      const { executionMs } = execution.poolUsed(uuid);
      if (executionMs !== execution_ms) pools.change(uuid, { execution_ms: executionMs });
    }
  });
}

function areOf(fields: ReadonlySet<string>, known: readonly string[]): boolean {
  return [...fields].every((field) => known.includes(field));
}

/** The lists of tasks, pools and jobs. */
export function createListings(parts: ListingsParts): Listings {
  const { database, stores, execution, options, clock, key } = parts;
  const { listOrder, tagMatch, pageSize, pageSizeMax, likeCase } = options;
  const common = (kind: string) => ({
    cursors: new Cursors(database, kind, key),
    listOrder,
    tagMatch,
  });
  const rules = { listOrder, pageSize, pageSizeMax, likeCase };
  const requestedFields = Object.keys(requestedWire({ name: '' }, options));
  const orders = ['creationDate', 'executionTime', 'name', 'state'] as const;
  return {
    tasks: new Listing(stores.tasks, {
      ...common('tasks'),
      columns: taskColumns,
      needsRow: (fields) => !areOf(fields, requestedFields),
      wire: (entity, fields) =>
        areOf(fields, requestedFields)
          ? requestedWire(entity.body, options)
          : taskWire(entity, isLiveTaskField(fields) ? execution : undefined, options),
      isLive: isLiveTaskField,
    }),
    pools: new Listing(stores.pools, {
      ...common('pools'),
      columns: poolColumns,
      beforeOrder: (by) => {
        if (by === 'executionTime') refreshPoolTimes(parts);
      },
      needsRow: () => true,
      wire: (entity, fields) =>
        poolWire(entity, isLivePoolField(fields) ? execution : undefined, options, clock.now()),
      isLive: isLivePoolField,
    }),
    jobs: new Listing(stores.jobs, {
      ...common('jobs'),
      columns: jobColumns,
      needsRow: () => true,
      wire: (entity) => jobWire(entity),
      isLive: () => false,
    }),
    rules: {
      tasks: { ...rules, schema: 'Task', orders },
      pools: { ...rules, schema: 'Pool', orders },
      jobs: { ...rules, schema: 'Job', orders: orders.filter((by) => by !== 'executionTime') },
    },
    task: (entity) => taskWire(entity, execution, options),
    pool: (entity) => poolWire(entity, execution, options, clock.now()),
    job: jobWire,
  };
}
