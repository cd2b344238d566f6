import { InputError, isConflictError } from '@irori/core';
import type { BucketInfo } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';

/** @throws InputError for a name that cannot be a part of an address. */
export function checkBucketName(bucket: string): void {
  if (typeof bucket === 'string' && bucket !== '' && !/[/\s?#%]/.test(bucket)) return;
  throw new InputError(`${JSON.stringify(bucket)} is no name for a bucket.`, {
    field: 'bucket',
    hint: 'A name has 3 to 63 characters: small letters, digits, dots and hyphens.',
  });
}

/** Makes a bucket; one that is ours already is no error. */
export async function createBucket(
  connection: StorageConnection,
  bucket: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await connection.send(
      { operation: 'CreateBucket', method: 'PUT', bucket },
      ({ s3, client, http }) => client.send(new s3.CreateBucketCommand({ Bucket: bucket }), http),
      signal,
    );
  } catch (error) {
    if (isConflictError(error) && error.reason === 'BucketAlreadyOwnedByYou') return;
    throw error;
  }
}

/** All buckets of the account. */
export async function listBuckets(
  connection: StorageConnection,
  signal: AbortSignal | undefined,
): Promise<BucketInfo[]> {
  const { Buckets = [] } = await connection.send(
    { operation: 'ListBuckets', method: 'GET' },
    ({ s3, client, http }) => client.send(new s3.ListBucketsCommand({}), http),
    signal,
  );
  return Buckets.map(({ Name = '', CreationDate }) => ({
    name: Name,
    createdAt: CreationDate ?? null,
  }));
}
