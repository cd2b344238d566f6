import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configDir, dataDir, readFileIfExists, stateDir, writeFileAtomic } from '@irori/core/node';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorOf } from './helpers.ts';

let directory: TemporaryDirectory;
beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => directory.remove());

async function* pieces(...texts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield Buffer.from(text);
  }
}

describe('writeFileAtomic', () => {
  it.each([
    ['text', 'hello', 'hello'],
    ['bytes', Buffer.from('hello'), 'hello'],
    ['nothing', '', ''],
  ])('writes %s', async (_name, data, expected) => {
    const path = join(directory.path, 'file');
    await writeFileAtomic(path, data);
    expect(await readFile(path, 'utf8')).toBe(expected);
    expect(await readdir(directory.path)).toEqual(['file']);
  });

  it('writes a stream, with its permissions', async () => {
    const path = join(directory.path, 'file');
    await writeFileAtomic(path, pieces('a', 'b', 'c'), { mode: 0o600 });
    expect(await readFile(path, 'utf8')).toBe('abc');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['the stream fails', () => ({ data: pieces('new', new Error('lost')) })],
    ['the caller gives up', () => ({ data: 'new', signal: AbortSignal.abort(new Error('lost')) })],
  ])('keeps the old file when %s', async (_name, make) => {
    const path = join(directory.path, 'file');
    await writeFile(path, 'old');
    const { data, ...options } = make();
    expect((await errorOf(writeFileAtomic(path, data, options))).message).toBe('lost');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(directory.path)).toEqual(['file']);
  });

  it('gives up between two pieces', async () => {
    const controller = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      controller.abort(new Error('enough'));
      yield Buffer.from('b');
    }
    const path = join(directory.path, 'file');
    const { signal } = controller;
    expect((await errorOf(writeFileAtomic(path, endless(), { signal }))).message).toBe('enough');
    expect(await readdir(directory.path)).toEqual([]);
  });

  it('leaves one whole file however many write at the same time', async () => {
    const path = join(directory.path, 'file');
    const texts = Array.from({ length: 10 }, (_unused, index) => String(index).repeat(10_000));
    await Promise.all(texts.map((text) => writeFileAtomic(path, text)));
    expect(texts).toContain(await readFile(path, 'utf8'));
    expect(await readdir(directory.path)).toEqual(['file']);
  });

  it('fails where there is no directory', async () => {
    const error = await errorOf(writeFileAtomic(join(directory.path, 'none', 'file'), 'x'));
    expect(error).toMatchObject({ code: 'ENOENT' });
  });
});

describe('readFileIfExists', () => {
  it('tells a missing file from one that cannot be read', async () => {
    const path = join(directory.path, 'file');
    expect(await readFileIfExists(path)).toBeUndefined();
    await writeFile(path, 'text');
    await chmod(path, 0o600);
    expect(await readFileIfExists(path)).toBe('text');
    expect(await errorOf(readFileIfExists(directory.path))).toMatchObject({ code: 'EISDIR' });
  });
});

describe('directories', () => {
  const env = { HOME: '/home/u' };
  it.each([
    [configDir, 'XDG_CONFIG_HOME', '/home/u/.config/irori'],
    [dataDir, 'XDG_DATA_HOME', '/home/u/.local/share/irori'],
    [stateDir, 'XDG_STATE_HOME', '/home/u/.local/state/irori'],
  ])('%o follows %s', (of, variable, fallback) => {
    expect(of('irori', env)).toBe(fallback);
    expect(of('irori', { ...env, [variable]: '/x' })).toBe('/x/irori');
    expect(of('irori', { ...env, [variable]: 'relative' })).toBe(fallback);
    expect(of('irori', { ...env, [variable]: '' })).toBe(fallback);
    expect(of('irori', {})).toMatch(/\/irori$/);
  });
});
