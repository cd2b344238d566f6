import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isApiError, isNotFoundError, isRequestAbortedError } from '@irori/core';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Buckets } from '../../src/buckets/buckets.ts';
import { isPartialFile } from '../../src/buckets/download/partial-name.ts';
import { isLocalFileError } from '../../src/buckets/errors.ts';
import type { TransferProgress } from '../../src/buckets/store.ts';
import { type Fate, type StoreProxy, startProxy } from './support/proxy.ts';
import { MIB } from './support/source-files.ts';
import { startStore, type TestStore } from './support/store.ts';

let store: TestStore;
let proxy: StoreProxy;
let buckets: Buckets;
let bucket: string;
let folder: TemporaryDirectory;
const small = randomBytes(100_000);
const large = randomBytes(9 * MIB + 5);
/** Parts small enough for ten of them. */
const PARTS = { partSize: MIB, concurrency: 3 };

beforeAll(async () => {
  store = await startStore();
  proxy = await startProxy(store.access.url);
  ({ buckets } = store.client({ url: proxy.url }));
  bucket = await store.bucket();
  await buckets.upload(bucket, 'small', small);
  await buckets.upload(bucket, 'large', large);
  await buckets.upload(bucket, 'empty', '');
});
beforeEach(async () => {
  proxy.use(() => 'pass');
  folder = await temporaryDirectory();
});
afterEach(() => folder.remove());
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

const target = (name: string): string => join(folder.path, name);
const files = (): Promise<string[]> => readdir(folder.path);
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function expectLarge(path: string): Promise<void> {
  expect(sha(await readFile(path))).toBe(sha(large));
}

describe('into a file', () => {
  it('fetches a small object in one request', async () => {
    const { etag } = await buckets.head(bucket, 'small');
    proxy.use(() => 'pass');
    const result = await buckets.download(bucket, 'small', { to: target('s') });
    expect(result).toEqual({ path: target('s'), etag, size: small.byteLength });
    expect(await readFile(target('s'))).toEqual(small);
    expect(proxy.count('GET')).toBe(1);
    expect(await files()).toEqual(['s']);
  });

  it('fetches an empty object', async () => {
    await buckets.download(bucket, 'empty', { to: target('e') });
    expect(await readFile(target('e'))).toHaveLength(0);
  });

  it('fetches a large object in parts of one and the same version', async () => {
    const steps: TransferProgress[] = [];
    const onProgress = (step: TransferProgress): void => void steps.push(step);
    await buckets.download(bucket, 'large', { to: target('l'), ...PARTS, onProgress });
    await expectLarge(target('l'));
    expect(proxy.count('GET')).toBe(10);
    expect(proxy.seen.slice(1).every(({ headers }) => headers['if-match'] !== undefined)).toBe(
      true,
    );
    expect(steps.at(-1)).toEqual({
      key: 'large',
      transferred: large.byteLength,
      total: large.byteLength,
    });
    expect(await files()).toEqual(['l']);
  });

  it('makes the folder, and replaces what is there', async () => {
    const path = target('new/folder/file');
    await buckets.download(bucket, 'small', { to: path });
    await buckets.download(bucket, 'empty', { to: path });
    expect(await readFile(path)).toHaveLength(0);
  });

  it('takes a name as long as a file system takes', async () => {
    const path = target('n'.repeat(255));
    await buckets.download(bucket, 'large', { to: path, ...PARTS });
    expect(await files()).toEqual([basename(path)]);
  });

  it('refuses a folder, and leaves nothing when there is no object', async () => {
    await mkdir(target('folder'));
    const onFolder = buckets.download(bucket, 'small', { to: target('folder') });
    await expect(onFolder).rejects.toSatisfy(isLocalFileError);
    const missing = buckets.download(bucket, 'missing', { to: target('m') });
    await expect(missing).rejects.toSatisfy(isNotFoundError);
    expect(await files()).toEqual(['folder']);
  });

  it('finds out when bytes were damaged on the way', async () => {
    const { etag } = await buckets.head(bucket, 'small');
    const headers = { etag: `"${etag}"`, 'content-length': `${small.byteLength}` };
    proxy.use(() => ({ status: 200, body: 'x'.repeat(small.byteLength), headers }));
    const damaged = buckets.download(bucket, 'small', { to: target('d') });
    await expect(damaged).rejects.toThrow(/has the MD5/);
    expect(await files()).toEqual([]);
  });
});

describe('a connection that breaks', () => {
  it.each([['small'], ['large']])('is taken up where it broke: %s', async (key) => {
    let cuts = 0;
    proxy.use(({ method }) => {
      if (method !== 'GET' || cuts === 4) return 'pass';
      cuts += 1;
      return { cutAfter: 30_000 };
    });
    await buckets.download(bucket, key, { to: target('c'), ...PARTS });
    expect(cuts).toBe(4);
    const expected = key === 'small' ? small : large;
    expect(sha(await readFile(target('c')))).toBe(sha(expected));
  });
});

describe('an interrupted download', () => {
  async function interrupt(part: number): Promise<void> {
    const start = `bytes=${part * MIB}-`;
    proxy.use(({ headers }) => (headers.range?.startsWith(start) ? { status: 503 } : 'pass'));
    const options = { to: target('r'), partSize: MIB, concurrency: 1 };
    await expect(buckets.download(bucket, 'large', options)).rejects.toThrow(/are kept/);
    expect(await files()).toHaveLength(2);
    expect((await files()).every(isPartialFile)).toBe(true);
    proxy.use(() => 'pass');
  }

  it('goes on where it was', async () => {
    await interrupt(6);
    await buckets.download(bucket, 'large', { to: target('r'), ...PARTS });
    await expectLarge(target('r'));
    // The first answer tells which object it is, and four parts were missing.
    expect(proxy.count('GET')).toBe(5);
    expect(await files()).toEqual(['r']);
  });

  it('trusts no part that is not what it was', async () => {
    await interrupt(6);
    const [part = ''] = (await files()).filter((name) => name.endsWith('.irori-part'));
    await truncate(target(part), 2 * MIB);
    await buckets.download(bucket, 'large', { to: target('r'), ...PARTS });
    await expectLarge(target('r'));
    expect(proxy.count('GET')).toBe(1 + 8);
  });

  it('begins anew for another object', async () => {
    await buckets.upload(bucket, 'replaced', large);
    await interrupt(6);
    const other = Buffer.alloc(9 * MIB + 5, 'other');
    await buckets.upload(bucket, 'replaced', other);
    await buckets.download(bucket, 'replaced', { to: target('r'), ...PARTS });
    expect(sha(await readFile(target('r')))).toBe(sha(other));
  });

  it('leaves nothing without resume', async () => {
    proxy.use(({ headers }) => (headers.range?.startsWith('bytes=3') ? { status: 503 } : 'pass'));
    const failed = buckets.download(bucket, 'large', { to: target('r'), ...PARTS, resume: false });
    await expect(failed).rejects.toThrow(/503/);
    expect(await files()).toEqual([]);
  });
});

describe('an object that changes meanwhile', () => {
  it('is an error, and nothing is left', async () => {
    await buckets.upload(bucket, 'moving', large);
    const { buckets: other } = store.client();
    let changed = false;
    proxy.use(async ({ headers }): Promise<Fate> => {
      if (!changed && headers.range?.startsWith(`bytes=${4 * MIB}-`)) {
        changed = true;
        await other.upload(bucket, 'moving', 'something else');
      }
      return 'pass';
    });
    const failed = buckets.download(bucket, 'moving', {
      to: target('m'),
      partSize: MIB,
      concurrency: 1,
    });
    const error = await failed.catch((thrown: unknown) => thrown);
    expect(error).toSatisfy(isApiError);
    expect(error).toHaveProperty('status', 412);
    expect(await files()).toEqual([]);
  });

  it('is refused when another one was expected', async () => {
    const etag = 'd41d8cd98f00b204e9800998ecf8427e';
    await expect(buckets.download(bucket, 'small', { to: target('x'), etag })).rejects.toThrow(
      /412/,
    );
    await expect(buckets.download(bucket, 'small', { etag })).rejects.toThrow(/412/);
    expect(await files()).toEqual([]);
  });
});

describe('a download that is aborted', () => {
  async function abortedAt(range: string, keepPartial: boolean): Promise<unknown> {
    const controller = new AbortController();
    proxy.use(({ headers }) => {
      if (headers.range?.startsWith(range)) controller.abort(new Error('enough'));
      return 'pass';
    });
    const options = { to: target('a'), ...PARTS, signal: controller.signal, keepPartial };
    return buckets.download(bucket, 'large', options).catch((error: unknown) => error);
  }

  it('leaves no file', async () => {
    expect(await abortedAt(`bytes=${5 * MIB}-`, false)).toSatisfy(isRequestAbortedError);
    expect(await files()).toEqual([]);
  });

  it('leaves no file when it is small either', async () => {
    expect(await abortedAt('bytes=0-', false)).toSatisfy(isRequestAbortedError);
    expect(await files()).toEqual([]);
  });

  it('keeps its parts when asked to', async () => {
    await abortedAt(`bytes=${5 * MIB}-`, true);
    expect(await files()).toHaveLength(2);
    proxy.use(() => 'pass');
    await buckets.download(bucket, 'large', { to: target('a'), ...PARTS });
    await expectLarge(target('a'));
    expect(proxy.count('GET')).toBeLessThan(10);
  });
});

describe('as a stream', () => {
  it('gives a range', async () => {
    const { body, size } = await buckets.download(bucket, 'small', {
      range: { start: 10, end: 19 },
    });
    expect(await buffer(body)).toEqual(small.subarray(10, 20));
    expect(size).toBe(small.byteLength);
    const rest = await buckets.download(bucket, 'small', { range: { start: 99_990 } });
    expect(await buffer(rest.body)).toEqual(small.subarray(99_990));
  });

  it('refuses a range that is none', async () => {
    const range = { start: 5, end: 4 };
    await expect(buckets.download(bucket, 'small', { range })).rejects.toMatchObject({
      field: 'range',
    });
  });

  it('goes on after a lost connection', async () => {
    let cut = false;
    proxy.use(() => {
      if (cut) return 'pass';
      cut = true;
      return { cutAfter: MIB };
    });
    const { body } = await buckets.download(bucket, 'large');
    expect(sha(await buffer(body))).toBe(sha(large));
    expect(proxy.count('GET')).toBe(2);
  });

  it('ends the request when it is destroyed or aborted', async () => {
    const controller = new AbortController();
    const { body } = await buckets.download(bucket, 'large', { signal: controller.signal });
    controller.abort();
    await expect(buffer(body)).rejects.toSatisfy(isRequestAbortedError);
    const dropped = await buckets.download(bucket, 'large');
    dropped.body.destroy();
    await expect(buffer(dropped.body)).rejects.toThrow();
  });
});

describe('a file that is in the way', () => {
  it('stays as it is when the download fails', async () => {
    await writeFile(target('old'), 'precious');
    proxy.use(() => ({ status: 503 }));
    await expect(buckets.download(bucket, 'small', { to: target('old') })).rejects.toThrow(/503/);
    expect(await readFile(target('old'), 'utf8')).toBe('precious');
    expect(await files()).toEqual(['old']);
  });
});
