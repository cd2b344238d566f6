import { S3StoreError } from './errors.ts';

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$/;
const LONGEST_KEY_BYTES = 1024;

/**
 * Refuses a bucket name that S3 does not know: 3 to 63 small letters, digits, dots and hyphens, a
 * letter or digit at both ends, no dot beside a dot or hyphen, no IP address.
 *
 * @throws S3StoreError `InvalidBucketName`.
 */
export function checkBucketName(name: string): void {
  const hasLoneDots = !name.includes('..') && !name.includes('-.') && !name.includes('.-');
  if (BUCKET_NAME.test(name) && hasLoneDots && !IP_ADDRESS.test(name)) return;
  throw new S3StoreError(
    'InvalidBucketName',
    `"${name}" is no bucket name: it takes 3 to 63 small letters, digits, dots and hyphens, ` +
      'with a letter or digit at both ends, and must not look like an IP address.',
  );
}

/**
 * Refuses a key that S3 does not know: 1 to 1024 bytes of UTF-8.
 *
 * @throws S3StoreError `KeyTooLongError`, `InvalidArgument`.
 */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) {
    throw new S3StoreError(
      'KeyTooLongError',
      `The key is too long: ${Buffer.byteLength(key)} bytes of at most ${LONGEST_KEY_BYTES}.`,
    );
  }
  if (key === '') throw new S3StoreError('InvalidArgument', 'A key has one byte at least.');
  if (key.includes('\0') || !isWellFormed(key)) {
    throw new S3StoreError('InvalidArgument', 'The key is not UTF-8 text without NUL bytes.');
  }
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
