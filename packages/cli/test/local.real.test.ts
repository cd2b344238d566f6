import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canary } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { holdPort } from './support/hold-port.ts';
import { Home } from './support/real-bin.ts';

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
    const started = runs.filter(({ stderr }) => stderr.includes('Started the local cloud'));
    expect(started).toHaveLength(1);
    const dataDir = join(home.path, '.local', 'share', 'irori', 'local');
    expect((await stat(join(dataDir, 'endpoint.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'irori-local.log'))).mode & 0o777).toBe(0o600);
    expect((await home.run('local', 'logs')).stdout).toContain('listens at');
  });

  it.runIf(process.platform === 'linux')('keeps no secret of whoever started it', async () => {
    await using home = await Home.create();
    const [secret, plain] = [canary('secret'), canary('plain')];
    const env = {
      DOK_ACCESS_TOKEN: secret,
      DOK_ACCESS_TOKEN_SECRET: secret,
      MY_PASSWORD: secret,
      PLAIN: plain,
    };
    // A job can read the environment of the local cloud, its parent process.
    const script = 'tr "\\0" "\\n" < /proc/$(cut -d" " -f4 /proc/$PPID/stat)/environ; env';
    const { code, stdout } = await home.start(['run', '--', 'sh', '-c', script], env).ended;
    expect(code).toBe(0);
    expect(stdout).toContain(`PLAIN=${plain}\n`);
    expect(stdout).not.toContain(secret);
  });

  it('that was killed is started again and knows its jobs', async () => {
    await using home = await Home.create();
    const id = (await home.run('run', '-d', '--', 'echo', 'kept')).stdout.trim();
    expect((await home.run('wait', id)).code).toBe(0);
    const { pid } = JSON.parse((await home.run('local', 'status', '--json')).stdout);
    process.kill(pid, 'SIGKILL');
    const { code, stdout, stderr } = await home.run('logs', id);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'kept\n' });
    expect(stderr).toContain('Started the local cloud');
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
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^Jobs run as .*\n$/),
    });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(1);
    const ready = JSON.parse(lines[0] ?? '');
    expect(Object.keys(ready)).toEqual(['api', 'dok', 'qarnot', 'denvr', 'dataDir', 'pid']);
    expect(ready.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(ready.dok.baseUrl).toBe(`${ready.api}/cloud/zone/is1a/api/managed-container/1.0`);
    expect(Object.keys(ready.dok)).toEqual(['baseUrl', 'accessToken', 'accessTokenSecret']);
    expect([ready.dataDir, ready.pid]).toEqual([data, running.child.pid]);
  });

  it('detached says why it could not start: a port that is taken, a data folder that is a file', async () => {
    await using home = await Home.create();
    await using held = await holdPort();
    const start = ['local', 'start', '--detach', '--port'];
    const taken = await home.run(...start, String(held.port));
    expect(taken.stderr).toContain(`Port ${held.port} is in use`);
    expect(taken.stderr).toContain('--port 0');
    const file = await home.run(...start, '0', '--data', '/dev/null');
    expect(file.stderr).toContain('/dev/null');
    for (const { code, stdout, stderr } of [taken, file]) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });
});
