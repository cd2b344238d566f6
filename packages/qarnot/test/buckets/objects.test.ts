import { buffer } from 'node:stream/consumers';
import { isInputError, isNotFoundError } from '@irori/core';
import { collect } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Buckets } from '../../src/buckets/buckets.ts';
import { isRemoveFailedError } from '../../src/buckets/errors.ts';
import { copyObject } from '../../src/buckets/objects/copy.ts';
import { StorageConnection } from '../../src/buckets/request/connection.ts';
import { type StoreProxy, startProxy } from './support/proxy.ts';
import { MIB } from './support/source-files.ts';
import { sessionOf, startStore, type TestStore } from './support/store.ts';

let store: TestStore;
let proxy: StoreProxy;
let buckets: Buckets;
let bucket: string;

beforeAll(async () => {
  store = await startStore();
  proxy = await startProxy(store.access.url);
  ({ buckets } = store.client({ url: proxy.url }));
  bucket = await store.bucket();
});
beforeEach(() => proxy.use(() => 'pass'));
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

async function text(key: string, of = bucket): Promise<string> {
  const { body } = await buckets.download(of, key);
  return (await buffer(body)).toString();
}

const keysOf = async (of: string, prefix = ''): Promise<string[]> =>
  (await buckets.objects(of, { prefix }).toArray({ limit: 10_000 })).map(({ key }) => key);

describe('a list', () => {
  let listed: string;
  const keys = ['a', 'b/1', 'b/2', 'b/c/3', 'bc', 'd ü/+', 'e'];
  beforeAll(async () => {
    listed = await store.bucket();
    for (const key of keys) await buckets.upload(listed, key, key);
  });

  it('has all objects in order, page by page', async () => {
    const found = await collect(buckets.objects(listed, { pageSize: 2 }));
    expect(found.map(({ key }) => key)).toEqual(keys);
    expect(proxy.count('GET')).toBe(4);
    expect(found[0]).toMatchObject({ size: 1, etag: '0cc175b9c0f1b6a831c399e269772661' });
    expect(found[0]?.lastModified).toBeInstanceOf(Date);
  });

  it('has only what begins with a prefix', async () => {
    expect(await keysOf(listed, 'b')).toEqual(['b/1', 'b/2', 'b/c/3', 'bc']);
    expect(await keysOf(listed, 'd ü/')).toEqual(['d ü/+']);
  });

  it('shows folders, also over several pages', async () => {
    const page = await buckets.objects(listed, { delimiter: '/' });
    expect(page.folders).toEqual(['b/', 'd ü/']);
    expect(page.objects.map(({ key }) => key)).toEqual(['a', 'bc', 'e']);
    const pages = await collect(buckets.objects(listed, { delimiter: '/', pageSize: 1 }).pages());
    expect(pages.flatMap(({ folders }) => folders)).toEqual(['b/', 'd ü/']);
    expect(pages.flatMap(({ objects }) => objects.map(({ key }) => key))).toEqual(['a', 'bc', 'e']);
  });

  it('begins after a key', async () => {
    const found = await buckets.objects(listed, { startAfter: 'b/2' }).toArray({ limit: 2 });
    expect(found.map(({ key }) => key)).toEqual(['b/c/3', 'bc']);
  });

  it('is empty for an empty bucket', async () => {
    expect(await keysOf(await store.bucket())).toEqual([]);
  });

  it('refuses a page size that S3 does not have', async () => {
    await expect(buckets.objects(listed, { pageSize: 1001 })).rejects.toSatisfy(isInputError);
  });
});

describe('removing', () => {
  it('takes one key, there or not', async () => {
    await buckets.upload(bucket, 'one', '1');
    await buckets.remove(bucket, 'one');
    await buckets.remove(bucket, 'one');
    await expect(buckets.head(bucket, 'one')).rejects.toSatisfy(isNotFoundError);
  });

  it('takes any number of keys, 1000 a request', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => `none/${index}`);
    await buckets.upload(bucket, 'none/1', 'x');
    await buckets.remove(bucket, many);
    expect(proxy.count('POST', 'delete')).toBe(2);
    expect(await keysOf(bucket, 'none/')).toEqual([]);
  });

  it('takes keys from a list of the bucket', async () => {
    const full = await store.bucket();
    for (const key of ['x', 'y/z']) await buckets.upload(full, key, '');
    async function* keys(): AsyncGenerator<string> {
      for await (const { key } of buckets.objects(full)) yield key;
    }
    await buckets.remove(full, keys());
    expect(await keysOf(full)).toEqual([]);
  });

  it('reports each key that could not be removed', async () => {
    const answer = `<DeleteResult><Error><Key>b</Key><Code>AccessDenied</Code><Message>No</Message></Error>
      <Error><Key>c</Key><Code>InternalError</Code><Message>Again</Message></Error></DeleteResult>`;
    proxy.use(({ method }) => (method === 'POST' ? { status: 200, body: answer } : 'pass'));
    const error = await buckets.remove(bucket, ['a', 'b', 'c']).catch((thrown: unknown) => thrown);
    expect(error).toSatisfy(isRemoveFailedError);
    expect(error).toMatchObject({
      removed: 2,
      failures: [{ key: 'b', reason: 'AccessDenied', message: 'No' }],
    });
    // What may pass by itself was tried again alone.
    expect(proxy.count('DELETE', '/c')).toBe(1);
  });

  it('sends a key that XML cannot say by itself', async () => {
    await buckets.remove(bucket, ['a\u0001b']);
    expect(proxy.count('DELETE', 'a%01b')).toBe(1);
    expect(proxy.count('POST')).toBe(0);
  });
});

describe('copying and moving', () => {
  it('copies within a bucket and to another, attributes included', async () => {
    const other = await store.bucket();
    const metadata = { run: '7' };
    const { etag } = await buckets.upload(bucket, 'from ü+', 'copied', { metadata });
    expect(await buckets.copy(bucket, 'from ü+', 'to')).toEqual({ key: 'to', etag });
    await buckets.copy(bucket, 'from ü+', 'there', { toBucket: other, etag });
    expect(await text('there', other)).toBe('copied');
    expect(await buckets.head(bucket, 'to')).toMatchObject({ metadata, size: 6 });
  });

  it('moves', async () => {
    await buckets.upload(bucket, 'old name', 'moved');
    await buckets.move(bucket, 'old name', 'new/name');
    expect(await text('new/name')).toBe('moved');
    await expect(buckets.head(bucket, 'old name')).rejects.toSatisfy(isNotFoundError);
  });

  it('refuses to copy to itself, and what is not there', async () => {
    await expect(buckets.move(bucket, 'a', 'a')).rejects.toSatisfy(isInputError);
    await expect(buckets.copy(bucket, 'none', 'b')).rejects.toSatisfy(isNotFoundError);
    const other = { etag: 'd41d8cd98f00b204e9800998ecf8427e' };
    await buckets.upload(bucket, 'changed', 'x');
    await expect(buckets.copy(bucket, 'changed', 'b', other)).rejects.toMatchObject({
      status: 412,
    });
  });

  it('copies what is too large in the parts it came in, so that the ETag stays', async () => {
    const bytes = Buffer.alloc(12 * MIB, 'large');
    const contentType = 'video/mp4';
    const { etag } = await buckets.upload(bucket, 'big', bytes, { partSize: 5 * MIB, contentType });
    const connection = await StorageConnection.open(sessionOf({ ...store.access, url: proxy.url }));
    const place = { bucket, key: 'big', toBucket: bucket, toKey: 'big copy' };
    proxy.use(() => 'pass');
    expect(await copyObject(connection, place, {}, undefined, MIB)).toBe(etag);
    expect(proxy.count('PUT', 'partNumber=')).toBe(3);
    const info = await buckets.head(bucket, 'big copy');
    expect(info).toMatchObject({ size: 12 * MIB, contentType });
    const { body } = await buckets.download(bucket, 'big copy');
    expect((await buffer(body)).equals(bytes)).toBe(true);
  });

  it('gives a copy in parts up when a part fails', async () => {
    await buckets.upload(bucket, 'big', Buffer.alloc(12 * MIB));
    const connection = await StorageConnection.open(sessionOf({ ...store.access, url: proxy.url }));
    proxy.use(({ url }) => (url.includes('partNumber=2') ? { status: 400 } : 'pass'));
    const place = { bucket, key: 'big', toBucket: bucket, toKey: 'never' };
    await expect(copyObject(connection, place, {}, undefined, MIB)).rejects.toThrow(/400/);
    expect(await collect(buckets.unfinishedUploads(bucket))).toEqual([]);
  });
});

describe('keys are tidied', () => {
  it('where they are written, with one warning', async () => {
    const tidy = store.client({ sanitizePaths: true });
    const { key } = await tidy.buckets.upload(bucket, '/some//Invalid///Path', 'x');
    expect(key).toBe('some/Invalid/Path');
    expect(await tidy.buckets.copy(bucket, key, '//copy')).toMatchObject({ key: 'copy' });
    expect(await text('copy')).toBe('x');
    expect(tidy.warnings).toHaveLength(1);
    expect(tidy.warnings[0]).toContain('some/Invalid/Path');
    await expect(tidy.buckets.upload(bucket, '//', 'x')).rejects.toSatisfy(isInputError);
  });

  it('and nowhere else: what is read or removed is what was named', async () => {
    await buckets.upload(bucket, 'x//y', 'odd');
    await buckets.upload(bucket, 'x/y', 'even');
    const tidy = store.client({ sanitizePaths: true });
    await tidy.buckets.remove(bucket, 'x//y');
    expect(await text('x/y')).toBe('even');
    expect(tidy.warnings).toEqual([]);
  });
});

describe('unfinished uploads', () => {
  it('are discarded only when they are old enough', async () => {
    proxy.use(({ url }) => (url.includes('partNumber=2') ? { status: 503 } : 'pass'));
    const failed = buckets.upload(bucket, 'half', Buffer.alloc(9 * MIB), { concurrency: 1 });
    await expect(failed).rejects.toThrow(/503/);
    proxy.use(() => 'pass');
    expect(await buckets.discardUploads(bucket, { before: new Date(0) })).toBe(0);
    const [upload] = await collect(buckets.unfinishedUploads(bucket, { prefix: 'ha' }));
    expect(upload).toMatchObject({ key: 'half' });
    expect(await buckets.discardUploads(bucket)).toBe(1);
  });
});
