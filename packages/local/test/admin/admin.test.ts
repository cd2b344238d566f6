import { readFileSync } from 'node:fs';
import { createLocalCloud, type LocalCloud, localOptions, version } from '@irori/local';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DokTestClient } from '../dok/support/client.ts';

interface Admin {
  readonly cloud: LocalCloud;
  readonly dok: DokTestClient;
  call(method: string, path: string, body?: unknown, token?: string): Promise<[number, unknown]>;
}

async function openAdmin(options: Parameters<typeof createLocalCloud>[0] = {}): Promise<Admin> {
  const cloud = await createLocalCloud({ gpus: [], ...options });
  onTestFinished(() => cloud.close());
  return {
    cloud,
    dok: new DokTestClient(cloud.dok),
    async call(method, path, body, token = cloud.admin.token) {
      const response = await fetch(`${cloud.urls.api}/_irori${path}`, {
        method,
        headers: { 'x-irori-admin': token },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return [response.status, text === '' ? undefined : JSON.parse(text)];
    },
  };
}

describe('administration', () => {
  test('tells its health to anyone', async () => {
    const { cloud, call } = await openAdmin({ gpus: [{ index: 0, name: 'Test GPU' }] });
    const [status, health] = await call('GET', '/health', undefined, '');
    expect(status).toBe(200);
    expect(health).toEqual({
      name: 'irori-local',
      version,
      pid: process.pid,
      runtime: 'process',
      hostImage: true,
      gpus: [{ index: 0, name: 'Test GPU' }],
      jobs: { queued: 0, running: 0, slots: expect.any(Number), slotsByCloud: { dok: 1 } },
      notice: expect.stringContaining('the image is not used'),
    });
    expect(cloud.notice).toContain('the image is not used');
    expect(cloud.gpus).toHaveLength(1);
  });

  test.each([
    ['GET', '/options'],
    ['GET', '/faults'],
    ['POST', '/faults'],
    ['DELETE', '/faults'],
    ['DELETE', '/faults/1'],
    ['POST', '/reset'],
    ['POST', '/shutdown'],
  ])('%s %s needs the admin token', async (method, path) => {
    const { call, dok } = await openAdmin();
    for (const token of ['', 'wrong']) {
      const [status, body] = await call(method, path, undefined, token);
      expect(status).toBe(401);
      expect(JSON.stringify(body)).toContain('x-irori-admin');
    }
    expect((await dok.call('listTasks')).status).toBe(200);
  });

  test('lists the options with the values in force', async () => {
    const { call } = await openAdmin({ set: { 'dok.profile': '2025-05' } });
    const [status, body] = await call('GET', '/options');
    expect(status).toBe(200);
    const { options } = body as { options: { name: string; value: string; default: string }[] };
    expect(options.map(({ name }) => name)).toEqual(localOptions.map(({ name }) => name));
    expect(options.find(({ name }) => name === 'dok.profile')).toMatchObject({
      value: '2025-05',
      default: '2026-06',
    });
  });

  test('resets to an empty cloud, running jobs included', async () => {
    const { cloud, dok, call } = await openAdmin();
    const ended = await dok.run('echo x > "$SAKURA_ARTIFACT_DIR/x"');
    const running = await dok.create('sleep 60');
    await dok.create('sleep 60');
    await dok.untilStarted(running.id);
    const body = { hostname: 'h', username: 'u', password: 'p' };
    await dok.call('createRegistry', { body });
    const query = { year: 2026, month: 1, day: 1 };
    cloud.faults.add({ match: { operation: 'listPlans' }, status: 500 });
    expect(await call('POST', '/reset')).toEqual([204, undefined]);
    for (const list of ['listTasks', 'listArtifacts', 'listRegistries', 'listPlans']) {
      const answer = await dok.call<{ meta: { count: number } }>(list, { query: {} });
      expect(answer.status).toBe(200);
      if (list !== 'listPlans') expect(answer.body.meta.count).toBe(0);
    }
    expect((await dok.call('getTask', { path: { taskId: ended.id } })).status).toBe(404);
    expect((await dok.call('listUnitPrices', { query })).status).toBe(200);
    expect(await dok.run('true')).toMatchObject({ status: 'done' });
    await cloud.reset();
    expect((await dok.call('listTasks')).body).toMatchObject({ meta: { count: 0 } });
  });

  test('shuts down when it is asked to', async () => {
    const { cloud, call } = await openAdmin();
    expect(await call('POST', '/shutdown', { jobs: 'sell' })).toEqual([
      400,
      { detail: 'jobs must be "stop" or "keep".' },
    ]);
    expect(await call('POST', '/shutdown', { jobs: 'stop' })).toEqual([202, { jobs: 'stop' }]);
    await cloud.closed;
    await expect(fetch(`${cloud.urls.api}/_irori/health`)).rejects.toThrow();
  });

  test('says what is wrong with a body', async () => {
    const { cloud, call } = await openAdmin();
    expect(await call('POST', '/faults', {})).toEqual([
      400,
      {
        detail: 'A fault rule needs one of latency, status, reset, truncate, lostReply.',
      },
    ]);
    const headers = { 'x-irori-admin': cloud.admin.token };
    const raw = await fetch(`${cloud.urls.api}/_irori/faults`, {
      method: 'POST',
      headers,
      body: '{',
    });
    expect([raw.status, await raw.json()]).toEqual([
      400,
      { detail: 'The body is not valid JSON.' },
    ]);
    const big = ' '.repeat(2_000_000);
    const tooBig = await fetch(`${cloud.urls.api}/_irori/faults`, {
      method: 'POST',
      headers,
      body: big,
    });
    expect(tooBig.status).toBe(413);
    expect((await call('GET', '/nothing'))[0]).toBe(404);
  });
});

test('the version is that of the package', () => {
  const path = new URL('../../package.json', import.meta.url);
  expect(JSON.parse(readFileSync(path, 'utf8')).version).toBe(version);
});
