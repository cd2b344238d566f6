import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { components } from '../../src/generated/qarnot/wire.ts';
import { eventually } from '../engine/support.ts';
import { startExecution, type TestExecution } from './support.ts';

type Schemas = components['schemas'];

let local: TestExecution;
let clock: FakeClock;

async function begin(options: Parameters<typeof startExecution>[0] = {}): Promise<void> {
  clock = new FakeClock(Date.UTC(2026, 0, 5, 12));
  local = await startExecution({ slots: 6, clock, ...options });
}

beforeEach(() => begin());

afterEach(async () => {
  const { illegal, complaints } = local;
  await local[Symbol.asyncDispose]();
  expect([illegal, complaints]).toEqual([[], []]);
});

const gate = (name: string): string => join(local.store.dataDir, name);
const waitFor = (name: string, exit = 0): string =>
  `until test -e ${gate(name)}; do sleep 0.01; done; exit ${exit}`;
const open = (name: string): void => writeFileSync(gate(name), '');

describe('dependencies', () => {
  test('hold a task back until all others have ended, whatever their end', async () => {
    const jobUuid = local.job();
    const a = local.shell(waitFor('a'), { jobUuid });
    const b = local.shell(waitFor('b', 1), { jobUuid });
    const c = local.task('true', { jobUuid, dependencies: { dependsOn: [a, b] } });
    expect(local.execution.dependencies(c)).toEqual({ dependsOn: [a, b], state: 'waiting' });
    open('a');
    await local.ended(a);
    local.execution.removeTask(a);
    expect(local.state(c)).toBe('Submitted');
    open('b');
    await local.ended(c);
    expect([local.state(a), local.state(b), local.state(c)]).toEqual([
      undefined,
      'Failure',
      'Success',
    ]);
    expect(local.execution.dependencies(c)?.state).toBe('dependencyConditionsFulfilled');
  });

  test('cancel a task whose condition cannot be met any more, and those after it', async () => {
    const jobUuid = local.job();
    const a = local.shell(waitFor('a', 1), { jobUuid });
    const after = (taskUuid: string, ...taskFinalStateCondition: Schemas['TaskFinalState'][]) =>
      local.task('true', {
        jobUuid,
        dependencies: { advancedDependsOn: [{ taskUuid, taskFinalStateCondition }] },
      });
    const onSuccess = after(a, 'success');
    const onFailure = after(a, 'failure');
    const onCancelled = after(onSuccess, 'cancelled');
    open('a');
    await Promise.all([onSuccess, onFailure, onCancelled].map((task) => local.ended(task)));
    expect([onSuccess, onFailure, onCancelled].map((task) => local.state(task))).toEqual([
      'Cancelled',
      'Success',
      'Success',
    ]);
    expect(local.execution.dependencies(onSuccess)).toMatchObject({
      state: 'dependencyConditionsNotFulfilled',
      advancedDependsOn: [{ actualFinalState: 'failure', taskFinalStateCondition: ['success'] }],
    });
  });

  test('on a task that has ended already count at once', async () => {
    const jobUuid = local.job();
    const a = local.task('true', { jobUuid });
    await local.ended(a);
    const b = local.task('true', { jobUuid, dependencies: { dependsOn: [a] } });
    expect((await local.ended(b)).state).toBe('Success');
  });
});

describe('a job', () => {
  test('that is terminated cancels its tasks and is completed', async () => {
    const jobUuid = local.job();
    const tasks = [local.task('sleep 600', { jobUuid }), local.task('sleep 600', { jobUuid })];
    await Promise.all(tasks.map((task) => local.reached(task, 'FullyExecuting')));
    local.execution.terminateJob(jobUuid);
    expect(local.rows.jobs.find(jobUuid)?.state).toBe('Terminating');
    await Promise.all(tasks.map((task) => local.ended(task)));
    expect(local.rows.jobs.find(jobUuid)).toMatchObject({
      state: 'Completed',
      previousState: 'Terminating',
    });
    expect(() => local.execution.terminateJob(jobUuid)).toThrow('terminated already');
  });

  test('lives no longer than its wall time, and not beyond its time to live', async () => {
    const jobUuid = local.job({ maxWallTime: '01:00:00', completionTimeToLive: '00:10:00' });
    const task = local.task('sleep 600', { jobUuid });
    await local.reached(task, 'FullyExecuting');
    clock.advance(3_599_000);
    expect(local.rows.jobs.find(jobUuid)?.state).toBe('Active');
    clock.advance(1000);
    await local.ended(task);
    expect(local.rows.jobs.find(jobUuid)?.state).toBe('Completed');
    clock.advance(600_000);
    await eventually(() => local.rows.jobs.find(jobUuid) === undefined, 'its removal');
    expect(local.state(task)).toBeUndefined();
  });

  test('that is deleted goes with its tasks, also while they run', async () => {
    const jobUuid = local.job();
    const task = local.task('sleep 600', { jobUuid });
    await local.reached(task, 'FullyExecuting');
    local.execution.removeJob(jobUuid);
    expect(local.rows.jobs.find(jobUuid)?.state).toBe('Deleting');
    await eventually(() => local.rows.jobs.find(jobUuid) === undefined, 'its removal');
    expect(local.state(task)).toBeUndefined();
  });
});

describe('times of a task', () => {
  test('one that is queued for too long fails', async () => {
    const blocker = local.task('sleep 600', { instanceCount: 6 });
    await local.reached(blocker, 'FullyExecuting');
    const uuid = local.task('true', { maxTimeQueueSeconds: 60, instanceCount: 2 });
    clock.advance(59_000);
    expect(local.state(uuid)).toBe('Submitted');
    clock.advance(1000);
    expect(local.found(uuid)).toMatchObject({
      state: 'Failure',
      errors: [{ code: 'QueueTimeLimit', message: expect.stringContaining('60 s') }],
    });
  });

  test('one that has ended goes when its time to live is over', async () => {
    const uuid = local.task('true', { completionTimeToLive: '1.00:00:00' });
    await local.ended(uuid);
    clock.advance(86_399_000);
    expect(local.state(uuid)).toBe('Success');
    clock.advance(1000);
    expect(local.state(uuid)).toBeUndefined();
  });

  test('of too many ended ones the oldest go that may', async () => {
    await local[Symbol.asyncDispose]();
    await begin({ options: { keptTasks: 2 } });
    const tasks: string[] = [];
    for (const autoDeleteOnCompletion of [true, false, true, false]) {
      tasks.push(local.task('true', { autoDeleteOnCompletion }));
      await local.ended(tasks.at(-1) ?? '');
    }
    expect(tasks.map((task) => local.state(task))).toEqual([
      undefined,
      'Success',
      undefined,
      'Success',
    ]);
  });

  test('a periodic snapshot is taken again and again, until it is stopped', async () => {
    const uuid = local.shell('echo 1 >part; exec sleep 600', { resultBucket: 'out' });
    await local.reached(uuid, 'FullyExecuting');
    const config = { whitelist: null, blacklist: null, bucket: 'snaps', bucketPrefix: null };
    local.execution.snapshotPeriodic(uuid, config, 30);
    const count = (): number =>
      local.store.database
        .prepare<{ n: number }>(
          "SELECT count(*) AS n FROM qarnot_snapshots WHERE status = 'success'",
        )
        .get()?.n ?? 0;
    for (const expected of [1, 2]) {
      clock.advance(30_000);
      await eventually(() => count() === expected, `snapshot ${expected}`);
    }
    local.execution.snapshotPeriodic(uuid, config, 0);
    clock.advance(120_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(count()).toBe(2);
  });
});

describe('a pool', () => {
  const state = (uuid: string) => local.rows.pools.find(uuid)?.state;

  test.each<Partial<Schemas['PoolCreate']>>([
    { instanceCount: 2_000_000_000 },
    { scaling: { policies: [{ type: 'Fixed', slotsCount: 2_000_000_000 }] } },
  ])('of any size asked for stay small enough for this machine: %j', (body) => {
    const poolUuid = local.pool(body);
    const count = local.store.database
      .prepare<{ n: number }>('SELECT count(*) AS n FROM qarnot_pool_slots WHERE pool = ?')
      .get(poolUuid);
    expect(count?.n).toBe(1000);
  });

  test('of fixed size runs as many instances as it has slots, and no more', async () => {
    const poolUuid = local.pool({ instanceCount: 2 });
    expect(state(poolUuid)).toBe('FullyExecuting');
    expect(local.execution.poolUsage(poolUuid)).toEqual({ totalSlotCapacity: 2, poolUsage: 0 });
    const uuid = local.shell(waitFor('go'), { poolUuid, instanceCount: 4 });
    await eventually(() => local.execution.poolUsage(poolUuid).poolUsage === 1, 'a full pool');
    expect(local.execution.queuedOrRunning(poolUuid)).toBe(4);
    const active = (): number => local.engine.stats().running + local.engine.stats().queued;
    expect(active()).toBe(2);
    open('go');
    expect((await local.ended(uuid)).state).toBe('Success');
    expect(local.execution.poolUsage(poolUuid)).toEqual({ totalSlotCapacity: 2, poolUsage: 0 });
  });

  test('gives its tasks its constants, and its job its slots', async () => {
    const constants = [
      { key: 'A', value: 'pool' },
      { key: 'B', value: 'pool' },
    ];
    const poolUuid = local.pool({ instanceCount: 1, constants });
    const jobUuid = local.job({ poolUuid });
    const uuid = local.shell('echo $A $B', { jobUuid, constants: [{ key: 'B', value: 'task' }] });
    await local.ended(uuid);
    expect(await local.log(uuid)).toBe(' 0> pool task\n');
  });

  test('prepares each slot before it takes tasks, and has that as its log', async () => {
    const mark = gate('prepared');
    const poolUuid = local.pool({
      instanceCount: 2,
      preparationTask: { commandLine: `sh -c "echo ready; touch ${mark}"` },
    });
    const uuid = local.shell(`test -e ${mark}`, { poolUuid });
    expect((await local.ended(uuid)).state).toBe('Success');
    await eventually(() => state(poolUuid) === 'FullyExecuting', 'its slots');
    expect(await local.execution.log(poolUuid, 'stdout', 1)).toBe(' 1> ready\n');
    expect(local.states.get(poolUuid)?.slice(0, 2)).toEqual(['Submitted', 'FullyDispatched']);
  });

  test('whose preparation fails is a failure, and its tasks are cancelled', async () => {
    const poolUuid = local.pool({ instanceCount: 1, preparationTask: { commandLine: 'false' } });
    const uuid = local.task('true', { poolUuid });
    expect((await local.ended(uuid)).state).toBe('Cancelled');
    expect(local.rows.pools.find(poolUuid)).toMatchObject({
      state: 'Failure',
      errors: [{ code: 'PreparationFailed' }],
    });
  });

  const limits = { minTotalSlots: 1, maxTotalSlots: 5, minIdleSlots: 0, minIdleTimeSeconds: 60 };
  const queue: Schemas['ScalingPolicy'] = {
    type: 'ManagedTasksQueue',
    name: 'queue',
    scalingFactor: 0.2,
    enabledPeriods: [],
    ...limits,
  };

  test.each<[string, string | null, Partial<Schemas['PoolCreate']>]>([
    ['a policy', 'queue', { scaling: { policies: [queue] } }],
    [
      'the older property',
      null,
      { elasticProperty: { isElastic: true, rampResizeFactor: 0.2, ...limits } },
    ],
  ])('grows with its queue and shrinks when slots have been idle, by %s', async (_, name, body) => {
    const poolUuid = local.pool(body);
    const slots = (): number => local.execution.poolUsage(poolUuid).totalSlotCapacity;
    expect([slots(), local.execution.activePolicy(poolUuid)]).toEqual([1, name]);
    const uuid = local.shell(waitFor('go'), { poolUuid, instanceCount: 9 });
    expect(slots()).toBe(5);
    open('go');
    await local.ended(uuid);
    expect(slots()).toBe(5);
    clock.advance(59_000);
    expect(slots()).toBe(5);
    clock.advance(1000);
    await eventually(() => slots() === 1, 'its smallest size');
    expect(local.rows.pools.find(poolUuid)?.state).toBe('FullyExecuting');
  });

  test('follows the policy of the hour', async () => {
    const poolUuid = local.pool({
      scaling: {
        policies: [
          {
            type: 'Fixed',
            name: 'afternoon',
            slotsCount: 3,
            enabledPeriods: [
              {
                type: 'Weekly',
                days: ['monday'],
                startTimeUtc: '13:00:00',
                endTimeUtc: '14:59:59',
              },
            ],
          },
          { type: 'Fixed', name: 'rest', slotsCount: 1 },
        ],
      },
    });
    const now = (): unknown => [
      local.execution.activePolicy(poolUuid),
      local.execution.poolUsage(poolUuid).totalSlotCapacity,
    ];
    expect(now()).toEqual(['rest', 1]);
    clock.advance(3_600_000);
    expect(now()).toEqual(['afternoon', 3]);
    clock.advance(7_200_000);
    expect(now()).toEqual(['rest', 1]);
  });

  test('that closes lets its tasks end first', async () => {
    const poolUuid = local.pool({ instanceCount: 1 });
    const uuid = local.shell(waitFor('go'), { poolUuid, instanceCount: 2 });
    await local.reached(uuid, 'PartiallyExecuting');
    local.execution.closePool(poolUuid);
    expect(state(poolUuid)).toBe('Closing');
    expect(() => local.execution.closePool(poolUuid)).toThrow('closed already');
    open('go');
    expect((await local.ended(uuid)).state).toBe('Success');
    await eventually(() => state(poolUuid) === 'Closed', 'the end of the pool');
  });

  test('that is idle closes in a moment', async () => {
    const poolUuid = local.pool({ instanceCount: 2 });
    local.execution.closePool(poolUuid);
    expect(state(poolUuid)).toBe('Closing');
    clock.advance(0);
    expect(state(poolUuid)).toBe('Closed');
  });

  test('that is closed is deleted at once, by hand or when its time to live is over', () => {
    const byHand = local.pool({ instanceCount: 1 });
    const byTime = local.pool({ instanceCount: 1, completionTimeToLive: '00:01:00' });
    for (const uuid of [byHand, byTime]) local.execution.closePool(uuid);
    clock.advance(0);
    expect([state(byHand), state(byTime)]).toEqual(['Closed', 'Closed']);
    local.execution.removePool(byHand);
    clock.advance(60_000);
    expect([state(byHand), state(byTime)]).toEqual([undefined, undefined]);
  });

  test('that waits too long for its first slot is a failure', async () => {
    const blocker = local.task('sleep 600', { instanceCount: 6 });
    await local.reached(blocker, 'FullyExecuting');
    const uuid = local.pool({
      instanceCount: 1,
      maxTimeQueueSeconds: 30,
      preparationTask: { commandLine: 'true' },
    });
    clock.advance(30_000);
    expect(local.rows.pools.find(uuid)).toMatchObject({
      state: 'Failure',
      errors: [{ code: 'QueueTimeLimit' }],
    });
  });

  test('of too many closed ones, and of too many completed jobs, the oldest goes that may', async () => {
    await local[Symbol.asyncDispose]();
    await begin({ options: { keptPools: 1, keptJobs: 1 } });
    const pools: string[] = [];
    const jobs: string[] = [];
    for (const autoDeleteOnCompletion of [true, false]) {
      pools.push(local.pool({ instanceCount: 1, autoDeleteOnCompletion }));
      local.execution.closePool(pools.at(-1) ?? '');
      jobs.push(local.job({ autoDeleteOnCompletion }));
      local.execution.terminateJob(jobs.at(-1) ?? '');
      clock.advance(1000);
    }
    expect(pools.map(state)).toEqual([undefined, 'Closed']);
    expect(jobs.map((uuid) => local.rows.jobs.find(uuid)?.state)).toEqual([undefined, 'Completed']);
  });

  test('that is deleted cancels its tasks and is gone', async () => {
    const poolUuid = local.pool({ instanceCount: 1, preparationTask: { commandLine: 'true' } });
    const uuid = local.shell(`touch ${gate('begun')}; exec sleep 600`, { poolUuid });
    await eventually(() => existsSync(gate('begun')), 'its start');
    local.execution.removePool(poolUuid);
    expect(state(poolUuid)).toBe('PendingDelete');
    expect((await local.ended(uuid)).state).toBe('Cancelled');
    await eventually(() => state(poolUuid) === undefined, 'its removal');
  });
});

test('a reset ends and forgets everything', async () => {
  local.task('sleep 600', { instanceCount: 3 });
  local.task('sleep 600', { poolUuid: local.pool({ instanceCount: 1 }), jobUuid: local.job() });
  await eventually(() => local.engine.stats().running > 2, 'some programs');
  await local.execution.reset();
  const { tasks, pools, jobs } = local.rows;
  expect([tasks.all(), pools.all(), jobs.all()]).toEqual([[], [], []]);
  const uuid = local.task('true');
  expect((await local.ended(uuid)).state).toBe('Success');
});
