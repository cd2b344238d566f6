import { describe, expect, it } from 'vitest';
import { withEarlier } from '../../src/engine/runtimes/earlier.ts';
import { byImage, hostImage } from '../../src/engine/runtimes/host-image.ts';
import { createProcessRuntime } from '../../src/engine/runtimes/process.ts';
import type { Runtime, RuntimeJob } from '../../src/engine/runtimes/types.ts';
import { script, startEngine } from './support.ts';

/** A runtime that only tells that it was asked. */
function named(name: string, asked: string[]): Runtime {
  return {
    name,
    usesImage: name === 'container',
    prepare: () => void asked.push(`${name} prepare`),
    start: () => {
      throw new Error(`${name} start`);
    },
    attach: () => ({ kind: 'never-started' }),
    forget: () => void asked.push(`${name} forget`),
    reap: async () => {},
  };
}

const LOST = { kind: 'lost', exitCode: null, reason: 'Nobody saw it.' } as const;

const jobOf = (image: string): RuntimeJob => ({ spec: { image } }) as unknown as RuntimeJob;

describe('a job without an image where jobs run in containers', () => {
  it('runs as a process, and every other in a container', () => {
    const asked: string[] = [];
    const runtime = byImage(named('container', asked), named('process', asked));
    for (const image of [hostImage, 'alpine']) {
      void runtime.prepare(jobOf(image), () => undefined);
      runtime.forget(jobOf(image));
    }
    expect(asked).toEqual([
      'process prepare',
      'process forget',
      'container prepare',
      'container forget',
    ]);
    expect(() => runtime.start(jobOf(hostImage))).toThrow('process start');
    expect([runtime.name, runtime.usesImage, runtime.runsHostImage]).toEqual([
      'container',
      true,
      true,
    ]);
  });

  it('is reached by its own port, while a container that has none is not reached', async () => {
    const container: Runtime = { ...named('container', []), portOf: () => null };
    const process = createProcessRuntime();
    const chosen = byImage(container, process);
    expect(chosen.portOf?.(jobOf('alpine'), 8080)).toBeNull();
    const runtime = withEarlier(chosen, { process, container });
    await using local = await startEngine({ runtime });
    const { spec } = local.engine.submit(script('sleep 100', { image: hostImage, port: 8080 }));
    await local.reached(spec.id, 'running');
    expect(local.engine.portOf(spec.id, 8080)).toBe(8080);
    local.engine.stop(spec.id, { kind: 'canceled', reason: 'Enough.' });
    await local.ended(spec.id);
    expect(local.engine.portOf(spec.id, 8080)).toBeNull();
  });

  it('is still reached when an earlier process, of another runtime, started it', async () => {
    const container: Runtime = { ...named('container', []), portOf: () => null };
    const process: Runtime = {
      ...named('process', []),
      attach: () => ({ kind: 'ended', end: LOST, startedAt: null, endedAt: null }),
    };
    const runtime = withEarlier(container, { process, container });
    const job = { ...jobOf('alpine'), runFile: '/run/1' };
    expect(runtime.portOf?.(job, 8080)).toBeNull();
    await runtime.attach(job, '4711');
    expect(runtime.portOf?.(job, 8080)).toBeUndefined();
  });

  it('is no question of the process runtime', () => {
    expect(createProcessRuntime().runsHostImage).toBeUndefined();
  });
});
