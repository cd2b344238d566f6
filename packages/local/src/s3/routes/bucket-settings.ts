import type { S3Handler } from '../call.ts';
import { S3Error, type S3ErrorCode } from '../errors.ts';
import { owner, xmlReply } from '../xml/answers.ts';
import type { XmlElements } from '../xml/write.ts';
import { existingBucket } from './buckets.ts';
import { existingObject } from './get-object.ts';

/** Says that a bucket has no such setting. */
function absent(code: S3ErrorCode, message: string): S3Handler {
  return ({ target }, { store }) => {
    existingBucket(store, target.bucket);
    throw new S3Error(code, message);
  };
}

/** A setting that every bucket has, always the same. */
function fixed(root: string, content: XmlElements = {}): S3Handler {
  return ({ target }, { store }) => {
    existingBucket(store, target.bucket);
    return xmlReply(root, content);
  };
}

/** The owner may do everything and nobody else anything. */
const getAcl: S3Handler = ({ target, auth }, { store }) => {
  const { bucket, key, query } = target;
  existingBucket(store, bucket);
  if (key !== '') existingObject(store, bucket, key, query.get('versionId'));
  const { accessKeyId } = auth;
  const grantee =
    '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">';
  const reply = xmlReply('AccessControlPolicy', {
    Owner: owner(accessKeyId),
    AccessControlList: { Grant: { Grantee: owner(accessKeyId), Permission: 'FULL_CONTROL' } },
  });
  return { ...reply, body: String(reply.body).replace('<Grantee>', grantee) };
};

/** Objects carry no tags. */
const getObjectTagging: S3Handler = ({ target }, { store }) => {
  existingObject(store, target.bucket, target.key, target.query.get('versionId'));
  return xmlReply('Tagging', { TagSet: '' });
};

/** A sub-resource that can be asked for and not changed. */
type SettingName =
  | 'versioning'
  | 'acl'
  | 'requestPayment'
  | 'logging'
  | 'notification'
  | 'accelerate'
  | 'tagging'
  | 'objectTagging'
  | 'policy'
  | 'policyStatus'
  | 'cors'
  | 'lifecycle'
  | 'website'
  | 'encryption'
  | 'objectLock'
  | 'replication'
  | 'publicAccessBlock'
  | 'ownershipControls';

/** What settings of a bucket or object say: true, as there is nothing to set. */
export const settings: { readonly [K in SettingName]: S3Handler } = {
  versioning: fixed('VersioningConfiguration'),
  acl: getAcl,
  requestPayment: fixed('RequestPaymentConfiguration', { Payer: 'BucketOwner' }),
  logging: fixed('BucketLoggingStatus'),
  notification: fixed('NotificationConfiguration'),
  accelerate: fixed('AccelerateConfiguration'),
  tagging: absent('NoSuchTagSet', 'The TagSet does not exist'),
  objectTagging: getObjectTagging,
  policy: absent('NoSuchBucketPolicy', 'The bucket policy does not exist'),
  policyStatus: absent('NoSuchBucketPolicy', 'The bucket policy does not exist'),
  cors: absent('NoSuchCORSConfiguration', 'The CORS configuration does not exist'),
  lifecycle: absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
  website: absent(
    'NoSuchWebsiteConfiguration',
    'The specified bucket does not have a website configuration',
  ),
  encryption: absent(
    'ServerSideEncryptionConfigurationNotFoundError',
    'The server side encryption configuration was not found',
  ),
  objectLock: absent(
    'ObjectLockConfigurationNotFoundError',
    'Object Lock configuration does not exist for this bucket',
  ),
  replication: absent(
    'ReplicationConfigurationNotFoundError',
    'The replication configuration was not found',
  ),
  publicAccessBlock: absent(
    'NoSuchPublicAccessBlockConfiguration',
    'The public access block configuration was not found',
  ),
  ownershipControls: absent(
    'OwnershipControlsNotFoundError',
    'The bucket ownership controls were not found',
  ),
};
