import type { SentHeaders } from '../auth/canonical.ts';
import type { Operation, S3Handler } from '../call.ts';
import { S3Error } from '../errors.ts';
import type { Target } from '../request/target.ts';
import { getObjectAttributes } from './attributes.ts';
import { settings } from './bucket-settings.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './buckets.ts';
import { completeMultipartUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { getObject } from './get-object.ts';
import { listMultipartUploads, listParts } from './list-uploads.ts';
import { listObjects, listObjectsV2, listObjectVersions } from './lists.ts';
import { putObject } from './put-object.ts';
import { uploadPart, uploadPartCopy } from './upload-part.ts';
import { abortMultipartUpload, createMultipartUpload } from './uploads.ts';

/** Method, what it is asked of, and the sub-resource: to the operation's name and what does it. */
const table: { readonly [request: string]: readonly [name: string, run: S3Handler] } = {
  'GET service': ['ListBuckets', listBuckets],

  'PUT bucket': ['CreateBucket', createBucket],
  'HEAD bucket': ['HeadBucket', headBucket],
  'DELETE bucket': ['DeleteBucket', deleteBucket],
  'GET bucket': ['ListObjects', listObjects],
  'GET bucket list-type': ['ListObjectsV2', listObjectsV2],
  'GET bucket versions': ['ListObjectVersions', listObjectVersions],
  'GET bucket uploads': ['ListMultipartUploads', listMultipartUploads],
  'POST bucket delete': ['DeleteObjects', deleteObjects],
  'GET bucket location': ['GetBucketLocation', getBucketLocation],
  'GET bucket versioning': ['GetBucketVersioning', settings.versioning],
  'GET bucket acl': ['GetBucketAcl', settings.acl],
  'GET bucket requestPayment': ['GetBucketRequestPayment', settings.requestPayment],
  'GET bucket logging': ['GetBucketLogging', settings.logging],
  'GET bucket notification': ['GetBucketNotificationConfiguration', settings.notification],
  'GET bucket accelerate': ['GetBucketAccelerateConfiguration', settings.accelerate],
  'GET bucket tagging': ['GetBucketTagging', settings.tagging],
  'GET bucket policy': ['GetBucketPolicy', settings.policy],
  'GET bucket policyStatus': ['GetBucketPolicyStatus', settings.policyStatus],
  'GET bucket cors': ['GetBucketCors', settings.cors],
  'GET bucket lifecycle': ['GetBucketLifecycleConfiguration', settings.lifecycle],
  'GET bucket website': ['GetBucketWebsite', settings.website],
  'GET bucket encryption': ['GetBucketEncryption', settings.encryption],
  'GET bucket object-lock': ['GetObjectLockConfiguration', settings.objectLock],
  'GET bucket replication': ['GetBucketReplication', settings.replication],
  'GET bucket publicAccessBlock': ['GetPublicAccessBlock', settings.publicAccessBlock],
  'GET bucket ownershipControls': ['GetBucketOwnershipControls', settings.ownershipControls],

  'PUT object': ['PutObject', putObject],
  'PUT object copy': ['CopyObject', copyObject],
  'GET object': ['GetObject', getObject],
  'HEAD object': ['HeadObject', getObject],
  'DELETE object': ['DeleteObject', deleteObject],
  'GET object attributes': ['GetObjectAttributes', getObjectAttributes],
  'GET object acl': ['GetObjectAcl', settings.acl],
  'GET object tagging': ['GetObjectTagging', settings.objectTagging],
  'POST object uploads': ['CreateMultipartUpload', createMultipartUpload],
  'PUT object uploadId': ['UploadPart', uploadPart],
  'PUT object uploadId copy': ['UploadPartCopy', uploadPartCopy],
  'POST object uploadId': ['CompleteMultipartUpload', completeMultipartUpload],
  'DELETE object uploadId': ['AbortMultipartUpload', abortMultipartUpload],
  'GET object uploadId': ['ListParts', listParts],
};

const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries(table).map(([request, [name, run]]) => [request, { name, run }]),
);

/** Parameters that make a request about something else than the bucket or object itself. */
const subResources: ReadonlySet<string> = new Set(
  (
    'accelerate acl analytics append attributes cors delete encryption intelligent-tiering ' +
    'inventory legal-hold lifecycle list-type location logging metadataConfiguration ' +
    'metadataTable metrics notification object-lock ownershipControls policy policyStatus ' +
    'publicAccessBlock renameObject replication requestPayment restore retention select session ' +
    'tagging torrent uploadId uploads versioning versions website'
  ).split(' '),
);

/** Parameters without a value that are no sub-resource. */
const plainParameters: ReadonlySet<string> = new Set(
  (
    'continuation-token delimiter encoding-type fetch-owner key-marker marker max-buckets max-keys ' +
    'max-parts max-uploads part-number-marker partNumber prefix start-after upload-id-marker ' +
    'version-id-marker versionId x-id'
  ).split(' '),
);

function subResourceOf({ query }: Target): string | undefined {
  return query.names().find((name) => {
    if (subResources.has(name)) return true;
    const isPlain = plainParameters.has(name) || /^(x-amz-|response-)/i.test(name);
    return query.get(name) === '' && !isPlain;
  });
}

/**
 * The operation that a request asks for.
 *
 * @throws S3Error `NotImplemented` for one that this server does not know, `MethodNotAllowed`.
 */
export function operationOf(method: string, target: Target, headers: SentHeaders): Operation {
  if (target.bucket === '' && target.key !== '') {
    throw new S3Error('InvalidBucketName', 'The name of the bucket is missing before the key.');
  }
  const level = target.bucket === '' ? 'service' : target.key === '' ? 'bucket' : 'object';
  const subResource = subResourceOf(target);
  const isCopy = method === 'PUT' && level === 'object' && headers.has('x-amz-copy-source');
  const asked = [method, level, subResource, isCopy ? 'copy' : undefined];
  const found = operations.get(asked.filter((word) => word !== undefined).join(' '));
  if (found !== undefined) return found;
  const fields = { Method: method, ResourceType: (subResource ?? level).toUpperCase() };
  if (subResource !== undefined || method === 'POST') {
    const what = subResource === undefined ? `${method} of a ${level}` : `"${subResource}"`;
    throw new S3Error('NotImplemented', `This server does not implement ${what}.`, fields);
  }
  const message = 'The specified method is not allowed against this resource.';
  throw new S3Error('MethodNotAllowed', message, fields);
}
