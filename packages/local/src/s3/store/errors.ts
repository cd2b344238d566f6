/** What a store refuses, by the S3 name of it. */
export type S3StoreErrorCode =
  | 'BadDigest'
  | 'BucketNotEmpty'
  | 'EntityTooSmall'
  | 'IncompleteBody'
  | 'InvalidArgument'
  | 'InvalidBucketName'
  | 'InvalidPart'
  | 'InvalidPartOrder'
  | 'KeyTooLongError'
  | 'NoSuchBucket'
  | 'NoSuchKey'
  | 'NoSuchUpload'
  | 'PreconditionFailed'
  | 'StorageFull'
  | 'XAmzContentSHA256Mismatch';

/** Something the store refuses to do; `StorageFull` is our own word for a full disk. */
export class S3StoreError extends Error {
  override readonly name: string = 'S3StoreError';
  readonly code: S3StoreErrorCode;

  constructor(code: S3StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
