import { randomBytes } from 'node:crypto';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partNames } from '../../src/buckets/download/partial-name.ts';
import { startStore, type TestStore } from './support/store.ts';

const partSize = 1024 * 1024;
const bytes = randomBytes(2 * partSize);

let store: TestStore;
let folder: TemporaryDirectory;

beforeEach(async () => {
  store = await startStore();
  folder = await temporaryDirectory();
});
afterEach(async () => {
  await store[Symbol.asyncDispose]();
  await folder.remove();
});

describe('a download into a folder that others can write to', () => {
  it.each(['part', 'journal'] as const)('follows no link in place of its %s', async (which) => {
    const { buckets } = store.client();
    const bucket = await store.bucket();
    const { etag } = await buckets.upload(bucket, 'key', bytes);
    const identity = { bucket, key: 'key', etag, size: bytes.length, partSize, name: 'file' };
    const names = partNames({ url: store.access.url, ...identity });
    const victim = join(folder.path, 'victim');
    await writeFile(victim, 'precious');
    await symlink(victim, join(folder.path, names[which]));
    const to = join(folder.path, 'file');
    await expect(buckets.download(bucket, 'key', { to, partSize })).rejects.toThrow('ELOOP');
    expect(await readFile(victim, 'utf8')).toBe('precious');
  });
});
