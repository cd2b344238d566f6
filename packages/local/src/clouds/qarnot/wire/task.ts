import type { components } from '../../../generated/qarnot/wire.ts';
import { formatTimeSpan } from '../execution/time-span.ts';
import type { Execution } from '../execution/types.ts';
import type { QarnotOptions } from '../options.ts';
import { errorsOf } from '../store/execution-rows.ts';
import type { TaskBody, TaskEntity } from '../store/types.ts';
import { wireDate } from '../time.ts';
import {
  constantsWire,
  privilegesWire,
  resourcesWire,
  retriesWire,
  rightsWire,
  schedulingWire,
} from './common.ts';

type Schemas = components['schemas'];

/** What live figures are asked from. */
export type TaskFacts = Pick<Execution, 'taskStatus' | 'completedInstances' | 'dependencies'>;

/** Fields that the execution knows, beyond the row. */
const liveFields: readonly string[] = ['status', 'completedInstances', 'dependencies'];

/** Whether one of the fields is not in the store's rows. */
export function isLiveTaskField(fields: ReadonlySet<string>): boolean {
  return liveFields.some((field) => fields.has(field));
}

/** What of the options the wire JSON of a task depends on. */
type TaskOptions = Pick<QarnotOptions, 'defaultScheduling' | 'progress'>;

/** A task in the short form. */
export function taskSummaryWire(
  { row, body }: TaskEntity,
  options: Pick<TaskOptions, 'progress'>,
): Schemas['TaskSummary'] {
  return {
    uuid: row.uuid,
    name: row.name,
    shortname: row.shortname,
    profile: row.profile,
    poolUuid: row.pool_uuid,
    jobUuid: row.job_uuid,
    projectUuid: row.project_uuid,
    progress: options.progress === 'percent' ? row.progress : row.progress / 100,
    runningInstanceCount: row.running_instances,
    runningCoreCount: row.running_cores,
    clusterInfo: null,
    executionTime: formatTimeSpan(row.execution_ms),
    wallTime: formatTimeSpan(row.wall_ms),
    state: row.state,
    previousState: row.previous_state,
    instanceCount: row.instance_count,
    totalInstanceCount: row.instance_count,
    maxRetriesPerInstance: body.maxRetriesPerInstance ?? 0,
    advancedRanges: body.advancedRanges ?? null,
    stateTransitionTime: wireDate(row.state_at),
    previousStateTransitionTime: wireDate(row.previous_state_at),
    lastModified: wireDate(row.modified_at),
    creationDate: wireDate(row.created_at),
    endDate: wireDate(row.ended_at),
    waitForPoolResourcesSynchronization: body.waitForPoolResourcesSynchronization ?? null,
    tags: body.tags ?? [],
  };
}

type Requested = Pick<
  Schemas['Task'],
  | 'snapshotInterval'
  | 'constants'
  | 'constraints'
  | 'forcedConstants'
  | 'forcedNetworkRules'
  | 'secretsAccessRights'
  | 'tags'
  | 'snapshotWhitelist'
  | 'snapshotBlacklist'
  | 'snapshotBucket'
  | 'snapshotBucketPrefix'
  | 'resultsWhitelist'
  | 'resultsBlacklist'
  | 'uploadResultsOnCancellation'
  | 'autoDeleteOnCompletion'
  | 'completionTimeToLive'
  | 'hardwareConstraints'
  | 'labels'
  | 'schedulingType'
  | 'targetedReservedMachineKey'
  | 'targetedReservationName'
  | 'privileges'
  | 'retrySettings'
  | 'maxTimeQueueSeconds'
>;

/** What of a task is its body alone. */
export function requestedWire(
  body: TaskBody,
  { defaultScheduling: usual }: Pick<QarnotOptions, 'defaultScheduling'>,
): Requested {
  return {
    snapshotInterval: 0,
    constants: constantsWire(body.constants),
    constraints: body.constraints ?? [],
    forcedConstants: body.forcedConstants ?? [],
    forcedNetworkRules: body.forcedNetworkRules ?? [],
    secretsAccessRights: rightsWire(body.secretsAccessRights),
    tags: body.tags ?? [],
    snapshotWhitelist: body.snapshotWhitelist ?? null,
    snapshotBlacklist: body.snapshotBlacklist ?? null,
    snapshotBucket: body.snapshotBucket ?? null,
    snapshotBucketPrefix: body.snapshotBucketPrefix ?? null,
    resultsWhitelist: body.resultsWhitelist ?? null,
    resultsBlacklist: body.resultsBlacklist ?? null,
    uploadResultsOnCancellation: body.uploadResultsOnCancellation ?? null,
    autoDeleteOnCompletion: body.autoDeleteOnCompletion ?? false,
    completionTimeToLive: body.completionTimeToLive ?? '00:00:00',
    hardwareConstraints: body.hardwareConstraints ?? [],
    labels: body.labels ?? {},
    schedulingType: schedulingWire(body.schedulingType, usual),
    targetedReservedMachineKey: body.targetedReservedMachineKey ?? null,
    targetedReservationName: body.targetedReservationName ?? null,
    privileges: privilegesWire(body.privileges),
    retrySettings: retriesWire(body.retrySettings),
    maxTimeQueueSeconds: body.maxTimeQueueSeconds ?? null,
  };
}

/**
 * A task in full.
 *
 * @param facts asked for what runs; without it the live fields look as before the run
 */
export function taskWire(
  entity: TaskEntity,
  facts: TaskFacts | undefined,
  options: TaskOptions,
): Schemas['Task'] {
  const { row, body } = entity;
  const { tags: _tags, ...summary } = taskSummaryWire(entity, options);
  return {
    errors: errorsOf(row),
    resourceBuckets: body.resourceBuckets ?? [],
    advancedResourceBuckets: resourcesWire(body.advancedResourceBuckets),
    resultBucket: body.resultBucket ?? body.resultsBucket ?? null,
    resultsBucket: body.resultBucket ?? body.resultsBucket ?? null,
    resultsBucketPrefix: body.resultsBucketPrefix ?? null,
    resultsCacheTTLSec: body.resultsCacheTTLSec ?? null,
    defaultResourcesCacheTTLSec: body.defaultResourcesCacheTTLSec ?? 7_776_000,
    completedInstances: facts?.completedInstances(row.uuid) ?? [],
    status: facts?.taskStatus(row.uuid) ?? null,
    resultsCount: row.results_count,
    dependencies: facts?.dependencies(row.uuid) ?? null,
    ...requestedWire(body, options),
    ...summary,
  };
}
