import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { planOf } from '../../src/clouds/denvr/machine/plan.ts';
import type { InstanceRow } from '../../src/clouds/denvr/store/instances.ts';
import { rawRequest } from '../dok/support/client.ts';
import { isAlive } from '../engine/support.ts';
import { shellApplication, smallPackage } from './support/client.ts';
import { openCloud, type TestCloud } from './support/cloud.ts';

async function create({ denvr }: TestCloud, name: string, script: string, over?: object) {
  return denvr.result('createCustomApplication', { body: shellApplication(name, script, over) });
}

function destroy({ denvr }: TestCloud, id: string) {
  return denvr.result('destroyApplication', { query: { Id: id, Cluster: 'Msc1' } });
}

/** Serves HTTP once it is told to, by a file. */
function webServer(port: number, told: string): readonly string[] {
  const script = `const waiting = setInterval(() => {
    if (!require('node:fs').existsSync('${told}')) return;
    clearInterval(waiting);
    require('node:http').createServer((request, response) =>
      response.end('hello ' + request.url)).listen(${port}, '127.0.0.1');
    }, 10)`;
  return [process.execPath, '-e', script.replaceAll('\n', ' ')];
}

describe('the program of an application', () => {
  test('gets its command, environment and scripts; its output is its log', async () => {
    const started = await openCloud();
    await create(
      started,
      'app',
      'echo "$GREETING"; sh "/etc/script/user-scripts/say it.sh"; sleep 60',
      {
        environmentVariables: { GREETING: 'hello', NOTHING: null },
        userScripts: { 'say it.sh': 'echo from a script; for i in 1 2 3; do echo $i; done\n' },
      },
    );
    const { denvr } = started;
    await denvr.untilLogged('app', '3\n');
    expect(await denvr.log('app')).toBe('hello\nfrom a script\n1\n2\n3\n');
    expect(await denvr.log('app', 2)).toBe('2\n3\n');
    expect(await denvr.log('app', 0)).toBe('');
    expect((await denvr.details('app'))?.environmentVariables).toEqual({ GREETING: 'hello' });
  });

  test('says that it runs without a GPU', async () => {
    const started = await openCloud();
    await create(started, 'app', 'echo "[$CUDA_VISIBLE_DEVICES]"; sleep 60');
    const details = await started.denvr.until('app', 'ONLINE');
    expect(details?.statusMessage).toBe('This machine has no GPU for it: it runs on the CPU.');
    expect(await started.denvr.untilLogged('app', ']')).toBe('[]\n');
  });

  test('gets the GPUs of its package, and says nothing then', async () => {
    const started = await openCloud({ gpus: [{ index: 3, name: 'Test' }] });
    await create(started, 'app', 'echo "[$CUDA_VISIBLE_DEVICES]"; sleep 60');
    expect(await started.denvr.untilLogged('app', ']')).toBe('[3]\n');
    expect((await started.denvr.until('app', 'ONLINE'))?.statusMessage).toBeNull();
  });

  test('is started again whenever it ends, with the output of the last start only', async () => {
    const started = await openCloud();
    await create(started, 'app', 'echo $$; exit 3');
    const { denvr } = started;
    const first = await denvr.untilLogged('app', '\n');
    for (;;) {
      const log = await denvr.log('app');
      expect(log.split('\n').length).toBeLessThanOrEqual(2);
      if (log.endsWith('\n') && log !== first) break;
    }
    for (;;) {
      const details = await denvr.details('app');
      if (details?.statusReason !== 'CrashLoopBackOff') continue;
      expect(details.status).toBe('PENDING_READINESS');
      expect(details.statusMessage).toMatch(/^Its program ended with 3\. It is started again in/);
      break;
    }
    await destroy(started, 'app');
    await denvr.until('app', 'gone');
  });

  test('can keep the output of all starts, and can be left ended', async () => {
    const all = await openCloud({ set: { 'denvr.restartLogs': 'all' } });
    await create(all, 'app', 'echo again; sleep 0.01');
    await all.denvr.untilLogged('app', 'again\nagain\nagain\n');
    const never = await openCloud({ set: { 'denvr.restart': 'never' } });
    await create(never, 'app', 'exit 4');
    const failed = await never.denvr.until('app', 'FAILED');
    expect(failed).toMatchObject({
      statusReason: 'FAILED',
      statusMessage: 'Its program ended with 4.',
    });
  });

  test('that does not exist ends with the reason of its shell', async () => {
    const started = await openCloud({ set: { 'denvr.restart': 'never' } });
    await create(started, 'app', '', { imageCmdOverride: ['/no/such/program'] });
    expect((await started.denvr.until('app', 'FAILED'))?.statusMessage).toContain('127');
    expect(await started.denvr.log('app')).toContain('/no/such/program');
  });

  test('without a command fails as it is told to', async () => {
    const started = await openCloud({ set: { 'denvr.startFailure': 'CREATE_FAILED' } });
    await create(started, 'app', '', { imageCmdOverride: null });
    const failed = await started.denvr.until('app', 'CREATE_FAILED');
    expect(failed?.statusMessage).toContain('docker.io/library/alpine:3');
  });

  test('never shows half a character', async () => {
    const started = await openCloud();
    await create(started, 'app', String.raw`printf 'a\303'; sleep 0.3; printf '\251\n'; sleep 60`);
    const { denvr } = started;
    for (;;) {
      const log = await denvr.log('app');
      expect(['', 'a', 'aé\n']).toContain(log);
      if (log === 'aé\n') break;
    }
  });

  test('shows its first lines where Limit cuts off the last', async () => {
    const started = await openCloud({ set: { 'denvr.logLimit': 'head' } });
    await create(started, 'app', 'seq 1 5000; echo end; sleep 60');
    await started.denvr.untilLogged('app', '\n');
    await started.denvr.until('app', 'ONLINE');
    expect(await started.denvr.log('app', 3)).toBe('1\n2\n3\n');
  });
});

test.each([
  [null, null],
  [{ runAsRoot: false, containerUid: null, containerGid: null }, null],
  [{ runAsRoot: true, containerUid: 7, containerGid: 8 }, '0:0'],
  [{ runAsRoot: false, containerUid: 7, containerGid: 8 }, '7:8'],
])('the security context %o runs a container as %s', (securityContext, user) => {
  const body = shellApplication('app', 'true', { securityContext });
  const row = { request: JSON.stringify(body), size: smallPackage } as InstanceRow;
  expect(planOf(row).user).toBe(user);
});

describe('commands', () => {
  test('stop ends the program, start begins anew, destroy ends it for good', async () => {
    const started = await openCloud({ set: { 'denvr.stopGraceSeconds': '10' } });
    const { denvr } = started;
    const trap = "trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.02; done";
    await create(started, 'app', trap);
    await denvr.untilLogged('app', 'up');
    await denvr.until('app', 'ONLINE');
    const body = { id: 'app', cluster: 'Msc1' };
    await denvr.result('stopApplication', { body });
    await denvr.until('app', 'OFFLINE');
    expect(await denvr.log('app')).toMatch(/^up\n(?:Terminated\n)?bye\n$/);
    await denvr.result('startApplication', { body });
    await denvr.until('app', 'ONLINE');
    expect(await denvr.untilLogged('app', 'up')).toBe('up\n');
    await destroy(started, 'app');
    await denvr.until('app', 'gone');
    await create(started, 'app', 'sleep 60');
    await denvr.until('app', 'ONLINE');
  });

  test('destroy works at any moment and more than once', async () => {
    const started = await openCloud();
    const { denvr } = started;
    for (let delay = 0; delay < 60; delay += 6) {
      const name = `app-${delay}`;
      await create(started, name, 'sleep 60', { proxyPort: 9 });
      await new Promise((resolve) => setTimeout(resolve, delay));
      const query = { Id: name, Cluster: 'Msc1' };
      const twice = [1, 2].map(() => denvr.call('destroyApplication', { query }));
      const statuses = (await Promise.all(twice)).map(({ status }) => status);
      expect(statuses[0]).toBe(202);
      await denvr.until(name, 'gone');
    }
    const list = await denvr.result<{ items: object[] }>('getApplications');
    expect(list.items).toEqual([]);
  });

  test('of one that is waiting for capacity find it where it is', async () => {
    const started = await openCloud({ set: { 'denvr.capacity': '1' } });
    const { denvr } = started;
    await create(started, 'first', 'sleep 60');
    await denvr.until('first', 'ONLINE');
    await create(started, 'second', 'sleep 60');
    await create(started, 'third', 'sleep 60');
    const waiting = await denvr.until('third', 'PENDING_RESOURCES');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await denvr.details('third'))?.statusMessage).toContain(smallPackage);
    expect(waiting?.publicIp).toBe('');
    await destroy(started, 'second');
    await denvr.until('second', 'gone');
    await denvr.result('stopApplication', { body: { id: 'first', cluster: 'Msc1' } });
    await denvr.until('third', 'ONLINE');
  });

  test('that the local cloud was told to fail stop at the failure', async () => {
    const started = await openCloud({ set: { 'denvr.create': 'ADMIN_WAIT' } });
    await create(started, 'app', 'sleep 60');
    const failed = await started.denvr.until('app', 'ADMIN_WAIT');
    expect(failed?.statusMessage).toContain('denvr.create');
    await destroy(started, 'app');
    await started.denvr.until('app', 'gone');
  });
});

describe('ports', () => {
  test('readiness waits for the port; dns leads to the proxied one, for who has a key', async () => {
    await using directory = await temporaryDirectory();
    const told = join(directory.path, 'told');
    const started = await openCloud();
    const { denvr } = started;
    const port = await freePort();
    await create(started, 'web', '', {
      imageCmdOverride: webServer(port, told),
      readinessWatcherPort: port,
      proxyPort: port,
      proxyApiKeys: ['key_1', 'key-2'],
    });
    const before = await denvr.until('web', 'PENDING_READINESS');
    const { dns } = before ?? {};
    expect(dns).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const url = `${dns}page`;
    const headers = { authorization: 'Bearer key-2' };
    expect((await rawRequest({ method: 'GET', url, headers })).status).toBe(503);
    writeFileSync(told, '');
    await denvr.until('web', 'ONLINE');
    expect(await rawRequest({ method: 'GET', url, headers })).toMatchObject({
      status: 200,
      body: 'hello /page',
    });
    for (const wrong of [{}, { authorization: 'Bearer key' }, { 'x-api-key': 'key_1' }]) {
      expect((await rawRequest({ method: 'GET', url, headers: wrong })).status).toBe(401);
    }
    const evil = { ...headers, host: 'evil.example' };
    expect((await rawRequest({ method: 'GET', url, headers: evil })).status).toBe(403);
    await destroy(started, 'web');
    await denvr.until('web', 'gone');
    await expect(rawRequest({ method: 'GET', url, headers })).rejects.toThrow('ECONNREFUSED');
  });

  test('of the catalog are proxied too, and keys can be shown in another header', async () => {
    const started = await openCloud({ set: { 'denvr.proxyKey': 'X-API-Key' } });
    const { denvr } = started;
    const port = await freePort();
    const body = {
      name: 'hello',
      cluster: 'Msc1',
      hardwarePackageName: smallPackage,
      applicationCatalogItemName: 'irori-hello',
      applicationCatalogItemVersion: '1',
      environmentVariables: { PORT: String(port) },
      startupCommands: ['echo one', 'echo two'],
      proxyPort: String(port),
      proxyApiKeys: ['key'],
    };
    await denvr.result('createCatalogApplication', { body });
    expect(await denvr.untilLogged('hello', 'listening')).toBe(`one\ntwo\nlistening on ${port}\n`);
    const url = (await denvr.details('hello'))?.dns ?? '';
    const headers = { 'x-api-key': 'key' };
    const answer = await rawRequest({ method: 'GET', url, headers });
    expect(answer).toMatchObject({ status: 200, body: 'hello from the catalog\n' });
  });

  test('need not be there: ONLINE can also never come', async () => {
    const started = await openCloud({ set: { 'denvr.onlineWithoutPort': 'never' } });
    await create(started, 'app', 'echo up; sleep 60');
    await started.denvr.untilLogged('app', 'up');
    expect((await started.denvr.details('app'))?.status).toBe('PENDING_READINESS');
  });
});

test('a reset ends every program and forgets everything but the credentials', async () => {
  const started = await openCloud();
  const { cloud, denvr } = started;
  const port = await freePort();
  for (const name of ['a', 'b']) await create(started, name, 'echo $$; exec sleep 60');
  await create(started, 'web', 'sleep 60', { proxyPort: port });
  await denvr.result('createVpc', { body: { name: 'denvr-x', cluster: 'Msc1' } });
  const pids = [];
  for (const name of ['a', 'b']) pids.push(Number(await denvr.untilLogged(name, '\n')));
  const url = (await denvr.details('web'))?.dns ?? '';
  await cloud.reset();
  expect(pids.filter(isAlive)).toEqual([]);
  await expect(rawRequest({ method: 'GET', url })).rejects.toThrow('ECONNREFUSED');
  expect(await denvr.result('getApplications')).toEqual({ items: [] });
  const vpcs = await denvr.result<{ items: object[] }>('getVpcs');
  expect(vpcs.items).toHaveLength(2);
  await create(started, 'a', 'sleep 60');
  await denvr.until('a', 'ONLINE');
});
