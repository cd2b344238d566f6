import type { EngineLogger } from '../engine/types.ts';
import type { S3Reply } from './call.ts';
import { isS3ErrorCode, S3Error } from './errors.ts';
import { S3StoreError } from './store/errors.ts';
import { errorDocument } from './xml/write.ts';

/** What an error is about. */
export interface RefusedRequest {
  readonly bucket: string;
  readonly key: string;
  /** The path, decoded. */
  readonly resource: string;
  readonly requestId: string;
}

function known(error: unknown, logger: EngineLogger): S3Error {
  if (error instanceof S3Error) return error;
  if (error instanceof S3StoreError) {
    const { code, message } = error;
    if (code === 'StorageFull') return new S3Error('InsufficientStorage', message);
    if (isS3ErrorCode(code)) return new S3Error(code, message);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  logger.error(`A storage request failed: ${text}`);
  return new S3Error('InternalError', 'The storage failed; the log of the local cloud says more.');
}

/** The XML that S3 clients read of an error. */
export function errorReply(
  code: string,
  status: number,
  message: string,
  { bucket, key, resource, requestId }: RefusedRequest,
  fields: Readonly<Record<string, string>> = {},
): S3Reply {
  const body = errorDocument({
    Code: code,
    Message: message,
    ...(bucket === '' ? {} : { BucketName: bucket }),
    ...(key === '' ? {} : { Key: key }),
    ...fields,
    Resource: resource,
    RequestId: requestId,
    HostId: 'irori',
  });
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

/** The answer to a request that failed; what nobody foresaw goes to the log, not to the client. */
export function refusalReply(
  error: unknown,
  request: RefusedRequest,
  logger: EngineLogger,
): S3Reply {
  const { code, status, message, fields, headers } = known(error, logger);
  const reply = errorReply(code, status, message, request, fields);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
