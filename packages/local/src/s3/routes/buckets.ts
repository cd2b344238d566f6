import { readDocument } from '../body/read-document.ts';
import type { S3Handler } from '../call.ts';
import { S3Error } from '../errors.ts';
import type { BucketInfo, ObjectStore } from '../store/types.ts';
import { owner, xmlDate, xmlReply } from '../xml/answers.ts';
import { readXml } from '../xml/read.ts';
import { countParameter } from './parameters.ts';

const longestConfiguration = 64 * 1024;

/** A bucket that has to be there. @throws S3Error `NoSuchBucket`. */
export function existingBucket(store: ObjectStore, name: string): BucketInfo {
  const bucket = store.bucket(name);
  if (bucket !== undefined) return bucket;
  throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
}

/** The region that buckets are said to be in: every region is accepted in signatures. */
function regionOf(like: 'aws' | 'rgw'): string {
  return like === 'rgw' ? 'default' : 'us-east-1';
}

/** GET / */
export const listBuckets: S3Handler = ({ target, auth }, { store }) => {
  const { query } = target;
  const prefix = query.get('prefix') ?? '';
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url').toString();
  const limit = countParameter(query, 'max-buckets', 10_000);
  const all = store.buckets().filter(({ name }) => name.startsWith(prefix) && name > after);
  const shown = all.slice(0, limit);
  const last = all.length > shown.length ? shown.at(-1) : undefined;
  return xmlReply('ListAllMyBucketsResult', {
    Owner: owner(auth.accessKeyId),
    Buckets: {
      Bucket: shown.map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: xmlDate(createdAt),
      })),
    },
    ContinuationToken:
      last === undefined ? undefined : Buffer.from(last.name).toString('base64url'),
    Prefix: prefix === '' ? undefined : prefix,
  });
};

/** PUT /bucket. The location in its body is read and has no effect. */
export const createBucket: S3Handler = async (call, { store, options }) => {
  const { bucket } = call.target;
  const { headers } = call;
  if ((headers.get('content-length') ?? '0') !== '0' || headers.has('transfer-encoding')) {
    const text = await readDocument(call, options.like, longestConfiguration);
    if (text.trim() !== '') readXml(text, 'CreateBucketConfiguration');
  }
  const isNew = store.createBucket(bucket) === 'created';
  if (!isNew && options.ownedBucket === 'error') {
    const message =
      'Your previous request to create the named bucket succeeded and you already own it.';
    throw new S3Error('BucketAlreadyOwnedByYou', message);
  }
  return { status: 200, headers: { location: `/${bucket}` } };
};

/** HEAD /bucket, with the counters that Ceph RGW gives and clients of Qarnot read. */
export const headBucket: S3Handler = ({ target }, { store, options }) => {
  const { objects, bytes } = existingBucket(store, target.bucket);
  return {
    status: 200,
    headers: {
      'x-amz-bucket-region': regionOf(options.like),
      'x-rgw-object-count': String(objects),
      'x-rgw-bytes-used': String(bytes),
    },
  };
};

/** DELETE /bucket */
export const deleteBucket: S3Handler = ({ target }, { store }) => {
  store.deleteBucket(target.bucket);
  return { status: 204 };
};

/** GET /bucket?location */
export const getBucketLocation: S3Handler = ({ target }, { store, options }) => {
  existingBucket(store, target.bucket);
  const region = options.like === 'rgw' ? regionOf('rgw') : '';
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${region}</LocationConstraint>`,
  };
};
