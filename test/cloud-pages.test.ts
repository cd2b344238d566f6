import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalOption, localOptions } from '@irori/local';
import { expect, it } from 'vitest';
import { root } from './support/irori-home.ts';

interface OptionsTable {
  optionsTable(options: readonly LocalOption[], cloud: string): string;
  pageOf(prefix: string): string;
  tableIn(page: string, cloud: string): string | undefined;
}

const { optionsTable, pageOf, tableIn }: OptionsTable = await import(
  new URL('../scripts/options-table.mjs', import.meta.url).href
);
const clouds = [...new Set(localOptions.map((option) => option.name.split('.')[0] ?? ''))];

it.each(clouds)('the page of %s lists its options of the local cloud as they are', (cloud) => {
  const page = readFileSync(join(root, 'docs', pageOf(cloud)), 'utf8');
  // To bring the page up to date: npm run build && node scripts/options-table.mjs
  expect(tableIn(page, cloud)).toBe(optionsTable(localOptions, cloud));
});

it('names every guess as a guess: what is not certain has a reason', () => {
  for (const option of localOptions) expect(option.why.trim(), option.name).not.toBe('');
});
