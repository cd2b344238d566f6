import type { S3Call } from '../call.ts';
import type { UploadRef } from '../store/types.ts';
import { invalidArgument } from './parameters.ts';

/** The multipart upload that a request is about. */
export function uploadRef({ target }: S3Call): UploadRef {
  return { bucket: target.bucket, key: target.key, id: target.query.get('uploadId') ?? '' };
}

/** The part that a request is about. @throws S3Error `InvalidArgument`. */
export function partNumber({ target }: S3Call): number {
  const text = target.query.get('partNumber') ?? '';
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 10_000) return number;
  const message = 'Part number must be an integer between 1 and 10000, inclusive';
  throw invalidArgument('partNumber', text, message);
}
