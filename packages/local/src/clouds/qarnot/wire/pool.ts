import type { components } from '../../../generated/qarnot/wire.ts';
import { formatTimeSpan } from '../execution/time-span.ts';
import type { Execution } from '../execution/types.ts';
import type { QarnotOptions } from '../options.ts';
import { errorsOf } from '../store/execution-rows.ts';
import type { PoolEntity } from '../store/types.ts';
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
export type PoolFacts = Pick<
  Execution,
  'poolStatus' | 'poolUsage' | 'queuedOrRunning' | 'activePolicy' | 'poolUsed'
>;

/** Fields that the execution knows, beyond the row. */
const liveFields: readonly string[] = [
  'status',
  'totalSlotCapacity',
  'poolUsage',
  'queuedOrRunningTaskInstancesCount',
  'executionTime',
  'wallTime',
  'scaling',
];

/** Whether one of the fields is not in the store's rows. */
export function isLivePoolField(fields: ReadonlySet<string>): boolean {
  return liveFields.some((field) => fields.has(field));
}

/** A pool in the short form. */
export function poolSummaryWire(
  { row, body }: PoolEntity,
  facts: PoolFacts | undefined,
  now: number,
): Schemas['PoolSummary'] {
  return {
    uuid: row.uuid,
    name: row.name,
    shortname: row.shortname,
    profile: row.profile,
    projectUuid: row.project_uuid,
    state: row.state,
    previousState: row.previous_state,
    instanceCount: row.instance_count,
    targetRunningInstanceCount: row.target_instances,
    stateTransitionTime: wireDate(row.state_at),
    previousStateTransitionTime: wireDate(row.previous_state_at),
    creationDate: wireDate(row.created_at),
    lastModified: wireDate(row.modified_at),
    endDate: wireDate(row.ended_at),
    runningInstanceCount: row.running_instances,
    runningCoreCount: row.running_cores,
    queuedOrRunningTaskInstancesCount: facts?.queuedOrRunning(row.uuid) ?? 0,
    executionTime: formatTimeSpan(facts?.poolUsed(row.uuid).executionMs ?? 0),
    wallTime: formatTimeSpan((row.ended_at ?? now) - row.created_at),
    taskDefaultWaitForPoolResourcesSynchronization:
      body.taskDefaultWaitForPoolResourcesSynchronization ?? null,
  };
}

/** The older way of scaling, with every property; the defaults are those that C# sends. */
function elasticWire(
  given: Schemas['ElasticPropertyInput'] | null | undefined,
): Schemas['ElasticProperty'] {
  return {
    isElastic: given?.isElastic ?? false,
    minTotalSlots: given?.minTotalSlots ?? 0,
    maxTotalSlots: given?.maxTotalSlots ?? 0,
    minIdleSlots: given?.minIdleSlots ?? 0,
    resizePeriod: given?.resizePeriod ?? 90,
    rampResizeFactor: given?.rampResizeFactor ?? 0.4,
    minIdleTimeSeconds: given?.minIdleTimeSeconds ?? 90,
  };
}

/** The scaling of a pool; its policies exactly as they were sent. Null when it has none. */
export function scalingWire(
  { row, body }: PoolEntity,
  facts: Pick<PoolFacts, 'activePolicy'> | undefined,
): Schemas['Scaling'] | null {
  if (!body.scaling) return null;
  return {
    policies: body.scaling.policies,
    activePolicyName: facts?.activePolicy(row.uuid) ?? null,
  };
}

/**
 * A pool in full.
 *
 * @param facts asked for what runs; without it the live fields look as before the run
 */
export function poolWire(
  entity: PoolEntity,
  facts: PoolFacts | undefined,
  { defaultScheduling }: Pick<QarnotOptions, 'defaultScheduling'>,
  now: number,
): Schemas['Pool'] {
  const { row, body } = entity;
  const usage = facts?.poolUsage(row.uuid) ?? { totalSlotCapacity: 0, poolUsage: 0 };
  return {
    errors: errorsOf(row),
    elasticProperty: elasticWire(body.elasticProperty),
    scaling: scalingWire(entity, facts),
    preparationTask: { commandLine: body.preparationTask?.commandLine ?? null },
    constants: constantsWire(body.constants),
    constraints: body.constraints ?? [],
    forcedConstants: body.forcedConstants ?? [],
    forcedNetworkRules: body.forcedNetworkRules ?? [],
    secretsAccessRights: rightsWire(body.secretsAccessRights),
    tags: body.tags ?? [],
    resourceBuckets: body.resourceBuckets ?? [],
    advancedResourceBuckets: resourcesWire(body.advancedResourceBuckets),
    status: facts?.poolStatus(row.uuid) ?? null,
    totalSlotCapacity: usage.totalSlotCapacity,
    poolUsage: usage.poolUsage,
    hardwareConstraints: body.hardwareConstraints ?? [],
    schedulingType: schedulingWire(body.schedulingType, defaultScheduling),
    targetedReservedMachineKey: body.targetedReservedMachineKey ?? null,
    targetedReservationName: body.targetedReservationName ?? null,
    autoDeleteOnCompletion: body.autoDeleteOnCompletion ?? false,
    completionTimeToLive: body.completionTimeToLive ?? '00:00:00',
    labels: body.labels ?? {},
    privileges: privilegesWire(body.privileges),
    defaultRetrySettings: retriesWire(body.defaultRetrySettings),
    defaultResourcesCacheTTLSec: body.defaultResourcesCacheTTLSec ?? 7_776_000,
    multiSlotsSettings: { slotsPerNode: body.multiSlotsSettings?.slotsPerNode ?? null },
    maxTimeQueueSeconds: body.maxTimeQueueSeconds ?? null,
    ...poolSummaryWire(entity, facts, now),
  };
}
