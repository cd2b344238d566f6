import { S3Error } from '../errors.ts';
import { encodePath } from './encoding.ts';
import { Query } from './query.ts';

/** What a URL names. */
export interface Target {
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  /** Percent-encoded as it is signed, with the bucket only in path style. */
  readonly canonicalPath: string;
  /** The path, decoded: what errors call the resource. */
  readonly path: string;
  readonly query: Query;
}

const longestKey = 1024;

function decodePath(raw: string): string {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new S3Error('InvalidURI', 'The path of the URL is not percent-encoded UTF-8.');
  }
}

/**
 * Checks a key. A key is a name and never a path on disk, so `..` in it is harmless.
 *
 * @throws S3Error `KeyTooLongError` over 1024 bytes, `InvalidArgument` with a NUL character.
 */
export function checkKey(key: string): void {
  if (key.length > longestKey / 3 && Buffer.byteLength(key) > longestKey) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(longestKey),
    });
  }
  if (key.includes('\0')) {
    throw new S3Error('InvalidArgument', 'A key cannot hold a NUL character.');
  }
}

/**
 * Reads the URL of a request.
 *
 * @param url as it stands in the request line
 * @param hostBucket the bucket that the Host header names; empty for path style
 * @throws S3Error when it is not percent-encoded UTF-8 or its key cannot be one.
 */
export function parseTarget(url: string, hostBucket: string): Target {
  const origin = url.startsWith('/') ? 0 : Math.max(0, url.indexOf('/', url.indexOf('//') + 2));
  const mark = url.indexOf('?', origin);
  const path = decodePath(mark < 0 ? url.slice(origin) : url.slice(origin, mark));
  const query = new Query(mark < 0 ? '' : url.slice(mark + 1));
  const canonicalPath = encodePath(path);
  if (hostBucket !== '') {
    const key = path.slice(1);
    checkKey(key);
    return { bucket: hostBucket, key, canonicalPath, path, query };
  }
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  checkKey(key);
  return { bucket, key, canonicalPath, path, query };
}
