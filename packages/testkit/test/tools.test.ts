import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import {
  canary,
  collect,
  collectText,
  expectNoCanary,
  FakeClock,
  freePort,
  processorTime,
  temporaryDirectory,
} from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('FakeClock', () => {
  it('stands still until it is moved', () => {
    const clock = new FakeClock(1000);
    expect([clock.now(), clock.monotonic()]).toEqual([1000, 0]);
    clock.advance(5);
    expect([clock.now(), clock.monotonic()]).toEqual([1005, 5]);
  });

  it('runs timers in the order of their time, each at its time', () => {
    const clock = new FakeClock(0);
    const ran: string[] = [];
    clock.setTimer(20, () => ran.push(`b${clock.now()}`));
    clock.setTimer(10, () => {
      ran.push(`a${clock.now()}`);
      clock.setTimer(5, () => ran.push(`c${clock.now()}`));
    });
    const cancel = clock.setTimer(12, () => ran.push('never'));
    cancel();
    clock.advance(19);
    expect(ran).toEqual(['a10', 'c15']);
    clock.advance(1);
    expect(ran).toEqual(['a10', 'c15', 'b20']);
    expect(clock.pending).toBe(0);
  });

  it('sleeps, and wakes up early when aborted', async () => {
    const clock = new FakeClock();
    const asleep = clock.sleep(100);
    expect(clock.sleepers).toBe(1);
    expect(await clock.advanceToNext()).toBe(100);
    await asleep;
    const controller = new AbortController();
    const second = clock.sleep(100, controller.signal);
    controller.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow('enough');
    expect([clock.pending, clock.sleepers]).toEqual([0, 0]);
    expect(clock.sleeps).toEqual([100, 100, 1]);
  });
});

describe('canaries', () => {
  it('never repeat', () => {
    expect(canary()).not.toBe(canary());
    expect(canary('token')).toMatch(/^token-[0-9a-f]{24}$/);
  });

  it('are found in every form', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ maxLength: 9 }), (before, after, user) => {
        const secret = canary();
        const forms = [
          secret,
          encodeURIComponent(secret),
          JSON.stringify({ secret }),
          Buffer.from(secret).toString('base64'),
          Buffer.from(secret).toString('hex'),
          Buffer.from(`${user}:${secret}`).toString('base64'),
        ];
        for (const form of forms) {
          expect(() => expectNoCanary(`${before}${form}${after}`, [secret])).toThrow(secret);
        }
        expect(() => expectNoCanary(`${before}${after}`, [secret])).not.toThrow();
      }),
    );
  });
});

describe('temporaryDirectory', () => {
  it('is there, and then it is not', async () => {
    const directory = await temporaryDirectory();
    await access(directory.path);
    await directory.remove();
    await directory.remove();
    await expect(access(directory.path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a free port', () => {
  it('is one that can be listened on, and none that systems give out', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(ports.every((port) => port >= 20_000 && port < 32_000)).toBe(true);
    const server = createServer().listen(ports[0], '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });
});

describe('processor time', () => {
  it('grows with the work, not with the wait', () => {
    const wait = new Int32Array(new SharedArrayBuffer(4));
    const begun = performance.now();
    const waiting = processorTime(() => void Atomics.wait(wait, 0, 0, 100));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(99);
    const working = processorTime(() => {
      const end = process.cpuUsage().user + 100_000;
      while (process.cpuUsage().user < end);
    });
    expect(working).toBeGreaterThanOrEqual(100);
    expect(waiting).toBeLessThan(working);
  });
});

describe('collect', () => {
  it('gathers items and text', async () => {
    async function* parts(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('炉').subarray(0, 1);
      yield Buffer.from('炉').subarray(1);
    }
    expect(await collect(parts())).toHaveLength(2);
    expect(await collectText(parts())).toBe('炉');
  });
});
