import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  ListObjectVersionsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, statusOf } from '../failure.ts';
import { pinned } from './differences.ts';
import { type ConformanceServer, kinds, openServer } from './endpoints.ts';

const keys = [
  'Z',
  'a',
  'a/1',
  'a/2',
  'a/b/3',
  'a b',
  'a+b',
  'b&<c>',
  'c/1',
  'é',
  '日本',
  '🔥',
].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

describe.each(kinds)('lists of %s', (kind) => {
  let server: ConformanceServer;
  beforeAll(async () => {
    server = await openServer(kind);
    for (const Key of keys) {
      await server.client.send(new PutObjectCommand({ Bucket: server.bucket, Key, Body: Key }));
    }
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
    server.client.send(new ListObjectsV2Command({ Bucket: server.bucket, ...more }));

  it('gives every key in the order of its bytes', async () => {
    const { Contents, KeyCount, IsTruncated } = await list();
    expect(Contents?.map(({ Key }) => Key)).toEqual(keys);
    expect([KeyCount, IsTruncated]).toEqual([keys.length, false]);
    expect(Contents?.[0]).toMatchObject({ Size: 1, StorageClass: 'STANDARD' });
    expect(Contents?.[0]?.ETag).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it.each([1, 2, 5, 1000])('gives them in pages of %d, by version 2', async (pageSize) => {
    const found: (string | undefined)[] = [];
    const pages = paginateListObjectsV2(
      { client: server.client, pageSize },
      { Bucket: server.bucket },
    );
    for await (const { Contents = [] } of pages) {
      expect(Contents.length).toBeLessThanOrEqual(pageSize);
      found.push(...Contents.map(({ Key }) => Key));
    }
    expect(found).toEqual(keys);
  });

  it.each([1, 3])('gives keys and folders in pages of %d, by both versions', async (MaxKeys) => {
    const expected = [...keys.filter((key) => !key.includes('/')), 'a/', 'c/'].sort();
    const second: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await list({ MaxKeys, Delimiter: '/', ContinuationToken });
      second.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
      second.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(second.sort()).toEqual(expected);
    const first: string[] = [];
    let Marker: string | undefined;
    do {
      const page = await server.client.send(
        new ListObjectsCommand({ Bucket: server.bucket, MaxKeys, Delimiter: '/', Marker }),
      );
      first.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
      first.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
      Marker = page.IsTruncated === true ? page.NextMarker : undefined;
    } while (Marker !== undefined);
    expect(first.sort()).toEqual(expected);
  });

  it('holds itself to a prefix', async () => {
    const { Contents, CommonPrefixes } = await list({ Prefix: 'a/', Delimiter: '/' });
    expect(Contents?.map(({ Key }) => Key)).toEqual(['a/1', 'a/2']);
    expect(CommonPrefixes).toEqual([{ Prefix: 'a/b/' }]);
    expect((await list({ Prefix: 'nothing' })).Contents).toBeUndefined();
  });

  it('starts after a key', async () => {
    const { Contents } = await list({ StartAfter: 'c/1' });
    expect(Contents?.map(({ Key }) => Key)).toEqual(['é', '日本', '🔥']);
  });

  it('gives nothing when nothing is asked for', async () => {
    const { Contents, IsTruncated } = await list({ MaxKeys: 0 });
    expect([Contents, IsTruncated]).toEqual([undefined, false]);
  });

  it('percent-encodes keys when asked to', async () => {
    const { Contents, EncodingType } = await list({ EncodingType: 'url' });
    expect(EncodingType).toBe('url');
    expect(Contents?.map(({ Key }) => decodeURIComponent(Key ?? ''))).toEqual(keys);
    expect(Contents?.every(({ Key = '' }) => /^[\x21-\x7e]*$/.test(Key))).toBe(true);
  });

  it('lists the one version that each object has', async () => {
    const { Versions } = await server.client.send(
      new ListObjectVersionsCommand({ Bucket: server.bucket }),
    );
    expect(Versions?.map(({ Key }) => Key)).toEqual(keys);
    expect(Versions?.every(({ VersionId, IsLatest }) => VersionId === 'null' && IsLatest)).toBe(
      true,
    );
  });

  it('refuses what makes no sense', async () => {
    const fewer = await statusOf(list({ MaxKeys: -1 }));
    expect(fewer).toBe(pinned(kind, 'status of a list of fewer than no keys'));
    const status = await statusOf(list({ ContinuationToken: '!!' }));
    expect(status).toBe(pinned(kind, 'status of a list with a token that was never given'));
    expect(await failure(list({ Bucket: 'irori-no-such-bucket' }))).toEqual({
      name: 'NoSuchBucket',
      status: 404,
    });
  });
});
