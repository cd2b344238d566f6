import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseTwins } from '../../src/buckets/sync/case-twins.ts';
import { Filter } from '../../src/buckets/sync/filter.ts';
import { formOf, hashFile, ownForm, partSizesFor } from '../../src/buckets/sync/hash.ts';
import { inOrder } from '../../src/buckets/sync/in-order.ts';
import { compareKeys, PathStack } from '../../src/buckets/sync/key-order.ts';
import { refuseAsKey, refuseAsPath } from '../../src/buckets/sync/key-path.ts';
import { Spool } from '../../src/buckets/sync/spool.ts';
import { isSettled, mtimeMsOf, stampOf } from '../../src/buckets/sync/stamp.ts';
import { Walk } from '../../src/buckets/sync/walk.ts';
import { etagInParts, md5 } from './support/memory-store.ts';
import { trees, writeTree } from './support/trees.ts';

const mib = 1024 * 1024;
let folder: TemporaryDirectory;
beforeEach(async () => {
  folder = await temporaryDirectory();
});
afterEach(() => folder.remove());

async function stampFor(path: string) {
  const { lstat } = await import('node:fs/promises');
  return stampOf(await lstat(path, { bigint: true }));
}

describe('the order of keys', () => {
  it('is that of their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const order = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareKeys(a, b))).toBe(order);
      }),
      { numRuns: 2000 },
    );
    expect(['\u{10000}', '\uFF61', 'a'].sort(compareKeys)).toEqual(['a', '\uFF61', '\u{10000}']);
  });

  it('is that in which a folder is walked', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(trees, async (files) => {
        round += 1;
        const root = join(folder.path, String(round));
        await mkdir(root);
        await writeTree(root, files);
        const walk = new Walk(root, {
          filter: new Filter([], []),
          follow: false,
          ignores: () => false,
        });
        const paths: string[] = [];
        for await (const { path } of walk.entries()) paths.push(path);
        const found = paths.filter((path) => !path.endsWith('/'));
        expect(found).toEqual(Object.keys(files).sort(compareKeys));
        expect(paths).toEqual([...paths].sort(compareKeys));
      }),
      { numRuns: 60 },
    );
  });

  it('lets a stack know what lies below a path that came before', () => {
    fc.assert(
      fc.property(trees, (files) => {
        const paths = Object.keys(files).flatMap((path) => [path, `${path}/below`, `${path}-x`]);
        const stack = new PathStack();
        for (const path of paths.sort(compareKeys)) {
          const expected =
            path in files ? path : paths.find((one) => path === `${one}/below` && one in files);
          if (path in files) stack.add(path);
          expect(stack.above(path)).toBe(expected);
        }
      }),
    );
  });
});

describe('a filter', () => {
  it.each([
    [[], [], 'a/b.txt', true],
    [['*.txt'], [], 'a/b.txt', true],
    [['*.txt'], [], 'a/b.csv', false],
    [['a/*.txt'], [], 'a/b/c.txt', false],
    [['a/**'], [], 'a/b/c.txt', true],
    [['a'], [], 'a/b/c.txt', true],
    [['a/'], [], 'a/b/c.txt', true],
    [['./a'], [], 'a/b', true],
    [[], ['node_modules'], 'x/node_modules/y/z.js', false],
    [[], ['node_modules'], 'x/node_modules.txt', true],
    [['*.txt'], ['b.*'], 'a/b.txt', false],
    [[], ['.*'], '.git/config', false],
    [['**/*.md'], [], 'top.md', true],
    [[], ['{a,b}/*.txt'], 'b/x.txt', false],
    [[], ['A'], 'a', true],
  ])('of %j without %j: %s → %s', (include, exclude, path, accepted) => {
    expect(new Filter(include, exclude).accepts(path)).toBe(accepted);
  });

  it('refuses a pattern that means the opposite of where it is given', () => {
    expect(() => new Filter([], ['!keep.txt'])).toThrow(/Give it to include without the '!'/);
    expect(new Filter([], ['!(a).txt']).accepts('b.txt')).toBe(false);
    expect(() => new Filter(['x'.repeat(70_000)], [])).toThrow(/cannot be read/);
  });

  it('gives the same answer whether or not it remembers the folder', () => {
    const filter = new Filter(['deep/**'], ['deep/7*']);
    for (let round = 0; round < 2; round += 1) {
      for (let at = 0; at < 1500; at += 1) {
        expect(filter.accepts(`deep/${at}/file`)).toBe(!String(at).startsWith('7'));
      }
    }
  });
});

describe('a key as a path', () => {
  it.each([
    '../x',
    'a/../b',
    '..',
    '.',
    './a',
    'a/.',
    '/etc/passwd',
    'a//b',
    '//',
    '/',
    'a\0b',
    `${'x'.repeat(256)}`,
    'ü'.repeat(128),
  ])('refuses %j', (key) => {
    expect(refuseAsPath(key)).toMatchObject({ path: key, reason: 'unsafe-name' });
  });

  it.each(['a', '..a', 'a..', '...', 'a/b', 'a b', ' ', 'a/', 'ü'.repeat(127), 'C:x', 'a\\b'])(
    'takes %j where names are free',
    (key) => expect(refuseAsPath(key, false)).toBeUndefined(),
  );

  it.each(['a\\b', '..\\x', 'C:x', 'aux', 'NUL.txt', 'com1', 'a.', 'a ', 'a?', 'x\u0001'])(
    'refuses %j on Windows',
    (key) => expect(refuseAsPath(key, true)?.reason).toBe('unsafe-name'),
  );

  it('never leads out of the folder', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '\\', '..\\', '/', 'C:');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.boolean(), (parts, windows) => {
        const key = parts.join('/');
        if (refuseAsPath(key, windows) !== undefined) return;
        const path = join('/root/folder', key);
        expect(path === '/root/folder' || path.startsWith('/root/folder/')).toBe(true);
      }),
    );
  });

  it('has at most 1024 bytes, those of the prefix included', () => {
    expect(refuseAsKey('p/', 'x'.repeat(1022))).toBeUndefined();
    expect(refuseAsKey('p/', 'x'.repeat(1023))?.message).toContain('1025 bytes');
    expect(refuseAsKey('', 'ü'.repeat(513))?.reason).toBe('name');
  });
});

describe('twins in another case', () => {
  it('are found below folders that are twins, too', () => {
    const twins = new CaseTwins();
    const paths = ['A/x', 'A/y', 'B/', 'B/c', 'B/\u00e4', 'B/a\u0308', 'a/x', 'a/z', 'a0', 'b'];
    const found = paths.sort(compareKeys).filter((path) => twins.sees(path));
    expect(found).toEqual(['B/\u00e4', 'a/x', 'b']);
  });
});

describe('ETags of files', () => {
  it('have the form that the store gives them', () => {
    expect(formOf('d41d8cd98f00b204e9800998ecf8427e')).toBe(0);
    expect(formOf('d41d8cd98f00b204e9800998ecf8427e-12')).toBe(12);
    for (const odd of ['', 'W/x', 'd41d8cd98f00b204e9800998ecf8427e-0', 'D41D8'.repeat(6)]) {
      expect(formOf(odd)).toBeUndefined();
    }
    expect(ownForm(8 * mib - 1)).toBe(0);
    expect(ownForm(8 * mib)).toBe(1);
    expect(ownForm(8 * mib + 1)).toBe(2);
  });

  it('are guessed for every part size that programs use', () => {
    const sizes = fc.integer({ min: 1, max: 3000 * mib });
    const usual = fc.constantFrom(5, 8, 15, 16, 64, 100);
    fc.assert(
      fc.property(sizes, usual, (size, part) => {
        const count = Math.ceil(size / (part * mib));
        expect(partSizesFor(size, count)).toContain(part * mib);
      }),
    );
    expect(partSizesFor(10 * mib, 10_001).every((size) => size >= 1)).toBe(true);
  });

  it('are computed in all wanted forms in one reading', async () => {
    const path = join(folder.path, 'big');
    const bytes = Buffer.alloc(11 * mib + 7, 'irori');
    await writeFile(path, bytes);
    const read = await hashFile(path, await stampFor(path), [0, 2, 3]);
    const [whole, ...others] = read?.etags ?? [];
    expect(whole).toBe(md5(bytes));
    expect(others).toContain(etagInParts(bytes, 8 * mib));
    expect(others).toContain(etagInParts(bytes, 10 * mib));
    expect(others).toContain(etagInParts(bytes, 5 * mib));
  });

  it.each([0, 1, 5 * mib, 10 * mib])('are right at the ends of parts: %i bytes', async (size) => {
    const path = join(folder.path, 'file');
    const bytes = Buffer.alloc(size, 1);
    await writeFile(path, bytes);
    const stamp = await stampFor(path);
    expect((await hashFile(path, stamp, [0]))?.etags).toEqual([md5(bytes)]);
    const count = Math.max(1, Math.ceil(size / (5 * mib)));
    if (size > 0) {
      const read = await hashFile(path, stamp, [count]);
      expect(read?.etags).toContain(etagInParts(bytes, 5 * mib));
    }
  });

  it('are not given for a file that is another by now', async () => {
    const path = join(folder.path, 'file');
    await writeFile(path, 'one');
    const stamp = await stampFor(path);
    await writeFile(path, 'two');
    await utimes(path, 1, 1);
    expect(await hashFile(path, stamp, [0])).toBeUndefined();
  });
});

describe('a stamp', () => {
  it('has the very milliseconds of fs.Stats', async () => {
    const { stat } = await import('node:fs/promises');
    for (let round = 0; round < 20; round += 1) {
      const path = join(folder.path, `${round}`);
      await writeFile(path, '');
      expect(mtimeMsOf(await stampFor(path))).toBe((await stat(path)).mtimeMs);
    }
  });

  it('proves nothing when the file was written in the tick in which it was read', () => {
    const stamp = { size: 1, inode: '1', mtime: '5000000000123', ctime: '5000000000123' };
    expect(isSettled(stamp, 5_000_000)).toBe(false);
    expect(isSettled(stamp, 5_000_051)).toBe(true);
    // A file system that knows only seconds.
    const coarse = { ...stamp, mtime: '5000000000000', ctime: '5000000000000' };
    expect(isSettled(coarse, 5_000_051)).toBe(false);
    expect(isSettled(coarse, 5_002_000)).toBe(true);
    // The clock of another machine runs ahead.
    expect(isSettled(stamp, 4_000_000)).toBe(false);
  });
});

describe('doing things in order', () => {
  it('gives results in order and reads no further ahead than asked', async () => {
    let begun = 0;
    let given = 0;
    async function* numbers(): AsyncGenerator<number> {
      for (let at = 0; at < 50; at += 1) {
        begun += 1;
        expect(begun - given).toBeLessThanOrEqual(8);
        yield at;
      }
    }
    const results: number[] = [];
    for await (const result of inOrder(numbers(), 7, async (at) => {
      await new Promise((resolve) => setImmediate(resolve));
      return at * 2;
    })) {
      given += 1;
      results.push(result);
    }
    expect(results).toEqual(Array.from({ length: 50 }, (_, at) => at * 2));
  });

  it('throws the failure of the first that failed', async () => {
    async function* two(): AsyncGenerator<number> {
      yield 1;
      yield 2;
    }
    const failing = inOrder(two(), 5, (at) => Promise.reject(new Error(`failed ${at}`)));
    await expect(failing.next()).rejects.toThrow('failed 1');
  });
});

describe('a spool', () => {
  it('gives what was put in, from memory and from disk, as often as wanted', async () => {
    const spool = new Spool<readonly [number, string]>();
    for (let at = 0; at < 5500; at += 1)
      await spool.push([at, `name \n ü 😀 ${'x'.repeat(at % 97)}`]);
    expect(spool.length).toBe(5500);
    for (let round = 0; round < 2; round += 1) {
      let next = 0;
      for await (const [at, name] of spool.read()) {
        expect(at).toBe(next);
        expect(name).toBe(`name \n ü 😀 ${'x'.repeat(at % 97)}`);
        next += 1;
      }
      expect(next).toBe(5500);
    }
    await spool.close();
  });
});
