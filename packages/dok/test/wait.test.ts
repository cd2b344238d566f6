import { FakeClock, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterEach, expect, test } from 'vitest';
import type { RawTask, Task } from '../src/index.ts';
import { clientOf, InstantClock, life, TASK_ID, wireTask } from './fixtures.ts';

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A task whose states come one after the other; the last one stays. The first is for `dok.task`. */
async function taskWith(clock: FakeClock, ...states: RawTask[]): Promise<Task> {
  const server = await startFaultServer(states.map((json) => ({ json })));
  servers.push(server);
  return clientOf(server, { clock }).task(TASK_ID);
}

test('ends with the task, and tells each phase on the way', async () => {
  const { waiting, pulling, running, done } = life;
  const clock = new InstantClock();
  const task = await taskWith(clock, waiting, waiting, pulling, running, done);
  const phases: string[] = [];
  expect(await task.wait({ onPoll: ({ phase }) => phases.push(phase) })).toBe(task);
  expect(phases).toEqual(['queued', 'pulling', 'running', 'done']);
  expect([task.status, task.containers[0]?.exitCode]).toEqual(['done', 0]);
  expect(clock.sleeps).toEqual([5000, 5000, 5000]);
});

test.each(['done', 'error', 'aborted', 'canceled'])('%s is an end', async (status) => {
  const clock = new InstantClock();
  const task = await taskWith(clock, life.running, wireTask({ status }));
  await task.wait();
  expect([task.status, clock.sleeps]).toEqual([status, []]);
});

test('a status that nobody knows is not an end', async () => {
  const clock = new InstantClock();
  const strange = wireTask({ status: 'hibernating' });
  const task = await taskWith(clock, life.running, strange, strange, life.done);
  await task.wait({ pollInterval: 7 });
  expect([task.status, clock.sleeps]).toEqual(['done', [7, 7]]);
});

test('the limit is an error that says what was seen; the task is not canceled', async () => {
  const clock = new InstantClock();
  const { waiting, pulling } = life;
  const task = await taskWith(clock, waiting, waiting, pulling);
  await expect(task.wait({ timeout: 12_000 })).rejects.toMatchObject({
    name: 'WaitTimeoutError',
    seen: { queued: 1, pulling: 3 },
  });
  expect(servers[0]?.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('a signal ends it', async () => {
  const task = await taskWith(new FakeClock(), life.running);
  const stop = new AbortController();
  const waiting = task.wait({ signal: stop.signal, onPoll: () => stop.abort(new Error('enough')) });
  await expect(waiting).rejects.toMatchObject({ name: 'RequestAbortedError' });
});

test('an outage that passes does not end it', async () => {
  const server = await startFaultServer((_, count) => {
    if (count === 1) return { json: life.waiting };
    if (count === 2) return { json: life.running };
    return count < 10 ? { status: 503, json: {} } : { json: life.done };
  });
  servers.push(server);
  const task = await clientOf(server, { clock: new InstantClock() }).task(TASK_ID);
  await task.wait();
  expect(task.status).toBe('done');
});
