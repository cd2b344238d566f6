import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expectNoCanary } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RegistryLogin, Workload } from '../../src/engine/types.ts';
import type { TestEngine } from '../engine/support.ts';
import { engineClient, engineSocket, inContainer, startContainers } from './support.ts';

const {
  IRORI_TEST_REGISTRY: registry,
  IRORI_TEST_REGISTRY_USER: username = '',
  IRORI_TEST_REGISTRY_PASSWORD: password = '',
} = process.env;
const image = `${registry}/private/busybox:1`;

/** A server that takes connections and never says a word, not even in a TLS handshake. */
async function silentServer(): Promise<AsyncDisposable & { port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function forgetImage(): Promise<void> {
  const client = await engineClient();
  await client
    .getImage(image)
    .remove({ force: true })
    .catch(() => {});
}

describe.skipIf(engineSocket === undefined || registry === undefined)('a private registry', () => {
  let local: TestEngine;

  beforeEach(async () => {
    await forgetImage();
    local = await startContainers({ containers: { pullPatience: 2 } });
  });

  afterEach(async () => {
    await local?.[Symbol.asyncDispose]();
    await forgetImage();
  });

  async function runWith(
    login: RegistryLogin | undefined,
    from: string = image,
  ): Promise<Workload> {
    local.engine.setHooks('with-login', { login: () => login });
    return await local.run(inContainer('echo pulled', { image: from, cloud: 'with-login' }));
  }

  test('gives its image to who has the credentials, and nobody asks it again', async () => {
    const first = await runWith({ username, password });
    expect(first.end?.reason).toBe('The program ended with exit code 0.');
    expect(local.logText(first.spec.id)).toBe('pulled\n');
    const second = await runWith(undefined);
    expect(second.exitCode).toBe(0);
  });

  test.each([
    ['a wrong password', { username, password: 'irori-canary-not-this' }],
    ['no credentials', undefined],
  ])('refuses %s, and the sentence says so', async (_, login) => {
    const { end, startedAt } = await runWith(login);
    expect([end?.kind, startedAt]).toEqual(['start_failed', null]);
    expect(end?.reason).toMatch(/refused the credentials|was not found/);
    expect(end?.reason).toMatch(/unauthorized|no basic auth|authentication required/);
    expectNoCanary(JSON.stringify(end), ['irori-canary-not-this']);
  });

  test('that does not have the image says so', async () => {
    const { end } = await runWith({ username, password }, `${registry}/private/nothing:1`);
    expect(end?.reason).toMatch(/^The image ".*\/private\/nothing:1" was not found: /);
  });

  test('that hangs is given up', async () => {
    await using silent = await silentServer();
    const { port } = silent;
    const { end } = await runWith(undefined, `127.0.0.1:${port}/x:1`);
    expect(end?.reason).toMatch(/cannot be reached: .*silent for 2 s/);
  });

  test('is not waited for when the workload is stopped', async () => {
    await using silent = await silentServer();
    const { port } = silent;
    const { spec } = local.engine.submit(inContainer('', { image: `127.0.0.1:${port}/x:1` }));
    await local.reached(spec.id, 'preparing');
    const request = { kind: 'canceled', reason: 'It was canceled.' } as const;
    local.engine.stop(spec.id, request);
    expect((await local.ended(spec.id)).end).toEqual(request);
  });
});
