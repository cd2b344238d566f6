import { sanitizeKey } from '../sanitize.ts';

/** What belongs to one request, for its error. */
export interface S3Call {
  /** The S3 name, for example `PutObject`. */
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly bucket?: string;
  readonly key?: string;
  /** What helps when the request fails for a reason that may pass. */
  readonly resume?: string;
}

const HINTS: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch:
    'The secret key of the storage is the token, the access key the e-mail address of the account: check both.',
  InvalidAccessKeyId:
    'The access key of the storage is the e-mail address of the account: check email (QARNOT_ACCOUNT_EMAIL).',
  RequestTimeTooSkewed: 'Set the clock of this machine.',
  ExpiredToken: 'The credentials or the link are no longer valid: make new ones.',
  BucketNotEmpty: 'Pass { force: true } to delete it with all that is in it.',
  BucketAlreadyExists: 'The name belongs to someone else: choose another.',
  InvalidBucketName:
    'A name has 3 to 63 characters: small letters, digits, dots and hyphens, a letter or digit at both ends.',
  QuotaExceeded: 'Remove what is not needed any more; discardUploads removes unfinished uploads.',
  PreconditionFailed: 'The object is another one by now: read it again.',
  InvalidObjectState: 'The object has to be restored first.',
  AccessDenied: 'These credentials may not do this.',
  NoSuchUpload: 'The unfinished upload was removed meanwhile: send the object again.',
  EntityTooLarge: 'One request takes at most 5 GiB: send it in parts.',
  RequestExpired: 'The link has expired: make a new one with presign.',
};

/** Codes that speak of the credentials although they come with 403 or 400. */
const CREDENTIALS = new Set([
  'SignatureDoesNotMatch',
  'InvalidAccessKeyId',
  'InvalidToken',
  'ExpiredToken',
  'AuthorizationHeaderMalformed',
]);

/** Uploads tidy keys and reads do not: another object could be meant. */
function tidiedHint({ key = '' }: S3Call): string | undefined {
  const tidied = sanitizeKey(key);
  if (tidied === key) return undefined;
  return `An upload under this name is stored as ${JSON.stringify(tidied)}, unless sanitizePaths is off.`;
}

/** What the user can do next, if anything is known. */
export function hintOf(
  status: number,
  code: string,
  message: string,
  call: S3Call,
): string | undefined {
  if (status === 404 && code !== 'NoSuchBucket') return HINTS[code] ?? tidiedHint(call);
  if (/expired/i.test(message) && status === 403) return HINTS['RequestExpired'];
  if (code !== '') return HINTS[code];
  if (status === 403) return 'Check the token and the e-mail address of the account.';
  if (status === 412) return HINTS['PreconditionFailed'];
  return undefined;
}

/** The status that says what it is about: wrong credentials come as 403, a full store as 200. */
export function tellingStatus(status: number, code: string): number {
  return CREDENTIALS.has(code) ? 401 : status;
}

/** What the code means, where neither it nor the store's own words say it. */
export function meaningOf(status: number, code: string, { bucket, key }: S3Call): string {
  if (code === 'NoSuchBucket') return `there is no bucket "${bucket}"`;
  if (code === 'NoSuchKey' || (status === 404 && code === 'NotFound')) {
    return key === undefined
      ? `there is no bucket "${bucket}"`
      : `there is no object "${key}" in the bucket "${bucket}"`;
  }
  if (status === 304) return 'it has not changed';
  return '';
}
