import { freePort, temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { rawRequest } from '../dok/support/client.ts';
import { isAlive } from '../engine/support.ts';
import { machine, shellApplication } from './support/client.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';

function create({ denvr }: ServerProcess, name: string, script: string, over?: object) {
  return denvr.result('createCustomApplication', { body: shellApplication(name, script, over) });
}

function serverScript(port: number): string {
  return `require('node:http').createServer((q, a) => a.end('still here')).listen(${port}, '127.0.0.1')`;
}

describe('after a kill -9', () => {
  test('programs, tokens, listeners and due steps are found again', async () => {
    await using directory = await temporaryDirectory();
    const first = await startServer(directory.path);
    const { username, password } = first.denvr.account;
    const login = { userNameOrEmailAddress: username, password };
    const tokens = await first.denvr.result<{ accessToken: string }>('authenticate', {
      body: login,
    });
    await create(first, 'counter', 'i=0; while :; do i=$((i+1)); echo $i; sleep 0.02; done');
    const port = await freePort();
    await create(first, 'web', '', {
      imageCmdOverride: [process.execPath, '-e', serverScript(port)],
      readinessWatcherPort: port,
      proxyPort: port,
    });
    await first.denvr.until('web', 'ONLINE');
    await create(first, 'leaving', "trap '' TERM; echo up; while :; do sleep 0.02; done");
    await first.denvr.untilLogged('leaving', 'up');
    const before = await first.denvr.untilLogged('counter', '9\n');
    const { dns } = (await first.denvr.details('web')) ?? {};
    const query = { Id: 'leaving', Cluster: 'Msc1' };
    await first.denvr.result('destroyApplication', { query });
    await first.denvr.result('createServer', { body: machine('vm') });
    await first.kill();

    const second = await startServer(directory.path);
    const { denvr } = second;
    await denvr.until('leaving', 'gone');
    expect((await rawRequest({ method: 'GET', url: dns ?? '' })).body).toBe('still here');
    expect((await denvr.details('web'))?.status).toBe('ONLINE');
    // It went on counting all the time: no line is missing and none came twice.
    const after = await denvr.untilLogged('counter', '30\n');
    expect(after.startsWith(before)).toBe(true);
    const numbers = after.trimEnd().split('\n').map(Number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const place = { Id: 'vm', Namespace: 'denvr', Cluster: 'Msc1' };
    for (;;) {
      const { status } = await denvr.result<{ status: string }>('getServer', { query: place });
      if (status === 'ONLINE') break;
    }
    const authorization = `Bearer ${tokens.accessToken}`;
    expect((await denvr.call('getClusters', { headers: { authorization } })).status).toBe(200);
    expect(await second.stop()).toBe(0);
  }, 180_000);

  test.each([1, 2, 3])(
    'every application that was accepted runs or is gone as asked (seed %d)',
    async (seed) => {
      await using directory = await temporaryDirectory();
      const first = await startServer(directory.path);
      const accepted: string[] = [];
      const destroyed = new Set<string>();
      const maker = async (): Promise<void> => {
        for (let index = 0; ; index += 1) {
          const name = `app-${index}`;
          await create(first, name, `echo ${name}; exec sleep 60`);
          accepted.push(name);
          if (index % 2 === 1) {
            destroyed.add(name);
            const query = { Id: name, Cluster: 'Msc1' };
            await first.denvr.result('destroyApplication', { query });
          }
        }
      };
      let hasEnded = false;
      const broken = maker().catch(() => {
        hasEnded = true;
      });
      while (accepted.length < seed * 2 && !hasEnded) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      expect(hasEnded).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, seed * 15));
      await first.kill();
      await broken;

      const second = await startServer(directory.path);
      const { denvr } = second;
      for (const name of accepted.slice(0, 6)) {
        if (destroyed.has(name)) {
          // The last one may not have been told: the kill came before.
          if (name !== accepted.at(-1)) await denvr.until(name, 'gone');
          continue;
        }
        const details = await denvr.details(name);
        if (details?.status !== 'PENDING_RESOURCES') {
          expect(await denvr.untilLogged(name, '\n')).toBe(`${name}\n`);
        }
      }
      expect(await second.stop()).toBe(0);
    },
    180_000,
  );

  test('a clean stop ends the programs, and the next start starts them again', async () => {
    await using directory = await temporaryDirectory();
    const first = await startServer(directory.path);
    await create(first, 'app', 'echo $$; exec sleep 60');
    const pid = Number(await first.denvr.untilLogged('app', '\n'));
    await first.denvr.until('app', 'ONLINE');
    expect(await first.stop()).toBe(0);
    expect(isAlive(pid)).toBe(false);
    const second = await startServer(directory.path);
    await second.denvr.until('app', 'ONLINE');
    const again = Number(await second.denvr.untilLogged('app', '\n'));
    expect(again).not.toBe(pid);
    expect(await second.stop()).toBe(0);
  }, 180_000);
});
