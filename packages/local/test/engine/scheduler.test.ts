import { afterEach, describe, expect, test } from 'vitest';
import { createGpuAllocator, parseGpuList } from '../../src/engine/gpus.ts';
import type { WorkloadSpec } from '../../src/engine/types.ts';
import { script, startEngine, type TestEngine, workload } from './support.ts';

let local: TestEngine;

afterEach(async () => {
  await local?.[Symbol.asyncDispose]();
});

/** Runs all of them; what started when, and how many were active at most. */
async function observe(specs: readonly WorkloadSpec[]): Promise<{
  started: string[];
  most: Map<string, number>;
}> {
  const started: string[] = [];
  const active = new Map<string, number>();
  const most = new Map<string, number>();
  const add = (key: string, by: number): void => {
    const count = (active.get(key) ?? 0) + by;
    active.set(key, count);
    most.set(key, Math.max(most.get(key) ?? 0, count));
  };
  const unsubscribe = local.engine.onTransition(({ spec, state }) => {
    if (state === 'preparing') {
      started.push(spec.name);
      add(spec.cloud, 1);
      add('all', 1);
    }
    if (state === 'ended') {
      add(spec.cloud, -1);
      add('all', -1);
    }
  });
  for (const spec of specs) local.engine.submit(spec);
  await Promise.all(specs.map(({ id }) => local.ended(id)));
  unsubscribe();
  return { started, most };
}

const many = (count: number, cloud: string): WorkloadSpec[] =>
  Array.from({ length: count }, (_, index) =>
    script('sleep 0.01', { name: `${cloud} ${index}`, cloud }),
  );

describe('slots', () => {
  test('are given in the order of submission, and never more than there are', async () => {
    local = await startEngine({ slots: 3 });
    const specs = many(12, 'dok');
    const { started, most } = await observe(specs);
    expect(started).toEqual(specs.map(({ name }) => name));
    expect(most.get('all')).toBe(3);
    expect(local.engine.stats()).toEqual({
      queued: 0,
      running: 0,
      slots: 3,
      slotsByCloud: {},
    });
  });

  test('of a cloud are limited by themselves, and it does not hold up the others', async () => {
    local = await startEngine({ slots: 3, slotsByCloud: { dok: 1 } });
    const dok = many(5, 'dok');
    const qarnot = many(8, 'qarnot');
    const { started, most } = await observe([...dok, ...qarnot]);
    expect(most.get('dok')).toBe(1);
    expect(most.get('qarnot')).toBeGreaterThan(1);
    expect(most.get('all')).toBe(3);
    const order = (cloud: string): string[] => started.filter((name) => name.startsWith(cloud));
    expect(order('dok')).toEqual(dok.map(({ name }) => name));
    expect(order('qarnot')).toEqual(qarnot.map(({ name }) => name));
  });

  test('are free again however a workload ends', async () => {
    local = await startEngine({ slots: 1 });
    const specs = [
      workload({ command: [] }),
      workload({ command: ['no-such-program'] }),
      script('kill -9 0'),
      script('exit 3'),
      script('echo x >"$OUT/x"'),
      workload({ name: 'last' }),
    ];
    const { started } = await observe(specs);
    expect(started.at(-1)).toBe('last');
    expect(local.engine.stats().running).toBe(0);
  });

  test('count what waits', async () => {
    local = await startEngine({ slots: 1, start: false });
    for (const spec of many(3, 'dok')) local.engine.submit(spec);
    expect(local.engine.stats()).toEqual({
      queued: 3,
      running: 0,
      slots: 1,
      slotsByCloud: {},
    });
  });
});

describe('GPUs', () => {
  const gpus = [
    { index: 0, name: 'NVIDIA H100' },
    { index: 1, name: 'NVIDIA H100' },
  ];
  const show = 'echo "[$CUDA_VISIBLE_DEVICES]"; sleep 0.05';

  test('are each given to one workload at a time, in order', async () => {
    local = await startEngine({ slots: 8, gpus });
    const specs = [1, 1, 1, 2, 1].map((count) => script(show, { gpus: count }));
    const held = new Set<number>();
    local.engine.onTransition(({ state, gpuIds }) => {
      for (const id of gpuIds) {
        if (state === 'preparing') expect(held.has(id)).toBe(false);
        if (state === 'preparing') held.add(id);
        if (state === 'ended') held.delete(id);
      }
    });
    await observe(specs);
    const seen = specs.map(({ id }) => local.logText(id).trim());
    expect(seen.slice(0, 2)).toEqual(['[0]', '[1]']);
    expect(seen[2]).toMatch(/^\[[01]\]$/);
    expect(seen[3]).toBe('[0,1]');
    expect(local.engine.get(specs[3]?.id ?? '')?.gpuIds).toEqual([0, 1]);
  });

  test('are hidden from a workload that asked for none', async () => {
    local = await startEngine({ gpus });
    const { spec } = await local.run(script(show));
    expect(local.logText(spec.id)).toBe('[]\n');
  });

  test('that are not there do not keep it waiting', async () => {
    local = await startEngine({ gpus: gpus.slice(0, 1) });
    const eight = await local.run(script(show, { gpus: 8 }));
    expect(local.logText(eight.spec.id)).toBe('[0]\n');
    await local[Symbol.asyncDispose]();
    local = await startEngine({ gpus: [] });
    const none = await local.run(script(show, { gpus: 1 }));
    expect(local.logText(none.spec.id)).toBe('[]\n');
  });

  test('are read from what nvidia-smi prints', () => {
    expect(parseGpuList('0, NVIDIA H100 80GB HBM3\n1, Tesla V100-SXM2-32GB\n')).toEqual([
      { index: 0, name: 'NVIDIA H100 80GB HBM3' },
      { index: 1, name: 'Tesla V100-SXM2-32GB' },
    ]);
    expect(parseGpuList('No devices were found\n')).toEqual([]);
  });

  test('that a recovered workload holds are not given out', () => {
    const allocator = createGpuAllocator(gpus);
    allocator.occupy([0]);
    expect(allocator.take(2)).toBeUndefined();
    expect(allocator.take(1)).toEqual([1]);
    allocator.release([0, 1]);
    expect(allocator.take(2)).toEqual([0, 1]);
  });
});
