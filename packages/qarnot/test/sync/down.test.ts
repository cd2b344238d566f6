import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInputError } from '@irori/core';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalFileError } from '../../src/buckets/errors.ts';
import { Down } from '../../src/buckets/sync/down.ts';
import type { SyncOptions, SyncRefusal } from '../../src/buckets/sync/options.ts';
import { setupOf } from '../../src/buckets/sync/setup.ts';
import { syncFrom } from '../../src/buckets/sync/sync.ts';
import { etagInParts, MemoryStore } from './support/memory-store.ts';
import { readTree, writeTree } from './support/trees.ts';

const mib = 1024 * 1024;
let folder: TemporaryDirectory;
let dir: string;
let stateDir: string;
let store: MemoryStore;
beforeEach(async () => {
  folder = await temporaryDirectory();
  dir = join(folder.path, 'dir');
  stateDir = join(folder.path, 'state');
  store = new MemoryStore();
});
afterEach(() => folder.remove());

const sync = (options: SyncOptions = {}) => syncFrom(store, 'b', dir, { stateDir, ...options });

const said = (refused: readonly SyncRefusal[]): string[] =>
  refused.map(({ path, reason }) => `${path} ${reason}`);

describe('what comes from the bucket', () => {
  it('makes the folder it goes to', async () => {
    store.put('p/a/b', 'x');
    dir = join(dir, 'several/new/folders');
    expect(await sync({ prefix: 'p' })).toMatchObject({ downloaded: 1, bytes: 1 });
    expect(await readTree(dir)).toEqual({ 'a/b': 'x' });
  });

  it('changes nothing in a dry run, not even the folder', async () => {
    store.put('a', 'x');
    store.put('b', 'x');
    const { plan } = await sync({ dryRun: true });
    expect(plan).toEqual([
      { action: 'download', path: 'a', size: 1 },
      { action: 'copy', path: 'b', size: 1, from: 'a' },
    ]);
    expect(await readdir(folder.path)).toEqual([]);
    expect(store.take()).toEqual(['list 0']);
  });

  it('never leaves the folder', async () => {
    for (const key of ['../out', 'a/../../out', '/abs', 'a//b', './dot', 'nul\0', '..', 'ok']) {
      store.put(key, key);
    }
    const { refused, downloaded } = await sync();
    expect(downloaded).toBe(1);
    expect(said(refused).sort()).toEqual(
      ['../out', '..', './dot', '/abs', 'a/../../out', 'a//b', 'nul\0']
        .map((key) => `${key} unsafe-name`)
        .sort(),
    );
    expect(await readdir(folder.path)).toEqual(['dir', 'state']);
    expect(await readdir(dir)).toEqual(['ok']);
  });

  it('is not written through links, wherever they lead', async () => {
    await mkdir(join(folder.path, 'outside'));
    await mkdir(dir);
    await symlink('../outside', join(dir, 'link'));
    await symlink('../outside/file', join(dir, 'file'));
    for (const key of ['link/a', 'link', 'file', 'fine', 'link-b/c']) store.put(key, key);
    const { refused, downloaded } = await sync({ delete: true });
    expect(said(refused)).toEqual(['file symlink', 'link symlink', 'link/a symlink']);
    expect(downloaded).toBe(2);
    expect(await readdir(join(folder.path, 'outside'))).toEqual([]);
    expect((await readdir(dir)).sort()).toEqual(['file', 'fine', 'link', 'link-b']);
  });

  it('is not written through a link that appears while it runs', async () => {
    await mkdir(join(folder.path, 'outside'));
    store.put('a', '1');
    store.put('sub/b', '2');
    store.put('sub/c', '3');
    store.beforeDownload = async (key) => {
      if (key === 'a') await symlink('../outside', join(dir, 'sub'));
    };
    const { refused } = await sync({ concurrency: 1 });
    expect(said(refused)).toEqual(['sub/b symlink', 'sub/c symlink']);
    expect(await readdir(join(folder.path, 'outside'))).toEqual([]);
  });

  it('tells what is a file and a folder at once', async () => {
    for (const key of ['a', 'a-b', 'a/x', 'a/y/z', 'b/', 'c/x'])
      store.put(key, key === 'b/' ? '' : key);
    store.put('full/', 'a marker with content');
    await writeTree(dir, { c: 'a file here', 'a-b/x': 'a folder here' });
    const { refused, downloaded } = await sync();
    expect(said(refused)).toEqual([
      'a-b file-and-folder',
      'a/x file-and-folder',
      'a/y/z file-and-folder',
      'c/x file-and-folder',
      'full/ file-and-folder',
    ]);
    expect(downloaded).toBe(1);
    expect(await readTree(dir)).toEqual({ a: 'a', 'a-b/x': 'a folder here', c: 'a file here' });
    expect((await stat(join(dir, 'b'))).isDirectory()).toBe(true);
  });

  it('makes folders of folder markers, once', async () => {
    for (const key of ['p/', 'p/x/', 'p/x/y/']) store.put(key, '');
    const first = await sync({ prefix: 'p', dryRun: true });
    expect(first.plan).toEqual([
      { action: 'make-folder', path: 'x/' },
      { action: 'make-folder', path: 'x/y/' },
    ]);
    await sync({ prefix: 'p' });
    expect((await stat(join(dir, 'x/y'))).isDirectory()).toBe(true);
    expect((await sync({ prefix: 'p', dryRun: true })).plan).toEqual([]);
  });

  it('is fetched once for several names, and copied from what is here', async () => {
    await writeTree(dir, { 'old/name': 'here already' });
    store.put('new/name', 'here already');
    store.put('x', 'twice');
    store.put('y', 'twice');
    const result = await sync({ delete: true });
    expect(result).toMatchObject({ downloaded: 1, copied: 2, deleted: 1, bytes: 5 });
    expect(await readTree(dir)).toEqual({ 'new/name': 'here already', x: 'twice', y: 'twice' });
    expect(await readdir(dir)).not.toContain('old');
  });

  it('is compared in the way the store made the ETag', async () => {
    const bytes = Buffer.alloc(12 * mib, 'content');
    store.put('big', bytes, etagInParts(bytes, 5 * mib));
    await writeTree(dir, { big: bytes });
    expect(await sync({ stateDir: null })).toMatchObject({ downloaded: 0, skipped: 1 });
    store.put('copy', bytes, etagInParts(bytes, 8 * mib));
    expect(await sync({ stateDir: null })).toMatchObject({ downloaded: 0, copied: 1 });
  });

  it('that has just come need not be read to be recognised', async () => {
    store.put('a', 'content', 'not-an-md5');
    expect(await sync()).toMatchObject({ downloaded: 1 });
    expect(await sync()).toMatchObject({ downloaded: 0, skipped: 1 });
    await writeFile(join(dir, 'a'), 'CONTENT');
    expect(await sync()).toMatchObject({ downloaded: 1 });
    expect(await readTree(dir)).toEqual({ a: 'content' });
  });

  it('is told when it changes or goes away after it was listed', async () => {
    for (const key of ['a', 'b', 'c']) store.put(key, `content of ${key}`);
    store.beforeDownload = (key) => {
      if (key === 'a') store.put('a', 'something else');
      if (key === 'b') store.objects.delete('b');
    };
    const { refused, downloaded } = await sync();
    expect(said(refused).sort()).toEqual(['a changed', 'b vanished']);
    expect(downloaded).toBe(1);
    expect(await readTree(dir)).toEqual({ c: 'content of c' });
  });

  it('is fetched when what it was to be copied from changes meanwhile', async () => {
    await writeTree(dir, { here: 'content' });
    await utimes(join(dir, 'here'), 1e9, 1e9);
    store.put('a', 'x');
    store.put('there', 'content');
    store.beforeDownload = (key) =>
      key === 'a' ? writeFile(join(dir, 'here'), 'CONTENT') : undefined;
    const result = await sync({ concurrency: 1 });
    expect(result).toMatchObject({ downloaded: 2, copied: 0 });
    expect(await readTree(dir)).toEqual({ a: 'x', here: 'CONTENT', there: 'content' });
  });

  it('is not spoilt when files change places', async () => {
    for (const [key, content] of Object.entries({ a: '1', b: '2', c: '3' }))
      store.put(key, content);
    await writeTree(dir, { a: '2', b: '3', c: '1' });
    await sync();
    expect(await readTree(dir)).toEqual({ a: '1', b: '2', c: '3' });
  });

  it('keeps both of two names in different cases, where the file system can, and names them', async () => {
    store.put('File', '1');
    store.put('file', '2');
    const { caseCollisions, downloaded } = await sync();
    expect(caseCollisions).toEqual(['file']);
    expect(downloaded).toBe(2);
    expect(await readTree(dir)).toEqual({ File: '1', file: '2' });
  });

  it('is refused where the file system has one file for two names', async () => {
    // Where names are free, a file that nobody listed stands for the twin in another case.
    await writeTree(dir, { file: 'of the twin' });
    const setup = setupOf(store, 'b', dir, { stateDir: null }, () => stateDir);
    const down = new Down(setup, dir);
    const right = { path: 'file', size: 1, etag: 'x', lastModified: 0 };
    const verdict = await down.decide({ path: 'file', left: undefined, right });
    expect(verdict).toMatchObject({ is: 'refused', refusal: { reason: 'case' } });
  });

  it('ends when the disk is full, and goes on when it has room', async () => {
    for (const key of ['a', 'b', 'c']) store.put(key, `content of ${key}`);
    store.beforeDownload = (key) => {
      if (key !== 'b') return;
      const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' });
      throw new LocalFileError('Writing', join(dir, 'b'), 'ENOSPC', full);
    };
    await expect(sync({ concurrency: 1 })).rejects.toThrow('the disk is full');
    store.beforeDownload = () => {};
    expect(await sync()).toMatchObject({ downloaded: 2, skipped: 1 });
    expect(Object.keys(await readTree(dir))).toEqual(['a', 'b', 'c']);
  });

  it('clears away what a killed download left, but not what a running one has', async () => {
    store.put('a', 'x');
    const dead = '.999999-0123456789abcdef.irori-tmp';
    const running = `.${process.pid}-0123456789abcdef.irori-tmp`;
    await writeTree(dir, { [dead]: 'part', [running]: 'part' });
    await sync({ delete: true });
    expect((await readdir(dir)).sort()).toEqual([running, 'a']);
  });
});

describe('removing', () => {
  it('takes the folders that become empty, and no others', async () => {
    await writeTree(dir, { 'a/b/c': '1', 'a/kept': '2' });
    await mkdir(join(dir, 'was-empty'));
    store.put('a/kept', '2');
    expect(await sync({ delete: true })).toMatchObject({ deleted: 1, extra: 0, skipped: 1 });
    expect((await readdir(dir)).sort()).toEqual(['a', 'was-empty']);
    expect(await readdir(join(dir, 'a'))).toEqual(['kept']);
  });

  it('is refused when nothing has the prefix', async () => {
    await writeTree(dir, { a: '1' });
    store.put('other/a', '1');
    const error = await sync({ prefix: 'oter', delete: true }).catch((caught: unknown) => caught);
    expect(isInputError(error) && error.message).toContain('What the prefix names is empty');
    expect(await readTree(dir)).toEqual({ a: '1' });
  });

  it('leaves what a filter leaves out', async () => {
    await writeTree(dir, { 'a.log': '1', b: '2' });
    store.put('c', '3');
    await sync({ delete: true, exclude: '*.log' });
    expect(await readTree(dir)).toEqual({ 'a.log': '1', c: '3' });
  });
});

it('goes there and back, byte for byte', async () => {
  const { syncTo } = await import('../../src/buckets/sync/sync.ts');
  const from = join(folder.path, 'from');
  const files = {
    'ü/é 日本 😀': 'x',
    ' spaces ': 'y',
    'a+b&c=d?e#f%20': 'z',
    'quote\'"\\': 'q',
    e: '',
  };
  await writeTree(from, files);
  await syncTo(store, 'b', from, { prefix: 'p', stateDir });
  await sync({ prefix: 'p' });
  expect(await readTree(dir)).toEqual(await readTree(from));
  expect(await readFile(join(dir, 'e'), 'utf8')).toBe('');
  await rm(from, { recursive: true });
});
