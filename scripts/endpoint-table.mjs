/**
 * The endpoint tables in `packages/qarnot/README.md`: every operation of the description with the
 * method that calls it. Run directly (`npm run build && node scripts/endpoint-table.mjs`) it writes the
 * tables anew; a test compares them with the description and the method table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const specification = new URL('../specs/qarnot.openapi.yaml', import.meta.url);
const page = new URL('../packages/qarnot/README.md', import.meta.url);
const begin = '<!-- endpoints: written by scripts/endpoint-table.mjs -->';
const end = '<!-- end of endpoints -->';

/** The headings, and the paths below each. */
const groups = [
  ['Hardware Constraints', /^\/hardware-constraints/],
  ['Jobs', /^\/jobs/],
  ['Pools', /^\/pools/],
  ['Pool Scaling Sanity Check', /^\/sanity-checks/],
  ['Profiles', /^\/profiles/],
  ['Settings', /^\/settings/],
  ['Tasks', /^\/tasks/],
  ['Network', /^\/network/],
  ['Users', /^\/(info)?$/],
  ['Quotas', /^\/quotas/],
  ['Versions', /^\/versions/],
  ['Carbon', /^\/carbon/],
  ['Credits', /^\/credits/],
  ['Secrets', /^\/secrets-manager/],
];

/** What a row says beyond the method itself. */
const comments = {
  createTask: 'a list of tasks too, with one result each',
  deleteJob: 'with `force`, also while tasks run',
  listJobsPage: 'pages',
  listPoolsPage: 'pages',
  listPoolSummariesPage: 'pages',
  listTasksPage: 'pages',
  listTaskSummariesPage: 'pages',
  listHardwareConstraints: 'pages',
  listSecrets: '`listRecursive` goes through the folders',
  getUserInfo: '`account.projects` gives its projects',
  getSettings: 'needs no token',
  listVersions: 'needs no token',
  restartTask: 'deprecated by Qarnot',
  createSnapshotAlias: 'only in the README of the Go client; the same as `/snapshot`',
  getPoolScaling: 'the form of the answer is a guess',
};

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function operationsOf(text) {
  return Object.entries(parse(text).paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => ({ path, method, id: item[method].operationId })),
  );
}

function row({ path, method, id }, methodTable) {
  const name = methodTable[id];
  const call = name === 'call' ? `qarnot.call('${id}')` : name && `qarnot.${name}`;
  const comment = comments[id] ?? (path.endsWith('/{instanceId}') ? 'with `instance`' : '-');
  const cells = call === undefined ? ['-', '❌'] : [`\`${call}\``, '✅'];
  return `| \`${method.toUpperCase()} ${path}\` | ${cells.join(' | ')} | ${comment} |`;
}

/** The tables of all operations in a description, by heading. */
export function endpointTable(text, methodTable) {
  const operations = operationsOf(text);
  const left = operations.filter(({ path }) => !groups.some(([, paths]) => paths.test(path)));
  if (left.length > 0) throw new Error(`No heading for ${left.map(({ id }) => id).join(', ')}.`);
  return groups
    .map(([heading, paths]) => {
      const rows = operations.filter(({ path }) => paths.test(path));
      return [
        `#### ${heading}`,
        '',
        '| Endpoint | Method | Status | Comment |',
        '| --- | --- | --- | --- |',
        ...rows.map((operation) => row(operation, methodTable)),
      ].join('\n');
    })
    .join('\n\n');
}

/** The tables that the page holds now; undefined when it has no place for them. */
export function tableIn(text) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  return from < 0 || to < 0 ? undefined : text.slice(from + begin.length, to).trim();
}

async function writeTables() {
  const { methodTable } = await import('@irori/qarnot');
  const text = readFileSync(page, 'utf8');
  if (tableIn(text) === undefined) throw new Error('The page has no place for the tables.');
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const after = text.slice(text.indexOf(end));
  const table = endpointTable(readFileSync(specification, 'utf8'), methodTable);
  writeFileSync(page, `${before}\n\n${table}\n\n${after}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeTables();
