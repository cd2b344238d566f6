import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock, type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProcessRuntime } from '../../src/engine/runtimes/process.ts';
import type { RuntimeJob } from '../../src/engine/runtimes/types.ts';
import type { StopRequest, Workload } from '../../src/engine/types.ts';
import { createLayout, makeLayout } from '../../src/objects/layout.ts';
import {
  eventually,
  isAlive,
  script,
  startEngine,
  type TestEngine,
  type TestEngineOptions,
  untilThere,
  workload,
} from './support.ts';

const canceled: StopRequest = { kind: 'canceled', reason: 'It was canceled.' };
let directory: TemporaryDirectory;
let local: TestEngine;

beforeEach(async () => {
  directory = await temporaryDirectory();
});

afterEach(async () => {
  await local?.[Symbol.asyncDispose]();
  await directory.remove();
});

async function start(options: TestEngineOptions = {}): Promise<TestEngine> {
  local = await startEngine({ dataDir: directory.path, ...options });
  return local;
}

/** Leaves a program running, as a server that ends does. */
async function leaveRunning(line: string, overrides = {}): Promise<string> {
  const { id } = local.engine.submit(script(line, overrides)).spec;
  await eventually(() => local.logText(id).startsWith('ready'), 'the program is ready');
  await local.close('keep');
  return id;
}

function pidsIn(text: string): number[] {
  return text.match(/\d+/g)?.map(Number) ?? [];
}

/** Changes rows as a killed process would have left them. */
function rewrite(id: string, columns: Record<string, string | number | null>): void {
  const names = Object.keys(columns).map((name) => `${name} = ?`);
  local.store.database
    .prepare(`UPDATE workloads SET ${names.join(', ')} WHERE id = ?`)
    .run(...Object.values(columns), id);
}

describe('a program that runs on while nobody watches', () => {
  test('is found again: its log is whole and its exit code true', async () => {
    await start();
    const id = await leaveRunning(`echo ready; ${untilThere('over')}; echo more; exit 7`);
    await start();
    expect(local.engine.get(id)?.state).toBe('running');
    expect(local.engine.stats().running).toBe(1);
    writeFileSync(join(local.engine.pathsOf(id).work, 'over'), '');
    const ended = await local.ended(id);
    expect([ended.exitCode, ended.end?.kind]).toEqual([7, 'exited']);
    expect(local.logText(id)).toBe('ready\nmore\n');
  });

  test('and ends, is known to have ended, when and how', async () => {
    await start();
    const id = await leaveRunning(`echo ready; echo x >"$OUT/x"; ${untilThere('over')}; exit 7`);
    const layout = createLayout(directory.path);
    writeFileSync(join(layout.pathsOf(id).work, 'over'), '');
    const record = (): string => readFileSync(layout.runFileOf(id, 1), 'utf8');
    await eventually(() => record() === '7\n', 'its end is recorded');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const restartedAt = Date.now();
    await start();
    const ended = await local.ended(id);
    expect([ended.exitCode, ended.end?.kind]).toEqual([7, 'exited']);
    expect(ended.artifact).not.toBeNull();
    expect(ended.stoppedAt).toBeLessThan(restartedAt - 50);
    expect(ended.stoppedAt).toBeGreaterThanOrEqual(ended.startedAt ?? Number.NaN);
  });

  test('can be stopped: by SIGTERM, and by SIGKILL after its grace', async () => {
    await start();
    const polite = local.engine.submit(
      script("trap 'echo bye; exit 3' TERM; echo ready; sleep 100 & wait"),
    ).spec.id;
    await eventually(() => local.logText(polite) === 'ready\n', 'the first program is ready');
    const stubborn = await leaveRunning("trap '' TERM; echo ready; sleep 100; sleep 100", {
      stopGraceMs: 50,
    });
    await start();
    for (const id of [polite, stubborn]) local.engine.stop(id, canceled);
    expect((await local.ended(polite)).exitCode).toBe(3);
    expect(local.logText(polite)).toBe('ready\nbye\n');
    const killed = await local.ended(stubborn);
    expect([killed.exitCode, killed.end?.kind]).toEqual([137, 'canceled']);
  });

  test('keeps its time limit, counted from its start', async () => {
    const clock = new FakeClock(Date.now());
    await start({ clock });
    const id = await leaveRunning('echo ready; exec sleep 100', { timeLimitMs: 60_000 });
    clock.advance(59_000);
    await start({ clock });
    expect(local.engine.get(id)?.state).toBe('running');
    clock.advance(1000);
    expect((await local.ended(id)).end?.kind).toBe('timed_out');
  });

  test('is lost when it was killed together with its shell, and nothing of it is left', async () => {
    await start();
    const id = await leaveRunning(
      'setsid sleep 100 & echo ready $! $$ $PPID; kill -STOP $PPID; sleep 100',
    );
    const [child = 0, program = 0, shell = 0] = pidsIn(readLog(id));
    process.kill(shell, 'SIGKILL');
    await start();
    const ended = await local.ended(id);
    expect([ended.end?.kind, ended.exitCode]).toEqual(['lost', null]);
    expect(ended.end?.reason).toContain('its exit code was not recorded');
    await eventually(() => ![child, program].some(isAlive), 'what it left behind is dead');
  });

  test('holds its slot and its GPU', async () => {
    const gpus = [{ index: 0, name: 'NVIDIA H100' }];
    await start({ gpus });
    const id = await leaveRunning(`echo ready; ${untilThere('over')}`, { gpus: 1 });
    await start({ gpus, slots: 1 });
    const next = local.engine.submit(script('echo "[$CUDA_VISIBLE_DEVICES]"', { gpus: 1 }));
    expect(local.engine.get(next.spec.id)?.state).toBe('queued');
    writeFileSync(join(local.engine.pathsOf(id).work, 'over'), '');
    const ended = await local.ended(next.spec.id);
    expect(ended.startedAt).toBeGreaterThanOrEqual(local.engine.get(id)?.endedAt ?? Number.NaN);
    expect(local.logText(next.spec.id)).toBe('[0]\n');
  });
});

function readLog(id: string): string {
  return readFileSync(join(directory.path, 'logs', `${id}.1.log`), 'utf8');
}

describe('a server that ended while it', () => {
  test('had workloads in the queue goes on with them in order', async () => {
    await start({ slots: 1, start: false });
    const ids = [1, 2, 3].map(() => local.engine.submit(workload()).spec.id);
    await local.close('keep');
    await start({ slots: 1, start: false });
    const order: string[] = [];
    local.engine.onEnded(({ spec }) => order.push(spec.id));
    await local.engine.start();
    await Promise.all(ids.map((id) => local.ended(id)));
    expect(order).toEqual(ids);
  });

  test.each([
    ['preparing', null],
    ['running', '999999'],
  ])('started a program (%s) that never ran, runs it once', async (state, handle) => {
    await start({ start: false });
    const { id } = local.engine.submit(script('echo ran')).spec;
    rewrite(id, { state, handle, attempt: 1, preparing_at: 1, started_at: handle && 1 });
    await local.engine.start();
    const ended = await local.ended(id);
    expect([ended.exitCode, ended.end?.kind]).toEqual([0, 'exited']);
    expect(local.logText(id)).toBe('ran\n');
    expect(readdirSync(join(directory.path, 'logs'))).toContain(`${id}.2.log`);
  });

  test('was recovering before, and ended in the middle of that, still runs it', async () => {
    await start({ start: false });
    const { id } = local.engine.submit(script('echo ran')).spec;
    rewrite(id, { state: 'preparing', attempt: 1, preparing_at: 1 });
    const runtime = createProcessRuntime();
    makeLayout(createLayout(directory.path));
    expect(await runtime.attach(jobOf(id, 1), null)).toEqual({ kind: 'never-started' });
    await local.engine.start();
    expect((await local.ended(id)).exitCode).toBe(0);
    expect(local.logText(id)).toBe('ran\n');
  });

  test('was told to stop a program that never ran, does not run it', async () => {
    await start({ start: false });
    const { id } = local.engine.submit(script('echo ran')).spec;
    const columns = { stop_kind: 'canceled', stop_reason: 'It was canceled.', preparing_at: 1 };
    rewrite(id, { state: 'stopping', attempt: 1, ...columns });
    await local.engine.start();
    const ended = await local.ended(id);
    expect([ended.end, ended.exitCode, ended.startedAt]).toEqual([canceled, null, null]);
    expect(existsSync(local.engine.log(id).path) && local.logText(id)).toBe('');
  });

  test('was told to stop a running program, stops it', async () => {
    await start();
    const id = await leaveRunning("trap 'exit 3' TERM; echo ready; sleep 100 & wait");
    await start({ start: false });
    const columns = { stop_kind: 'canceled', stop_reason: 'It was canceled.' };
    rewrite(id, { state: 'stopping', ...columns });
    await local.engine.start();
    const ended = await local.ended(id);
    expect([ended.end, ended.exitCode]).toEqual([canceled, 3]);
  });

  test('was collecting, collects again', async () => {
    await start({ start: false });
    const { id } = local.engine.submit(script('')).spec;
    const layout = createLayout(directory.path);
    makeLayout(layout);
    const { outputs } = layout.pathsOf(id);
    mkdirSync(outputs, { recursive: true });
    writeFileSync(join(outputs, 'model.bin'), 'weights');
    writeFileSync(`${layout.artifactOf(id)}.partial`, 'half of it');
    const end = { end_kind: 'exited', end_reason: 'The program ended with exit code 0.' };
    const times = { preparing_at: 1, started_at: 1, stopped_at: 2 };
    rewrite(id, { state: 'collecting', attempt: 1, exit_code: 0, ...end, ...times });
    await local.engine.start();
    const ended = await local.ended(id);
    expect(ended.artifact).not.toBeNull();
    expect(readdirSync(layout.artifacts)).toEqual([`${id}.tar.gz`]);
    expect(readdirSync(layout.workloads)).toEqual([]);
  });

  test('had stored the artifact but not yet cleaned up, keeps that artifact', async () => {
    await start({ start: false });
    const { id } = local.engine.submit(script('')).spec;
    const layout = createLayout(directory.path);
    makeLayout(layout);
    mkdirSync(layout.pathsOf(id).outputs, { recursive: true });
    writeFileSync(join(layout.pathsOf(id).outputs, 'half-removed'), '');
    writeFileSync(layout.artifactOf(id), 'the whole artifact');
    const end = { end_kind: 'exited', end_reason: 'The program ended with exit code 0.' };
    const artifact = { artifact_bytes: 18, artifact_at: 3 };
    const times = { preparing_at: 1, started_at: 1, stopped_at: 2 };
    rewrite(id, { state: 'collecting', attempt: 1, exit_code: 0, ...end, ...times, ...artifact });
    await local.engine.start();
    await local.ended(id);
    expect(readFileSync(layout.artifactOf(id), 'utf8')).toBe('the whole artifact');
  });

  test('had removed a workload but not its files, removes them', async () => {
    await start();
    const ended: Workload = await local.run(script('echo x; echo y >"$OUT/y"'));
    const { id } = ended.spec;
    const files = [local.engine.log(id).path, local.engine.artifactPath(id)];
    expect(files.every(existsSync)).toBe(true);
    local.store.database.prepare('DELETE FROM workloads WHERE id = ?').run(id);
    await local.close('keep');
    await start();
    await eventually(() => !files.some(existsSync), 'the files are gone');
  });
});

function jobOf(id: string, attempt: number): RuntimeJob {
  const layout = createLayout(directory.path);
  return {
    spec: script('echo ran', { id }),
    attempt,
    paths: layout.pathsOf(id),
    logs: layout.logsOf(id, attempt),
    runFile: layout.runFileOf(id, attempt),
    gpuIds: [],
    signal: new AbortController().signal,
  };
}

test('a shell that comes too late does not start its program', async () => {
  const layout = createLayout(directory.path);
  makeLayout(layout);
  const { id } = workload();
  const job = jobOf(id, 1);
  mkdirSync(job.paths.work, { recursive: true });
  const runtime = createProcessRuntime();
  expect(await runtime.attach(job, null)).toEqual({ kind: 'never-started' });
  const program = await runtime.start(job);
  expect((await program.ended).exitCode).toBe(125);
  expect(readFileSync(job.logs.combined, 'utf8')).toBe('');
});
