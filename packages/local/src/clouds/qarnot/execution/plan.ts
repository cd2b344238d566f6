import type { components } from '../../../generated/qarnot/wire.ts';
import type {
  CommonPlan,
  Constant,
  Dependency,
  JobPlan,
  PoolPlan,
  ResourceSource,
  TaskPlan,
} from './plan-types.ts';
import { parseRanges } from './ranges.ts';
import { parseTimeSpan } from './time-span.ts';

type Schemas = components['schemas'];
type Retries = CommonPlan['retries'];

/** How a task runs, from what was posted. @param shortname the task's, its uuid where none was given. */
export function planOfTask(task: Schemas['TaskCreate'], shortname: string): TaskPlan {
  return {
    ...commonPlan(task, shortname),
    retries: retriesOf(task.retrySettings, task.maxRetriesPerInstance),
    poolUuid: task.poolUuid ?? null,
    jobUuid: task.jobUuid ?? null,
    instances: instancesOf(task),
    resultBucket: task.resultBucket ?? task.resultsBucket ?? null,
    resultPrefix: task.resultsBucketPrefix ?? '',
    results: {
      whitelist: textOf(task.resultsWhitelist),
      blacklist: textOf(task.resultsBlacklist),
    },
    snapshots: {
      bucket: textOf(task.snapshotBucket),
      bucketPrefix: textOf(task.snapshotBucketPrefix),
      whitelist: textOf(task.snapshotWhitelist),
      blacklist: textOf(task.snapshotBlacklist),
    },
    uploadOnCancellation: task.uploadResultsOnCancellation === true,
    dependencies: dependenciesOf(task.dependencies),
  };
}

/** How a pool runs, from what was posted. */
export function planOfPool(pool: Schemas['PoolCreate'], shortname: string): PoolPlan {
  return {
    ...commonPlan(pool, shortname),
    retries: retriesOf(pool.defaultRetrySettings, null),
    instanceCount: pool.instanceCount ?? 0,
    scaling: pool.scaling?.policies ?? null,
    elastic: pool.elasticProperty ?? null,
    preparationCommand: textOf(pool.preparationTask?.commandLine),
  };
}

/** How a job runs, from what was posted. */
export function planOfJob(job: Schemas['JobCreate'], shortname: string): JobPlan {
  return {
    name: job.name,
    shortname,
    poolUuid: job.poolUuid ?? null,
    useDependencies: job.useDependencies === true,
    maxWallTimeMs: spanOf(job.maxWallTime),
    autoDelete: job.autoDeleteOnCompletion === true,
    timeToLiveMs: spanOf(job.completionTimeToLive),
  };
}

function commonPlan(
  run: Schemas['TaskCreate'] | Schemas['PoolCreate'],
  shortname: string,
): Omit<CommonPlan, 'retries'> {
  const { secretsAccessRights: rights, maxTimeQueueSeconds } = run;
  return {
    name: run.name,
    shortname,
    profile: run.profile ?? null,
    constants: constantsOf(run.constants, run.forcedConstants),
    resources: [
      ...(run.resourceBuckets ?? []).map((bucket) => ({ bucket, prefix: '', stripPrefix: '' })),
      ...(run.advancedResourceBuckets ?? []).map(sourceOf),
    ],
    secrets: {
      keys: (rights?.bySecret ?? []).map(({ key }) => key),
      prefixes: (rights?.byPrefix ?? []).map(({ prefix }) => prefix),
    },
    exportCredentials: run.privileges?.exportApiAndStorageCredentialsInEnvironment === true,
    queueLimitMs: maxTimeQueueSeconds == null ? null : maxTimeQueueSeconds * 1000,
    autoDelete: run.autoDeleteOnCompletion === true,
    timeToLiveMs: spanOf(run.completionTimeToLive),
  };
}

function instancesOf({ advancedRanges, instanceCount }: Schemas['TaskCreate']): readonly number[] {
  if (advancedRanges != null && advancedRanges !== '') return parseRanges(advancedRanges) ?? [];
  return Array.from({ length: instanceCount ?? 1 }, (_, id) => id);
}

function sourceOf(bucket: Schemas['ResourcesBucket']): ResourceSource {
  return {
    bucket: bucket.bucketName,
    prefix: bucket.filtering?.prefixFiltering?.prefix ?? '',
    stripPrefix: bucket.resourcesTransformation?.stripPrefix?.prefix ?? '',
  };
}

function constantsOf(
  given: readonly Schemas['KeyValue'][] | null | undefined,
  forced: readonly Schemas['ForcedConstant'][] | null | undefined,
): readonly Constant[] {
  const values = new Map((given ?? []).map(({ key, value }) => [key, value ?? '']));
  for (const { constantName, forcedValue } of forced ?? []) {
    if (forcedValue != null) values.set(constantName, forcedValue);
  }
  return [...values].map(([key, value]) => ({ key, value }));
}

function dependenciesOf(
  given: Schemas['DependenciesInput'] | null | undefined,
): readonly Dependency[] {
  const advanced = given?.advancedDependsOn ?? [];
  if (advanced.length > 0) {
    return advanced.map(({ taskUuid, taskFinalStateCondition }) => ({
      taskUuid,
      conditions: taskFinalStateCondition ?? null,
    }));
  }
  return (given?.dependsOn ?? []).map((taskUuid) => ({ taskUuid, conditions: null }));
}

/** 0 means none, as null does; the older property is one more limit for each instance. */
function retriesOf(
  settings: Schemas['RetrySettings'] | null | undefined,
  older: number | null | undefined,
): Retries {
  const total = settings?.maxTotalRetries || null;
  const perInstance = settings?.maxPerInstanceRetries || older || null;
  return { total, perInstance };
}

function textOf(text: string | null | undefined): string | null {
  return text == null || text === '' ? null : text;
}

function spanOf(text: string | null | undefined): number | null {
  const ms = text == null ? undefined : parseTimeSpan(text);
  return ms === undefined || ms <= 0 ? null : ms;
}
