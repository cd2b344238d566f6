import { planOfJob, planOfPool, planOfTask } from '../execution/plan.ts';
import type {
  ExecutionRows,
  JobChange,
  JobRun,
  PoolChange,
  PoolRun,
  RunError,
  TaskChange,
  TaskRun,
} from '../execution/types.ts';
import type { ColumnChange } from './entities.ts';
import type { Stores } from './stores.ts';
import type { CommonRow, JobEntity, PoolEntity, TaskEntity } from './types.ts';

/** States in which something is on its way out: its shortname is free. */
const leaving: readonly string[] = ['PendingDelete', 'Deleting'];

function phaseOf<S extends string>(row: CommonRow & { state: S; previous_state: S | null }) {
  return {
    uuid: row.uuid,
    state: row.state,
    previousState: row.previous_state,
    stateTransitionTime: row.state_at,
    previousStateTransitionTime: row.previous_state_at,
    createdAt: row.created_at,
  };
}

/** The errors that a task or pool lists. */
export function errorsOf(row: { readonly errors: string | null }): RunError[] {
  return row.errors === null ? [] : (JSON.parse(row.errors) as RunError[]);
}

/** A task as the execution sees it. */
export function taskRun(entity: TaskEntity): TaskRun {
  const { row, body } = entity;
  // A task of a job with a pool runs in that pool, though it was not asked for.
  const where = { poolUuid: row.pool_uuid, jobUuid: row.job_uuid };
  const plan = { ...planOfTask(body, body.shortname ?? row.uuid), ...where };
  return { ...phaseOf(row), plan, endedAt: row.ended_at, errors: errorsOf(row) };
}

/** A pool as the execution sees it. */
export function poolRun(entity: PoolEntity): PoolRun {
  const { row, body } = entity;
  const rest = {
    plan: planOfPool(body, body.shortname ?? row.uuid),
    endedAt: row.ended_at,
    errors: errorsOf(row),
  };
  return { ...phaseOf(row), ...rest };
}

/** A job as the execution sees it. */
export function jobRun(entity: JobEntity): JobRun {
  const { row, body } = entity;
  return { ...phaseOf(row), plan: planOfJob(body, body.shortname ?? row.uuid) };
}

/** The column of each thing that the execution changes. */
const columns: { readonly [key in keyof (TaskChange & PoolChange & JobChange)]-?: string } = {
  state: 'state',
  previousState: 'previous_state',
  stateTransitionTime: 'state_at',
  previousStateTransitionTime: 'previous_state_at',
  endedAt: 'ended_at',
  errors: 'errors',
  progress: 'progress',
  runningInstanceCount: 'running_instances',
  runningCoreCount: 'running_cores',
  targetRunningInstanceCount: 'target_instances',
  executionTimeMs: 'execution_ms',
  wallTimeMs: 'wall_ms',
  resultsCount: 'results_count',
};

function columnsOf(
  uuid: string,
  change: TaskChange | PoolChange | JobChange,
  now: number,
): ColumnChange {
  const entries = Object.entries(change).map(([key, value]) => {
    const column = columns[key as keyof typeof columns];
    const isList = Array.isArray(value);
    return [column, isList ? (value.length === 0 ? null : JSON.stringify(value)) : value] as const;
  });
  const freed = leaving.includes(change.state ?? '') ? { shortname: uuid } : {};
  return { ...Object.fromEntries(entries), modified_at: now, ...freed } as ColumnChange;
}

/** The uuids of all rows, oldest first. */
function uuids(store: Pick<Stores['tasks'], 'table' | 'prepare'>): string[] {
  return store
    .prepare<{ uuid: string }>(`SELECT uuid FROM ${store.table} ORDER BY sequence`)
    .all()
    .map(({ uuid }) => uuid);
}

/**
 * The rows of tasks, pools and jobs, as the execution changes them.
 *
 * @param removed told before the row of a task is taken away
 */
export function executionRows(
  { tasks, pools, jobs }: Stores,
  now: () => number,
  removed: (task: string) => void,
): ExecutionRows {
  return {
    tasks: {
      find: (uuid) => {
        const found = tasks.find(uuid);
        return found && taskRun(found);
      },
      change: (uuid, change) => tasks.change(uuid, columnsOf(uuid, change, now())),
      delete: (uuid) => {
        removed(uuid);
        tasks.delete(uuid);
      },
      all: () => uuids(tasks),
    },
    pools: {
      find: (uuid) => {
        const found = pools.find(uuid);
        return found && poolRun(found);
      },
      change: (uuid, change) => pools.change(uuid, columnsOf(uuid, change, now())),
      delete: (uuid) => pools.delete(uuid),
      all: () => uuids(pools),
    },
    jobs: {
      find: (uuid) => {
        const found = jobs.find(uuid);
        return found && jobRun(found);
      },
      change: (uuid, change) => jobs.change(uuid, columnsOf(uuid, change, now())),
      delete: (uuid) => jobs.delete(uuid),
      all: () => uuids(jobs),
    },
  };
}
