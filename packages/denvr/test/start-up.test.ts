import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));
const CORE_BASE = fileURLToPath(new URL('../../core/src/base.ts', import.meta.url));
/** Every import and export of a value from another file. */
const FROM = /^(?:import|export)(?! type\b)[^;]*? from '([^']+)';/gm;

/** The files that are loaded with one, and which packages each of them names. */
function loadedWith(entry: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const names = [...readFileSync(file, 'utf8').matchAll(FROM)].map(([, name = '']) => name);
    found.set(file, []);
    for (const name of names) {
      if (name.startsWith('.')) waiting.push(join(dirname(file), name));
      else found.get(file)?.push(name);
    }
  }
  return found;
}

it('names one package in one place, and no built-in module: each name costs a program its start', () => {
  const packages = [...loadedWith(join(source, 'index.ts'))].flatMap(([file, names]) =>
    names.map((name) => [file.slice(source.length + 1), name]),
  );
  expect(packages).toEqual([['base.ts', '@irori/core/base']]);
});

it('is loaded from few files, those of the core with them', () => {
  const files = [join(source, 'index.ts'), CORE_BASE].flatMap((entry) => [
    ...loadedWith(entry).keys(),
  ]);
  expect(files.length).toBeLessThanOrEqual(35);
});
