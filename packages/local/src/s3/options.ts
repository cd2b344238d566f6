import { flag, type OptionTable, oneOf, wholeNumber } from '../options/definition.ts';

/** Everything that differs between S3 servers, as values in force. */
export interface S3Options {
  like: 'aws' | 'rgw';
  clockSkew: number;
  longestExpiry: number;
  bodyIdle: number;
  ownedBucket: 'ok' | 'error';
  signedHeaders: boolean;
}

/** Every switchable behaviour of the storage; set with `s3.<name>`. */
export const s3OptionTable: OptionTable<S3Options> = {
  like: {
    what:
      'whose peculiarities to show; rgw: 411 on streamed puts with a checksum trailer, checksum ' +
      'headers ignored, an empty ETag in CompleteMultipartUpload, one without quotes in ' +
      'CopyObject, partNumber ignored, location default',
    default: 'aws',
    ...oneOf('aws', 'rgw'),
    why: 'aws is what the S3 documentation says; rgw was seen on Ceph RGW 16.2, the kind Qarnot runs',
    confidence: 'live',
  },
  clockSkew: {
    what: 'how far the date of a signed request may be from the clock',
    default: 900,
    ...wholeNumber('seconds', 0),
    why: 'S3 and Ceph RGW allow 15 minutes',
    confidence: 'documented',
  },
  longestExpiry: {
    what: 'the longest life of a presigned URL',
    default: 604_800,
    ...wholeNumber('seconds', 1),
    why: 'S3 and Ceph RGW allow 7 days',
    confidence: 'documented',
  },
  bodyIdle: {
    what: 'how long a client may send or take nothing of a body before the connection is cut',
    default: 60,
    ...wholeNumber('seconds', 1),
    why: 'S3 answers RequestTimeout after some time; how long is not documented',
    confidence: 'guess',
  },
  ownedBucket: {
    what: 'creating a bucket that is one’s own already: fine, or BucketAlreadyOwnedByYou',
    default: 'ok',
    ...oneOf('ok', 'error'),
    why: 'Ceph RGW and us-east-1 of S3 say 200',
    confidence: 'certain',
  },
  signedHeaders: {
    what: 'whether every x-amz-* header has to be signed',
    default: true,
    ...flag,
    why: 'S3 refuses a header that is not; Ceph RGW 16.2 takes it',
    confidence: 'live',
  },
};
