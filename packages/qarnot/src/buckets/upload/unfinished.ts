import { ResponseDecodeError } from '@irori/core';
import { unquoted } from '../etag.ts';
import type { UnfinishedUpload } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';
import { decodeKey } from '../request/keys.ts';

/** A part that the store has. */
export interface StoredPart {
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
}

/**
 * The id of an upload that was begun. Without one, to give the upload up could mean to some store to
 * remove the object.
 *
 * @throws ResponseDecodeError when the store names none.
 */
export function begunUpload(bucket: string, key: string, uploadId: string | undefined): string {
  if (uploadId) return uploadId;
  throw new ResponseDecodeError({
    message: `Qarnot storage: CreateMultipartUpload failed: the store names no upload of "${key}" in "${bucket}".`,
    outcome: 'unknown',
    attempts: 1,
    operation: 'CreateMultipartUpload',
    hint: 'Check that storageUrl is the address of the storage, and that no proxy answers in its place.',
  });
}

/** The unfinished uploads whose key begins with `prefix`, page by page, in the order of the keys. */
export async function* unfinishedUploads(
  connection: StorageConnection,
  bucket: string,
  prefix: string,
  signal?: AbortSignal,
): AsyncGenerator<UnfinishedUpload[], void, undefined> {
  let after: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (after !== undefined) {
    const markers: { KeyMarker?: string; UploadIdMarker?: string } = after;
    const page = await connection.send(
      { operation: 'ListMultipartUploads', method: 'GET', bucket },
      ({ s3, client, http }) =>
        client.send(
          new s3.ListMultipartUploadsCommand({
            Bucket: bucket,
            Prefix: prefix,
            EncodingType: 'url',
            ...markers,
          }),
          http,
        ),
      signal,
    );
    const decoded = (key: string | undefined): string => decodeKey(key ?? '', page.EncodingType);
    yield (page.Uploads ?? []).map(({ Key, UploadId, Initiated }) => ({
      key: decoded(Key),
      uploadId: UploadId ?? '',
      begun: Initiated ?? null,
    }));
    const { IsTruncated, NextKeyMarker, NextUploadIdMarker } = page;
    after =
      IsTruncated === true && NextKeyMarker !== undefined && NextKeyMarker !== ''
        ? {
            KeyMarker: decoded(NextKeyMarker),
            ...(NextUploadIdMarker === undefined ? {} : { UploadIdMarker: NextUploadIdMarker }),
          }
        : undefined;
  }
}

/** The parts that the store has of an unfinished upload, by number. */
export async function storedParts(
  connection: StorageConnection,
  bucket: string,
  { key, uploadId }: Pick<UnfinishedUpload, 'key' | 'uploadId'>,
  signal?: AbortSignal,
): Promise<Map<number, StoredPart>> {
  const parts = new Map<number, StoredPart>();
  let marker: string | undefined;
  do {
    const after: { PartNumberMarker?: string } =
      marker === undefined ? {} : { PartNumberMarker: marker };
    const page = await connection.send(
      { operation: 'ListParts', method: 'GET', bucket, key },
      ({ s3, client, http }) =>
        client.send(
          new s3.ListPartsCommand({ Bucket: bucket, Key: key, UploadId: uploadId, ...after }),
          http,
        ),
      signal,
    );
    for (const { PartNumber, Size, ETag } of page.Parts ?? []) {
      if (PartNumber !== undefined) {
        parts.set(PartNumber, { size: Size ?? 0, etag: unquoted(ETag) });
      }
    }
    const next = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
    marker = next === marker ? undefined : next;
  } while (marker !== undefined);
  return parts;
}

/** Gives an unfinished upload up; its parts are removed. One that is gone already is no error. */
export async function discardUpload(
  connection: StorageConnection,
  bucket: string,
  { key, uploadId }: Pick<UnfinishedUpload, 'key' | 'uploadId'>,
  signal?: AbortSignal,
): Promise<void> {
  await connection.send(
    { operation: 'AbortMultipartUpload', method: 'DELETE', bucket, key },
    async ({ s3, client, http }) => {
      try {
        await client.send(
          new s3.AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }),
          http,
        );
      } catch (error) {
        if (!(error instanceof s3.NoSuchUpload)) throw error;
      }
    },
    signal,
  );
}
