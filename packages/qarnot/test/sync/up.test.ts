import {
  chmod,
  link,
  mkdir,
  readdir,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { isInputError, isRequestAbortedError } from '@irori/core';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncOptions, SyncProgress } from '../../src/buckets/sync/options.ts';
import { syncTo } from '../../src/buckets/sync/sync.ts';
import { etagInParts, MemoryStore, md5 } from './support/memory-store.ts';
import { writeTree } from './support/trees.ts';

const mib = 1024 * 1024;
let folder: TemporaryDirectory;
let dir: string;
let stateDir: string;
let store: MemoryStore;
beforeEach(async () => {
  folder = await temporaryDirectory();
  dir = join(folder.path, 'dir');
  stateDir = join(folder.path, 'state');
  await mkdir(dir);
  store = new MemoryStore();
});
afterEach(() => folder.remove());

const sync = (options: SyncOptions = {}) => syncTo(store, 'b', dir, { stateDir, ...options });

async function errorOf(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: Error) => error,
  );
}

/** Does something as a user who is not root: root may read everything. */
async function withoutPrivileges<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  await chmod(folder.path, 0o755);
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('what goes to the bucket', () => {
  it('needs one request a file and one for the list', async () => {
    for (let at = 0; at < 300; at += 1) await writeFile(join(dir, `${at}`), `content ${at}`);
    const { uploaded, bytes } = await sync();
    expect(uploaded).toBe(300);
    expect(bytes).toBe([...store.objects.values()].reduce((sum, one) => sum + one.bytes.length, 0));
    expect(store.take().length).toBe(301);
    expect((await sync()).skipped).toBe(300);
    expect(store.take()).toEqual(['list 0']);
  });

  it('is not sent when its content is there under another name: a rename is a copy', async () => {
    await writeTree(dir, { 'old/name.bin': 'content', 'other.bin': 'other' });
    await sync({ prefix: 'p' });
    store.take();
    await mkdir(join(dir, 'new'));
    await rename(join(dir, 'old/name.bin'), join(dir, 'new/name.bin'));
    const result = await sync({ prefix: 'p', delete: true });
    expect(result).toMatchObject({ uploaded: 0, copied: 1, deleted: 1, skipped: 1, bytes: 0 });
    expect(store.take()).toEqual(['list 0', 'copy p/old/name.bin p/new/name.bin', 'remove 1']);
    expect(store.contents()).toEqual({ 'p/new/name.bin': 'content', 'p/other.bin': 'other' });
  });

  it('moves on through a chain of names, as rotated logs do, without sending them', async () => {
    store.put('log', 'today');
    store.put('log.1', 'yesterday');
    store.put('log.2', 'before');
    await writeTree(dir, { log: 'tomorrow', 'log.1': 'today', 'log.2': 'yesterday' });
    const result = await sync();
    expect(result).toMatchObject({ uploaded: 1, copied: 2 });
    expect(store.contents()).toEqual({ log: 'tomorrow', 'log.1': 'today', 'log.2': 'yesterday' });
  });

  it('comes right when files change places, sending one of them', async () => {
    for (const [key, content] of Object.entries({ a: '1', b: '2', c: '3' }))
      store.put(key, content);
    await writeTree(dir, { a: '2', b: '3', c: '1' });
    expect(await sync()).toMatchObject({ uploaded: 1, copied: 2 });
    expect(store.contents()).toEqual({ a: '2', b: '3', c: '1' });
  });

  it('is sent when what it was to be copied from changed since the list', async () => {
    store.put('x', 'same');
    await writeTree(dir, { x: 'same', y: 'same' });
    store.copy = async () => {
      store.copy = MemoryStore.prototype.copy;
      store.put('x', 'by someone else');
      return store.copy('b', 'x', 'y', { expected: { etag: md5('same'), size: 4 } });
    };
    expect(await sync()).toMatchObject({ uploaded: 1, copied: 0 });
    expect(store.contents()).toEqual({ x: 'by someone else', y: 'same' });
  });

  it('is compared with ETags of every part size', async () => {
    const bytes = Buffer.alloc(23 * mib, 'some content');
    await writeTree(dir, { big: bytes });
    for (const partSize of [5, 8, 15, 16, 12].map((size) => size * mib)) {
      store.put('big', bytes, etagInParts(bytes, partSize));
      expect(await sync()).toMatchObject({ uploaded: 0, skipped: 1 });
    }
    store.put('big', bytes, md5(bytes));
    expect(await sync()).toMatchObject({ uploaded: 0, skipped: 1 });
    store.put('big', bytes, etagInParts(Buffer.alloc(23 * mib), 8 * mib));
    expect(await sync()).toMatchObject({ uploaded: 1, skipped: 0 });
  });

  it('is compared by what is remembered where an ETag is no MD5', async () => {
    await writeTree(dir, { sealed: 'content' });
    await utimes(join(dir, 'sealed'), 1e9, 1e9);
    store.uploadFile = async (_, key, path, options) => {
      await MemoryStore.prototype.uploadFile.call(store, 'b', key, path, options);
      store.put(key, 'content', 'not-an-md5');
      return { etag: 'not-an-md5' };
    };
    expect(await sync()).toMatchObject({ uploaded: 1 });
    expect(await sync()).toMatchObject({ uploaded: 0, skipped: 1 });
    expect(await sync({ stateDir: null })).toMatchObject({ uploaded: 1 });
  });

  it('does not include empty folders, and folder markers stay', async () => {
    await mkdir(join(dir, 'empty'));
    await writeTree(dir, { 'full/a': 'a' });
    store.put('p/', '');
    store.put('p/full/', '');
    store.put('p/gone/', '');
    const { uploaded, deleted } = await sync({ prefix: 'p', delete: true });
    expect({ uploaded, deleted }).toEqual({ uploaded: 1, deleted: 1 });
    expect(Object.keys(store.contents())).toEqual(['p/', 'p/full/', 'p/full/a']);
  });

  it('is told, not sent, when it is a link, a pipe or cannot be read', async () => {
    await writeTree(dir, { file: 'x', 'folder/below': 'y' });
    await symlink('file', join(dir, 'link'));
    await symlink('folder', join(dir, 'linked-folder'));
    await symlink('nowhere', join(dir, 'broken'));
    store.put('linked-folder/below', 'kept');
    store.put('link', 'kept');
    const { refused, deleted } = await sync({ delete: true });
    expect(refused.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'broken symlink',
      'link symlink',
      'linked-folder symlink',
    ]);
    expect(deleted).toBe(0);
    expect(store.contents()).toMatchObject({ link: 'kept', 'linked-folder/below': 'kept' });
  });

  it('is what links lead to, when asked, but not in a circle', async () => {
    await writeTree(dir, { 'folder/below': 'y' });
    await symlink('folder', join(dir, 'linked'));
    await symlink('..', join(dir, 'folder/up'));
    await symlink('nowhere', join(dir, 'broken'));
    const { uploaded, copied, refused } = await sync({ symlinks: 'follow' });
    expect(uploaded + copied).toBe(2);
    expect(Object.keys(store.contents())).toEqual(['folder/below', 'linked/below']);
    expect(refused.map(({ path }) => path)).toEqual(['broken', 'folder/up/', 'linked/up/']);
  });

  it('counts hard links as one content', async () => {
    await writeTree(dir, { one: 'content' });
    await link(join(dir, 'one'), join(dir, 'two'));
    expect(await sync()).toMatchObject({ uploaded: 1, copied: 1 });
  });

  it('goes on past what may not be read, and removes nothing that could be there', async () => {
    await writeTree(dir, { a: 'a', 'closed/b': 'b', c: 'c' });
    await chmod(join(dir, 'a'), 0);
    await chmod(join(dir, 'closed'), 0);
    store.put('closed/b', 'b');
    store.put('closed/x', 'x');
    const { refused, uploaded, deleted } = await withoutPrivileges(() =>
      sync({ delete: true, stateDir: null }),
    );
    expect(refused.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'closed/ unreadable',
      'a unreadable',
    ]);
    expect({ uploaded, deleted }).toEqual({ uploaded: 1, deleted: 0 });
    await chmod(join(dir, 'closed'), 0o700);
  });

  it('is refused when its name is not UTF-8 or its key too long', async () => {
    await writeFile(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0x66, 0xff])]), 'x');
    await mkdir(Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0x67, 0xff])]));
    const long = 'x'.repeat(250);
    await writeTree(dir, { [`${long}/${long}/${long}/${long}`]: 'x', '\uFFFD': 'a real one' });
    const { refused, uploaded } = await sync({ prefix: 'y'.repeat(30) });
    expect(refused.map(({ reason }) => reason)).toEqual(['name', 'name', 'name']);
    expect(uploaded).toBe(1);
  });

  it('never includes what a download has begun', async () => {
    await writeTree(dir, {
      '.0123456789abcdef01234567.irori-part': 'x',
      [`.${process.pid}-0123456789abcdef.irori-tmp`]: 'x',
      real: 'x',
    });
    expect(await sync()).toMatchObject({ uploaded: 1, refused: [] });
  });

  it('names what differs only in case', async () => {
    await writeTree(dir, { 'A/x': '1', 'a/x': '2' });
    expect((await sync()).caseCollisions).toEqual(['a/x']);
  });
});

describe('a file that changes', () => {
  it('is sent as it is in the end', async () => {
    await writeTree(dir, { changing: 'before' });
    let changes = 0;
    store.beforeUpload = async (path) => {
      changes += 1;
      if (changes === 1) await writeFile(path, 'afterwards');
    };
    expect(await sync()).toMatchObject({ uploaded: 1, bytes: 10, refused: [] });
    expect(store.contents()).toEqual({ changing: 'afterwards' });
    expect(await sync()).toMatchObject({ uploaded: 0, skipped: 1 });
  });

  it('is left alone when it does not stop, and others that had its content are sent', async () => {
    // Small files are sent as they were read; these are too large for that.
    const same = 'same'.repeat(20_000);
    await writeTree(dir, { a: same, b: same, c: same });
    store.beforeUpload = async (path) => {
      if (path.endsWith('/a')) await writeFile(path, `${Date.now()} ${Math.random()}`);
    };
    const { uploaded, copied, refused } = await sync();
    expect({ uploaded, copied }).toEqual({ uploaded: 1, copied: 1 });
    expect(refused).toMatchObject([{ path: 'a', reason: 'changed' }]);
    expect(store.contents()).toEqual({ b: same, c: same });
  });

  it('is told when it was removed meanwhile', async () => {
    await writeTree(dir, { a: 'aaa', b: 'b' });
    store.beforeUpload = (path) => (path.endsWith('/a') ? rm(path) : undefined);
    const { refused } = await sync();
    expect(refused).toMatchObject([{ path: 'a', reason: 'vanished' }]);
  });

  it('is sent as it was when it was read, where it is small, and again by the next sync', async () => {
    await writeTree(dir, { a: 'one', b: 'two' });
    store.beforeUpload = async (path) => {
      store.beforeUpload = () => {};
      await writeFile(path, 'new');
    };
    expect(await sync({ concurrency: 1 })).toMatchObject({ uploaded: 2 });
    expect(store.contents()).toEqual({ a: 'one', b: 'two' });
    expect(await sync()).toMatchObject({ uploaded: 1, skipped: 1 });
    expect(store.contents()).toEqual({ a: 'new', b: 'two' });
  });

  it('is seen although its size and its time of modification are the same', async () => {
    const path = join(dir, 'sly');
    await writeFile(path, 'before');
    await utimes(path, 1e9, 1e9);
    await sync();
    await writeFile(path, 'after!');
    await utimes(path, 1e9, 1e9);
    expect(await sync()).toMatchObject({ uploaded: 1 });
    expect(store.contents()).toEqual({ sly: 'after!' });
  });
});

describe('remembered ETags', () => {
  const filesIn = async (): Promise<string[]> => (await readdir(stateDir)).sort();

  it('spare reading files again, and are never taken for a file in another state', async () => {
    await writeTree(dir, { a: 'aaaa', b: 'bbbb' });
    for (const name of ['a', 'b']) await utimes(join(dir, name), 1e9, 1e9);
    await sync();
    expect(await filesIn()).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.etags$/)]);
    const [name = ''] = await filesIn();
    const { readFile } = await import('node:fs/promises');
    const text = await readFile(join(stateDir, name), 'utf8');
    expect(
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)[1]),
    ).toEqual(['a', 'b']);
    // If it were read again, this lie would come out.
    await writeFile(join(stateDir, name), text.replaceAll(md5('aaaa'), md5('cccc')));
    store.put('a', 'cccc');
    expect(await sync()).toMatchObject({ uploaded: 0, skipped: 2 });
    await writeFile(join(dir, 'a'), 'aaaa');
    expect(await sync()).toMatchObject({ uploaded: 1, skipped: 1 });
  });

  it('are of no use when they are damaged, and are made anew', async () => {
    await writeTree(dir, { a: 'aaaa' });
    await utimes(join(dir, 'a'), 1e9, 1e9);
    await sync();
    const [name = ''] = await filesIn();
    for (const damage of ['', 'nonsense\n[1]\n[1,2,3,4,5,6,7]\n{', '[2,"a"]\n', '\0\0\0']) {
      await writeFile(join(stateDir, name), damage);
      expect(await sync()).toMatchObject({ uploaded: 0, skipped: 1 });
    }
  });

  it('of a killed sync are taken over', async () => {
    await writeTree(dir, { a: 'aaaa', b: 'bbbb' });
    for (const path of ['a', 'b']) await utimes(join(dir, path), 1e9, 1e9);
    await sync();
    const [name = ''] = await filesIn();
    const run = name.replace('.etags', '.999999-5-00ff.run');
    await rename(join(stateDir, name), join(stateDir, run));
    const { readFile, appendFile } = await import('node:fs/promises');
    const text = await readFile(join(stateDir, run), 'utf8');
    await writeFile(join(stateDir, run), text.replaceAll(md5('aaaa'), md5('cccc')));
    await appendFile(join(stateDir, run), '[1,"cut o');
    await writeFile(join(stateDir, name.replace('.etags', '.999999-5-00ff.tmp')), 'left over');
    store.put('a', 'cccc');
    expect(await sync()).toMatchObject({ uploaded: 0, skipped: 2 });
    expect(await filesIn()).toEqual([name]);
  });

  it('need not be kept: a state folder that cannot be used is done without', async () => {
    await writeTree(dir, { a: 'aaaa' });
    await writeFile(stateDir, 'a file in its place');
    expect(await sync()).toMatchObject({ uploaded: 1 });
  });

  it('are kept for what a filter leaves out', async () => {
    await writeTree(dir, { a: 'aaaa', b: 'bbbb' });
    for (const path of ['a', 'b']) await utimes(join(dir, path), 1e9, 1e9);
    await sync();
    await sync({ include: 'a' });
    const [name = ''] = await filesIn();
    const { readFile } = await import('node:fs/promises');
    expect((await readFile(join(stateDir, name), 'utf8')).split('\n').length).toBe(3);
  });
});

describe('options', () => {
  it('filters apply to both sides', async () => {
    await writeTree(dir, { 'a.txt': '1', 'a.log': '2', 'sub/b.txt': '3', 'skip/c.txt': '4' });
    store.put('old.log', 'kept');
    store.put('skip/d.txt', 'kept');
    store.put('old.txt', 'removed');
    const result = await sync({ include: ['*.txt'], exclude: 'skip', delete: true });
    expect(result).toMatchObject({ uploaded: 2, deleted: 1, refused: [] });
    expect(Object.keys(store.contents())).toEqual(['a.txt', 'old.log', 'skip/d.txt', 'sub/b.txt']);
  });

  it('a prefix is a folder: others that begin with the same letters are left alone', async () => {
    await writeTree(dir, { a: '1' });
    store.put('data2/x', 'kept');
    store.put('data-x', 'kept');
    store.put('data', 'kept');
    for (const prefix of ['data', 'data/']) await sync({ prefix, delete: true });
    expect(Object.keys(store.contents())).toEqual(['data', 'data-x', 'data/a', 'data2/x']);
  });

  it('an empty folder removes nothing', async () => {
    store.put('p/a', '1');
    const error = await errorOf(sync({ prefix: 'p', delete: true }));
    expect(isInputError(error) && error.field).toBe('delete');
    expect(error.message).toContain('would remove all 1');
    expect(store.contents()).toEqual({ 'p/a': '1' });
    expect(await sync({ prefix: 'p' })).toMatchObject({ extra: 1, deleted: 0 });
  });

  it('progress tells everything that is done', async () => {
    await writeTree(dir, { a: 'same', b: 'same', c: 'other' });
    store.put('gone', 'x');
    const seen: SyncProgress[] = [];
    await sync({ delete: true, onProgress: (progress) => void seen.push(progress) });
    const done = seen.flatMap(({ last }) =>
      last === undefined ? [] : [`${last.action} ${last.path}`],
    );
    expect(done.sort()).toEqual(['copy b', 'delete gone', 'upload a', 'upload c']);
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(
      new Set(['compare', 'transfer', 'delete']),
    );
    expect(seen.at(-1)).toMatchObject({ total: 3, done: 3, totalBytes: 9, doneBytes: 9 });
  });

  it('a signal ends it, and the next sync goes on', async () => {
    for (let at = 0; at < 40; at += 1) await writeFile(join(dir, `${at}`), `${at}`);
    const controller = new AbortController();
    store.beforeUpload = () => {
      if (store.count('put') === 10) controller.abort(new Error('enough'));
    };
    const error = await errorOf(sync({ signal: controller.signal, concurrency: 2 }));
    expect(isRequestAbortedError(error)).toBe(true);
    expect(error.cause).toMatchObject({ message: 'enough' });
    const sent = store.count('put');
    expect(sent).toBeLessThan(20);
    store.beforeUpload = () => {};
    expect(await sync()).toMatchObject({ uploaded: 40 - sent, skipped: sent });
  });

  it('a failure of the store ends it', async () => {
    await writeTree(dir, { a: '1', b: '2' });
    store.uploadFile = () => Promise.reject(new Error('The store is on fire.'));
    expect((await errorOf(sync())).message).toBe('The store is on fire.');
  });

  it('a listing in the wrong order ends it before anything is changed', async () => {
    await writeTree(dir, { a: '1' });
    const at = new Date();
    store.list = async function* () {
      for (const key of ['b', 'a']) yield { key, size: 1, etag: md5('x'), lastModified: at };
    };
    const error = await errorOf(sync({ delete: true }));
    expect(error).toMatchObject({ code: 'UNSORTED_LISTING' });
    expect(store.take()).toEqual([]);
  });

  it.each([
    [{ prefix: 7 }, 'prefix'],
    [{ prefix: 'a\0' }, 'prefix'],
    [{ delete: 'yes' }, 'delete'],
    [{ dryRun: 1 }, 'dryRun'],
    [{ include: [''] }, 'include'],
    [{ exclude: 5 }, 'exclude'],
    [{ exclude: '!a' }, 'exclude'],
    [{ concurrency: 0 }, 'concurrency'],
    [{ concurrency: 1.5 }, 'concurrency'],
    [{ concurrency: 1000 }, 'concurrency'],
    [{ symlinks: 'maybe' }, 'symlinks'],
  ])('%j is refused', async (options, field) => {
    const error = await errorOf(sync(options as SyncOptions));
    expect(isInputError(error) && error.field).toBe(field);
    expect(store.take()).toEqual([]);
  });

  it('a folder that is none is refused', async () => {
    await writeFile(join(folder.path, 'file'), '');
    for (const [path, what] of [
      ['file', 'is not a folder'],
      ['none', 'does not exist'],
    ] as const) {
      const error = await errorOf(syncTo(store, 'b', join(folder.path, path), { stateDir }));
      expect(isInputError(error) && error.message).toContain(what);
    }
    expect(isInputError(await errorOf(syncTo(store, 'b', '', { stateDir })))).toBe(true);
    expect(isInputError(await errorOf(syncTo(store, '', dir, { stateDir })))).toBe(true);
  });
});
