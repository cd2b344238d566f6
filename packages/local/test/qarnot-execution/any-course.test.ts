import { setTimeout as pause } from 'node:timers/promises';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFinal } from '../../src/clouds/qarnot/execution/lifecycle.ts';
import { ExecutionRefusal } from '../../src/clouds/qarnot/execution/types.ts';
import { seededRandom } from '../crash/harness.ts';
import { eventually } from '../engine/support.ts';
import { startExecution, type TestExecution } from './support.ts';

const SEEDS = [1, 2, 3];
const STEPS = 40;

let directory: TemporaryDirectory;

beforeAll(async () => {
  directory = await temporaryDirectory();
});

afterAll(async () => {
  await directory.remove();
});

/** What a user may do at any moment; a refusal is a fine answer. */
async function act(local: TestExecution, roll: number, tasks: string[], pools: string[]) {
  const pick = (list: readonly string[]): string =>
    list[Math.floor(roll * 997) % list.length] ?? '';
  const lines = ['true', 'exit 1', 'sleep 0.05', 'echo 1 >r; sleep 0.02', 'exit $INSTANCE_ID'];
  const { execution } = local;
  if (roll < 0.45) {
    const poolUuid = roll < 0.15 && pools.length > 0 ? { poolUuid: pick(pools) } : {};
    const body = {
      instanceCount: 1 + Math.floor(roll * 13),
      resultBucket: 'results',
      retrySettings: { maxTotalRetries: 2 },
      ...poolUuid,
    };
    tasks.push(local.shell(pick(lines), body));
  } else if (roll < 0.5) pools.push(local.pool({ instanceCount: 2 }));
  else if (roll < 0.7) execution.abortTask(pick(tasks));
  else if (roll < 0.8) execution.removeTask(pick(tasks));
  else if (roll < 0.85) execution.closePool(pick(pools));
  else if (roll < 0.9) execution.snapshot(pick(tasks), { ...nothing, bucket: 'snapshots' });
  else if (roll < 0.95) await execution.refreshTask(pick(tasks));
  else await execution.freshLog(pick(tasks), 'stdout', null);
}

const nothing = { whitelist: null, blacklist: null, bucket: null, bucketPrefix: null };

test.each(SEEDS)(
  'any course of requests keeps to the life cycle and comes to rest (%i)',
  async (seed) => {
    const random = seededRandom(seed);
    const dataDir = `${directory.path}/${seed}`;
    let local = await startExecution({ dataDir, slots: 4 });
    const tasks: string[] = [];
    const pools: string[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      await act(local, random(), tasks, pools).catch((error) => {
        if (!(error instanceof ExecutionRefusal)) throw error;
      });
      if (random() < 0.4) await pause(random() * 40);
      if (step % 15 === 14) {
        await local.close('keep');
        expect(local.illegal).toEqual([]);
        local = await startExecution({ dataDir, slots: 4 });
      }
    }
    const isOver = (uuid: string): boolean => isFinal(local.state(uuid) ?? 'Cancelled');
    await eventually(() => tasks.every(isOver), 'the end of every task');
    await eventually(() => local.engine.stats().running === 0, 'the end of every program');
    for (const pool of pools) local.execution.removePool(pool);
    await eventually(
      () => pools.every((pool) => local.rows.pools.find(pool) === undefined),
      'no pool',
    );
    expect(local.illegal).toEqual([]);
    for (const uuid of tasks.filter((task) => local.state(task) !== undefined)) {
      const status = local.execution.taskStatus(uuid);
      const running = status?.runningInstancesInfo?.perRunningInstanceInfo ?? [];
      expect([uuid, running]).toEqual([uuid, []]);
      expect(local.found(uuid).endedAt).not.toBeNull();
    }
    await local.close('stop');
  },
);
