import type { Effect } from '@irori/core';
import { type OperationId, operations } from '../generated/operations.ts';

const CREATED_TASK =
  'Look for it with tasks.paginate() or tasks.list() before you make it again: a second task costs money.';
const CREATED_POOL =
  'Look for it with pools.paginate() or pools.list() before you make it again: a second pool costs money.';
const READ_LOG = 'What the lost answer held is not given again as fresh: read the whole log.';

/** What sending an operation twice would do, where its method does not tell. */
const EFFECTS: Partial<Record<OperationId, Effect>> = {
  searchJobs: 'read',
  searchPools: 'read',
  searchTasks: 'read',
  listJobsPage: 'read',
  listPoolsPage: 'read',
  listPoolSummariesPage: 'read',
  listTasksPage: 'read',
  listTaskSummariesPage: 'read',
  checkPoolScaling: 'read',
  abortTask: 'idempotent',
  closePool: 'idempotent',
  terminateJob: 'idempotent',
  setPeriodicSnapshot: 'idempotent',
  // A PUT, but the second one is refused, as if the first had failed.
  createSecret: 'create',
  restartTask: 'act',
  // Each such call takes what is new away from all later ones.
  getLastTaskStdout: 'act',
  getLastTaskStderr: 'act',
  getLastTaskInstanceStdout: 'act',
  getLastTaskInstanceStderr: 'act',
  getLastPoolStdout: 'act',
  getLastPoolStderr: 'act',
  getLastPoolInstanceStdout: 'act',
  getLastPoolInstanceStderr: 'act',
};

/** The call that finds what may be there when the answer was lost. */
const FIND_WITH: Partial<Record<OperationId, string>> = {
  createTask: CREATED_TASK,
  cloneTask: CREATED_TASK,
  retryTask: CREATED_TASK,
  recoverTask: CREATED_TASK,
  resumeTask: CREATED_TASK,
  restartTask: 'See with tasks.get() whether the task runs again.',
  createPool: CREATED_POOL,
  clonePool: CREATED_POOL,
  createJob: 'Look for it with jobs.paginate() or jobs.list() before you make it again.',
  createSecret: 'See with secrets.get() whether it is there.',
  createSnapshot: 'A second one would store the same files again.',
  createSnapshotAlias: 'A second one would store the same files again.',
  getLastTaskStdout: READ_LOG,
  getLastTaskStderr: READ_LOG,
  getLastTaskInstanceStdout: READ_LOG,
  getLastTaskInstanceStderr: READ_LOG,
  getLastPoolStdout: READ_LOG,
  getLastPoolStderr: READ_LOG,
  getLastPoolInstanceStdout: READ_LOG,
  getLastPoolInstanceStderr: READ_LOG,
};

/** What needs no token. */
const ANONYMOUS: ReadonlySet<OperationId> = new Set(['getSettings', 'listVersions']);

/** What is special about an operation. */
export interface OperationRule {
  effect: Effect;
  findWith: string | undefined;
  /** Whether it needs no token. */
  anonymous: boolean;
}

/** What sending an operation twice would do, and what to do when its answer is lost. */
export function ruleOf(operation: OperationId): OperationRule {
  const { method } = operations[operation];
  const byMethod = method === 'GET' ? 'read' : method === 'POST' ? 'create' : 'idempotent';
  return {
    effect: EFFECTS[operation] ?? byMethod,
    findWith: FIND_WITH[operation],
    anonymous: ANONYMOUS.has(operation),
  };
}
