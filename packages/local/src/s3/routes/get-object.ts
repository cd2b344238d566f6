import { parseRange } from '../../http/range.ts';
import type { S3Call, S3Handler, S3Reply } from '../call.ts';
import { S3Error } from '../errors.ts';
import { checkConditions, isRangeWanted } from '../request/conditions.ts';
import type { ByteRange, ObjectStore, StoredObject } from '../store/types.ts';
import { quoted } from '../xml/answers.ts';
import { invalidArgument } from './parameters.ts';

/** Parameters that replace a header of the answer. */
const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

/**
 * The object that a request names. Objects here have no versions, so the only id is `null`.
 *
 * @throws S3Error `NoSuchKey`, `NoSuchVersion`.
 */
export function existingObject(
  store: ObjectStore,
  bucket: string,
  key: string,
  versionId: string | undefined,
): StoredObject {
  const object = store.get(bucket, key);
  if (object === undefined) {
    throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key });
  }
  if (versionId === undefined || versionId === 'null' || versionId === '') return object;
  const message = 'The specified version does not exist.';
  throw new S3Error('NoSuchVersion', message, { Key: key, VersionId: versionId });
}

function describe({ headers, target }: S3Call, object: StoredObject): Record<string, string> {
  const described: Record<string, string> = {
    'content-type': object.contentType ?? 'binary/octet-stream',
    'accept-ranges': 'bytes',
    etag: quoted(object.etag),
    'last-modified': new Date(object.lastModified).toUTCString(),
    ...object.headers,
  };
  for (const [name, value] of Object.entries(object.metadata)) {
    described[`x-amz-meta-${name}`] = value;
  }
  const { checksum } = object;
  if (checksum !== null && headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED') {
    described[`x-amz-checksum-${checksum.algorithm.toLowerCase()}`] = checksum.value;
    described['x-amz-checksum-type'] = checksum.type;
  }
  for (const name of overrides) {
    const value = target.query.get(`response-${name}`);
    if (value === undefined) continue;
    if (/[^\t\u0020-\u007e\u0080-\u00ff]/.test(value)) {
      throw invalidArgument(`response-${name}`, value, 'This value cannot stand in a header.');
    }
    described[name] = value;
  }
  return described;
}

/** The number of parts an object was put together from; undefined when it came in one piece. */
function partsOf(object: StoredObject): number | undefined {
  const [, count] = object.etag.split('-');
  return count === undefined ? undefined : Number(count);
}

/** What `partNumber` picks: the first part of an object that has one only. */
function partRange(object: StoredObject, text: string): ByteRange {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1 || Number(text) > 10_000) {
    const message = 'Part number must be an integer between 1 and 10000, inclusive';
    throw invalidArgument('partNumber', text, message);
  }
  if ((partsOf(object) ?? 1) > 1) {
    const message = 'This server does not keep where the parts of an object began.';
    throw new S3Error('NotImplemented', message, { Header: 'partNumber' });
  }
  if (Number(text) === 1) return { start: 0, end: object.size - 1 };
  throw new S3Error('InvalidRange', 'The requested partnumber is not satisfiable', {
    PartNumberRequested: text,
    ActualPartCount: '1',
  });
}

function unsatisfiable(object: StoredObject, range: string): S3Error {
  return new S3Error(
    'InvalidRange',
    'The requested range is not satisfiable',
    { RangeRequested: range, ActualObjectSize: String(object.size) },
    { 'content-range': `bytes */${object.size}` },
  );
}

/** The bytes asked for; undefined for all of them. */
function wantedRange(
  call: S3Call,
  object: StoredObject,
  like: 'aws' | 'rgw',
): ByteRange | undefined {
  const part = like === 'rgw' ? undefined : call.target.query.get('partNumber');
  if (part !== undefined) return object.size === 0 ? undefined : partRange(object, part);
  const header = call.headers.get('range');
  if (header === undefined || !isRangeWanted(call.headers, object)) return undefined;
  const range = parseRange(header, object.size);
  if (range === 'unsatisfiable') throw unsatisfiable(object, header);
  return range === 'whole' ? undefined : range;
}

function bodyOf(
  store: ObjectStore,
  object: StoredObject,
  range: ByteRange | undefined,
): S3Reply['body'] & {} {
  const bytes = store.bytes(object);
  if (bytes === undefined) return () => store.open(object, range);
  return range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);
}

/** GET and HEAD /bucket/key: the same headers, and the bytes for one of them. */
export const getObject: S3Handler = (call, { store, options }) => {
  const { bucket, key, query } = call.target;
  const object = existingObject(store, bucket, key, query.get('versionId'));
  const headers = describe(call, object);
  if (checkConditions(call.headers, object) === 'same') {
    for (const name of Object.keys(headers)) if (name.startsWith('content-')) delete headers[name];
    return { status: 304, headers };
  }
  const range = wantedRange(call, object, options.like);
  const length = range === undefined ? object.size : range.end - range.start + 1;
  headers['content-length'] = String(length);
  if (range !== undefined) {
    headers['content-range'] = `bytes ${range.start}-${range.end}/${object.size}`;
    delete headers[`x-amz-checksum-${object.checksum?.algorithm.toLowerCase()}`];
    delete headers['x-amz-checksum-type'];
  }
  const status = range === undefined ? 200 : 206;
  if (call.method === 'HEAD' || length === 0) return { status, headers };
  return { status, headers, body: bodyOf(store, object, range) };
};
