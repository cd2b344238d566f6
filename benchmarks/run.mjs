/**
 * Measures the figures and prints a table; each is compared with a floor measured in the same run.
 *
 *   node benchmarks/run.mjs [--quick] [--json] [FIGURE…]
 *
 * FIGURE is the name of a file in `figures/`. Ends with 0 also when a target is missed, and says so.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge, machine, table } from './lib/report.mjs';

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
  allowPositionals: true,
});
const known = readdirSync(new URL('figures/', import.meta.url)).map((file) => file.slice(0, -4));
const unknown = positionals.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no figure ${unknown}. There are: ${known.join(', ')}.`);
  process.exit(2);
}

const results = [];
const broken = [];
for (const name of positionals.length > 0 ? positionals : known) {
  console.error(`measuring ${name} …`);
  try {
    const { measure } = await import(`./figures/${name}.mjs`);
    results.push(...(await measure({ quick: values.quick === true })).map(judge));
  } catch (error) {
    broken.push(name);
    console.error(`${name} could not be measured: ${error.stack ?? error}`);
  }
}

const host = machine();
if (values.json === true) {
  console.log(
    JSON.stringify({ machine: host, quick: values.quick === true, results, broken }, null, 2),
  );
} else {
  console.log(
    `\n${host.cpu}, ${host.cores} cores, ${host.memoryGb} GB, ${host.platform}, Node ${host.node}\n`,
  );
  console.log(table(results));
  const missed = results.filter((result) => result.met === false).length;
  const notes = [
    missed === 0
      ? 'Every target is met.'
      : `${missed} ${missed === 1 ? 'target is' : 'targets are'} missed.`,
    ...broken.map((name) => `${name} could not be measured.`),
  ];
  console.log(`\n${notes.join(' ')}`);
}
if (broken.length > 0) process.exitCode = 1;
