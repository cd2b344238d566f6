import type { components } from '../../../generated/qarnot/wire.ts';
import type { QarnotOptions } from '../options.ts';
import type { Account } from './account.ts';

type Schemas = components['schemas'];

type Counts = ReturnType<Account['counts']>;

function quota(
  { maxInstances, maxCores }: QarnotOptions,
  counts: Counts,
): Schemas['SchedulingQuota'] {
  return {
    maxInstances,
    maxCores,
    runningInstancesCount: counts.runningInstances,
    runningCoresCount: counts.runningCores,
    runningCoreCount: counts.runningCores,
  };
}

const organizationName = 'Local organisation';

/** The quotas of the user; all that runs counts as the default scheduling. */
export function userQuotas(options: QarnotOptions, counts: Counts): Schemas['UserComputingQuotas'] {
  const idle = { ...counts, runningInstances: 0, runningCores: 0 };
  const isFlex = options.defaultScheduling === 'Flex';
  return {
    flex: quota(options, isFlex ? counts : idle),
    onDemand: quota(options, isFlex ? idle : counts),
    reserved: [],
  };
}

/** The quotas of the organisation, with what each user runs. */
export function organizationQuotas(
  options: QarnotOptions,
  counts: Counts,
  email: string,
): Schemas['OrganizationQuotasWithUsers'] {
  if (options.organization === 'none') {
    return { name: null, flex: null, onDemand: null, reserved: [] };
  }
  const { flex, onDemand } = userQuotas(options, counts);
  const detailed = (one: Schemas['SchedulingQuota'] | null | undefined) =>
    one && {
      ...one,
      runningCountsPerUser: {
        [email]: {
          runningInstancesCount: one.runningInstancesCount ?? 0,
          runningCoresCount: one.runningCoresCount ?? 0,
        },
      },
    };
  return {
    name: organizationName,
    flex: detailed(flex) ?? null,
    onDemand: detailed(onDemand) ?? null,
    reserved: [],
  };
}

/** The account as `GET /info` tells it. */
export function infoWire(account: Account, options: QarnotOptions): Schemas['UserInfo'] {
  const counts = account.counts();
  const { maxInstances, maxCores, quotaBytes, organization } = options;
  const user = userQuotas(options, counts);
  const { flex, onDemand } = user;
  return {
    email: account.email,
    maxBucket: options.maxBucket,
    bucketCount: counts.buckets,
    maxTask: options.maxTask,
    taskCount: counts.tasks,
    maxJob: options.maxJob,
    jobCount: counts.jobs,
    maxPool: options.maxPool,
    poolCount: counts.pools,
    maxRunningTask: options.maxRunningTask,
    maxRunningPool: options.maxRunningPool,
    runningTaskCount: counts.runningTasks,
    runningPoolCount: counts.runningPools,
    runningInstanceCount: counts.runningInstances,
    runningCoreCount: counts.runningCores,
    maxInstances,
    maxCores,
    maxFlexInstances: maxInstances,
    maxFlexCores: maxCores,
    maxOnDemandInstances: maxInstances,
    maxOnDemandCores: maxCores,
    computingQuotas: {
      user,
      organization:
        organization === 'none'
          ? null
          : {
              name: organizationName,
              flex: flex ?? null,
              onDemand: onDemand ?? null,
              reserved: [],
            },
    },
    quotaBytes,
    quotaBytesBucket: quotaBytes,
    usedQuotaBytesBucket: counts.bytes,
    usedQuotaBytes: counts.bytes,
    defaultScheduling: options.defaultScheduling,
    defaultReservedSpecificationKey: null,
    projects: [
      {
        uuid: account.projectUuid,
        name: 'Default',
        slug: 'default',
        organizationUuid: account.organizationUuid,
        description: null,
        isDefault: true,
      },
    ],
  };
}
