import { lstat, mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLinkTarget, entryParts } from '../src/archive/entry-path.ts';
import { extractArchive, isArchiveError } from '../src/index.ts';
import { type Entry, tarGz } from './tar-gz.ts';

/** A folder `in` to extract to, with a file outside of it that must stay as it is. */
async function arena() {
  const directory = await temporaryDirectory();
  const target = join(directory.path, 'in');
  const outside = join(directory.path, 'outside.txt');
  await mkdir(target);
  await writeFile(outside, 'untouched');
  return {
    ...directory,
    target,
    outside,
    async extract(entries: readonly Entry[] | Buffer, limits = {}) {
      const archive = join(directory.path, 'a.tar.gz');
      await writeFile(archive, Buffer.isBuffer(entries) ? entries : await tarGz(entries));
      return extractArchive(archive, target, limits);
    },
    /** Everything that is there but the target, the archive and the file outside. */
    async strays() {
      const names = await readdir(directory.path);
      return names.filter((name) => !['in', 'a.tar.gz', 'outside.txt'].includes(name));
    },
    async expectUntouched() {
      expect(await readFile(outside, 'utf8')).toBe('untouched');
      expect(await this.strays()).toEqual([]);
    },
    [Symbol.asyncDispose]: directory.remove,
  };
}

const refused = (entry?: string) =>
  expect.objectContaining({
    name: 'ArchiveError',
    code: 'ARCHIVE_REFUSED',
    ...(entry !== undefined && { entry }),
  });

describe('a good archive', () => {
  test('is unpacked whole: files, folders, links, permissions, times', async () => {
    await using place = await arena();
    const mtime = new Date('2026-01-02T03:04:05Z');
    const { files, bytes } = await place.extract([
      { name: './', type: 'directory' },
      { name: './metrics.json', content: '{}', mtime },
      { name: 'models/', type: 'directory' },
      { name: 'models/best.bin', content: 'xyz', mode: 0o755 },
      { name: 'deep/er/file', content: '' },
      { name: 'latest', type: 'symlink', linkname: 'models/best.bin' },
      { name: 'deep/up', type: 'symlink', linkname: '../models' },
      { name: 'copy', type: 'link', linkname: 'models/best.bin' },
      { name: '日本語.txt', content: 'はい' },
      { name: 'x'.repeat(200), content: 'long' },
    ]);
    expect(files).toEqual([
      'metrics.json',
      'models/best.bin',
      'deep/er/file',
      'latest',
      'deep/up',
      'copy',
      '日本語.txt',
      'x'.repeat(200),
    ]);
    expect(bytes).toBe(2 + 3 + 6 + 4);
    expect(await readFile(join(place.target, 'latest'), 'utf8')).toBe('xyz');
    expect(await readFile(join(place.target, 'deep/up/best.bin'), 'utf8')).toBe('xyz');
    expect(await readFile(join(place.target, 'copy'), 'utf8')).toBe('xyz');
    expect((await lstat(join(place.target, 'models/best.bin'))).mode & 0o7777).toBe(0o755);
    expect((await lstat(join(place.target, 'metrics.json'))).mtime).toEqual(mtime);
    await place.expectUntouched();
  });

  test('can be unpacked again over itself', async () => {
    await using place = await arena();
    const entries: Entry[] = [
      { name: 'a/b', content: 'first' },
      { name: 'link', type: 'symlink', linkname: 'a/b' },
    ];
    await place.extract(entries);
    await place.extract([{ name: 'a/b', content: 'second' }, entries[1] as Entry]);
    expect(await readFile(join(place.target, 'link'), 'utf8')).toBe('second');
    expect(await readdir(join(place.target, 'a'))).toEqual(['b']);
  });

  test('a hard link that is there already leaves nothing else behind', async () => {
    await using place = await arena();
    const copy: Entry = { name: 'copy', type: 'link', linkname: 'a' };
    await place.extract([{ name: 'a', content: 'x' }, copy, copy]);
    expect(await readdir(place.target)).toEqual(['a', 'copy']);
  });

  test('drops setuid, setgid, sticky, and writing for others', async () => {
    await using place = await arena();
    await place.extract([
      { name: 'tool', content: 'x', mode: 0o7777 },
      { name: 'none', mode: 0 },
    ]);
    expect((await lstat(join(place.target, 'tool'))).mode & 0o7022).toBe(0);
    expect((await lstat(join(place.target, 'none'))).mode & 0o600).toBe(0o600);
  });

  test('makes the folder, and may be empty', async () => {
    await using place = await arena();
    const archive = join(place.path, 'a.tar.gz');
    await writeFile(archive, await tarGz([]));
    const folder = join(place.target, 'new', 'folder');
    expect(await extractArchive(archive, folder)).toEqual({ files: [], bytes: 0 });
    expect((await lstat(folder)).isDirectory()).toBe(true);
  });
});

describe('a hostile archive is refused', () => {
  test.each<[string, Entry]>([
    ['climbs out', { name: '../outside.txt', content: 'bad' }],
    ['climbs out from inside', { name: 'a/../../outside.txt', content: 'bad' }],
    ['has an absolute path', { name: '/tmp/irori-escape', content: 'bad' }],
    ['is a folder outside', { name: '../evil/', type: 'directory' }],
    ['is a link out', { name: 'l', type: 'symlink', linkname: '../outside.txt' }],
    ['is an absolute link', { name: 'l', type: 'symlink', linkname: '/etc/passwd' }],
    ['is a link that climbs behind a name', { name: 'l', type: 'symlink', linkname: 'a/../..' }],
    ['is a link to nothing', { name: 'l', type: 'symlink', linkname: '' }],
    ['is a hard link out', { name: 'l', type: 'link', linkname: '../outside.txt' }],
    ['is an absolute hard link', { name: 'l', type: 'link', linkname: '/etc/passwd' }],
    ['is a hard link to nothing there', { name: 'l', type: 'link', linkname: 'missing' }],
    ['is a device', { name: 'd', type: 'character-device' }],
    ['is a disk', { name: 'd', type: 'block-device' }],
    ['is a pipe', { name: 'p', type: 'fifo' }],
    ['has no name', { name: './', content: 'bad' }],
  ])('an entry that %s', async (_, entry) => {
    await using place = await arena();
    await expect(place.extract([{ name: 'good', content: 'x' }, entry])).rejects.toEqual(refused());
    await place.expectUntouched();
    expect(await readdir(place.target)).toEqual(['good']);
  });

  test('writing through a link that the archive made', async () => {
    await using place = await arena();
    const inside = [
      { name: 'dir/', type: 'directory' as const },
      { name: 'way', type: 'symlink' as const, linkname: 'dir' },
      { name: 'way/file', content: 'bad' },
    ];
    await expect(place.extract(inside)).rejects.toEqual(refused('way/file'));
    await expect(
      place.extract([
        { name: 'l', type: 'symlink', linkname: '.' },
        { name: 'l/', type: 'directory' },
      ]),
    ).rejects.toEqual(refused('l/'));
  });

  test('writing through a link that was there before', async () => {
    await using place = await arena();
    await symlink('..', join(place.target, 'up'));
    await expect(place.extract([{ name: 'up/outside.txt', content: 'bad' }])).rejects.toEqual(
      refused('up/outside.txt'),
    );
    await expect(
      place.extract([{ name: 'l', type: 'link', linkname: 'up/outside.txt' }]),
    ).rejects.toEqual(refused());
    await place.expectUntouched();
  });

  test('a link where a file is to be is replaced, not written through', async () => {
    await using place = await arena();
    await symlink('../outside.txt', join(place.target, 'result'));
    await place.extract([{ name: 'result', content: 'new' }]);
    expect(await readFile(join(place.target, 'result'), 'utf8')).toBe('new');
    expect((await lstat(join(place.target, 'result'))).isSymbolicLink()).toBe(false);
    await place.expectUntouched();
  });

  test('a chain of links that would lead out when resolved', async () => {
    await using place = await arena();
    await expect(
      place.extract([
        { name: 'x/y/top', type: 'symlink', linkname: '../..' },
        { name: 'out', type: 'symlink', linkname: 'x/y/top/..' },
      ]),
    ).rejects.toEqual(refused('out'));
  });

  test('a hard link to a link that leads out', async () => {
    await using place = await arena();
    await symlink('../outside.txt', join(place.target, 'l'));
    await expect(place.extract([{ name: 'h', type: 'link', linkname: 'l' }])).rejects.toEqual(
      refused('h'),
    );
  });

  test('a file in the place of a folder, and a folder in the place of a file', async () => {
    await using place = await arena();
    await expect(
      place.extract([
        { name: 'a/b', content: '' },
        { name: 'a', content: '' },
      ]),
    ).rejects.toEqual(refused('a'));
    await expect(
      place.extract([
        { name: 'f', content: '' },
        { name: 'f/g', content: '' },
      ]),
    ).rejects.toEqual(refused('f/g'));
  });

  test('more bytes or entries than allowed', async () => {
    await using place = await arena();
    const bomb = [{ name: 'zeros', content: '\0'.repeat(1_000_000) }];
    await expect(place.extract(bomb, { maxBytes: 999_999 })).rejects.toThrow(
      'it holds more than 999999 bytes. Raise maxBytes',
    );
    expect(await readdir(place.target)).toEqual([]);
    await expect(
      place.extract([{ name: 'a' }, { name: 'b' }, { name: 'c' }], { maxEntries: 2 }),
    ).rejects.toThrow('it holds more than 2 entries. Raise maxEntries');
  });

  test('what is broken', async () => {
    await using place = await arena();
    const whole = await tarGz([{ name: 'a', content: 'x'.repeat(100_000) }]);
    for (const bytes of [
      Buffer.from('this is no gzip'),
      Buffer.alloc(0),
      whole.subarray(0, whole.length - 20),
      gzipSync(Buffer.from('this is no tar'.repeat(100))),
      gzipSync(Buffer.alloc(700)),
    ]) {
      const error = await place.extract(bytes).catch((caught) => caught);
      expect(isArchiveError(error), String(error)).toBe(true);
      expect(error.message).toMatch(/^The archive /);
    }
    expect((await readdir(place.target)).filter((name) => name !== 'a')).toEqual([]);
  });
});

test('a canceled extraction leaves no half file', async () => {
  await using place = await arena();
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(
    place.extract([{ name: 'a', content: 'x' }], { signal: stop.signal }),
  ).rejects.toThrow();
  expect((await readdir(place.target)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

const part = fc.constantFrom('..', '.', '', 'a', 'b', 'l', '...', '..x', 'c\\d', '%2e%2e');
const hostileName = fc
  .tuple(fc.constantFrom('', '/', './', '../'), fc.array(part, { minLength: 1, maxLength: 5 }))
  .map(([start, parts]) => start + parts.join('/'));

test('whatever entries come in whatever order, nothing outside the folder is touched', async () => {
  const entry = fc.oneof(
    hostileName.map((name): Entry => ({ name, type: 'file', content: 'payload' })),
    hostileName.map((name): Entry => ({ name, type: 'directory' })),
    fc
      .tuple(hostileName, hostileName)
      .map(([name, linkname]): Entry => ({ name, type: 'symlink', linkname })),
    fc
      .tuple(hostileName, hostileName)
      .map(([name, linkname]): Entry => ({ name, type: 'link', linkname })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
      await using place = await arena();
      // Each entry alone first, so that a refused one does not shield those behind it.
      for (const one of entries) {
        await place.extract([one]).catch((error) => expect(isArchiveError(error)).toBe(true));
      }
      await place.extract(entries).catch((error) => expect(isArchiveError(error)).toBe(true));
      await place.expectUntouched();
      // And no link inside leads out.
      for (const name of await readdir(place.target, { recursive: true })) {
        const real = await realpath(join(place.target, name)).catch(() => place.target);
        expect(relative(await realpath(place.target), real).split('/')[0]).not.toBe('..');
      }
    }),
    { numRuns: 50 },
  );
});

test('an accepted path stays below the folder; an accepted link as well', () => {
  fc.assert(
    fc.property(hostileName, hostileName, (name, target) => {
      let parts: string[] = [];
      try {
        parts = entryParts(name);
      } catch (error) {
        expect(isArchiveError(error)).toBe(true);
        return;
      }
      expect(join('/root', ...parts).startsWith('/root')).toBe(true);
      try {
        checkLinkTarget(parts, target);
      } catch (error) {
        expect(isArchiveError(error)).toBe(true);
        return;
      }
      const resolved = join('/root', ...parts.slice(0, -1), target);
      expect(`${resolved}/`.startsWith('/root/')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
