import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  canary,
  expectNoCanary,
  freePort,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerDir, localDataDir } from '../src/config/paths.ts';
import { FakeContext, type FakeOptions, runCli } from './support/fake-context.ts';
import { holdPort } from './support/hold-port.ts';

let home: TemporaryDirectory;
beforeEach(async () => {
  home = await temporaryDirectory();
});
afterEach(() => home.remove());

function irori(argv: readonly string[], options: Partial<FakeOptions> = {}) {
  return runCli({ home: home.path, ...options }, ...argv);
}

/** `irori local start` in the foreground of this process. */
async function start(...flags: string[]) {
  const context = new FakeContext({ home: home.path });
  const ended = context.run('local', 'start', '--port', '0', ...flags);
  while (context.toldParent.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(context.toldParent).toEqual([{ irori: 'ready' }]);
  return {
    context,
    ended,
    async [Symbol.asyncDispose]() {
      context.send('SIGTERM');
      expect(await ended).toBe(0);
    },
  };
}

describe('irori local', () => {
  it('tells where it is, and other clients how to reach it', async () => {
    await using running = await start();
    expect(running.context.stderr.text).toContain('listens at http://127.0.0.1:');
    const status = JSON.parse((await irori(['local', 'status', '--json'])).stdout);
    expect(status).toMatchObject({ running: true, pid: process.pid });
    expect((await irori(['local', 'status'])).stdout).toContain(`data     ${status.dataDir}`);
    const env = JSON.parse((await irori(['local', 'env', '--json'])).stdout);
    const lines = (await irori(['local', 'env'])).stdout.trim().split('\n');
    expect(lines).toContain(`export DOK_ACCESS_TOKEN='${env.DOK_ACCESS_TOKEN}'`);
    expect(lines).toHaveLength(Object.keys(env).length);
    const other = await irori(['api', 'dok', 'getAccount', '--profile', 'dok'], { env });
    expect(JSON.parse(other.stdout).account.account_code).toBe('irori-local');
    const headers = { authorization: env.QARNOT_CLIENT_TOKEN };
    const info = await (await fetch(`${env.QARNOT_CLUSTER_URL}/info`, { headers })).json();
    expect(info).toMatchObject({ email: env.QARNOT_ACCOUNT_EMAIL });
    const settings = await (
      await fetch(`${env.QARNOT_BASE_URL}/v${env.QARNOT_API_VERSION}/settings`)
    ).json();
    expect(settings).toEqual({ storage: env.QARNOT_STORAGE_URL });
    expect((await irori(['local', 'start', '--detach'])).stderr).toContain('already runs');
  });

  it('forgets its jobs on reset, but asks first', async () => {
    await using _ = await start();
    const id = (await irori(['run', '-d', '--', 'true'])).stdout.trim();
    await irori(['wait', id]);
    const refused = await irori(['local', 'reset']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    expect((await irori(['show', id])).code).toBe(0);
    expect((await irori(['local', 'reset', '--yes'])).code).toBe(0);
    expect((await irori(['show', id])).code).toBe(5);
  });

  it('passes on what --set and --slots say', async () => {
    await using _ = await start('--slots', '3', '--set', 'dok.profile=2025-05');
    const status = JSON.parse((await irori(['local', 'status', '--json'])).stdout);
    expect(status.health.jobs.slots).toBe(3);
    expect((await irori(['local', 'status'])).stdout).toMatch(
      /waiting; at most 3 of dok at once\n/,
    );
    const body = '{"name":"x","containers":[{"image":"x","plan":"v100-32gb","command":["true"]}]}';
    const created = await irori(['api', 'dok', 'createTask', '--body', body]);
    expect(Object.keys(JSON.parse(created.stdout).containers[0])).not.toContain('ssh');
  });

  it('stops at once on a second signal', async () => {
    const { context, ended } = await start();
    // It outlives the local cloud, and ends when its home is removed.
    const program = `trap "" TERM; while test -d '${home.path}'; do sleep 0.1; done`;
    const id = (await irori(['run', '-d', '--', 'sh', '-c', program])).stdout.trim();
    while (JSON.parse((await irori(['show', id, '--json'])).stdout).state !== 'running') {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    context.send('SIGINT');
    context.send('SIGINT');
    expect(await ended).toBe(130);
  });

  it('offers its storage on a port of its own, also a chosen one', async () => {
    const port = await freePort();
    await using running = await start('--s3-port', String(port), '--json');
    const { qarnot } = JSON.parse(running.context.stdout.text);
    expect(qarnot.storageUrl).toBe(`http://127.0.0.1:${port}`);
    expect((await fetch(qarnot.storageUrl)).status).toBe(403);
  });

  it('lists what can be switched', async () => {
    const { items } = JSON.parse((await irori(['local', 'options', '--json'])).stdout);
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) {
      expect(item.name).toMatch(/^[a-z][a-z0-9]+\.[a-z]/);
      expect(item.why).not.toBe('');
    }
    const shown = await new FakeContext({ home: home.path, tty: true, env: { NO_COLOR: '1' } });
    await shown.run('local', 'options');
    expect(shown.stdout.text).toContain('dok.profile = 2026-06');
  });
});

describe('irori local start that cannot', () => {
  async function failed(...flags: string[]) {
    const context = new FakeContext({ home: home.path });
    const code = await context.run('local', 'start', ...flags);
    expect(context.stdout.text).toBe('');
    expect(context.stderr.text).not.toMatch(/^\s+at /m);
    expect(context.toldParent).toMatchObject([{ irori: 'failed' }]);
    return [code, context.stderr.text];
  }

  it.each([
    (port: string) => ['--port', port],
    (port: string) => ['--port', '0', '--s3-port', port],
  ])('names the port that is in use and what to do', async (flags) => {
    await using held = await holdPort();
    const [code, said] = await failed(...flags(String(held.port)));
    expect(said).toContain(`Port ${held.port} is in use`);
    expect(said).toContain('--port 0');
    expect(code).toBe(1);
  });

  it('names the process that has the data folder', async () => {
    await using _ = await start();
    const [code, said] = await failed('--port', '0');
    expect(said).toContain(`in use by the process ${process.pid}`);
    expect(code).toBe(1);
  });

  it('names an option that does not exist, with a suggestion', async () => {
    const [code, said] = await failed('--port', '0', '--set', 'dok.profil=x');
    expect(said).toContain('Did you mean dok.profile?');
    expect(code).toBe(2);
  });

  it('names a data folder that is a file', async () => {
    const file = join(home.path, 'file');
    await writeFile(file, '');
    const [code, said] = await failed('--port', '0', '--data', file);
    expect(said).toContain(file);
    expect(code).toBe(1);
  });
});

describe('secrets', () => {
  it('show up in no output, error or state file', async () => {
    await using running = await start('--debug');
    const planted = canary('planted');
    const [token, secret] = [canary('token'), canary('secret')];
    const env = { PLANTED: planted };
    const runs = [
      await irori(['run', '--debug', '-e', 'PLANTED', '--', 'true'], { env }),
      await irori(['plan', '--debug', '-e', 'PLANTED', '--json', '--', 'true'], { env }),
      await irori(['run', '--debug', '-e', 'PLANTED', '-e', 'GONE', '--', 'true'], { env }),
      await irori(['ps', '--profile', 'dok', '--debug', '--json'], {
        env: {
          DOK_ACCESS_TOKEN: token,
          DOK_ACCESS_TOKEN_SECRET: secret,
          DOK_BASE_URL: 'http://127.0.0.1:9/x',
        },
      }),
    ];
    expect(runs[0]?.stderr).toContain('[debug]');
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(runs[0]?.stderr ?? '')?.[0] ?? '';
    runs.push(await irori(['show', id, '--debug']), await irori(['ps', '--debug']));
    const ledger = await readFile(join(ledgerDir({ HOME: home.path }), `${id}.json`), 'utf8');
    const dataDir = localDataDir({ HOME: home.path });
    const credentials = JSON.parse(await readFile(join(dataDir, 'credentials.json'), 'utf8'));
    const { stdout, stderr } = running.context;
    const said = runs.map((run) => run.stdout + run.stderr).join('\n');
    expectNoCanary(said + ledger + stdout.text + stderr.text, [
      planted,
      token,
      secret,
      credentials.dok.accessToken,
      credentials.dok.accessTokenSecret,
      credentials.admin.token,
    ]);
  });

  it('that are wrong are refused with exit code 4', async () => {
    await using _ = await start();
    const { DOK_BASE_URL } = JSON.parse((await irori(['local', 'env', '--json'])).stdout);
    const env = { DOK_BASE_URL, DOK_ACCESS_TOKEN: 'wrong', DOK_ACCESS_TOKEN_SECRET: 'wrong' };
    const { code, stderr } = await irori(['ps', '--profile', 'dok'], { env });
    expect(code).toBe(4);
    expect(stderr).toContain('401');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
