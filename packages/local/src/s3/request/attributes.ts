import type { SentHeaders } from '../auth/canonical.ts';
import { S3Error } from '../errors.ts';
import type { ObjectAttributes } from '../store/types.ts';

const kept = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
] as const;

const metadataPrefix = 'x-amz-meta-';
const mostMetadata = 2048;

/** Asked for by a header and not given: better refused than forgotten. */
const unsupported = [
  'x-amz-tagging',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-website-redirect-location',
  'x-amz-write-offset-bytes',
];

/** Canned access rights that say what is so anyway: only the owner may do anything. */
const ownerOnly: ReadonlySet<string> = new Set([
  'private',
  'bucket-owner-full-control',
  'bucket-owner-read',
]);

/** Refuses headers that ask for what this server does not do. @throws S3Error `NotImplemented`. */
export function checkSupported(headers: SentHeaders): void {
  for (const [name, value] of headers) {
    if (!name.startsWith('x-amz-')) continue;
    const isAcl = name === 'x-amz-acl' && !ownerOnly.has(value);
    if (isAcl || unsupported.includes(name) || name.startsWith('x-amz-grant-')) {
      const message = 'A header you provided implies functionality that is not implemented.';
      throw new S3Error('NotImplemented', message, { Header: name });
    }
    if (name === 'x-amz-storage-class' && value !== 'STANDARD') {
      const message =
        'The storage class you specified is not valid; this server has STANDARD only.';
      throw new S3Error('InvalidStorageClass', message);
    }
  }
}

function metadataOf(headers: SentHeaders): Record<string, string> {
  const metadata: Record<string, string> = {};
  let size = 0;
  for (const [name, value] of headers) {
    if (!name.startsWith(metadataPrefix)) continue;
    const key = name.slice(metadataPrefix.length);
    metadata[key] = value;
    size += key.length + value.length;
  }
  if (size <= mostMetadata) return metadata;
  const fields = { Size: String(size), MaxSizeAllowed: String(mostMetadata) };
  const message = 'Your metadata headers exceed the maximum allowed metadata size';
  throw new S3Error('MetadataTooLarge', message, fields);
}

/** Without the framing of the upload, which is no property of the object. */
function contentEncoding(value: string): string {
  return value
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding.toLowerCase() !== 'aws-chunked')
    .join(',');
}

/** What a request says about the object it makes. @throws S3Error `MetadataTooLarge`. */
export function attributesOf(headers: SentHeaders): ObjectAttributes {
  const shown: Record<string, string> = {};
  for (const name of kept) {
    const sent = headers.get(name);
    const value = name === 'content-encoding' ? contentEncoding(sent ?? '') : sent;
    if (value !== undefined && value !== '') shown[name] = value;
  }
  return {
    contentType: headers.get('content-type') || null,
    headers: shown,
    metadata: metadataOf(headers),
  };
}
