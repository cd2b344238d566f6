import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/irori-home.ts';
import { packages, publicPackages } from './support/packages.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter(
      (file) => file !== '' && existsSync(join(root, file)) && statSync(join(root, file)).isFile(),
    );
}

const hasGit = existsSync(join(root, '.git'));

describe.each(publicPackages.map((found) => [found.manifest.name, found] as const))(
  'the package %s',
  (_, { path, manifest }) => {
    it('is ESM with types, for the Node versions that we promise', () => {
      expect(manifest).toMatchObject({
        type: 'module',
        license: 'MIT',
        sideEffects: false,
        engines: { node: '>=20.19.0' },
      });
      for (const entry of Object.values(manifest.exports)) {
        expect(Object.keys(entry)).toEqual(['types', 'default']);
      }
    });

    it('carries its licence, a README and its sources', () => {
      expect(manifest.files).toEqual(
        expect.arrayContaining(['dist', 'src', 'README.md', 'LICENSE']),
      );
      expect(readFileSync(join(path, 'LICENSE'), 'utf8')).toBe(read('LICENSE'));
      expect(readFileSync(join(path, 'README.md'), 'utf8')).toMatch(/^# /);
    });

    it('pins the packages of this repository to the version they have', () => {
      for (const [name, range] of Object.entries(manifest.dependencies ?? {})) {
        const own = packages.find((found) => found.manifest.name === name);
        if (own !== undefined) expect([name, range]).toEqual([name, own.manifest.version]);
      }
    });
  },
);

it('the reference pages cover every package that is imported', () => {
  const { entryPoints } = JSON.parse(read('typedoc.json')) as { entryPoints: string[] };
  const libraries = publicPackages.filter(({ manifest }) => manifest.name.startsWith('@irori/'));
  expect(entryPoints).toEqual(libraries.map(({ path }) => relative(root, path)).sort());
});

describe('the pages', () => {
  const pages = [
    ...readdirSync(root).filter((file) => file.endsWith('.md')),
    ...['docs', 'examples', 'specs', 'benchmarks', 'packages']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(folder, file),
        ),
      )
      .filter(
        (file) => file.endsWith('.md') && !/node_modules|docs\/api|\/(dist|outputs)\//.test(file),
      ),
  ];

  it.each(pages)('%s links to files that exist', (page) => {
    const text = read(page).replace(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const broken = links
      .filter((link) => !/^(https?:|mailto:|#)/.test(link))
      .filter((link) => !existsSync(join(root, dirname(page), link.replace(/#.*$/, ''))));
    expect(broken).toEqual([]);
  });

  it('of the architecture name files that exist', () => {
    const page = read('docs/architecture.md');
    const named = [...page.matchAll(/`([\w/-]+\.(?:ts|md))`/g)].map((match) => match[1] ?? '');
    const sources = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^[\w-]+\/src\//.test(file))
      .map((file) => `packages/${file}`)
      .concat(['scripts/generate-types.ts']);
    expect(named.length).toBeGreaterThan(20);
    expect(
      named.filter((name) => !sources.some((file) => `/${file}`.endsWith(`/${name}`))),
    ).toEqual([]);
  });

  it('list every decision', () => {
    const index = read('docs/decisions/README.md');
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d/.test(file));
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
    const numbers = decisions.map((file) => Number(file.slice(0, 4))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});

describe.runIf(hasGit)('the files', () => {
  const sources = trackedFiles().filter(
    (file) => /\.(ts|mjs)$/.test(file) && !file.includes('/generated/'),
  );

  it('leave nothing to be done later', () => {
    const marks = /\b(T[O]DO|F[I]XME)\b/;
    expect(sources.filter((file) => marks.test(read(file)))).toEqual([]);
  });

  it('stay small enough to be read', () => {
    const long = sources
      .filter((file) => file.includes('/src/'))
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});
