import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findEngine } from '../../src/engine/runtimes/container/find-engine.ts';
import { openContainerRuntime } from '../../src/engine/runtimes/container/runtime.ts';
import { eventually, startEngine, type TestEngine } from '../engine/support.ts';
import {
  containerSettings,
  engineClient,
  engineSocket,
  inContainer,
  silentLogger,
  testImage,
} from './support.ts';

const canStart =
  engineSocket !== undefined &&
  process.env['IRORI_TEST_ENGINE_KIND'] !== 'podman' &&
  process.getuid?.() === 0;

/** A dockerd of this test's own, to be stopped. */
class Daemon {
  readonly socket: string;
  readonly #arguments: readonly string[];
  #child: ChildProcess | undefined;

  constructor(folder: string) {
    this.socket = join(folder, 'docker.sock');
    this.#arguments = [
      ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
      ...['-H', `unix://${this.socket}`, '--pidfile', join(folder, 'pid')],
      ...['--iptables=false', '--bridge=none'],
    ];
  }

  async start(...more: readonly string[]): Promise<void> {
    this.#child = spawn('dockerd', [...this.#arguments, ...more], { stdio: 'ignore' });
    const deadline = performance.now() + 60_000;
    while ((await findEngine({ url: `unix://${this.socket}` })).kind === 'none') {
      if (performance.now() > deadline) throw new Error('dockerd does not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  /** Gives it the test image of the engine under test. */
  async load(): Promise<void> {
    const { default: Client } = await import('dockerode');
    const archive = await (await engineClient()).getImage(testImage).get();
    const answer = await new Client({ socketPath: this.socket }).loadImage(archive);
    answer.resume();
    await once(answer, 'end');
  }
}

describe.skipIf(!canStart)(
  'an engine whose daemon is stopped and started again',
  { timeout: 180_000 },
  () => {
    let folder: TemporaryDirectory;
    let daemon: Daemon;
    let local: TestEngine;

    beforeEach(async () => {
      folder = await temporaryDirectory();
      daemon = new Daemon(folder.path);
    }, 90_000);

    afterEach(async () => {
      await local?.[Symbol.asyncDispose]();
      await daemon.stop();
      await folder.remove();
    }, 90_000);

    /** Starts all, and a job; the result is its id. */
    async function running(line: string, ...more: readonly string[]): Promise<string> {
      await daemon.start(...more);
      await daemon.load();
      const dataDir = join(folder.path, 'cloud');
      await mkdir(dataDir);
      const options = containerSettings();
      const runtime = await openContainerRuntime({
        ...{ socket: daemon.socket, dataDir, options, logger: silentLogger },
      });
      local = await startEngine({ runtime, dataDir });
      const { id } = local.engine.submit(inContainer(line)).spec;
      await eventually(() => local.logText(id) === 'ready\n', 'it is ready');
      return id;
    }

    test('ends its jobs with their own exit code and their last words', async () => {
      const id = await running("trap 'echo bye; exit 143' TERM; echo ready; sleep 100 & wait");
      await daemon.stop();
      await daemon.start();
      const { end, exitCode } = await local.ended(id);
      expect([end?.kind, exitCode]).toEqual(['exited', 143]);
      expect(local.logText(id)).toBe('ready\nbye\n');
      expect((await local.run(inContainer('exit 3'))).exitCode).toBe(3);
    });

    test('but leaves its containers has their jobs again, whole', async () => {
      const line = 'echo ready; for i in 1 2 3 4 5 6 7 8; do sleep 0.5; echo $i; done; exit 9';
      const id = await running(line, '--live-restore');
      await daemon.stop();
      await daemon.start('--live-restore');
      const { end, exitCode } = await local.ended(id);
      expect([end?.kind, exitCode]).toEqual(['exited', 9]);
      expect(local.logText(id)).toBe('ready\n1\n2\n3\n4\n5\n6\n7\n8\n');
      await local[Symbol.asyncDispose]();
      await daemon.stop();
      // With this option each start leaves a mount behind.
      const data = join(folder.path, 'data');
      execFileSync('sh', ['-c', 'while umount -l "$1" 2>/dev/null; do :; done', 'sh', data]);
    });
  },
);
