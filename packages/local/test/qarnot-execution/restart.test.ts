import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock, type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../engine/support.ts';
import { startExecution, type TestExecution } from './support.ts';

let directory: TemporaryDirectory;
let local: TestExecution;
let clock: FakeClock;

async function start(options: Parameters<typeof startExecution>[0] = {}): Promise<void> {
  const dataDir = join(directory.path, 'data');
  local = await startExecution({ dataDir, clock, slots: 4, ...options });
}

/** As a kill leaves it: programs go on, nothing is told. */
async function restart(options: Parameters<typeof startExecution>[0] = {}): Promise<void> {
  await local.close('keep');
  expect(local.illegal).toEqual([]);
  await start(options);
}

beforeEach(async () => {
  directory = await temporaryDirectory();
  clock = new FakeClock();
  await start();
});

afterEach(async () => {
  await local.close('stop');
  await directory.remove();
  expect([local.illegal, local.complaints]).toEqual([[], []]);
});

const gate = (name: string): string => join(directory.path, name);
const open = (name: string): void => writeFileSync(gate(name), '');
const until = (name: string): string => `until test -e ${gate(name)}; do sleep 0.01; done`;

test('running instances are found again, and their results, retries and logs go on', async () => {
  const line = `echo try >>${gate('tries')}; echo begun; ${until('go')}; echo r >r; test $(wc -l <${gate('tries')}) -gt 1`;
  const uuid = local.shell(line, {
    resultBucket: 'out',
    retrySettings: { maxPerInstanceRetries: 3 },
  });
  await eventually(() => existsSync(gate('tries')), 'its start');
  let fresh = '';
  while (fresh === '') fresh = await local.execution.freshLog(uuid, 'stdout', null);
  await restart();
  expect(local.state(uuid)).toBe('FullyExecuting');
  open('go');
  expect((await local.ended(uuid)).state).toBe('Success');
  expect(readFileSync(gate('tries'), 'utf8')).toBe('try\ntry\n');
  expect(await local.content('out')).toEqual({ r: 'r\n' });
  expect(fresh + (await local.execution.freshLog(uuid, 'stdout', null))).toBe(
    ' 0> begun\n 0> begun\n',
  );
  expect(await local.log(uuid)).toBe(' 0> begun\n 0> begun\n');
});

test('waiting instances go on, in and out of pools, and dependencies are met', async () => {
  const jobUuid = local.job();
  const poolUuid = local.pool({ instanceCount: 1 });
  const a = local.shell(until('go'), { instanceCount: 6, jobUuid });
  const b = local.shell(until('go'), { instanceCount: 2, poolUuid });
  const c = local.task('true', { jobUuid, dependencies: { dependsOn: [a] } });
  await local.reached(a, 'PartiallyExecuting');
  await restart();
  open('go');
  for (const uuid of [a, b, c]) expect((await local.ended(uuid)).state).toBe('Success');
});

test('a snapshot under way fails truthfully, a periodic one goes on', async () => {
  const line = `echo 1 >part; touch ${gate('written')}; ${until('go')}`;
  const uuid = local.shell(line, { resultBucket: 'out' });
  // A snapshot without a file in it leaves nothing behind.
  await eventually(() => existsSync(gate('written')), 'its file');
  const config = { whitelist: null, blacklist: null, bucket: 'snaps', bucketPrefix: null };
  local.execution.snapshotPeriodic(uuid, config, 60);
  const id = local.execution.snapshot(uuid, config);
  // In the same moment: it has not begun.
  await restart();
  expect(local.execution.snapshotStatus(uuid, id)?.status).toBe('failure');
  clock.advance(60_000);
  await eventually(() => local.objects.bucket('snaps')?.objects === 1, 'the next one');
  open('go');
  await local.ended(uuid);
});

test('timers are set again: queue limit, wall time, time to live', async () => {
  const blocker = local.task('sleep 600', { instanceCount: 4 });
  await local.reached(blocker, 'FullyExecuting');
  const queued = local.task('true', { maxTimeQueueSeconds: 100 });
  const jobUuid = local.job({ maxWallTime: '00:03:00' });
  const inJob = local.task('true', { jobUuid });
  const kept = local.task(`echo 'open`, { completionTimeToLive: '00:05:00' });
  await restart();
  clock.advance(100_000);
  expect(local.found(queued).errors[0]?.code).toBe('QueueTimeLimit');
  clock.advance(80_000);
  expect(local.state(inJob)).toBe('Cancelled');
  expect(local.state(kept)).toBe('Failure');
  clock.advance(120_000);
  expect(local.state(kept)).toBeUndefined();
});

test('what was being cancelled or removed is', async () => {
  const cancelled = local.shell('trap "" TERM; while :; do sleep 1; done');
  const removed = local.task('sleep 600');
  await local.reached(removed, 'FullyExecuting');
  local.execution.abortTask(cancelled);
  local.execution.removeTask(removed);
  await restart();
  await eventually(() => local.state(removed) === undefined, 'the removal');
  expect(['PendingCancel', 'Cancelled']).toContain(local.state(cancelled));
});

test('instances that a stop ended are failures, or run again, as the option says', async () => {
  for (const shutdown of ['failure', 'again'] as const) {
    await restart({ options: { shutdown } });
    const name = `go-${shutdown}`;
    const uuid = local.shell(`${until(name)}`);
    await local.reached(uuid, 'FullyExecuting');
    await local.close('stop');
    open(name);
    await start({ options: { shutdown } });
    const task = await local.ended(uuid);
    expect([task.state, task.errors.map(({ code }) => code)]).toEqual(
      shutdown === 'failure' ? ['Failure', ['Shutdown']] : ['Success', []],
    );
  }
});
