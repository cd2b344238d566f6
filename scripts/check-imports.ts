/**
 * Checks who may import whom (docs/architecture.md, "Who may import whom"). Fails with one line a
 * violation: the file, the import, and the rule that it breaks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the sources of each package may import from the other packages. */
const allowed: Record<string, readonly string[]> = {
  core: [],
  dok: ['@irori/core'],
  qarnot: ['@irori/core'],
  denvr: ['@irori/core'],
  jobs: ['@irori/core', '@irori/dok', '@irori/qarnot', '@irori/denvr'],
  local: [],
  cli: [
    '@irori/core',
    '@irori/dok',
    '@irori/qarnot',
    '@irori/denvr',
    '@irori/jobs',
    '@irori/local',
  ],
  testkit: ['@irori/core'],
};

/** Packages in which a Node built-in may be imported only inside `node/` folders or `config.ts`. */
const portable = new Set(['core']);

const importPattern = /(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map((match) => match[1] ?? '');
}

function violationOf(owner: string, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const target = relative(join(root, 'packages', owner, 'src'), join(file, '..', specifier));
    if (target.startsWith('..')) return 'a package reaches into another only by its name';
    return undefined;
  }
  if (specifier === '@irori/testkit') return 'the testkit is for tests only';
  if (specifier.startsWith('@irori/') || specifier === 'irori') {
    const name = specifier.split('/').slice(0, 2).join('/');
    if (!(allowed[owner] ?? []).includes(name)) return `${owner} may not import ${name}`;
    // Small, and of no use to anyone who has not asked for it: `irori doctor` looks for an engine.
    const isWhole = specifier !== '@irori/local/engines';
    const isLocal = owner === 'cli' && name === '@irori/local' && isWhole;
    if (isLocal && !file.includes('/commands/local/')) {
      return 'only the `irori local` commands may import the local cloud';
    }
  }
  if (
    portable.has(owner) &&
    specifier.startsWith('node:') &&
    !/\/node\/|\/config\.ts$/.test(file)
  ) {
    return 'Node built-ins live in node/ folders or config.ts';
  }
  return undefined;
}

const violations: string[] = [];
for (const owner of readdirSync(join(root, 'packages'))) {
  for (const file of filesUnder(join(root, 'packages', owner, 'src'))) {
    for (const specifier of importsOf(file)) {
      const reason = violationOf(owner, file, specifier);
      if (reason !== undefined) violations.push(`${relative(root, file)}: ${specifier}: ${reason}`);
    }
    if (/^export \* from/m.test(readFileSync(file, 'utf8'))) {
      violations.push(`${relative(root, file)}: export *: name what is exported`);
    }
  }
}
for (const line of violations) console.error(line);
if (violations.length > 0) process.exitCode = 1;
