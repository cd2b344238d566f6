import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import DOK from '@irori/dok';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import {
  type FaultServer,
  startFaultServer,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { extractSamples, type Sample, toModule } from './samples/extract-samples.ts';
import { makeTask } from './samples/make-task.ts';
import { type PlaceholderProxy, startPlaceholderProxy } from './samples/placeholder-proxy.ts';

const here = (path: string): URL => new URL(path, import.meta.url);
const documents = ['../README.md', '../README.ja.md', 'document/en.md', 'document/ja.md'];

let cloud: LocalCloud;
let hook: FaultServer;
let proxy: PlaceholderProxy;
let directory: TemporaryDirectory;

beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 16, set: { 'dok.stopGrace': '0' } });
  hook = await startFaultServer([{ json: {} }]);
  const task = await makeTask(new DOK(cloud.dok), 'done');
  proxy = await startPlaceholderProxy(
    cloud.dok.baseUrl,
    new Map([
      ['no-such-task', 'c4a6b0de-7d0e-4e35-9c55-2f7b2f2f9a01'],
      ['task-id', task.id],
      ['artifact-id', task.artifact?.id ?? ''],
      ['https://hooks.example.net/dok', hook.url],
    ]),
  );
  // What a user's project looks like: the package, found by its name.
  directory = await temporaryDirectory();
  const scope = join(directory.path, 'node_modules/@irori');
  await mkdir(scope, { recursive: true });
  await symlink(fileURLToPath(here('..')), join(scope, 'dok'));
  const nodeTypes = fileURLToPath(here('../../../node_modules/@types'));
  await symlink(nodeTypes, join(directory.path, 'node_modules/@types'));
  await cp(here('samples/run-samples.mjs'), join(directory.path, 'run-samples.mjs'));
  const makeTaskSource = await readFile(here('samples/make-task.ts'), 'utf8');
  await writeFile(join(directory.path, 'make-task.mjs'), toJavaScript(makeTaskSource));
});
afterAll(async () => {
  await proxy?.[Symbol.asyncDispose]();
  await hook?.close();
  await cloud?.close();
  await directory?.remove();
});

function toJavaScript(source: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** Runs samples in a process of their own; gives what went wrong in each. */
async function run(samples: readonly Sample[], name: string): Promise<string[][]> {
  const files = samples.map((_, index) => join(directory.path, `${name}-${index}.mjs`));
  await Promise.all(
    samples.map((sample, index) => writeFile(files[index] ?? '', toJavaScript(toModule(sample)))),
  );
  const { accessToken, accessTokenSecret } = cloud.dok;
  const { stdout } = await promisify(execFile)(process.execPath, ['run-samples.mjs', ...files], {
    cwd: directory.path,
    env: {
      PATH: process.env['PATH'],
      DOK_BASE_URL: proxy.url,
      DOK_ACCESS_TOKEN: accessToken,
      DOK_ACCESS_TOKEN_SECRET: accessTokenSecret,
      ACCESS_TOKEN: accessToken,
      ACCESS_TOKEN_SECRET: accessTokenSecret,
    },
  });
  const results = new Map<string, string[]>();
  for (const line of stdout.trim().split('\n')) {
    const { sample, problems } = JSON.parse(line);
    results.set(sample, problems);
  }
  return files.map((file) => results.get(file) ?? ['It never ran.']);
}

describe.each(documents)('%s', (document) => {
  const samples = extractSamples(here(document));
  let problems: string[][] = [];

  beforeAll(async () => {
    problems = await run(samples, document.replaceAll(/\W+/g, '-'));
  }, 180_000);

  test.each(samples.map(({ title }, index) => [title, index] as const))('%s', (_, index) => {
    expect(problems[index]).toEqual([]);
  });

  test('has samples', () => {
    expect(samples.length).toBeGreaterThanOrEqual(15);
  });
});

test('every sample has the right types', async () => {
  const files: string[] = [];
  for (const document of documents) {
    for (const [index, sample] of extractSamples(here(document)).entries()) {
      const file = join(directory.path, `types-${document.replaceAll(/\W+/g, '-')}-${index}.mts`);
      await writeFile(file, toModule(sample));
      files.push(file);
    }
  }
  await cp(here('samples/make-task.ts'), join(directory.path, 'make-task.mts'));
  await cp(here('samples/extract-samples.ts'), join(directory.path, 'extract-samples.ts'));
  const program = ts.createProgram(files, {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    types: ['node'],
    typeRoots: [join(directory.path, 'node_modules/@types')],
  });
  const complaints = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const where = diagnostic.file?.fileName.split('/').at(-1) ?? '';
    return `${where}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
  });
  expect(complaints).toEqual([]);
}, 180_000);

test('the READMEs carry the ten sections, and nothing is coming soon', async () => {
  const heads = (text: string) => [...text.matchAll(/^## (\d+)\. /gm)].map((match) => match[1]);
  const [english, japanese] = await Promise.all(
    ['../README.md', '../README.ja.md'].map((file) => readFile(here(file), 'utf8')),
  );
  const ten = Array.from({ length: 10 }, (_, index) => String(index + 1));
  expect(heads(english ?? '')).toEqual(ten);
  expect(heads(japanese ?? '')).toEqual(ten);
  const samplesOf = (text = '') => text.match(/^ *```typescript$/gm)?.length;
  expect(samplesOf(japanese)).toBe(samplesOf(english));
  expect(`${english}${japanese}`).not.toMatch(/coming soon|準備中|ð|Â|�/i);
});
