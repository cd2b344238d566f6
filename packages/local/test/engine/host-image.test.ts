import { describe, expect, it } from 'vitest';
import { byImage, hostImage } from '../../src/engine/runtimes/host-image.ts';
import { createProcessRuntime } from '../../src/engine/runtimes/process.ts';
import type { Runtime, RuntimeJob } from '../../src/engine/runtimes/types.ts';

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

  it('is no question of the process runtime', () => {
    expect(createProcessRuntime().runsHostImage).toBeUndefined();
  });
});
