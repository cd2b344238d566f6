import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock } from '@irori/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import type { StopRequest } from '../../src/engine/types.ts';
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
let local: TestEngine;

async function start(options: TestEngineOptions = {}): Promise<TestEngine> {
  local = await startEngine({ slots: 4, ...options });
  return local;
}

/** Submits and waits until its program has written `ready`. */
async function ready(line: string, stopGraceMs = 5000): Promise<string> {
  const { id } = local.engine.submit(script(line, { stopGraceMs })).spec;
  await eventually(() => local.logText(id).startsWith('ready'), 'the program is ready');
  return id;
}

afterEach(async () => {
  await local[Symbol.asyncDispose]();
});

describe('a stop', () => {
  test('of a queued workload ends it at once, without a program', async () => {
    await start({ slots: 1 });
    const first = local.engine.submit(script('sleep 0.1'));
    const second = local.engine.submit(script('echo ran'));
    const stopped = local.engine.stop(second.spec.id, canceled);
    expect(stopped.state).toBe('ended');
    expect(stopped.end).toEqual(canceled);
    await local.ended(first.spec.id);
    expect(local.logText(second.spec.id)).toBe('');
    expect(local.engine.get(second.spec.id)?.startedAt).toBeNull();
  });

  test('in the moment of submitting keeps the program from running', async () => {
    await start();
    const { id } = local.engine.submit(script('echo ran')).spec;
    local.engine.stop(id, canceled);
    const ended = await local.ended(id);
    expect([ended.end?.kind, ended.exitCode]).toEqual(['canceled', null]);
    expect(local.logText(id)).toBe('');
  });

  test('right after the start ends the program by SIGTERM, never by waiting for SIGKILL', async () => {
    await start();
    for (let round = 0; round < 20; round += 1) {
      const { id } = local.engine.submit(script('exec sleep 100')).spec;
      await local.reached(id, 'running');
      local.engine.stop(id, canceled);
      const ended = await local.ended(id);
      expect([ended.end?.kind, ended.exitCode]).toEqual(['canceled', 143]);
    }
  });

  test('lets the program say good-bye', async () => {
    await start();
    const id = await ready("trap 'echo bye; exit 3' TERM; echo ready; sleep 100 & wait");
    expect(local.engine.stop(id, canceled).state).toBe('stopping');
    const ended = await local.ended(id);
    expect(local.logText(id)).toBe('ready\nbye\n');
    expect([ended.end, ended.exitCode]).toEqual([canceled, 3]);
  });

  test('reaches every process of the group', async () => {
    await start();
    const id = await ready(
      // What ends last is the child: with the end of the program its group is killed.
      "trap : TERM; (trap 'echo child; exit' TERM; echo ready; sleep 100 & wait) & wait $!; wait $!",
    );
    local.engine.stop(id, canceled);
    await local.ended(id);
    expect(local.logText(id)).toBe('ready\nchild\n');
  });

  test('kills what ignores it when the grace is over', async () => {
    await start();
    const id = await ready("trap '' TERM; sleep 100 & echo ready $! $$; wait; sleep 100", 60);
    const pids = local.logText(id).trim().split(' ').slice(1).map(Number);
    const before = performance.now();
    local.engine.stop(id, canceled);
    const ended = await local.ended(id);
    expect(performance.now() - before).toBeGreaterThan(50);
    expect([ended.end?.kind, ended.exitCode]).toEqual(['canceled', 137]);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  test('a second time changes nothing', async () => {
    await start();
    const id = await ready("trap 'sleep 0.05; exit 4' TERM; echo ready; sleep 100 & wait");
    local.engine.stop(id, canceled);
    const other: StopRequest = { kind: 'timed_out', reason: 'Another reason.' };
    expect(local.engine.stop(id, other).stopRequest).toEqual(canceled);
    expect((await local.ended(id)).end).toEqual(canceled);
  });

  test('keeps the outputs that are there', async () => {
    await start();
    const id = await ready('echo half >"$OUT/half"; echo ready; sleep 100');
    local.engine.stop(id, canceled);
    expect((await local.ended(id)).artifact?.sizeBytes).toBeGreaterThan(0);
  });

  test('is undone with what its cloud does in the same transaction', async () => {
    await start();
    const id = await ready(`echo ready; ${untilThere('over')}; exit 5`);
    const refuse = (): never => {
      throw new Error('no');
    };
    expect(() => local.engine.stop(id, canceled, refuse)).toThrow('no');
    expect(local.engine.get(id)?.state).toBe('running');
    writeFileSync(join(local.engine.pathsOf(id).work, 'over'), '');
    expect((await local.ended(id)).exitCode).toBe(5);
  });
});

describe('a time limit', () => {
  test('ends the program when the clock says so', async () => {
    const clock = new FakeClock();
    await start({ clock });
    const { id } = local.engine.submit(script('exec sleep 100', { timeLimitMs: 3_600_000 })).spec;
    await local.reached(id, 'running');
    clock.advance(3_599_999);
    expect(local.engine.get(id)?.state).toBe('running');
    clock.advance(1);
    const ended = await local.ended(id);
    expect(ended.end).toEqual({
      kind: 'timed_out',
      reason: 'It ran into its time limit of 3600 s.',
    });
    expect(ended.exitCode).toBe(143);
  });

  test('may be longer than timers can hold', async () => {
    const clock = new FakeClock();
    await start({ clock });
    const days = 40 * 24 * 3_600_000;
    const { id } = local.engine.submit(script('exec sleep 100', { timeLimitMs: days })).spec;
    await local.reached(id, 'running');
    clock.advance(days - 1);
    expect(local.engine.get(id)?.state).toBe('running');
    clock.advance(1);
    expect((await local.ended(id)).end?.kind).toBe('timed_out');
  });

  test('does nothing to a program that ended before', async () => {
    const clock = new FakeClock();
    await start({ clock });
    const ended = await local.run(workload({ timeLimitMs: 1000 }));
    expect(clock.pending).toBe(0);
    expect(ended.end?.kind).toBe('exited');
  });
});

describe('a limit of disk', () => {
  test('stops a program whose outputs grow over it', async () => {
    await start({ diskLimitBytes: 2_000_000, diskCheckIntervalMs: 10 });
    const id = await ready('echo ready; head -c 5000000 /dev/zero >"$OUT/big"; sleep 100');
    const ended = await local.ended(id);
    expect(ended.end?.kind).toBe('disk_full');
    expect(ended.end?.reason).toMatch(
      /^It took \d\.\d MB of the disk, more than the limit of 2\.0 MB\./,
    );
    expect(ended.artifact).toBeNull();
  });

  test('stops a program whose log grows over it', async () => {
    await start({ diskLimitBytes: 2_000_000, diskCheckIntervalMs: 10 });
    const ended = await local.run(script('yes'));
    expect(ended.end?.kind).toBe('disk_full');
  });

  test('is checked once more when the outputs are packed', async () => {
    await start({ diskLimitBytes: 2_000_000, diskCheckIntervalMs: 60_000 });
    const ended = await local.run(script('head -c 5000000 /dev/zero >"$OUT/big"'));
    expect([ended.end?.kind, ended.exitCode, ended.artifact]).toEqual(['disk_full', 0, null]);
    expect(ended.end?.reason).toContain('were not kept');
  });
});

describe('closing', () => {
  test('with stop ends what runs as shut down and leaves what waits', async () => {
    await start({ slots: 1 });
    const running = await ready("trap 'exit 9' TERM; echo ready; sleep 100 & wait");
    const waiting = local.engine.submit(script('true')).spec.id;
    await local.engine.close({ jobs: 'stop' });
    const ended = local.engine.get(running);
    expect([ended?.state, ended?.end?.kind, ended?.exitCode]).toEqual(['ended', 'shutdown', 9]);
    expect(local.engine.get(waiting)?.state).toBe('queued');
    expect(() => local.engine.submit(workload())).toThrow('The engine is closed');
  });

  test('right after an end complains of nothing', async () => {
    await start();
    const ended = new Promise<void>((resolve) => {
      local.engine.onEnded(() => resolve());
    });
    local.engine.submit(workload());
    await ended;
    await local.close('stop');
    expect(local.complaints).toEqual([]);
  });
});
