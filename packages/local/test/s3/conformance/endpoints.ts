import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import { clientOf, type S3Target } from '../client-support.ts';
import { startS3 } from '../server-support.ts';

/** The servers whose behaviour is pinned: ours, ours with `s3.like=rgw`, and a real Ceph RGW. */
export type ServerKind = 'ours' | 'ours like rgw' | 'rgw';

/** A server that the conformance tests run against, with a bucket for them. */
export interface ConformanceServer extends AsyncDisposable {
  readonly kind: ServerKind;
  readonly target: S3Target;
  readonly client: S3Client;
  readonly bucket: string;
}

const { env } = process;

/**
 * Which servers to test: the one that `IRORI_TEST_S3_URL`, `IRORI_TEST_S3_ACCESS_KEY` and
 * `IRORI_TEST_S3_SECRET_KEY` name, which is taken for a Ceph RGW, or else ours.
 */
export const kinds: readonly ServerKind[] =
  env['IRORI_TEST_S3_URL'] === undefined ? ['ours', 'ours like rgw'] : ['rgw'];

async function startTarget(
  kind: ServerKind,
): Promise<{ target: S3Target; end: () => Promise<void> }> {
  if (kind === 'rgw') {
    const target = {
      url: env['IRORI_TEST_S3_URL'] ?? '',
      accessKeyId: env['IRORI_TEST_S3_ACCESS_KEY'] ?? '',
      secretAccessKey: env['IRORI_TEST_S3_SECRET_KEY'] ?? '',
    };
    return { target, end: async () => {} };
  }
  const server = await startS3({ set: kind === 'ours' ? {} : { 's3.like': 'rgw' } });
  return { target: server.target, end: async () => server[Symbol.asyncDispose]() };
}

/** Empties and deletes a bucket. */
async function removeBucket(client: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    if (Contents.length === 0) break;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  await client.send(new DeleteBucketCommand({ Bucket }));
}

/** Reaches or starts a server and makes a bucket in it. */
export async function openServer(kind: ServerKind): Promise<ConformanceServer> {
  const { target, end } = await startTarget(kind);
  const client = clientOf(target);
  const bucket = `irori-test-${randomBytes(6).toString('hex')}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    kind,
    target,
    client,
    bucket,
    async [Symbol.asyncDispose]() {
      await removeBucket(client, bucket).finally(async () => {
        client.destroy();
        await end();
      });
    },
  };
}
