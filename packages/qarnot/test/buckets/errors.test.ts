import { PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import {
  isAuthenticationError,
  isConflictError,
  isConnectionError,
  isIroriError,
  isNotFoundError,
  isRequestError,
  isRequestTimeoutError,
  isResponseDecodeError,
  isServerError,
} from '@irori/core';
import { canary, expectNoCanary, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Buckets } from '../../src/buckets/buckets.ts';
import { StorageConnection } from '../../src/buckets/request/connection.ts';
import { isMissingBucketError } from '../../src/errors/guards.ts';
import { type StoreProxy, startProxy } from './support/proxy.ts';
import { sessionOf, startStore, type TestClient, type TestStore } from './support/store.ts';

let store: TestStore;
let proxy: StoreProxy;
let client: TestClient;
let buckets: Buckets;
let bucket: string;

beforeAll(async () => {
  store = await startStore();
  proxy = await startProxy(store.access.url);
  bucket = await store.bucket();
});
beforeEach(() => {
  proxy.use(() => 'pass');
  client = store.client({ url: proxy.url });
  ({ buckets } = client);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('what is missing', () => {
  const missing = 'irori-test-there-is-no-such-bucket';
  const calls: Record<string, () => Promise<unknown>> = {
    upload: () => buckets.upload(missing, 'k', 'x'),
    'upload in parts': () => buckets.upload(missing, 'k', Buffer.alloc(8 * 1024 * 1024)),
    download: () => buckets.download(missing, 'k'),
    head: () => buckets.head(missing, 'k'),
    objects: () => buckets.objects(missing).toArray({ limit: 1 }),
    copy: () => buckets.copy(missing, 'a', 'b'),
    remove: () => buckets.remove(missing, ['a']),
    'delete a bucket': () => buckets.delete(missing),
    'delete a bucket with all in it': () => buckets.delete(missing, { force: true }),
  };
  it.each(Object.keys(calls))('%s names the bucket', async (name) => {
    const error = await thrown(calls[name]?.() ?? Promise.resolve());
    expect(error).toSatisfy(isMissingBucketError);
    expect(error).toHaveProperty('message', expect.stringContaining(missing));
    expect(error).toMatchObject({ status: 404, attempts: 1 });
  });

  it('names the object', async () => {
    for (const call of ['head', 'download'] as const) {
      const error = await thrown(buckets[call](bucket, 'none'));
      expect(error).toSatisfy(isNotFoundError);
      expect(error).not.toSatisfy(isMissingBucketError);
      expect(error).toHaveProperty('message', expect.stringContaining('there is no object "none"'));
    }
  });

  it('tells how an upload under the same name would be stored', async () => {
    await expect(buckets.head(bucket, '/a//b')).rejects.toThrow(/is stored as "a\/b"/);
  });
});

describe('wrong credentials', () => {
  it('are named, and the secret is in no error', async () => {
    const secret = canary('storage-secret');
    const wrong = store.client({ url: proxy.url, secretAccessKey: secret }).buckets;
    const nobody = store.client({
      accessKeyId: 'nobody@example.org',
      secretAccessKey: secret,
    }).buckets;
    const errors = await Promise.all([
      thrown(wrong.list()),
      thrown(wrong.upload(bucket, 'k', 'x')),
      thrown(wrong.download(bucket, 'k')),
      thrown(nobody.list()),
    ]);
    for (const error of errors) {
      expect(error).toSatisfy(isAuthenticationError);
      expect(error).toHaveProperty('hint', expect.stringContaining('e-mail'));
      const text = isIroriError(error) ? JSON.stringify(error.toJSON()) + error.stack : '';
      expectNoCanary(text, [secret]);
    }
    proxy.use(() => ({
      status: 500,
      body: `<Error><Code>Boom</Code><Message>${secret}</Message></Error>`,
    }));
    const echoed = await thrown(wrong.list());
    expectNoCanary(String(echoed) + JSON.stringify(echoed), [secret]);
  });
});

describe('a store that is busy', () => {
  const SLOW = '<Error><Code>SlowDown</Code><Message>Please reduce your rate</Message></Error>';

  it('is asked again, each time later', async () => {
    let left = 4;
    proxy.use(() => (left-- > 0 ? { status: 503, body: SLOW } : 'pass'));
    await buckets.upload(bucket, 'busy', 'x');
    expect(proxy.count('PUT')).toBe(5);
    expect(client.clock.sleeps).toHaveLength(4);
    expect(client.clock.sleeps.every((ms, retry) => ms <= 500 * 2 ** retry)).toBe(true);
  });

  it('is asked again when it says so', async () => {
    let left = 1;
    proxy.use(() => (left-- > 0 ? { status: 503, headers: { 'retry-after': '7' } } : 'pass'));
    await buckets.head(bucket, 'busy');
    expect(client.clock.sleeps).toEqual([7000]);
  });

  it('is an error when it stays so', async () => {
    proxy.use(() => ({ status: 503, body: SLOW }));
    const error = await thrown(buckets.upload(bucket, 'busy', 'x'));
    expect(error).toSatisfy(isServerError);
    expect(error).toMatchObject({ status: 503, reason: 'SlowDown', attempts: 6 });
    expect(error).toHaveProperty('earlier', Array(5).fill('503 SlowDown'));
  });

  it('is asked as often as the client was told', async () => {
    proxy.use(() => ({ status: 503, body: SLOW }));
    const { buckets: once } = store.client({ url: proxy.url, maxRetries: 0 });
    await expect(once.head(bucket, 'busy')).rejects.toThrow(/503/);
    expect(proxy.count('HEAD')).toBe(1);
  });

  it('may say nothing for so long', async () => {
    proxy.use(() => new Promise(() => {}));
    const { buckets: hasty } = store.client({ url: proxy.url, maxRetries: 0, timeout: 50 });
    await expect(hasty.head(bucket, 'busy')).rejects.toSatisfy(isRequestTimeoutError);
  });

  it('is not asked again after its caller has given up', async () => {
    proxy.use(() => ({ status: 503, body: SLOW }));
    const error = await thrown(buckets.list({ signal: AbortSignal.abort() }));
    expect(error).toHaveProperty('code', 'REQUEST_ABORTED');
    expect(proxy.seen).toEqual([]);
  });
});

describe('a connection that fails', () => {
  it('is tried again when it was cut', async () => {
    let left = 2;
    proxy.use(() => (left-- > 0 ? 'cut' : 'pass'));
    await buckets.upload(bucket, 'cut', 'x');
    expect(proxy.count('PUT')).toBe(3);
  });

  it('names the address when nothing listens there', async () => {
    const server = await startFaultServer([{ status: 200 }]);
    await server.close();
    const error = await thrown(store.client({ url: server.url }).buckets.list());
    expect(error).toSatisfy(isConnectionError);
    expect(error).toMatchObject({ reason: 'ECONNREFUSED' });
    expect(String(error)).toContain('Nothing listens at');
  });

  it('says so when something else answers', async () => {
    await using server = await startFaultServer([{ status: 200, bodyText: '<html>Welcome</html' }]);
    const error = await thrown(store.client({ url: server.url }).buckets.list());
    expect(error).toSatisfy(isResponseDecodeError);
    expect(error).toHaveProperty('attempts', 1);
  });

  it('is told apart by status when an error is a page', async () => {
    await using server = await startFaultServer([{ status: 403, bodyText: '<html>No</html>' }]);
    const error = await thrown(store.client({ url: server.url }).buckets.list());
    expect(error).toSatisfy(isRequestError);
    expect(error).toHaveProperty('status', 403);
  });
});

describe('buckets', () => {
  it('are made twice without harm, and listed', async () => {
    await buckets.create(bucket);
    const found = (await buckets.list()).find(({ name }) => name === bucket);
    expect(found?.createdAt).toBeInstanceOf(Date);
  });

  it('are deleted only when empty, unless forced', async () => {
    const full = await store.bucket();
    await buckets.upload(full, 'a', '1');
    await buckets.upload(full, 'b/ü c', '2');
    const error = await thrown(buckets.delete(full));
    expect(error).toSatisfy(isConflictError);
    expect(error).toHaveProperty('hint', expect.stringContaining('force'));
    await buckets.delete(full, { force: true });
    expect((await buckets.list()).map(({ name }) => name)).not.toContain(full);
  });

  // Our own store keeps no versions.
  it.runIf(process.env['IRORI_TEST_S3_URL'] !== undefined)(
    'are deleted with the versions of what was replaced and removed',
    async () => {
      const kept = await store.bucket();
      const { client: s3 } = await StorageConnection.open(sessionOf(store.access));
      const VersioningConfiguration = { Status: 'Enabled' } as const;
      await s3.send(new PutBucketVersioningCommand({ Bucket: kept, VersioningConfiguration }));
      for (const text of ['one', 'two']) await buckets.upload(kept, 'a ü', text);
      await buckets.upload(kept, 'b', 'x');
      await buckets.remove(kept, 'b');
      await expect(buckets.delete(kept)).rejects.toSatisfy(isConflictError);
      await buckets.delete(kept, { force: true });
      expect((await buckets.list()).map(({ name }) => name)).not.toContain(kept);
    },
  );

  it('have names that the store may refuse', async () => {
    const error = await thrown(buckets.create('UPPER_case'));
    const refused = error === undefined || isRequestError(error);
    expect(refused).toBe(true);
    await buckets.delete('UPPER_case').catch(() => {});
  });
});

describe('links', () => {
  it('read and write one object', async () => {
    const put = await buckets.presign(bucket, 'linked', {
      method: 'PUT',
      contentType: 'text/plain',
    });
    const wrongType = await fetch(put, {
      method: 'PUT',
      body: 'x',
      headers: { 'content-type': 'a/b' },
    });
    expect(wrongType.status).toBe(403);
    const headers = { 'content-type': 'text/plain' };
    expect((await fetch(put, { method: 'PUT', body: 'by link', headers })).status).toBe(200);
    const get = await buckets.presign(bucket, 'linked', { fileName: 'Übung 1.txt' });
    const answer = await fetch(get);
    expect(await answer.text()).toBe('by link');
    expect(answer.headers.get('content-disposition')).toContain("UTF-8''%C3%9Cbung%201.txt");
    expect((await fetch(get, { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  it('expire', async () => {
    const link = await buckets.presign(bucket, 'linked', { expiresIn: 1 });
    await expect.poll(async () => (await fetch(link)).status).toBe(403);
    expect(await (await fetch(link)).text()).toContain('AccessDenied');
  });

  it('are good for 7 days at most', async () => {
    await expect(buckets.presign(bucket, 'k', { expiresIn: 604_801 })).rejects.toMatchObject({
      field: 'expiresIn',
    });
  });

  it('need no request', async () => {
    await buckets.presign('some-bucket', 'k');
    expect(proxy.seen).toEqual([]);
  });
});

describe('what Ceph cannot do', () => {
  it('is not asked of it: no checksum trailers, no bucket in the host name', async () => {
    await buckets.upload(bucket, 'plain', Buffer.from('x'));
    await buckets.remove(bucket, ['plain']);
    for (const { headers, url } of proxy.seen) {
      expect(headers['x-amz-trailer']).toBeUndefined();
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.host).toBe(new URL(proxy.url).host);
      expect(url.startsWith(`/${bucket}`)).toBe(true);
    }
  });

  it('uses the path for an address even when told otherwise', async () => {
    const { buckets: hosted } = store.client({ url: proxy.url, forcePathStyle: false });
    await hosted.upload(bucket, 'x', 'x');
    expect(proxy.seen[0]?.url.startsWith(`/${bucket}/x`)).toBe(true);
  });
});
