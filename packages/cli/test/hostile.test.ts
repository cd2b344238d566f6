import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalCloud } from '@irori/local';
import {
  canary,
  startFaultServer,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLocalCloud } from '../src/local-cloud/endpoint.ts';
import { jsonText, plainLine, plainLines } from '../src/output/plain.ts';
import { runCli } from './support/fake-context.ts';

let home: TemporaryDirectory;
beforeAll(async () => {
  home = await temporaryDirectory();
});
afterAll(() => home.remove());

const id = 'c4a6b0de-7d0e-4e35-9c55-2f7b2f2f9a01';
/** Sets the title of the window, clears it, conceals, rings, turns the direction; C0 and C1. */
const evil = '\u001b]0;own\u0007\u001b[2J\u001b[8m\u009b1m\r\u202e';
/** What is left of a terminal's power when colours and lines are taken away. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour sequences start with ESC
const withoutColours = (text: string) => text.replace(/\r?\u001b\[(?:(?:0|1|2|22|3\d|39)m|K)/g, '');
const powerless = /^[^\p{Cc}\p{Bidi_Control}]*$/u;

const task = {
  id,
  name: `name${evil}\nstate  succeeded`,
  status: 'error',
  created_at: `2026${evil}`,
  updated_at: '2026-06-10T09:04:31+09:00',
  canceled_at: null,
  http_uri: `http://x/${evil}`,
  tags: [evil],
  error_message: `broken${evil}`,
  artifact: null,
  containers: [{ image: `image${evil}`, plan: `plan${evil}`, command: [], exit_code: 1 }],
};

describe('a hostile cloud', () => {
  it.each([
    ['ps'],
    ['show', id],
    ['wait', id],
    ['logs', '-f', id],
    ['cost', id],
    ['fetch', id],
    ['cancel', id],
    ['ps', '--debug'],
    ['show', id, '--json'],
    ['cancel', id, '--json'],
    ['api', 'dok', 'getTask', '--taskId', id],
    ['api', 'dok', 'getTask', '--taskId', id, '--include', '--json'],
    ['doctor'],
  ])('%s %s %s: steers no terminal', async (...argv) => {
    await using server = await startFaultServer(({ method, url }) => {
      if (method !== 'GET') return { status: 400, json: { [`a${evil}`]: [`detail${evil}`] } };
      const headers = { 'x-evil': Buffer.from('\u009b1m', 'latin1').toString('latin1') };
      if (url.includes('stream') || url.includes('auth')) {
        return { status: 403, json: { error_code: evil, error_msg: evil }, headers };
      }
      if (url.includes(id)) return { json: task, headers };
      const meta = { page: 1, page_size: 100, total_pages: 1, count: 1, next: null };
      return { json: { meta, results: [task] } };
    });
    const env = {
      IRORI_PROFILE: 'dok',
      DOK_BASE_URL: server.url,
      DOK_ACCESS_TOKEN: 'token-of-this-test',
      DOK_ACCESS_TOKEN_SECRET: 'secret-of-this-test',
    };
    const { stdout, stderr } = await runCli({ home: home.path, env, tty: true }, ...argv);
    const lines = withoutColours(stdout + stderr).split('\n');
    expect(lines.join('')).not.toBe('');
    for (const line of lines) expect(line).toMatch(powerless);
    // Nothing can pose as a line of ours either.
    expect(lines).not.toContain('state  succeeded');
  });
});

describe('words of others', () => {
  it('lose what steers a terminal, and nothing else', () => {
    expect(plainLine('a\tb\r\nc\u001b[1m\u2066é日本👍')).toBe('a b c�[1m�é日本👍');
    expect(plainLines('a\tb\r\nc\rd\u009b\u007fe')).toBe('a\tb\nc�d��e');
    const value = { a: 'x\u009b\u007f\u202e\u001b\n' };
    expect(jsonText(value)).toMatch(powerless);
    expect(JSON.parse(jsonText(value, 2))).toEqual(value);
  });
});

it('a value given with -e is not shown when its name is wrong', async () => {
  const value = canary('value');
  for (const more of [[], ['--json'], ['--debug']]) {
    const argv = ['plan', '-e', `MY-NAME=${value}`, ...more, '--', 'true'];
    const { code, stderr } = await runCli({ home: home.path }, ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain('MY-NAME');
    expect(stderr).not.toContain(value);
  }
});

it('another program on the port of a local cloud that was killed is not trusted', async () => {
  const honest = { pid: process.pid, proof: null };
  await using server = await startFaultServer([{ json: honest }, { json: {} }]);
  const dataDir = join(home.path, 'killed');
  await mkdir(dataDir, { mode: 0o700 });
  const endpoint = { api: server.url, dok: {}, dataDir, pid: process.pid, admin: { token: 'x' } };
  await writeFile(join(dataDir, 'endpoint.json'), JSON.stringify(endpoint), { mode: 0o600 });
  expect(await findLocalCloud(dataDir)).toBeUndefined();
  expect(await findLocalCloud(dataDir)).toBeUndefined();
});

it('an endpoint.json that others can write is not trusted', async () => {
  const dataDir = join(home.path, 'planted');
  const cloud = await createLocalCloud({ dataDir });
  const file = join(dataDir, 'endpoint.json');
  try {
    expect((await findLocalCloud(dataDir))?.endpoint.api).toBe(cloud.urls.api);
    for (const mode of [0o622, 0o620, 0o602]) {
      await chmod(file, mode);
      expect(await findLocalCloud(dataDir)).toBeUndefined();
    }
  } finally {
    await cloud.close();
  }
});
