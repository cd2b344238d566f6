import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { createProcessRuntime } from '../../src/engine/runtimes/process.ts';
import type { RuntimeJob, WorkloadPaths } from '../../src/engine/runtimes/types.ts';
import type { Workload, WorkloadHooks } from '../../src/engine/types.ts';
import { eventually, isAlive, script, startEngine, type TestEngine } from './support.ts';

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

async function withHooks(hooks: WorkloadHooks, dataDir?: string): Promise<TestEngine> {
  const local = await startEngine({ start: false, ...(dataDir !== undefined && { dataDir }) });
  local.engine.setHooks('hooked', hooks);
  return local;
}

async function started(hooks: WorkloadHooks, dataDir?: string): Promise<TestEngine> {
  const local = await withHooks(hooks, dataDir);
  await local.engine.start();
  return local;
}

const hooked = (line: string): ReturnType<typeof script> =>
  script(line, { cloud: 'hooked', collect: 'none' });

test('what the runtime prepares is given up when the engine leaves it to the next', async () => {
  await using directory = await temporaryDirectory();
  const dataDir = join(directory.path, 'data');
  const runtime = createProcessRuntime();
  const pulling = { ...runtime, prepare: ({ signal }: RuntimeJob) => never(signal) };
  const first = await startEngine({ dataDir, runtime: pulling });
  const { spec } = first.engine.submit(script('exit 3'));
  await first.reached(spec.id, 'preparing');
  await first.close('keep');

  await using second = await startEngine({ dataDir, start: false });
  const ended = second.ended(spec.id);
  await second.engine.start();
  expect((await ended).exitCode).toBe(3);
});

describe('the prepare hook', () => {
  test('fills the folder before the program starts and adds to its environment', async () => {
    const states: string[] = [];
    await using local = await started({
      async prepare({ state }: Workload, { work }: WorkloadPaths) {
        states.push(state);
        writeFileSync(join(work, 'input'), 'from the cloud');
        return { TOKEN: 'a-secret-of-the-hook' };
      },
    });
    const ended = await local.run(hooked('cat input; echo " $TOKEN"'));
    expect([states, ended.exitCode]).toEqual([['preparing'], 0]);
    expect(local.logText(ended.spec.id)).toBe('from the cloud a-secret-of-the-hook\n');
    expect(local.engine.get(ended.spec.id)?.spec.env).toEqual({});
    local.store.database.exec('PRAGMA wal_checkpoint');
    const stored = readFileSync(join(local.store.dataDir, 'irori.sqlite'), 'latin1');
    expect(stored).not.toContain('a-secret-of-the-hook');
  });

  test('keeps the program from starting when it fails, with its reason', async () => {
    await using local = await started({
      prepare: () => Promise.reject(new Error('There is no bucket "x".')),
    });
    const ended = await local.run(hooked('true'));
    expect(ended).toMatchObject({
      startedAt: null,
      end: { kind: 'start_failed', reason: 'There is no bucket "x".' },
    });
  });

  test('is aborted when the workload is stopped', async () => {
    let isAborted = false;
    await using local = await started({
      prepare: (_workload, _paths, signal) =>
        never(signal).finally(() => {
          isAborted = signal.aborted;
        }),
    });
    const { spec } = local.engine.submit(hooked('true'));
    await local.reached(spec.id, 'preparing');
    local.engine.stop(spec.id, { kind: 'canceled', reason: 'Enough.' });
    const ended = await local.ended(spec.id);
    expect([ended.end, ended.startedAt, isAborted]).toEqual([
      { kind: 'canceled', reason: 'Enough.' },
      null,
      true,
    ]);
  });

  test('runs again after the process went away in the middle, and the program once', async () => {
    await using directory = await temporaryDirectory();
    const dataDir = join(directory.path, 'data');
    const ran = join(directory.path, 'ran');
    const first = await started(
      {
        prepare(_workload, { work }, signal) {
          writeFileSync(join(work, 'half'), 'ha');
          return never(signal);
        },
      },
      dataDir,
    );
    const { spec } = first.engine.submit(hooked(`cat half; echo ran >>'${ran}'`));
    await eventually(() => existsSync(join(first.engine.pathsOf(spec.id).work, 'half')), 'half');
    await first.close('keep');
    await using second = await started(
      {
        async prepare(_workload, { work }) {
          writeFileSync(join(work, 'half'), 'whole');
          return {};
        },
      },
      dataDir,
    );
    expect((await second.ended(spec.id)).exitCode).toBe(0);
    expect([second.logText(spec.id), readFileSync(ran, 'utf8')]).toEqual(['whole', 'ran\n']);
  });
});

describe('the collect hook', () => {
  test('sees what the program left while the workload is collecting', async () => {
    const seen: unknown[] = [];
    await using local = await started({
      collects: () => true,
      async collect({ state, exitCode }, { work }) {
        seen.push(state, exitCode, readdirSync(work));
        return undefined;
      },
    });
    const ended = await local.run(hooked('echo 1 >result; exit 4'));
    expect(seen).toEqual(['collecting', 4, ['result']]);
    expect([ended.exitCode, ended.end?.kind]).toEqual([4, 'exited']);
    const { root } = local.engine.pathsOf(ended.spec.id);
    await eventually(() => !existsSync(root), 'the removal of its folders');
  });

  test('is left out, with its state, when it has nothing to do', async () => {
    const states: string[] = [];
    await using local = await started({
      collects: () => false,
      collect: () => Promise.reject(new Error('not to be called')),
    });
    local.engine.onTransition(({ state }) => void states.push(state));
    await local.run(hooked('true'));
    expect(states).toEqual(['queued', 'preparing', 'running', 'ended']);
  });

  test('tells its problem, thrown or returned, in the end of the workload', async () => {
    const problems = ['returned', 'thrown'];
    await using local = await started({
      collects: () => true,
      async collect({ spec }) {
        if (spec.name === 'thrown') throw new Error('the store is gone');
        return { kind: 'collect_failed', reason: 'The bucket is gone.' };
      },
    });
    const ends = await Promise.all(
      problems.map(async (name) => (await local.run({ ...hooked('true'), name })).end),
    );
    expect(ends.map((end) => end?.kind)).toEqual(['collect_failed', 'collect_failed']);
    expect(ends[0]?.reason).toBe('The program ended with exit code 0. The bucket is gone.');
    expect(ends[1]?.reason).toContain('the store is gone');
  });

  test('runs again after the process went away in the middle', async () => {
    await using directory = await temporaryDirectory();
    const dataDir = join(directory.path, 'data');
    const first = await started(
      { collects: () => true, collect: (_workload, _paths, signal) => never(signal) },
      dataDir,
    );
    const { spec } = first.engine.submit(hooked('echo kept >result'));
    await first.reached(spec.id, 'collecting');
    await first.close('keep');
    let kept = '';
    await using second = await started(
      {
        collects: () => true,
        async collect(_workload, { work }) {
          kept = readFileSync(join(work, 'result'), 'utf8');
          return undefined;
        },
      },
      dataDir,
    );
    expect((await second.ended(spec.id)).end?.kind).toBe('exited');
    expect(kept).toBe('kept\n');
  });

  test('is for workloads of its own cloud only', async () => {
    await using local = await started({
      prepare: () => Promise.reject(new Error('not for this one')),
      collects: () => true,
    });
    const ended = await local.run(script('true'));
    expect(ended.end?.kind).toBe('exited');
  });
});

test('an engine that cannot store anything closes all the same, and leaves no program', async () => {
  await using local = await startEngine();
  const { spec } = local.engine.submit(script('echo $$ >"$HOME/pid"; exec sleep 600'));
  const pidFile = join(local.engine.pathsOf(spec.id).work, 'pid');
  await eventually(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', 'its pid');
  const pid = Number(readFileSync(pidFile, 'utf8'));
  local.engine.onTransition(() => {
    throw new Error('no room');
  });
  await local.engine.close({ jobs: 'stop' });
  expect([isAlive(pid), local.complaints.join(' ')]).toEqual([
    false,
    expect.stringContaining('no room'),
  ]);
});
