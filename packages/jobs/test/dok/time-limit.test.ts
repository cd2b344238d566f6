import { createLocalCloud, type EngineClock } from '@irori/local';
import { describe, expect, it } from 'vitest';
import { jobsOn, reach, soon } from './support.ts';

/** The time of the local cloud, which a test can make jump. */
class JumpingClock implements EngineClock {
  #ahead = 0;
  readonly #timers = new Set<{ at: number; fn: () => void; cancel: () => void }>();

  now(): number {
    return Date.now() + this.#ahead;
  }

  setTimer(ms: number, fn: () => void): () => void {
    const fire = (): void => {
      this.#timers.delete(timer);
      fn();
    };
    const handle = setTimeout(fire, ms);
    const timer = { at: this.now() + ms, fn: fire, cancel: () => clearTimeout(handle) };
    this.#timers.add(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  jump(ms: number): void {
    this.#ahead += ms;
    for (const timer of this.#timers) {
      if (timer.at > this.now()) continue;
      timer.cancel();
      timer.fn();
    }
  }
}

describe('the time limit of the cloud', () => {
  it.each(['aborted', 'canceled'])('is told as timed_out when DOK says %s', async (word) => {
    const clock = new JumpingClock();
    const cloud = await createLocalCloud({ clock, set: { 'dok.timeLimitStatus': word } });
    try {
      const jobs = jobsOn(cloud);
      const spec = { name: 'job', image: 'alpine', command: ['sleep', '60'] };
      const { id } = await jobs.submit({ ...spec, timeout: '20m' });
      await reach(jobs, id, 'running');
      clock.jump(20 * 60_000);
      const ended = await jobs.wait(id, soon);
      expect(ended).toMatchObject({ state: 'timed_out', cloudState: word });
      expect(ended.reason).toBe('the time limit of 20m was reached');
    } finally {
      await cloud.close();
    }
  });

  it('lets the wrapper bring outputs home', async () => {
    const clock = new JumpingClock();
    const cloud = await createLocalCloud({ clock });
    try {
      const jobs = jobsOn(cloud);
      const run = 'echo half > half; echo ready; exec sleep 60';
      const { id } = await jobs.submit({ name: 'job', image: 'a', run, outputs: ['half'] });
      for await (const _ of jobs.logs(id, { follow: true })) break;
      clock.jump(24 * 3_600_000);
      expect(await jobs.wait(id, soon)).toMatchObject({ state: 'timed_out', hasOutputs: true });
    } finally {
      await cloud.close();
    }
  });

  it.each(['done', 'error'])(
    'and a failed program is failed when DOK calls that %s',
    async (word) => {
      const cloud = await createLocalCloud({ set: { 'dok.nonzeroExit': word } });
      try {
        const jobs = jobsOn(cloud);
        const { id } = await jobs.submit({ name: 'job', image: 'a', command: ['false'] });
        const ended = await jobs.wait(id, soon);
        expect(ended).toMatchObject({ state: 'failed', exitCode: 1, cloudState: word });
      } finally {
        await cloud.close();
      }
    },
  );
});
