import { mkdir } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openContainerRuntime } from '../../src/engine/runtimes/container/runtime.ts';
import { eventually, startEngine, type TestEngine } from '../engine/support.ts';
import {
  containerSettings,
  containersOf,
  engineClient,
  engineSocket,
  inContainer,
  silentLogger,
} from './support.ts';

/** A way to the engine under test that can be cut, as if the engine was stopped. */
class Bridge {
  readonly socket: string;
  readonly #open = new Set<Socket>();
  #server: Server | undefined;

  constructor(socket: string) {
    this.socket = socket;
  }

  async start(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = createServer({ allowHalfOpen: true }, (near) => {
      const far = connect({ path: engineSocket ?? '', allowHalfOpen: true });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => this.#open.delete(one));
        one.pipe(other);
      }
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.socket, resolve));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise((resolve) => server?.close(resolve));
    for (const socket of this.#open) socket.destroy();
    if (server !== undefined) await closed;
  }
}

describe.skipIf(engineSocket === undefined)('an engine that goes away', () => {
  let folder: TemporaryDirectory;
  let bridge: Bridge;
  let local: TestEngine;

  beforeEach(async () => {
    folder = await temporaryDirectory();
    bridge = new Bridge(join(folder.path, 'engine.sock'));
    await bridge.start();
    const dataDir = join(folder.path, 'cloud');
    await mkdir(dataDir);
    const runtime = await openContainerRuntime({
      socket: bridge.socket,
      dataDir,
      options: containerSettings({ enginePatience: 5 }),
      logger: silentLogger,
    });
    local = await startEngine({ runtime, dataDir, slots: 4 });
  });

  afterEach(async () => {
    await bridge.start();
    await local?.[Symbol.asyncDispose]();
    const client = await engineClient();
    for (const id of await containersOf(join(folder.path, 'cloud'))) {
      await client.getContainer(id).remove({ force: true });
    }
    await bridge.stop();
    await folder.remove();
  });

  async function running(line: string, first = ':'): Promise<string> {
    const { id } = local.engine.submit(inContainer(`${first}; echo ready; ${line}`)).spec;
    await eventually(() => local.logText(id) === 'ready\n', 'it is ready');
    return id;
  }

  test('and comes back has its jobs as if nothing had been', async () => {
    const id = await running('sleep 0.5; echo meanwhile; sleep 2; echo after; exit 3');
    await bridge.stop();
    await new Promise((resolve) => setTimeout(resolve, 900));
    await bridge.start();
    const { end, exitCode } = await local.ended(id);
    expect([end?.kind, exitCode]).toEqual(['exited', 3]);
    expect(local.logText(id)).toBe('ready\nmeanwhile\nafter\n');
  });

  test('and comes back ends the job that was stopped meanwhile', async () => {
    const id = await running('while :; do sleep 0.1; done', "trap 'exit 6' TERM");
    await bridge.stop();
    local.engine.stop(id, { kind: 'canceled', reason: 'It was canceled.' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await bridge.start();
    const { end, exitCode } = await local.ended(id);
    expect([end?.kind, exitCode]).toEqual(['canceled', 6]);
  });

  test('for good is given up, and so is what comes after', { timeout: 120_000 }, async () => {
    const id = await running('sleep 100');
    await bridge.stop();
    const { end } = await local.ended(id);
    expect(end?.kind).toBe('lost');
    expect(end?.reason).toMatch(/did not answer for 5 s while it ran/);
    const next = await local.run(inContainer('true'));
    expect(next.end?.kind).toBe('start_failed');
    expect(next.end?.reason).toMatch(/^The container engine at .*engine.sock does not answer/);
  });
});
