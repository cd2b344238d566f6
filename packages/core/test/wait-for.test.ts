import {
  ConnectionError,
  createApiError,
  InputError,
  RequestAbortedError,
  type WaitForOptions,
  WaitTimeoutError,
  waitFor,
} from '@irori/core';
import { FakeClock } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { errorOf } from './helpers.ts';

const details = { message: 'm', outcome: 'unknown', attempts: 3 } as const;
const outage = new ConnectionError(details);

/** A wait whose polls see `states`, the last one for ever; errors among them are thrown. */
function waiting(states: readonly (string | Error)[], more: Partial<WaitForOptions<string>> = {}) {
  const clock = new FakeClock();
  const times: number[] = [];
  const promise = waitFor<string>({
    clock,
    what: 'task 7 to end',
    until: (state) => state === 'done',
    describe: (state) => state,
    pollInterval: 1000,
    poll: async () => {
      times.push(clock.monotonic());
      const state = states[Math.min(times.length, states.length) - 1] ?? 'nothing';
      if (state instanceof Error) throw state;
      return state;
    },
    ...more,
  });
  return { clock, times, promise };
}

/** Moves the clock on until `promise` is settled. */
async function settle<T>(clock: FakeClock, promise: Promise<T>): Promise<T> {
  let settled = false;
  const watched = promise.finally(() => {
    settled = true;
  });
  watched.catch(() => {});
  while (!settled) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!settled && clock.sleepers > 0) await clock.advanceToNext();
  }
  return watched;
}

describe('waitFor', () => {
  it('polls until it is there, and reports each poll', async () => {
    const polls: string[] = [];
    const wait = waiting(['waiting', 'running', 'done'], { onPoll: (state) => polls.push(state) });
    expect(await settle(wait.clock, wait.promise)).toBe('done');
    expect(polls).toEqual(['waiting', 'running', 'done']);
    expect(wait.times).toEqual([0, 1000, 2000]);
    expect(wait.clock.pending).toBe(0);
  });

  it('does not wait for what is there already', async () => {
    const wait = waiting(['done'], { timeout: 1000 });
    expect(await wait.promise).toBe('done');
    expect(wait.clock.pending).toBe(0);
  });

  it('goes on through states it does not know', async () => {
    const wait = waiting(['running', 'hibernating', 'running', 'done']);
    expect(await settle(wait.clock, wait.promise)).toBe('done');
  });

  it('slows down by itself', async () => {
    const states = [...Array(9).fill('running'), 'done'];
    const clock = new FakeClock();
    let polls = 0;
    const promise = waitFor<string>({
      clock,
      what: 'it',
      until: (state) => state === 'done',
      describe: (state) => state,
      poll: async () => states[polls++] ?? 'done',
    });
    await settle(clock, promise);
    expect(clock.sleeps.map(Math.round)).toEqual([
      1000, 1500, 2250, 3375, 5063, 7594, 10000, 10000, 10000,
    ]);
  });

  it('takes a function for the interval', async () => {
    const wait = waiting(['a', 'b', 'c', 'done'], { pollInterval: (poll) => poll * 10 });
    await settle(wait.clock, wait.promise);
    expect(wait.clock.sleeps).toEqual([10, 20, 30]);
  });

  it('looks a last time at its limit, then says what it saw', async () => {
    const wait = waiting(['waiting', 'waiting', 'running'], { timeout: 2500 });
    const error = await errorOf<WaitTimeoutError>(settle(wait.clock, wait.promise));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error.message).toBe(
      'Waited 2.5 s for task 7 to end, which did not happen in that time. Seen: waiting ×2, running ×2. Nothing was canceled: wait again with a longer timeout.',
    );
    expect(error).toMatchObject({ waited: 2500, seen: { waiting: 2, running: 2 } });
    expect(wait.times).toEqual([0, 1000, 2000, 2500]);
    expect(wait.clock.pending).toBe(0);
  });

  it('is not kept beyond its limit by a poll that hangs', async () => {
    const wait = waiting([], {
      timeout: 1000,
      poll: (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    wait.clock.advance(6000);
    const error = await errorOf(wait.promise);
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error.message).toContain('No poll succeeded.');
  });

  it.each([
    ['between two polls', 'running'],
    ['before the first', undefined],
  ])('can be ended %s', async (_name, state) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    if (state === undefined) controller.abort(reason);
    const wait = waiting(['running'], { signal: controller.signal, timeout: 60_000 });
    const caught = errorOf(wait.promise);
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    const error = await caught;
    expect(error).toBeInstanceOf(RequestAbortedError);
    expect(error.message).toContain('The wait for task 7 to end was aborted');
    expect(error.cause).toBe(reason);
    expect(wait.clock.pending).toBe(0);
  });

  it('survives an outage once it has seen something', async () => {
    const wait = waiting(['running', outage, createApiError({ ...details, status: 503 }), 'done']);
    expect(await settle(wait.clock, wait.promise)).toBe('done');
  });

  it('waits as long as a rate limit asks', async () => {
    const limited = createApiError({ ...details, status: 429, retryAfter: 90_000 });
    const wait = waiting(['running', limited, 'done']);
    expect(await settle(wait.clock, wait.promise)).toBe('done');
    expect(wait.clock.sleeps).toEqual([1000, 90_000]);
  });

  it('ends when the outage lasts too long', async () => {
    const wait = waiting(['running', outage], { outageTolerance: 5_000 });
    expect(await errorOf(settle(wait.clock, wait.promise))).toBe(outage);
    expect(wait.times.at(-1)).toBe(6_000);
  });

  it('ends at once when the first poll fails, or when a failure does not pass', async () => {
    expect(await errorOf(waiting([outage]).promise)).toBe(outage);
    const gone = createApiError({ ...details, status: 404 });
    const wait = waiting(['running', gone]);
    expect(await errorOf(settle(wait.clock, wait.promise))).toBe(gone);
    const bug = new InputError('m', { field: 'f' });
    expect(await errorOf(waiting([bug]).promise)).toBe(bug);
  });
});
