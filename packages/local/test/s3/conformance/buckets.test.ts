import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '../client-support.ts';
import { failure } from '../failure.ts';
import { pinned } from './differences.ts';
import { type ConformanceServer, kinds, openServer } from './endpoints.ts';

describe.each(kinds)('buckets of %s', (kind) => {
  let server: ConformanceServer;
  beforeAll(async () => {
    server = await openServer(kind);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it('lists its buckets', async () => {
    const { Buckets = [] } = await server.client.send(new ListBucketsCommand({}));
    const own = Buckets.find(({ Name }) => Name === server.bucket);
    expect(own?.CreationDate?.getTime()).toBeGreaterThan(Date.now() - 600_000);
  });

  it('creates a bucket twice without complaint, and none with a bad name', async () => {
    await server.client.send(new CreateBucketCommand({ Bucket: server.bucket }));
    for (const Bucket of ['ab', 'Upper', 'a_b', '192.168.0.1']) {
      const work = server.client.send(new CreateBucketCommand({ Bucket }));
      expect(await failure(work)).toEqual({ name: 'InvalidBucketName', status: 400 });
    }
  });

  it('deletes an empty bucket only', async () => {
    const Bucket = `${server.bucket}-2`;
    await server.client.send(new CreateBucketCommand({ Bucket }));
    await server.client.send(new HeadBucketCommand({ Bucket }));
    await server.client.send(new DeleteBucketCommand({ Bucket }));
    const head = server.client.send(new HeadBucketCommand({ Bucket }));
    expect(await failure(head)).toEqual({ name: 'NotFound', status: 404 });
    const again = server.client.send(new DeleteBucketCommand({ Bucket }));
    expect(await failure(again)).toEqual({ name: 'NoSuchBucket', status: 404 });
    const put = { Bucket: server.bucket, Key: 'kept', Body: '12345' };
    await server.client.send(new PutObjectCommand(put));
    const full = server.client.send(new DeleteBucketCommand({ Bucket: server.bucket }));
    expect(await failure(full)).toEqual({ name: 'BucketNotEmpty', status: 409 });
  });

  it('counts what lies in a bucket', async () => {
    const put = { Bucket: server.bucket, Key: 'kept', Body: '12345' };
    await server.client.send(new PutObjectCommand(put));
    const { headers } = await call(server.target, { method: 'HEAD', path: `/${server.bucket}` });
    expect(headers['x-rgw-object-count']).toBe('1');
    expect(headers['x-rgw-bytes-used']).toBe('5');
  });

  it('says that it has no settings', async () => {
    const { client, bucket: Bucket } = server;
    const { LocationConstraint } = await client.send(new GetBucketLocationCommand({ Bucket }));
    expect(LocationConstraint || undefined).toBe(pinned(kind, 'location of a bucket'));
    expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    const { Grants } = await client.send(new GetBucketAclCommand({ Bucket }));
    expect(Grants?.map(({ Permission }) => Permission)).toEqual(['FULL_CONTROL']);
    expect(await failure(client.send(new GetBucketTaggingCommand({ Bucket })))).toMatchObject({
      name: 'NoSuchTagSet',
    });
    expect(await failure(client.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({
      name: 'NoSuchBucketPolicy',
    });
    expect(await failure(client.send(new GetBucketCorsCommand({ Bucket })))).toMatchObject({
      name: 'NoSuchCORSConfiguration',
    });
    await client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: '12345' }));
    const tags = await client.send(new GetObjectTaggingCommand({ Bucket, Key: 'kept' }));
    expect(tags.TagSet).toEqual([]);
  });
});
