import { readFile, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { canary, expectNoCanary } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { Home } from './support/real-bin.ts';

/** A program that is not Irori and holds a port. */
async function holdPort(): Promise<{ port: number } & AsyncDisposable> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('the local cloud by itself', () => {
  it('is started by the first command that needs it, once, and found by the others', async () => {
    await using home = await Home.create();
    const runs = await Promise.all(
      ['a', 'b', 'c'].map((word) => home.run('run', '--', 'echo', word)),
    );
    expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([
      [0, 'a\n'],
      [0, 'b\n'],
      [0, 'c\n'],
    ]);
    const status = JSON.parse((await home.run('local', 'status', '--json')).stdout);
    expect(status.running).toBe(true);
    const started = runs.filter(({ stderr }) => stderr.includes('Started the local cloud'));
    expect(started).toHaveLength(1);
    const dataDir = join(home.path, '.local', 'share', 'irori', 'local');
    expect((await stat(join(dataDir, 'endpoint.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'irori-local.log'))).mode & 0o777).toBe(0o600);
    expect((await home.run('local', 'logs')).stdout).toContain('listens at');
  });

  it('that was killed is started again and knows its jobs', async () => {
    await using home = await Home.create();
    const id = (await home.run('run', '-d', '--', 'echo', 'kept')).stdout.trim();
    await home.run('wait', id);
    const { pid } = JSON.parse((await home.run('local', 'status', '--json')).stdout);
    process.kill(pid, 'SIGKILL');
    const logs = await home.run('logs', id);
    expect(logs.stdout).toBe('kept\n');
    expect(logs.code).toBe(0);
  });
});

describe('irori local start', () => {
  it('prints one line when it is ready, and stops gracefully on SIGTERM', async () => {
    await using home = await Home.create();
    const data = join(home.path, 'data');
    const running = home.start(['local', 'start', '--port', '0', '--data', data, '--json']);
    await running.until('}\n');
    running.child.kill('SIGTERM');
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(1);
    const ready = JSON.parse(lines[0] ?? '');
    expect(Object.keys(ready)).toEqual(['api', 'dok', 'dataDir', 'pid']);
    expect(ready.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(ready.dok.baseUrl).toBe(`${ready.api}/cloud/zone/is1a/api/managed-container/1.0`);
    expect(Object.keys(ready.dok)).toEqual(['baseUrl', 'accessToken', 'accessTokenSecret']);
    expect(ready.dataDir).toBe(data);
    expect(ready.pid).toBe(running.child.pid);
  });

  it('says so when the port is taken, and what to do', async () => {
    await using home = await Home.create();
    await using held = await holdPort();
    for (const detach of [[], ['--detach']]) {
      const { code, stderr, stdout } = await home.run(
        ...['local', 'start', '--port', String(held.port), ...detach],
      );
      expect(stderr).toContain(`Port ${held.port} is in use`);
      expect(stderr).toContain('--port 0');
      expect(stderr).not.toMatch(/^\s+at /m);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    }
  });

  it('says so when another one has the data folder', async () => {
    await using home = await Home.create();
    await home.run('local', 'start', '--detach', '--port', '0');
    const { code, stderr } = await home.run('local', 'start', '--port', '0');
    expect(stderr).toMatch(/in use by the process \d+/);
    expect(code).toBe(1);
    const again = await home.run('local', 'start', '--detach');
    expect(again.stderr).toContain('already runs');
    expect(again.code).toBe(0);
  });

  it('refuses an option that does not exist, with a suggestion', async () => {
    await using home = await Home.create();
    const { code, stderr } = await home.run(
      'local',
      'start',
      '--port',
      '0',
      '--set',
      'dok.profil=x',
    );
    expect(stderr).toContain('dok.profile');
    expect(code).toBe(2);
  });

  it('refuses a data folder that is a file', async () => {
    await using home = await Home.create();
    const file = join(home.cwd, 'file');
    await writeFile(file, '');
    for (const detach of [[], ['--detach']]) {
      const { code, stderr } = await home.run(
        'local',
        'start',
        '--data',
        file,
        '--port',
        '0',
        ...detach,
      );
      expect(stderr).toContain(file);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(code).toBe(1);
    }
  });

  it('tells other clients how to reach it, and forgets its jobs on reset', async () => {
    await using home = await Home.create();
    await home.run('local', 'start', '--detach', '--port', '0');
    const { stdout } = await home.shell(
      'eval "$(irori local env)"; echo "$DOK_BASE_URL"; irori ps --profile dok --json',
    );
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/cloud\/zone\/is1a\/api/);
    const id = (await home.run('run', '-d', '--', 'true')).stdout.trim();
    await home.run('wait', id);
    const refused = await home.run('local', 'reset');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    expect((await home.run('local', 'reset', '--yes')).code).toBe(0);
    expect((await home.run('show', id)).code).toBe(5);
  });

  it('lists what can be switched', async () => {
    await using home = await Home.create();
    const { stdout } = await home.run('local', 'options', '--json');
    const { items } = JSON.parse(stdout);
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) {
      expect(item.name).toMatch(/^dok\./);
      expect(item.why).not.toBe('');
    }
  });
});

describe('secrets', () => {
  it('show up in no output, log or state file', async () => {
    await using home = await Home.create();
    const planted = canary('planted');
    const token = canary('token');
    const secret = canary('secret');
    const env = { PLANTED: planted };
    const runs = [
      await home.start(['run', '--debug', '-e', 'PLANTED', '--', 'true'], env).ended,
      await home.start(['plan', '--debug', '-e', 'PLANTED', '--json', '--', 'true'], env).ended,
      await home.start(['run', '--debug', '-e', 'PLANTED', '-e', 'GONE', '--', 'true'], env).ended,
      await home.start(['ps', '--profile', 'dok', '--debug', '--json'], {
        DOK_ACCESS_TOKEN: token,
        DOK_ACCESS_TOKEN_SECRET: secret,
        DOK_BASE_URL: 'http://127.0.0.1:9/x',
      }).ended,
    ];
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(runs[0]?.stderr ?? '')?.[0] ?? '';
    runs.push(await home.run('show', id, '--debug'), await home.run('ps', '--debug'));
    const ledger = await readFile(
      join(home.path, '.local', 'state', 'irori', 'jobs', `${id}.json`),
      'utf8',
    );
    const dataDir = join(home.path, '.local', 'share', 'irori', 'local');
    const credentials = JSON.parse(await readFile(join(dataDir, 'credentials.json'), 'utf8'));
    const local = await readFile(join(dataDir, 'irori-local.log'), 'utf8');
    const said = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(runs[0]?.stderr).toContain('[debug]');
    expectNoCanary(said + ledger + local, [
      planted,
      token,
      secret,
      credentials.dok.accessToken,
      credentials.dok.accessTokenSecret,
      credentials.admin.token,
    ]);
  });

  it('are refused with exit code 4 when they are wrong', async () => {
    await using home = await Home.create();
    await home.run('local', 'start', '--detach', '--port', '0');
    const { stdout } = await home.run('local', 'env', '--json');
    const { ended } = home.start(['ps', '--profile', 'dok'], {
      DOK_BASE_URL: JSON.parse(stdout).DOK_BASE_URL,
      DOK_ACCESS_TOKEN: 'wrong',
      DOK_ACCESS_TOKEN_SECRET: 'wrong',
    });
    const { code, stderr } = await ended;
    expect(code).toBe(4);
    expect(stderr).toContain('401');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
