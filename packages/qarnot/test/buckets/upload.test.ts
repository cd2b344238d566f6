import { createHash } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { appendFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isInputError, isNotFoundError, isRequestAbortedError } from '@irori/core';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Buckets } from '../../src/buckets/buckets.ts';
import { isFileChangedError, isLocalFileError } from '../../src/buckets/errors.ts';
import { multipartEtag } from '../../src/buckets/etag.ts';
import { isUnderCover } from '../../src/buckets/request/unsigned-body.ts';
import type { TransferProgress } from '../../src/buckets/store.ts';
import { type Fate, type StoreProxy, startProxy } from './support/proxy.ts';
import { MIB, randomFile } from './support/source-files.ts';
import { startStore, type TestStore } from './support/store.ts';

let store: TestStore;
let proxy: StoreProxy;
let buckets: Buckets;
let bucket: string;
let folder: TemporaryDirectory;

beforeAll(async () => {
  store = await startStore();
  proxy = await startProxy(store.access.url);
  ({ buckets } = store.client({ url: proxy.url }));
  bucket = await store.bucket();
  folder = await temporaryDirectory();
});
beforeEach(() => proxy.use(() => 'pass'));
afterAll(async () => {
  await folder.remove();
  await proxy[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

function etagOf(bytes: Uint8Array, partSize: number): string {
  const digests: Buffer[] = [];
  for (let at = 0; at < bytes.byteLength; at += partSize) {
    digests.push(
      createHash('md5')
        .update(bytes.subarray(at, at + partSize))
        .digest(),
    );
  }
  return multipartEtag(digests);
}

async function isThere(key: string): Promise<boolean> {
  try {
    await buckets.head(bucket, key);
    return true;
  } catch (error) {
    if (isNotFoundError(error)) return false;
    throw error;
  }
}

async function unfinished(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of buckets.unfinishedUploads(bucket)) keys.push(key);
  return keys;
}

describe('the limit of 8 MiB', () => {
  it('goes in one request below it', async () => {
    const bytes = Buffer.alloc(8 * MIB - 1, 1);
    await buckets.upload(bucket, 'below', bytes);
    expect(proxy.count('PUT')).toBe(1);
  });

  it('goes in parts of 8 MiB from it on, with the ETag that Python computes', async () => {
    const { path, bytes } = await randomFile(folder.path, 8 * MIB);
    const { etag } = await buckets.upload(bucket, 'at', { file: path });
    expect(etag).toBe(etagOf(bytes, 8 * MIB));
    expect(proxy.count('PUT', 'partNumber=')).toBe(1);
    expect(await buckets.head(bucket, 'at')).toMatchObject({ etag, size: 8 * MIB });
  });

  it('cuts a stream of unknown length into parts', async () => {
    const bytes = Buffer.alloc(17 * MIB, 'stream');
    const result = await buckets.upload(
      bucket,
      'stream',
      Readable.from([bytes.subarray(0, MIB), bytes.subarray(MIB)]),
    );
    expect(result).toEqual({ key: 'stream', etag: etagOf(bytes, 8 * MIB), size: bytes.byteLength });
    const { body } = await buckets.download(bucket, 'stream');
    expect((await buffer(body)).equals(bytes)).toBe(true);
  });

  it('takes a stream that ends exactly with a part', async () => {
    const { size } = await buckets.upload(bucket, 'exact', Readable.from([Buffer.alloc(8 * MIB)]));
    expect(size).toBe(8 * MIB);
    expect(proxy.count('PUT', 'partNumber=')).toBe(1);
  });

  it('refuses parts that S3 would refuse', async () => {
    const upload = buckets.upload(bucket, 'k', 'x', { partSize: MIB });
    await expect(upload).rejects.toSatisfy(isInputError);
  });
});

describe('the signature of a large body', () => {
  it('holds its MD5 alone where nobody on the way can change it', async () => {
    await buckets.upload(bucket, 'under cover', Buffer.alloc(9 * MIB, 3));
    const parts = proxy.seen.filter(({ url }) => url.includes('partNumber='));
    expect(parts).toHaveLength(2);
    for (const { headers } of parts) {
      expect(headers['x-amz-content-sha256']).toBe('UNSIGNED-PAYLOAD');
      expect(headers.authorization).toMatch(/SignedHeaders=[^,]*content-md5;/);
    }
  });

  it.each([
    ['https://storage.qarnot.com', true],
    ['http://127.0.0.1:18101', true],
    ['http://localhost:18101', true],
    ['http://[::1]:18101', true],
    ['http://storage.example', false],
    ['http://10.0.0.1', false],
    ['http://localhost.example', false],
    ['http://127.0.0.1.example', false],
  ])('at %s: %s', (url, isCovered) => {
    expect(isUnderCover(new URL(url))).toBe(isCovered);
  });
});

describe('progress', () => {
  it('grows to the end', async () => {
    const steps: TransferProgress[] = [];
    const bytes = Buffer.alloc(12 * MIB);
    await buckets.upload(bucket, 'p', bytes, {
      partSize: 5 * MIB,
      onProgress: (step) => steps.push(step),
    });
    expect(steps.map(({ total }) => total)).toEqual([12 * MIB, 12 * MIB, 12 * MIB]);
    expect(steps.at(-1)).toEqual({ key: 'p', transferred: 12 * MIB, total: 12 * MIB });
    const numbers = steps.map(({ transferred }) => transferred);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });
});

describe('an interrupted upload', () => {
  it('goes on where it was: no part is sent twice', async () => {
    const { path, bytes } = await randomFile(folder.path, 26 * MIB);
    proxy.use(({ url }) => (url.includes('partNumber=4') ? { status: 503 } : 'pass'));
    const failed = buckets.upload(bucket, 'resumed', { file: path }, { concurrency: 1 });
    await expect(failed).rejects.toThrow(/The parts that were sent are kept/);
    expect(await isThere('resumed')).toBe(false);
    expect(await unfinished()).toEqual(['resumed']);
    proxy.use(() => 'pass');
    const { etag } = await buckets.upload(bucket, 'resumed', { file: path });
    expect(proxy.count('PUT', 'partNumber=')).toBe(1);
    expect(proxy.count('POST', '?uploads')).toBe(0);
    expect(etag).toBe(etagOf(bytes, 8 * MIB));
    expect(await unfinished()).toEqual([]);
  });

  it('sends a part again that has other content by now', async () => {
    const { path, bytes } = await randomFile(folder.path, 25 * MIB);
    proxy.use(({ url }) => (url.includes('partNumber=4') ? { status: 503 } : 'pass'));
    const failed = buckets.upload(bucket, 'edited', { file: path }, { concurrency: 1 });
    await expect(failed).rejects.toThrow(/503/);
    bytes.write('something else', 9 * MIB);
    await writeFile(path, bytes);
    proxy.use(() => 'pass');
    const { etag } = await buckets.upload(bucket, 'edited', { file: path });
    expect(proxy.count('PUT', 'partNumber=')).toBe(2);
    expect(etag).toBe(etagOf(bytes, 8 * MIB));
  });

  it('leaves the unfinished upload of other content alone', async () => {
    const bytes = Buffer.alloc(16 * MIB, 'one');
    proxy.use(({ url }) => (url.includes('partNumber=2') ? { status: 503 } : 'pass'));
    const failed = buckets.upload(bucket, 'shared', bytes, { concurrency: 1 });
    await expect(failed).rejects.toThrow(/503/);
    proxy.use(() => 'pass');
    await buckets.upload(bucket, 'shared', Buffer.alloc(16 * MIB, 'two'));
    expect(proxy.count('PUT', 'partNumber=')).toBe(2);
    expect(await unfinished()).toEqual(['shared']);
    expect(await buckets.discardUploads(bucket, { prefix: 'shared' })).toBe(1);
    expect(await unfinished()).toEqual([]);
  });

  it('starts again when the upload it went on with is given up meanwhile', async () => {
    const bytes = Buffer.alloc(16 * MIB, 'gone');
    proxy.use(({ url }) => (url.includes('partNumber=2') ? { status: 503 } : 'pass'));
    await expect(buckets.upload(bucket, 'gone', bytes, { concurrency: 1 })).rejects.toThrow(/503/);
    const { buckets: other } = store.client();
    let discarded = 0;
    proxy.use(async ({ url }): Promise<Fate> => {
      if (discarded === 0 && url.includes('partNumber=2')) {
        discarded = await other.discardUploads(bucket, { prefix: 'gone' });
      }
      return 'pass';
    });
    const { etag } = await buckets.upload(bucket, 'gone', bytes, { concurrency: 1 });
    expect(discarded).toBe(1);
    expect(etag).toBe(etagOf(bytes, 8 * MIB));
  });

  it('is cleaned up without resume', async () => {
    proxy.use(({ url }) => (url.includes('partNumber=2') ? { status: 503 } : 'pass'));
    const bytes = Buffer.alloc(16 * MIB, 1);
    const failed = buckets.upload(bucket, 'tidy', bytes, { concurrency: 1, resume: false });
    await expect(failed).rejects.toThrow(/503/);
    expect(await unfinished()).toEqual([]);
  });
});

describe('the answer to the last request', () => {
  it('may be lost: the object tells that all is well', async () => {
    let lost = false;
    proxy.use(({ method, url }) => {
      if (lost || method !== 'POST' || !url.includes('uploadId=')) return 'pass';
      lost = true;
      return 'lose-answer';
    });
    const bytes = Buffer.alloc(9 * MIB, 3);
    const { etag } = await buckets.upload(bucket, 'completed', bytes);
    expect(lost).toBe(true);
    expect(etag).toBe(etagOf(bytes, 8 * MIB));
    expect(await isThere('completed')).toBe(true);
  });
});

describe('a file that changes while it is sent', () => {
  const changes: Record<string, (path: string) => Promise<void>> = {
    'is appended to': (path) => appendFile(path, 'more'),
    'is cut short': (path) => writeFile(path, 'short'),
    'is touched': (path) => utimes(path, new Date(0), new Date(0)),
    'is replaced': async (path) => {
      await writeFile(`${path}.new`, Buffer.alloc(17 * MIB));
      await rename(`${path}.new`, path);
    },
    'is removed': (path) => rm(path),
  };
  it.each(Object.keys(changes))('%s: an error, and nothing is left', async (what) => {
    const { path } = await randomFile(folder.path, 17 * MIB);
    let changed = false;
    proxy.use(async ({ url }): Promise<Fate> => {
      if (!changed && url.includes('partNumber=2')) {
        changed = true;
        await changes[what]?.(path);
      }
      return 'pass';
    });
    const upload = buckets.upload(bucket, 'changing', { file: path }, { concurrency: 1 });
    await expect(upload).rejects.toSatisfy(isFileChangedError);
    expect(changed).toBe(true);
    expect(await isThere('changing')).toBe(false);
    expect(await unfinished()).toEqual([]);
  });

  it('names a file that is not there, and a folder', async () => {
    const missing = buckets.upload(bucket, 'k', { file: join(folder.path, 'none') });
    await expect(missing).rejects.toSatisfy(isLocalFileError);
    await expect(missing).rejects.toThrow(/there is no such file/);
    await expect(buckets.upload(bucket, 'k', { file: folder.path })).rejects.toThrow(/is a folder/);
  });
});

describe('an upload that is aborted', () => {
  async function abortedAt(text: string, keepPartial: boolean, size: number): Promise<unknown> {
    const controller = new AbortController();
    proxy.use(({ url }) => {
      if (url.includes(text)) controller.abort(new Error('enough'));
      return 'pass';
    });
    const options = { signal: controller.signal, concurrency: 2, keepPartial };
    return buckets
      .upload(bucket, 'aborted', Buffer.alloc(size, 4), options)
      .catch((e: unknown) => e);
  }

  it('leaves nothing', async () => {
    const error = await abortedAt('partNumber=3', false, 33 * MIB);
    expect(error).toSatisfy(isRequestAbortedError);
    expect(error).toHaveProperty('cause.message', 'enough');
    expect(await isThere('aborted')).toBe(false);
    expect(await unfinished()).toEqual([]);
  });

  it('keeps its parts when asked to', async () => {
    await abortedAt('partNumber=3', true, 33 * MIB);
    expect(await isThere('aborted')).toBe(false);
    expect(await unfinished()).toEqual(['aborted']);
    await buckets.discardUploads(bucket);
  });

  it('ends at once, also when the stream it reads says nothing', async () => {
    const controller = new AbortController();
    const silent = new Readable({ read() {} });
    const upload = buckets.upload(bucket, 'silent', silent, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(upload).rejects.toSatisfy(isRequestAbortedError);
    expect(silent.destroyed).toBe(true);
  });

  it('may share its signal with many others', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const { signal } = new AbortController();
    const names = Array.from({ length: 24 }, (_, index) => `shared/${index}`);
    await Promise.all(names.map((name) => buckets.upload(bucket, name, name, { signal })));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('sends nothing when it was aborted before', async () => {
    const upload = buckets.upload(bucket, 'never', 'x', { signal: AbortSignal.abort() });
    await expect(upload).rejects.toSatisfy(isRequestAbortedError);
    expect(proxy.seen).toEqual([]);
  });

  it('passes the failure of its stream on', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('the disk of the sender broke'));
      },
    });
    await expect(buckets.upload(bucket, 'k', broken)).rejects.toThrow(/disk of the sender/);
  });
});
