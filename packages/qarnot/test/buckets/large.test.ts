import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isPermissionDeniedError } from '@irori/core';
import { collect, type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Buckets } from '../../src/buckets/buckets.ts';
import { type Fate, type StoreProxy, startProxy } from './support/proxy.ts';
import { MIB, sparseFile } from './support/source-files.ts';
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

/** The buffers for whole parts that are made while `work` runs. */
async function partBuffers(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Buffer, 'allocUnsafeSlow');
  try {
    await work();
    return spy.mock.calls.filter(([size]) => size === 8 * MIB).length;
  } finally {
    spy.mockRestore();
  }
}

/** The most requests for parts that were under way at once. */
function watchParts(): () => number {
  let now = 0;
  let most = 0;
  proxy.use(async ({ url }): Promise<Fate> => {
    if (!url.includes('partNumber=')) return 'pass';
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 20));
    now -= 1;
    return 'pass';
  });
  return () => most;
}

describe('memory', () => {
  it('holds as many parts as are on the way, for a file', async () => {
    const path = await sparseFile(folder.path, 48 * MIB);
    const most = watchParts();
    const buffers = await partBuffers(() =>
      buckets.upload(bucket, 'file', { file: path }, { concurrency: 2 }),
    );
    expect(proxy.count('PUT', 'partNumber=')).toBe(6);
    expect(most()).toBeLessThanOrEqual(2);
    expect(buffers).toBeLessThanOrEqual(2);
  });

  it('holds as many parts as are on the way, for a stream, which is read no faster', async () => {
    let read = 0;
    let sent = 0;
    let ahead = 0;
    async function* pieces(): AsyncGenerator<Buffer> {
      for (; read < 48; read += 1) {
        ahead = Math.max(ahead, read - sent / MIB);
        yield Buffer.alloc(MIB);
      }
    }
    const onProgress = ({ transferred }: { transferred: number }): void => {
      sent = transferred;
    };
    const options = { concurrency: 2, onProgress };
    const buffers = await partBuffers(() =>
      buckets.upload(bucket, 'stream', Readable.from(pieces()), options),
    );
    expect(buffers).toBeLessThanOrEqual(2);
    // Two parts on the way, one being filled, and what a stream keeps ready: 16 pieces.
    expect(ahead).toBeLessThanOrEqual(8 * 3 + 17);
  });
});

describe('a sparse file of 5 GB', () => {
  it('begins in parts of 8 MiB and leaves nothing when the store says no', async () => {
    const path = await sparseFile(folder.path, 5_000_000_000);
    const totals = new Set<number | null>();
    proxy.use(({ url }) => {
      const refuse = url.includes('partNumber=6');
      return refuse ? { status: 403, body: '<Error><Code>QuotaExceeded</Code></Error>' } : 'pass';
    });
    const upload = buckets.upload(
      bucket,
      'sparse',
      { file: path },
      { onProgress: ({ total }) => void totals.add(total) },
    );
    const error = await upload.catch((thrown: unknown) => thrown);
    expect(error).toSatisfy(isPermissionDeniedError);
    expect(error).toHaveProperty('hint', expect.stringContaining('discardUploads'));
    expect([...totals]).toEqual([5_000_000_000]);
    expect(await collect(buckets.unfinishedUploads(bucket))).toEqual([]);
    expect(proxy.count('PUT', 'partNumber=')).toBeLessThan(12);
  });

  // Takes a minute, so only when asked for.
  it.runIf(process.env['IRORI_TEST_LARGE'] === '1')(
    'goes there and back as a whole',
    { timeout: 600_000 },
    async () => {
      const { buckets: direct } = store.client();
      const path = await sparseFile(folder.path, 5_000_000_000);
      const { size, etag } = await direct.upload(bucket, 'whole', { file: path });
      expect({ size, parts: etag.split('-')[1] }).toEqual({ size: 5_000_000_000, parts: '597' });
      const to = join(folder.path, 'back');
      expect(await direct.download(bucket, 'whole', { to })).toMatchObject({ etag, size });
      await rm(to);
    },
  );
});
