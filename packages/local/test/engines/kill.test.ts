import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workload, WorkloadSpec } from '../../src/engine/types.ts';
import { CrashProcess, seededRandom } from '../crash/harness.ts';
import { containersOf, engineClient, engineSocket, inContainer } from './support.ts';

const serverScript = fileURLToPath(new URL('../crash/engine-server.mjs', import.meta.url));
const KILLS = 6;

interface Expected {
  readonly spec: WorkloadSpec;
  readonly exitCode: number;
  readonly log: string;
}

function numbers(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}\n`).join('');
}

/** Counts slowly to its log, with much text at the beginning and a line that has no end. */
function counting(count: number, exitCode: number): Expected {
  const line =
    `seq 1 5000; for i in $(seq 1 ${count}); do echo tick$i; sleep 0.02; done; ` +
    `head -c 50000 /dev/zero | tr '\\0' x; sleep 0.3; printf end; exit ${exitCode}`;
  const log = `${numbers('', 5000)}${numbers('tick', count)}${'x'.repeat(50_000)}end`;
  return { spec: inContainer(line), exitCode, log };
}

describe.skipIf(engineSocket === undefined)('a server with containers that is killed', () => {
  let folder: TemporaryDirectory;
  let dataDir: string;
  let server: CrashProcess | undefined;

  beforeEach(async () => {
    folder = await temporaryDirectory();
    dataDir = join(folder.path, 'data');
  });

  afterEach(async () => {
    await server?.kill();
    const client = await engineClient();
    for (const id of await containersOf(dataDir)) {
      // It may be on its way out already.
      await client
        .getContainer(id)
        .remove({ force: true })
        .catch(() => {});
    }
    await folder.remove();
  });

  async function start(): Promise<CrashProcess> {
    const started = new CrashProcess(serverScript, [dataDir, 'null', engineSocket ?? '']);
    server = started;
    await started.line((line) => 'ready' in JSON.parse(line));
    return started;
  }

  async function ask(to: CrashProcess, number: number, request: object): Promise<unknown> {
    const answer = to.line((line) => JSON.parse(line).answer === number);
    to.send(JSON.stringify({ number, ...request }));
    return JSON.parse(await answer);
  }

  test(`${KILLS} times has whole logs and true exit codes`, { timeout: 300_000 }, async () => {
    const random = seededRandom(20_261_122);
    // One ends early, one in the middle, and one after the last kill.
    const all = [counting(10, 3), counting(80, 7), counting(300, 0)];
    let now = await start();
    for (const [index, { spec }] of all.entries()) {
      await ask(now, index, { call: 'submit', spec });
    }
    for (let kill = 0; kill < KILLS; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50 + random() * 900));
      await now.kill();
      await new Promise((resolve) => setTimeout(resolve, random() * 400));
      now = await start();
    }
    const ids = all.map(({ spec }) => spec.id);
    const deadline = performance.now() + 180_000;
    let listed: (Workload & { readonly log: string })[] = [];
    do {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const answer = await ask(now, performance.now(), { call: 'list', ids });
      ({ workloads: listed } = answer as { workloads: typeof listed });
    } while (listed.some(({ state }) => state !== 'ended') && performance.now() < deadline);
    for (const { spec, exitCode, log } of all) {
      const found = listed.find((one) => one.spec.id === spec.id);
      expect([found?.end?.kind, found?.exitCode]).toEqual(['exited', exitCode]);
      expect(readFileSync(found?.log ?? '', 'utf8') === log).toBe(true);
    }
    expect(now.complaints).toBe('');
  });

  test('before it stored that a container runs, runs it once', { timeout: 180_000 }, async () => {
    const { spec } = inContainerOnce();
    const plan = JSON.stringify({ state: 'running', when: 'before', nth: 1 });
    const first = new CrashProcess(serverScript, [dataDir, plan, engineSocket ?? '']);
    await first.line((line) => 'ready' in JSON.parse(line));
    first.send(JSON.stringify({ number: 1, call: 'submit', spec }));
    await first.exited;
    const second = await start();
    const deadline = performance.now() + 90_000;
    let found: (Workload & { readonly log: string }) | undefined;
    do {
      const answer = await ask(second, performance.now(), { call: 'list', ids: [spec.id] });
      [found] = (answer as { workloads: (Workload & { log: string })[] }).workloads;
    } while (found?.state !== 'ended' && performance.now() < deadline);
    expect([found?.end?.kind, found?.exitCode]).toEqual(['exited', 4]);
    expect(readFileSync(found?.log ?? '', 'utf8')).toBe('once\n');
  });
});

function inContainerOnce(): { readonly spec: WorkloadSpec } {
  return { spec: inContainer('sleep 0.2; echo once; exit 4') };
}
