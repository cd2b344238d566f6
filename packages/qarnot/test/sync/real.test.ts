import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { Qarnot, type QarnotOptions } from '@irori/qarnot';
import { collectText, type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncOptions, SyncResult } from '../../src/buckets/sync/options.ts';
import { type CountingProxy, type Passed, startCountingProxy } from './support/counting-proxy.ts';
import { hashTree, readTree, writeTree } from './support/trees.ts';

const mib = 1024 * 1024;
const childScript = fileURLToPath(new URL('support/sync-child.mjs', import.meta.url));

let cloud: LocalCloud;
let proxy: CountingProxy;
let folder: TemporaryDirectory;
let dir: string;
let client: QarnotOptions;
let qarnot: Qarnot;
let buckets = 0;
let bucket: string;

beforeAll(async () => {
  cloud = await createLocalCloud();
  proxy = await startCountingProxy(cloud.urls.s3);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await cloud.close();
});
beforeEach(async () => {
  folder = await temporaryDirectory();
  dir = join(folder.path, 'dir');
  const { token, email, baseUrl } = cloud.qarnot;
  client = { token, email, baseUrl, storageUrl: proxy.url };
  qarnot = new Qarnot(client);
  buckets += 1;
  bucket = `sync-${buckets}`;
  await qarnot.buckets.create(bucket);
  proxy.take();
});
afterEach(async () => {
  proxy.onDone = () => {};
  cloud.faults.clear();
  await folder.remove();
});

const options = (): SyncOptions => ({ prefix: 'p', stateDir: join(folder.path, 'state') });

/** Runs a sync in a process of its own. */
function start(verb: 'syncTo' | 'syncFrom', folderOfIt: string, more: SyncOptions = {}) {
  const input = { client, verb, bucket, dir: folderOfIt, options: { ...options(), ...more } };
  const child = spawn(process.execPath, [childScript, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, output: collectText(child.stdout), ended: once(child, 'close') };
}

async function finish(verb: 'syncTo' | 'syncFrom', folderOfIt: string): Promise<SyncResult> {
  const { output, ended } = start(verb, folderOfIt);
  await ended;
  return JSON.parse(await output) as SyncResult;
}

/** Kills the child when `count` answers that count have gone back. @returns what was under way */
async function killAfter(
  child: ReturnType<typeof start>,
  count: number,
  counts: (passed: Passed) => boolean,
): Promise<Passed[]> {
  let left = count;
  let underWay: Passed[] = [];
  proxy.onDone = (passed) => {
    if (!counts(passed)) return;
    left -= 1;
    if (left !== 0) return;
    underWay = proxy.passed.filter(({ done }) => !done);
    child.child.kill('SIGKILL');
  };
  await child.ended;
  expect(child.child.signalCode).toBe('SIGKILL');
  proxy.onDone = () => {};
  return underWay;
}

const put = ({ method, status }: Passed): boolean => method === 'PUT' && status === 200;
const got = ({ method, status, url }: Passed): boolean =>
  method === 'GET' && (status === 200 || status === 206) && !url.includes('list-type');

/** What went through more than once. */
function repeated(passed: readonly Passed[]): string[] {
  const names = passed.map(({ url, range }) => `${url.replace(/uploadId=[^&]*/, '')} ${range}`);
  return names.filter((name, at) => names.indexOf(name) !== at);
}

function manyFiles(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`f${at % 7}/file ${at}`, `content of ${at}`]),
  );
}

describe('a sync with the local S3', () => {
  it('needs N + 1 requests for N new files and one when there is nothing to do', async () => {
    await writeTree(dir, manyFiles(200));
    const first = await qarnot.buckets.syncTo(bucket, dir, options());
    expect(first).toMatchObject({ uploaded: 200, refused: [] });
    expect(proxy.take().length).toBe(201);
    expect(await qarnot.buckets.syncTo(bucket, dir, options())).toMatchObject({ skipped: 200 });
    expect(proxy.take().map(({ method }) => method)).toEqual(['GET']);
    const back = join(folder.path, 'back');
    expect(await qarnot.buckets.syncFrom(bucket, back, options())).toMatchObject({
      downloaded: 200,
    });
    expect(proxy.take().length).toBe(201);
    expect(await readTree(back)).toEqual(await readTree(dir));
    expect(await qarnot.buckets.syncFrom(bucket, back, options())).toMatchObject({ skipped: 200 });
    expect(proxy.take().length).toBe(1);
  });

  it('copies on the server what was renamed, large files too', async () => {
    const big = randomBytes(9 * mib);
    await writeTree(dir, { 'a/big': big, 'a/small': 'small', 'same as small': 'small' });
    const first = await qarnot.buckets.syncTo(bucket, dir, options());
    expect(first).toMatchObject({ uploaded: 2, copied: 1, bytes: big.length + 5 });
    proxy.take();
    await rm(join(dir, 'a'), { recursive: true });
    await writeTree(dir, { 'b/big': big, 'b/small': 'small' });
    const second = await qarnot.buckets.syncTo(bucket, dir, { ...options(), delete: true });
    expect(second).toMatchObject({ uploaded: 0, copied: 2, deleted: 2, bytes: 0 });
    const body = proxy.take().reduce((sum, { sent }) => sum + sent, 0);
    expect(body).toBeLessThan(2000);
    expect(await qarnot.buckets.syncTo(bucket, dir, options())).toMatchObject({ skipped: 3 });
    const back = join(folder.path, 'back');
    await qarnot.buckets.syncFrom(bucket, back, options());
    expect(await hashTree(back)).toEqual(await hashTree(dir));
  });

  it('carries names in Unicode, with spaces and signs, and empty files', async () => {
    const files = {
      'ü 日本/😀 +&=?#%20': 'x',
      '\uFF61': 'y',
      'it\'s "(quoted)"': '',
      'a-b': 'q',
      'a/b': 'r',
    };
    await writeTree(dir, files);
    await qarnot.buckets.syncTo(bucket, dir, options());
    expect(await qarnot.buckets.syncTo(bucket, dir, options())).toMatchObject({ skipped: 5 });
    const back = join(folder.path, 'back');
    await qarnot.buckets.syncFrom(bucket, back, options());
    expect(await readTree(back)).toEqual(await readTree(dir));
  });

  it('goes on when the store answers 503 for a while', async () => {
    await writeTree(dir, manyFiles(20));
    cloud.faults.add({ match: { cloud: 's3' }, status: 503, nth: 3, times: 4 });
    const result = await qarnot.buckets.syncTo(bucket, dir, options());
    expect(result).toMatchObject({ uploaded: 20, refused: [] });
  });

  it('says that there is no such bucket', async () => {
    await writeTree(dir, { a: '1' });
    await expect(qarnot.buckets.syncTo('no-such-bucket', dir, options())).rejects.toThrow(
      /no-such-bucket/,
    );
  });
});

describe('a sync that is killed', () => {
  const files = { ...manyFiles(60), 'big one': randomBytes(42 * mib) };

  it('goes on where it was, to the bucket', { timeout: 180_000 }, async () => {
    await writeTree(dir, files);
    const underWay: Passed[] = [];
    for (const count of [15, 25]) {
      underWay.push(...(await killAfter(start('syncTo', dir, { concurrency: 6 }), count, put)));
    }
    const last = await finish('syncTo', dir);
    expect(last.uploaded).toBeGreaterThan(0);
    const sent = proxy.take();
    // Only what had no answer when it was killed may have gone a second time.
    expect(underWay.length).toBeLessThanOrEqual(2 * 7);
    const again = repeated(sent.filter(put));
    expect(again.length).toBeLessThanOrEqual(underWay.length);
    // Of one that was stored without an answer nobody knows the status.
    const sends = sent.filter(({ method }) => method === 'PUT');
    const keys = new Set(sends.map(({ url }) => url.split('?')[0]));
    expect(keys.size).toBe(61);
    expect(await finish('syncTo', dir)).toMatchObject({ uploaded: 0, skipped: 61 });
    const back = join(folder.path, 'back');
    await finish('syncFrom', back);
    expect(await hashTree(back)).toEqual(await hashTree(dir));
  });

  it('goes on where it was, from the bucket', { timeout: 180_000 }, async () => {
    await writeTree(dir, files);
    await qarnot.buckets.syncTo(bucket, dir, options());
    proxy.take();
    const back = join(folder.path, 'back');
    const underWay: Passed[] = [];
    for (const count of [15, 25]) {
      underWay.push(...(await killAfter(start('syncFrom', back, { concurrency: 6 }), count, got)));
    }
    const last = await finish('syncFrom', back);
    expect(last.downloaded).toBeGreaterThan(0);
    expect(underWay.length).toBeLessThanOrEqual(2 * 7);
    // What had come but was not yet on the disk is fetched again, no more than what was under way.
    const again = repeated(proxy.take().filter(got));
    expect(again.length).toBeLessThanOrEqual(2 * 7);
    expect(await hashTree(back)).toEqual(await hashTree(dir));
    expect((await readdir(back)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await finish('syncFrom', back)).toMatchObject({ downloaded: 0, skipped: 61 });
  });
});
