import { isRequestError } from '@irori/core';
import { RemoveFailedError, type RemoveFailure } from '../errors.ts';
import type { StorageConnection } from '../request/connection.ts';

/** An object, or one of its versions. */
export interface RemovableObject {
  readonly key: string;
  readonly versionId?: string;
}

const BATCH = 1000;
// What XML 1.0 cannot say, not even escaped; such keys go one by one, in the path.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** What a store says of one key among many when the same may well succeed alone. */
const PASSING = new Set(['InternalError', 'SlowDown', 'ServiceUnavailable', 'OperationAborted']);

/** Removes one object; one that is not there is no error. */
export async function removeObject(
  connection: StorageConnection,
  bucket: string,
  { key, versionId }: RemovableObject,
  signal: AbortSignal | undefined,
): Promise<void> {
  await connection.send(
    { operation: 'DeleteObject', method: 'DELETE', bucket, key },
    ({ s3, client, http }) =>
      client.send(
        new s3.DeleteObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(versionId === undefined ? {} : { VersionId: versionId }),
        }),
        http,
      ),
    signal,
  );
}

async function removeAlone(
  connection: StorageConnection,
  bucket: string,
  object: RemovableObject,
  signal: AbortSignal | undefined,
): Promise<RemoveFailure | undefined> {
  try {
    await removeObject(connection, bucket, object, signal);
    return undefined;
  } catch (error) {
    if (signal?.aborted || !isRequestError(error)) throw error;
    return { key: object.key, reason: error.reason ?? error.code, message: error.message };
  }
}

async function removeBatch(
  connection: StorageConnection,
  bucket: string,
  objects: readonly RemovableObject[],
  signal: AbortSignal | undefined,
): Promise<RemoveFailure[]> {
  const together = objects.filter(({ key }) => !NOT_IN_XML.test(key));
  const alone = objects.filter(({ key }) => NOT_IN_XML.test(key));
  const failures: RemoveFailure[] = [];
  if (together.length > 0) {
    const { Errors = [] } = await connection.send(
      { operation: 'DeleteObjects', method: 'POST', bucket },
      ({ s3, client, http }) =>
        client.send(
          new s3.DeleteObjectsCommand({
            Bucket: bucket,
            Delete: {
              Quiet: true,
              Objects: together.map(({ key, versionId }) => ({
                Key: key,
                ...(versionId === undefined ? {} : { VersionId: versionId }),
              })),
            },
          }),
          http,
        ),
      signal,
    );
    for (const { Key = '', VersionId, Code = '', Message = '' } of Errors) {
      const same = { key: Key, ...(VersionId === undefined ? {} : { versionId: VersionId }) };
      if (PASSING.has(Code)) alone.push(same);
      else failures.push({ key: Key, reason: Code, message: Message });
    }
  }
  for (const object of alone) {
    const failure = await removeAlone(connection, bucket, object, signal);
    if (failure !== undefined) failures.push(failure);
  }
  return failures;
}

/**
 * Removes many objects, 1000 a request, holding no more than these in memory.
 *
 * @throws RemoveFailedError after all were tried, when some could not be removed.
 */
export async function removeObjects(
  connection: StorageConnection,
  bucket: string,
  objects: Iterable<RemovableObject> | AsyncIterable<RemovableObject>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const failures: RemoveFailure[] = [];
  let tried = 0;
  let batch: RemovableObject[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    tried += batch.length;
    failures.push(...(await removeBatch(connection, bucket, batch, signal)));
    batch = [];
  };
  for await (const object of objects) {
    batch.push(object);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  if (failures.length > 0) throw new RemoveFailedError(bucket, tried - failures.length, failures);
}
