import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listWorkdir } from '../../src/workdir/list-files.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
const folders = ['', 'a', 'ab', 'a b', '[a]', '!d', 'a/b', 'a/ab', 'ab/[a]', '!d/a'];
const files = folders.flatMap((folder) =>
  ['x', 'a.log', '.x', 'A', '#c', 'aab'].map((name) => join(folder, name)),
);

const words = [
  'a',
  'b',
  'ab',
  'x',
  '*',
  '**',
  '*.log',
  'a*',
  '?',
  '[ab]',
  '[!a]',
  '.*',
  'A',
].concat(['\\*', '\\#c', '\\!d', '[a-c]b', 'a b', '\\[a]', 'a\\ ', '#c', '!d', '*a*b', 'a ', '']);
const rarely = fc.nat(3).map((chance) => chance === 0);
const pattern = fc
  .record({
    negative: rarely,
    anchored: rarely,
    parts: fc.oneof(
      fc.tuple(fc.constantFrom(...words)),
      fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 3 }),
    ),
    folderOnly: rarely,
  })
  .map(({ negative, anchored, parts, folderOnly }) =>
    [negative ? '!' : '', anchored ? '/' : '', parts.join('/'), folderOnly ? '/' : ''].join(''),
  );
const rules = fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const ruleFiles = fc.dictionary(fc.constantFrom(...folders), rules, { minKeys: 1, maxKeys: 3 });

describe.skipIf(!hasGit)('ignore rules', () => {
  let folder: TemporaryDirectory;
  let top: string;

  beforeAll(async () => {
    folder = await temporaryDirectory();
    top = join(folder.path, 'tree');
    execFileSync('git', ['init', '-q', '--bare', join(folder.path, 'git')]);
    for (const file of files) {
      mkdirSync(join(top, dirname(file)), { recursive: true });
      writeFileSync(join(top, file), '');
    }
  });
  afterAll(() => folder.remove());

  function listedByGit(): string[] {
    const git = ['--git-dir', join(folder.path, 'git'), '--work-tree', top];
    const settings = ['-c', 'core.ignorecase=false'];
    const list = ['ls-files', '-oz', '--exclude-per-directory=.gitignore'];
    const output = execFileSync('git', [...git, ...settings, ...list], { cwd: top });
    return output.toString().split('\0').filter(Boolean).sort();
  }

  /** @returns how many files both leave out */
  async function expectAsGit(texts: Record<string, string>): Promise<number> {
    for (const at of folders) rmSync(join(top, at, '.gitignore'), { force: true });
    for (const [at, text] of Object.entries(texts))
      writeFileSync(join(top, at, '.gitignore'), text);
    const wanted = listedByGit();
    const found = (await listWorkdir(top)).filter(({ kind }) => kind === 'file');
    expect(found.map(({ path }) => path).sort()).toEqual(wanted);
    return files.length + Object.keys(texts).length - wanted.length;
  }

  it.each(['!', '/', '!/', '//', '! '])(
    '%j alone on a line of a subfolder matches nothing',
    async (line) => {
      expect(await expectAsGit({ a: `/ab/\n${line}` })).toBeGreaterThan(0);
      expect(await expectAsGit({ '': `/a/\n${line}` })).toBeGreaterThan(0);
    },
  );

  it('leave out what git leaves out, in every folder', async () => {
    let left = 0;
    const property = fc.asyncProperty(ruleFiles, async (texts) => {
      left += await expectAsGit(texts);
    });
    await fc.assert(property, { numRuns: 150 });
    expect(left).toBeGreaterThan(300);
  });
});
