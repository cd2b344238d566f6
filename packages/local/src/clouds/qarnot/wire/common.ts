import type { components } from '../../../generated/qarnot/wire.ts';
import { isSecretConstant } from '../execution/secret-constant.ts';
import type { TaskBody } from '../store/types.ts';

type Schemas = components['schemas'];

/** What the values of secret constants are shown as. */
export const shownSecret = '[SECRET]';

/** Constants as they are read back: never null, secret values masked. */
export function constantsWire(
  constants: readonly Schemas['KeyValue'][] | null | undefined,
): Schemas['KeyValue'][] {
  return (constants ?? []).map(({ key, value }) => ({
    key,
    value: isSecretConstant(key) ? shownSecret : (value ?? ''),
  }));
}

/** The resources of a task or pool, each with every property. */
export function resourcesWire(
  buckets: readonly Schemas['ResourcesBucket'][] | null | undefined,
): Schemas['ResourcesBucket'][] {
  return (buckets ?? []).map((bucket) => ({
    bucketName: bucket.bucketName,
    filtering: bucket.filtering ?? null,
    resourcesTransformation: bucket.resourcesTransformation ?? null,
    cacheTTLSec: bucket.cacheTTLSec ?? null,
  }));
}

/** Rights to secrets: never null. */
export function rightsWire(
  rights: Schemas['SecretsAccessRights'] | null | undefined,
): Schemas['SecretsAccessRights'] {
  return { bySecret: rights?.bySecret ?? [], byPrefix: rights?.byPrefix ?? [] };
}

/** Retry settings with both properties. */
export function retriesWire(
  retries: Schemas['RetrySettings'] | null | undefined,
): Schemas['RetrySettings'] {
  return {
    maxTotalRetries: retries?.maxTotalRetries ?? null,
    maxPerInstanceRetries: retries?.maxPerInstanceRetries ?? null,
  };
}

/** Privileges: never null. */
export function privilegesWire(
  privileges: TaskBody['privileges'],
): NonNullable<TaskBody['privileges']> {
  const exported = privileges?.exportApiAndStorageCredentialsInEnvironment ?? false;
  return { exportApiAndStorageCredentialsInEnvironment: exported };
}

/** The scheduling in force: what was asked for, or the account's default. */
export function schedulingWire(
  asked: Schemas['SchedulingType'] | null | undefined,
  usual: 'Flex' | 'OnDemand',
): Schemas['SchedulingType'] {
  return asked ?? (usual === 'Flex' ? 'flex' : 'onDemand');
}
