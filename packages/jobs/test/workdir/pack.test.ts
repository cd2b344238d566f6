import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatBytes } from '../../src/bytes.ts';
import { packWorkdir } from '../../src/workdir/pack.ts';
import { tarTools } from '../shells.ts';

const options = { maxBytes: 150_000, alternatives: 'bake it into the image.' };
let folder: TemporaryDirectory;
let top: string;
beforeEach(async () => {
  folder = await temporaryDirectory();
  top = join(folder.path, 'work');
  await mkdir(top);
});
afterEach(() => folder.remove());

async function put(name: string, content: string | Buffer = ''): Promise<void> {
  await mkdir(join(top, name, '..'), { recursive: true });
  await writeFile(join(top, name), content);
}

async function namesIn(archive: Buffer): Promise<string[]> {
  const names: string[] = [];
  const reader = extract();
  reader.end(gunzipSync(archive));
  for await (const entry of reader) {
    names.push(entry.header.name);
    entry.resume();
  }
  return names;
}

const oddNames = [
  'plain.txt',
  'with space and "quotes"',
  '-leading-dash',
  "it's $HOME `id`",
  '日本語/学習.py',
  'line\nbreak',
  `${'d'.repeat(90)}/${'e'.repeat(90)}/f`,
  `${'g'.repeat(200)}/${'h'.repeat(120)}.bin`,
  `${'長'.repeat(50)}.txt`,
];

describe('packWorkdir', () => {
  it.each(tarTools)(
    'makes an archive that $name unpacks with every name and mode',
    async ({ argv }) => {
      for (const [index, name] of oddNames.entries()) await put(name, `content ${index}`);
      await put('bin/run.sh', '#!/bin/sh\n');
      await chmod(join(top, 'bin/run.sh'), 0o750);
      await mkdir(join(top, 'empty'));
      await symlink('run.sh', join(top, 'bin/link'));
      await symlink(`../${'g'.repeat(200)}/${'h'.repeat(120)}.bin`, join(top, 'bin/far'));

      const { archive, files } = await packWorkdir(top, options);
      expect(files).toBe(oddNames.length + 3);
      const out = join(folder.path, 'out');
      await mkdir(out);
      const [program = '', ...rest] = argv;
      execFileSync(program, [...rest, '-xzf', '-', '-C', out], {
        input: archive,
        stdio: ['pipe', 'pipe', 'pipe'],
      });

      for (const [index, name] of oddNames.entries()) {
        expect(await readFile(join(out, name), 'utf8')).toBe(`content ${index}`);
      }
      expect((await stat(join(out, 'bin/run.sh'))).mode & 0o777).toBe(0o750);
      expect(await readdir(join(out, 'empty'))).toEqual([]);
      expect(await readlink(join(out, 'bin/link'))).toBe('run.sh');
      expect(await readFile(join(out, 'bin/far'), 'utf8')).toBe(`content ${oddNames.length - 2}`);
    },
  );

  it('gives the same bytes for the same content', async () => {
    await put('b/2', 'x');
    await put('a', 'y');
    const first = await packWorkdir(top, options);
    await rm(join(top, 'a'));
    await put('a', 'y');
    await utimes(join(top, 'b/2'), 1, 1);
    const second = await packWorkdir(top, options);
    expect(second.archive.equals(first.archive)).toBe(true);
    expect(await namesIn(first.archive)).toEqual(['a', 'b', 'b/2']);
  });

  it('prefers .irorignore to .gitignore, and never sends .git', async () => {
    await put('.gitignore', '*.csv\n');
    await put('data.csv');
    await put('secret.key');
    await put('.git/config');
    await put('sub/.gitignore', '*.py\n');
    await put('sub/a.py');
    expect(await namesIn((await packWorkdir(top, options)).archive)).toEqual([
      '.gitignore',
      'secret.key',
      'sub',
      'sub/.gitignore',
    ]);
    await put('.irorignore', '*.key\n.gitignore\n');
    expect(await namesIn((await packWorkdir(top, options)).archive)).toEqual([
      '.irorignore',
      'data.csv',
      'sub',
      'sub/a.py',
    ]);
  });

  it('refuses what is too big, naming the biggest files and the alternatives', async () => {
    for (let index = 1; index <= 7; index++)
      await put(`w${index}.bin`, randomBytes(index * 10_000));
    const packing = packWorkdir(top, options);
    await expect(packing).rejects.toMatchObject({ field: 'workdir' });
    await expect(packing).rejects.toThrow(
      /packs to 28\d KB; at most 150 KB can be sent\. The biggest files are w7\.bin \(70\.0 KB\), w6\.bin \(60\.0 KB\), w5\.bin \(50\.0 KB\), w4\.bin \(40\.0 KB\), w3\.bin \(30\.0 KB\)\. Leave files out by naming them in \.irorignore, or bake it into the image\./,
    );
  });

  it('does not even read what can never fit', async () => {
    await put('huge', '');
    execFileSync('truncate', ['-s', '5G', join(top, 'huge')]);
    await expect(packWorkdir(top, options)).rejects.toThrow('holds 5.4 GB, too much to pack');
  });

  it.each([
    ['/etc/passwd', 'leads out of it (to /etc/passwd)'],
    ['../outside', 'leads out of it (to ../outside)'],
    ['inner/../../outside', 'leads out of it'],
    ['hop/up', 'leads out of it'],
  ])('refuses a link to %s', async (target, message) => {
    await mkdir(join(folder.path, 'outside'));
    await put('inner/x');
    if (target === 'hop/up') {
      // Harmless by its text, but `hop` is itself a link.
      await mkdir(join(folder.path, 'outside/up'));
      await symlink(join(folder.path, 'outside'), join(top, 'hop'));
      await put('.gitignore', 'hop\n');
    }
    await symlink(target, join(top, 'bad'));
    await expect(packWorkdir(top, options)).rejects.toThrow(message);
    await put('.irorignore', 'bad\nhop\n');
    await expect(packWorkdir(top, options)).resolves.toMatchObject({ files: expect.any(Number) });
  });

  it('refuses a socket, a missing folder and a file in its place', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(top, 'socket'), resolve));
    await expect(packWorkdir(top, options)).rejects.toThrow(
      'socket in the workdir is neither a file',
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(packWorkdir(join(top, 'no'), options)).rejects.toThrow('no does not exist');
    await put('file');
    await expect(packWorkdir(join(top, 'file'), options)).rejects.toThrow('file is not a folder');
  });

  it('packs an empty folder, and stops when it is told to', async () => {
    expect((await packWorkdir(top, options)).files).toBe(0);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(packWorkdir(top, { ...options, signal })).rejects.toThrow('enough');
  });
});

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 KB'],
  [150_000, '150 KB'],
  [3_140_000, '3.1 MB'],
  [5_368_709_120, '5.4 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
