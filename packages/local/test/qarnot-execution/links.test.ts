import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedFiles } from '../../src/clouds/qarnot/execution/job-folder.ts';
import { provideResources } from '../../src/clouds/qarnot/execution/resources.ts';
import { upload } from '../../src/clouds/qarnot/execution/uploads.ts';
import type { WorkloadPaths } from '../../src/engine/runtimes/types.ts';
import { startStore, type TestStore } from '../s3/store-support.ts';

// In a container, a program sees the job folder only. What is done for it outside must not be
// led elsewhere by links that it makes.

const { signal } = new AbortController();

let local: TestStore;
let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
let outside: string;
let paths: WorkloadPaths;

beforeEach(async () => {
  local = await startStore();
  folder = await temporaryDirectory();
  outside = join(folder.path, 'outside');
  const root = join(folder.path, 'scratch');
  const places = { work: 'work', outputs: 'outputs', temporary: 'temporary' } as const;
  const inRoot = Object.entries(places).map(([key, name]) => [key, join(root, name)]);
  paths = { root, ...Object.fromEntries(inRoot) } as WorkloadPaths;
  for (const path of [outside, ...Object.values(paths)]) mkdirSync(path, { recursive: true });
});

afterEach(async () => {
  await local[Symbol.asyncDispose]();
  await folder.remove();
});

function keys(bucket: string): string[] {
  return local.store.list(bucket, { limit: 100 }).objects.map(({ key }) => key);
}

test('what a program puts in the place of a file after the look is not uploaded', async () => {
  const { work } = paths;
  mkdirSync(join(work, 'deep'));
  for (const name of ['a', 'b', 'deep/c']) writeFileSync(join(work, name), 'own');
  for (const name of ['a', 'c']) writeFileSync(join(outside, name), 'secret');
  const files = await changedFiles(paths);
  expect(files.map(({ name }) => name)).toEqual(['a', 'b', 'deep/c']);
  rmSync(join(work, 'a'));
  symlinkSync(join(outside, 'a'), join(work, 'a'));
  renameSync(join(work, 'deep'), join(work, 'other'));
  symlinkSync(outside, join(work, 'deep'));
  const sent = await upload(local.store, { bucket: 'box', prefix: '' }, files, signal);
  expect(sent).toEqual(['b']);
  expect(keys('box')).toEqual(['b']);
});

test.each(['deep/new/', 'deep/new/file', 'deep/x'])(
  'the resource %s follows no link',
  async (key) => {
    symlinkSync(outside, join(paths.work, 'deep'));
    local.store.createBucket('box');
    await local.store.put('box', key, Buffer.from(''), {
      contentType: null,
      headers: {},
      metadata: {},
    });
    const source = { bucket: 'box', prefix: '', stripPrefix: '' };
    const provided = provideResources(local.store, [source], paths, signal);
    await expect(provided).rejects.toThrow('is a link to elsewhere');
    expect(existsSync(join(outside, 'new')) || existsSync(join(outside, 'x'))).toBe(false);
  },
);
