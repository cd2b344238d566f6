import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { withoutAwsNotice } from '../../config/aws-notice.ts';
import type { StorageAccess } from '../../request/storage-access.ts';
import { limitAnswers } from './limit-answers.ts';
import { leaveBodiesUnsigned } from './unsigned-body.ts';

/** The AWS SDK, loaded when a bucket is first used. */
export type S3Module = typeof import('@aws-sdk/client-s3');

const IDLE_LIMIT = 60_000;
const CONNECT_LIMIT = 10_000;
/** The most connections to the store at once. */
export const MOST_SOCKETS = 128;

/**
 * A client that gets on with Ceph: its RGW refuses the checksum trailers that the AWS SDK sends by
 * itself (411 MissingContentLength), and a bucket as part of the host name needs a name server that
 * plays along, which an IP address has not. Retries are ours, so the SDK makes one attempt only.
 *
 * Source: measured with Ceph RGW 16.2.15. Confidence: high.
 */
export function createS3Client(s3: S3Module, access: StorageAccess): S3Client {
  const { url, region, forcePathStyle, accessKeyId, secretAccessKey } = access;
  const config: S3ClientConfig = {
    endpoint: url,
    region,
    forcePathStyle: forcePathStyle || isAddress(new URL(url).hostname),
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    followRegionRedirects: false,
    maxAttempts: 1,
    // With the header each large request would open a connection of its own.
    expectContinueHeader: false,
    requestHandler: {
      connectionTimeout: CONNECT_LIMIT,
      socketTimeout: idleLimit(access),
      httpAgent: { keepAlive: true, maxSockets: MOST_SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: MOST_SOCKETS },
      // Waiting for a free socket is no trouble: parts queue by design.
      socketAcquisitionWarningTimeout: 2_147_483_647,
    },
  };
  const client = withoutAwsNotice(() => new s3.S3Client(config));
  limitAnswers(client);
  leaveBodiesUnsigned(client, url);
  return client;
}

/** Whether this is an IP address: it has no names below it. */
export function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.startsWith('[');
}

/** How long nothing may move on a connection before it is a failure, in milliseconds; 0, for ever. */
export function idleLimit({ timeout = IDLE_LIMIT }: StorageAccess): number {
  return timeout;
}
