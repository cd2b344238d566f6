import { isWaitTimeoutError } from '@irori/core';
import { isTaskLeftBehindError, Qarnot, type RunOptions, type Task } from '@irori/qarnot';
import { type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeTask, type Moment, UUID } from '../support/fake-task.ts';
import { optionsFor } from '../support/options.ts';

let server: FaultServer;
let before: number;
beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
beforeEach(() => {
  before = server.requests.length;
});
afterAll(() => server.close());

const PAYLOAD = { name: 'a', profile: 'docker-batch', instanceCount: 1 };
const RUNNING: Moment = { state: 'FullyExecuting', stdout: ' 0> a\n' };

function run(moments: readonly Moment[], options: RunOptions = {}): Promise<Task> {
  server.use(fakeTask(moments));
  return new Qarnot(optionsFor(server.url, { maxRetries: 0 })).tasks.run(PAYLOAD, options);
}

const posts = (): string[] =>
  server.requests
    .slice(before)
    .filter(({ method }) => method === 'POST')
    .map(({ url }) => url);
const CREATED = '/v1/tasks';
const ABORTED = `/v1/tasks/${UUID}/abort`;

async function failing(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Error) => error,
  );
}

describe('tasks.run', () => {
  it.each(['Success', 'Failure', 'Cancelled'])(
    'gives the output and the task: %s',
    async (state) => {
      const out: string[] = [];
      const err: string[] = [];
      const lines: string[] = [];
      const states: string[] = [];
      const created: string[] = [];
      const task = await run(
        [
          { state: 'Submitted' },
          RUNNING,
          { state: 'UploadingResults', stdout: ' 0> a\n 0> b\n', stderr: ' 1> e' },
          { state, stdout: ' 0> a\n 0> b\n 1> c', stderr: ' 1> e' },
        ],
        {
          onStdout: (text) => void out.push(text),
          onStderr: (text) => void err.push(text),
          onLine: ({ stream, instance, text }) => void lines.push(`${stream} ${instance} ${text}`),
          onPoll: (seen) => states.push(seen.state),
          onCreated: (uuid) => created.push(uuid),
        },
      );
      expect(task.state).toBe(state);
      expect(out.join('')).toBe(' 0> a\n 0> b\n 1> c');
      expect(err.join('')).toBe(' 1> e');
      expect(lines.sort()).toEqual(['stderr 1 e', 'stdout 0 a', 'stdout 0 b', 'stdout 1 c']);
      expect(states.at(-1)).toBe(state);
      expect(created).toEqual([UUID]);
      expect(posts()).toEqual([CREATED]);
    },
  );

  it('reads no output that nobody wants', async () => {
    await run([RUNNING, { state: 'Success' }]);
    expect(server.requests.slice(before).some(({ url }) => /std(?:out|err)/.test(url))).toBe(false);
  });

  it('does not take an unknown state for the end', async () => {
    const task = await run([
      { state: 'Dreaming' },
      { state: 'PendingDelete' },
      { state: 'Success' },
    ]);
    expect(task.state).toBe('Success');
  });

  it('waits for a callback that takes its time', async () => {
    const order: string[] = [];
    const onStdout = async (text: string): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(text);
    };
    await run([RUNNING, { state: 'Success', stdout: ' 0> a\n 0> b\n' }], { onStdout });
    expect(order).toEqual([' 0> a\n', ' 0> b\n']);
  });
});

describe('a run that is interrupted', () => {
  it('aborts the task and says so', async () => {
    const control = new AbortController();
    const error = await failing(
      run([RUNNING], { signal: control.signal, onStdout: () => control.abort('enough') }),
    );
    expect(error).toMatchObject({ code: 'REQUEST_ABORTED', cause: 'enough' });
    expect(error.message).toBe(
      `The run was aborted by the caller. The task ${UUID} was aborted too.`,
    );
    expect(posts()).toEqual([CREATED, ABORTED]);
  });

  it('leaves the task when told, and says so', async () => {
    const control = new AbortController();
    const error = await failing(
      run([RUNNING], {
        signal: control.signal,
        onPoll: () => control.abort(),
        onInterrupt: 'leave',
      }),
    );
    expect(error.message).toContain(`The task ${UUID} runs on and is billed`);
    expect(posts()).toEqual([CREATED]);
  });

  it('creates nothing when it is aborted from the start', async () => {
    const error = await failing(run([RUNNING], { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'REQUEST_ABORTED' });
    expect(posts()).toEqual([]);
  });

  it('waits for the creation, to know what to abort', async () => {
    const control = new AbortController();
    const fake = fakeTask([RUNNING]);
    server.use(async (request, count) => {
      control.abort();
      return fake(request, count);
    });
    const { tasks } = new Qarnot(optionsFor(server.url));
    await failing(tasks.run(PAYLOAD, { signal: control.signal }));
    expect(posts()).toEqual([CREATED, ABORTED]);
  });

  it('aborts at its time limit', async () => {
    const error = await failing(run([RUNNING], { timeout: 60_000 }));
    expect(isWaitTimeoutError(error)).toBe(true);
    expect(error.message).toContain('did not end in 60 s; the task was FullyExecuting.');
    expect(posts()).toEqual([CREATED, ABORTED]);
  });

  it('aborts when a callback fails, and throws what it threw', async () => {
    const error = await failing(
      run([RUNNING], {
        onStdout: () => {
          throw new TypeError('mine');
        },
      }),
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(posts()).toEqual([CREATED, ABORTED]);
  });

  it.each(['Success', 'PendingCancel'])('takes a refused abort of a task in %s', async (state) => {
    const refusal = { status: 403, json: { message: 'cannot' } } as const;
    const error = await failing(
      run(
        [
          { ...RUNNING, faults: { abort: refusal } },
          { state, faults: { abort: refusal } },
        ],
        {
          onStdout: () => Promise.reject(new TypeError('mine')),
        },
      ),
    );
    expect(error).toBeInstanceOf(TypeError);
  });

  it('names a task that it could not abort', async () => {
    const refusal = { status: 403, json: { message: 'not yours' } } as const;
    const error = await failing(
      run([{ ...RUNNING, faults: { abort: refusal } }], {
        onStdout: () => Promise.reject(new TypeError('mine')),
      }),
    );
    if (!isTaskLeftBehindError(error)) throw error;
    expect(error.uuid).toBe(UUID);
    expect(error.message).toContain(`tasks.abort('${UUID}')`);
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(String(error.abortError)).toContain('not yours');
  });

  it('has nothing to abort when the creation fails', async () => {
    server.use([{ status: 402, json: { message: 'no credits' } }]);
    const { tasks } = new Qarnot(optionsFor(server.url));
    expect(await failing(tasks.run(PAYLOAD))).toMatchObject({ code: 'NOT_ENOUGH_CREDITS' });
    expect(posts()).toEqual([CREATED]);
  });
});

describe('tasks.wait', () => {
  it('waits for the end through a bad minute', async () => {
    server.use(
      fakeTask([
        RUNNING,
        { state: 'x', faults: { [UUID]: { status: 503, json: {} } } },
        { state: 'PendingCancel' },
        { state: 'Cancelled' },
      ]),
    );
    const seen: string[] = [];
    const { tasks } = new Qarnot(optionsFor(server.url, { maxRetries: 0 }));
    const task = await tasks.wait(UUID, { onPoll: ({ state }) => seen.push(state) });
    expect(task.state).toBe('Cancelled');
    expect(seen).toEqual(['FullyExecuting', 'PendingCancel', 'Cancelled']);
  });

  it('counts what it saw when time is up', async () => {
    server.use(fakeTask([{ state: 'Submitted' }, RUNNING]));
    const { tasks } = new Qarnot(optionsFor(server.url));
    const error = await failing(tasks.wait(UUID, { timeout: 30_000 }));
    expect(error).toMatchObject({ seen: { Submitted: 1, FullyExecuting: expect.any(Number) } });
    expect(posts()).toEqual([]);
  });
});
