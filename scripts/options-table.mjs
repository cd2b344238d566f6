/**
 * The tables of options in `docs/clouds/<cloud>.md` and `docs/guides/runtimes.md`. Run directly (`node
 * scripts/options-table.mjs`) it writes the tables anew; a test compares them with the options.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const docs = new URL('../docs/', import.meta.url);

/** The pages with tables; options that belong to no cloud are described where their subject is. */
export function pageOf(prefix) {
  return prefix === 'container' ? 'guides/runtimes.md' : `clouds/${prefix}.md`;
}

const begin = (cloud) => `<!-- options of ${cloud}: written by scripts/options-table.mjs -->`;
const end = '<!-- end of options -->';

const cellText = (text) => text.replaceAll('|', '\\|');

/** What the page of a cloud must say about its options. */
export function optionsTable(options, cloud) {
  const rows = options
    .filter((option) => option.name.startsWith(`${cloud}.`))
    .map(({ name, what, default: value, values, why, confidence }) => {
      const cells = [`\`${name}\``, what, `\`${value}\``, values, confidence, why];
      return `| ${cells.map(cellText).join(' | ')} |`;
    });
  return [
    '| option | what it decides | default | values | confidence | why |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The table that a page holds now; undefined when it has no place for one. */
export function tableIn(page, cloud) {
  const from = page.indexOf(begin(cloud));
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) return undefined;
  return page.slice(from + begin(cloud).length, to).trim();
}

async function writeTables() {
  const { localOptions } = await import('@irori/local');
  const prefixes = new Set(localOptions.map(({ name }) => name.split('.')[0]));
  for (const cloud of prefixes) {
    const path = fileURLToPath(new URL(pageOf(cloud), docs));
    const page = readFileSync(path, 'utf8');
    if (tableIn(page, cloud) === undefined) continue;
    const before = page.slice(0, page.indexOf(begin(cloud)) + begin(cloud).length);
    const after = page.slice(page.indexOf(end));
    writeFileSync(path, `${before}\n\n${optionsTable(localOptions, cloud)}\n\n${after}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeTables();
