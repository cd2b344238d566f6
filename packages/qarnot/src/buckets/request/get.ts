import type { Readable } from 'node:stream';
import { ResponseDecodeError } from '@irori/core';
import { objectInfo } from '../objects/head.ts';
import type { ObjectInfo } from '../options.ts';
import type { StorageConnection } from './connection.ts';
import type { S3Call } from './describe.ts';

/** What is to be read. */
export interface ObjectSource {
  readonly bucket: string;
  readonly key: string;
  /** Refuses any other ETag. */
  readonly etag?: string;
}

/** Bytes of an object, both included; without an end, to the last one. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** An answer whose body has not been read. */
export interface OpenedObject {
  /** The whole object, not only what was asked for. */
  readonly info: ObjectInfo;
  readonly body: Readable;
  /** The position of the first byte of the body. */
  readonly start: number;
  /** How many bytes the body has. */
  readonly length: number;
  /** Whether the ETag is the MD5 of the bytes, as far as can be told. */
  readonly plainMd5: boolean;
}

/** The call, for errors. */
export function getCall({ bucket, key }: ObjectSource, resume?: string): S3Call {
  const call: S3Call = { operation: 'GetObject', method: 'GET', bucket, key };
  return resume === undefined ? call : { ...call, resume };
}

function checkStart(wanted: ByteRange | undefined, start: number, source: ObjectSource): void {
  if (wanted === undefined || wanted.start === start) return;
  throw new ResponseDecodeError({
    message: `Qarnot storage: GetObject failed: asked for the bytes of "${source.key}" from ${wanted.start} on, the store sent them from ${start} on.`,
    outcome: 'rejected',
    attempts: 1,
    hint: 'Check that no proxy drops the Range header.',
  });
}

/** Asks for an object; the body must be read or destroyed. */
export async function getObject(
  connection: StorageConnection,
  source: ObjectSource,
  range: ByteRange | undefined,
  signal: AbortSignal | undefined,
  call: S3Call = getCall(source),
): Promise<OpenedObject> {
  const { bucket, key, etag } = source;
  const answer = await connection.send(
    call,
    ({ s3, client, http }) =>
      client.send(
        new s3.GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(range === undefined ? {} : { Range: `bytes=${range.start}-${range.end ?? ''}` }),
          ...(etag === undefined ? {} : { IfMatch: `"${etag}"` }),
        }),
        http,
      ),
    signal,
  );
  const body = answer.Body as unknown as Readable;
  const length = answer.ContentLength ?? 0;
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.ContentRange ?? '') ?? [];
  const start = Number(from ?? 0);
  const info = objectInfo(key, Number(total ?? length), answer);
  const encrypted = answer.ServerSideEncryption !== undefined || answer.SSECustomerAlgorithm;
  try {
    checkStart(range, start, source);
  } catch (error) {
    body.destroy();
    throw error;
  }
  return { info, body, start, length, plainMd5: !encrypted && /^[0-9a-f]{32}$/.test(info.etag) };
}
