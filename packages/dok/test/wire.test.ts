import { inspect } from 'node:util';
import {
  canary,
  expectNoCanary,
  FakeClock,
  type FaultServer,
  startFaultServer,
} from '@irori/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import {
  isDokPermissionError,
  isTaskNotCancelableError,
  isTermsNotAcceptedError,
  type Task,
} from '../src/index.ts';
import {
  clientOf,
  InstantClock,
  life,
  newTask,
  TASK_ID,
  wireArtifact,
  wirePage,
  wireTask,
} from './fixtures.ts';

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...args: Parameters<typeof startFaultServer>): Promise<FaultServer> {
  const server = await startFaultServer(...args);
  servers.push(server);
  return server;
}

const quick = { clock: new InstantClock() };
const caught = (promise: Promise<unknown>): Promise<Error & Record<string, unknown>> =>
  promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error,
  );

describe('save', () => {
  test('sends what was set, and takes over what the server made of it', async () => {
    const server = await serve([{ status: 201, json: wireTask({ new_key: 1 }) }]);
    const dok = clientOf(server);
    const container = (await dok.container())
      .set('image', 'python:3.9')
      .set('plan', 'v100-32gb')
      .set('command', ['python', 'script.py'])
      .set('environment', { PYTHONPATH: '/app', DATABASE_URL: undefined, STEPS: 28 });
    const task = (await dok.task()).set('name', 'basic').set('tags', ['example']);
    task.containers = [container];
    task.executionTimeLimitSec = 7200;
    expect(await task.save()).toBe(task);

    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/tasks/' });
    expect(request?.headers.authorization).toBe(
      `Basic ${btoa('user-of-the-test:password-of-the-test')}`,
    );
    expect(request?.headers['content-type']).toContain('application/json');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      name: 'basic',
      tags: ['example'],
      execution_time_limit_sec: 7200,
      containers: [
        {
          image: 'python:3.9',
          plan: 'v100-32gb',
          command: ['python', 'script.py'],
          entrypoint: [],
          environment: { PYTHONPATH: '/app', STEPS: '28' },
        },
      ],
    });
    expect([task.id, task.status, task.phase, task.raw['new_key']]).toEqual([
      TASK_ID,
      'waiting',
      'queued',
      1,
    ]);
  });

  test('sends no time limit unless one is set, and null when null is', async () => {
    const server = await serve([{ status: 201, json: wireTask() }]);
    const dok = clientOf(server);
    await (await newTask(dok)).save();
    await (await newTask(dok)).set('executionTimeLimitSec', null).save();
    const bodies = server.requests.map(({ body }) => JSON.parse(body));
    expect(bodies[0]).not.toHaveProperty('execution_time_limit_sec');
    expect(bodies[1]).toMatchObject({ execution_time_limit_sec: null });
  });

  test('sends nothing when a field is wrong, and names it', async () => {
    const server = await serve([{ status: 201, json: wireTask() }]);
    const dok = clientOf(server);
    const nameless = (await newTask(dok)).set('name', '');
    await expect(nameless.save()).rejects.toMatchObject({ name: 'InputError', field: 'name' });
    const empty = (await newTask(dok)).set('containers', []);
    await expect(empty.save()).rejects.toMatchObject({ field: 'containers' });
    const strange = (await newTask(dok)).set('containers', [{}] as unknown as []);
    await expect(strange.save()).rejects.toMatchObject({ field: 'containers' });
    expect(server.requests).toHaveLength(0);
    // What was wrong can be set right.
    nameless.name = 'found';
    await nameless.save();
    expect(server.requests).toHaveLength(1);
  });

  test('of a submitted task is an error: there is no update', async () => {
    const server = await serve([{ status: 201, json: wireTask() }]);
    const task = await newTask(clientOf(server));
    await task.save();
    await expect(task.save()).rejects.toThrow('submitted already: DOK has no update operation');
    expect(server.requests).toHaveLength(1);
  });

  test('twice at the same time submits once', async () => {
    const server = await serve([{ status: 201, json: wireTask() }]);
    const task = await newTask(clientOf(server));
    const results = await Promise.allSettled([task.save(), task.save()]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['the connection is cut before the answer', { kind: 'reset', when: 'before' }],
    ['the connection is cut in the answer', { kind: 'reset', when: 'body' }],
    ['the connection is closed without an answer', { kind: 'close' }],
    ['the answer is not complete', { kind: 'truncate', body: '{"id":"x"}', bytes: 5 }],
    ['the answer is not JSON', { status: 201, bodyText: '{"id":' }],
    ['the answer is another thing', { status: 201, json: { hello: 'world' } }],
    ['the server fails', { status: 500, json: { detail: 'oops' } }],
    ['a proxy gives up', { status: 504, kind: 'body', body: '<html>', contentType: 'text/html' }],
  ] as const)('when %s: exactly one POST, and how to find the task', async (_, answer) => {
    const server = await serve([answer, { status: 201, json: wireTask() }]);
    const error = await caught((await newTask(clientOf(server, quick))).save());
    expect(error['outcome']).toBe('unknown');
    expect(error.message).toContain('dok.tasks({ tasks: "train-42" })');
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /tasks/']);
  });

  test('when the answer stalls: exactly one POST, and how to find the task', async () => {
    const server = await serve([{ kind: 'stall', when: 'headers' }]);
    const clock = new FakeClock();
    const task = await newTask(clientOf(server, { clock, timeout: 100 }));
    const failing = caught(task.save());
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(100);
    const error = await failing;
    expect(error).toMatchObject({ name: 'RequestTimeoutError', outcome: 'unknown' });
    expect(error.message).toContain('dok.tasks({ tasks: "train-42" })');
    expect(server.requests).toHaveLength(1);
  });

  test('when the server refuses: its words, the field, and nothing to find', async () => {
    const body = { containers: [{ plan: ['"x" is not a valid choice.'] }] };
    const server = await serve([{ status: 422, json: body }]);
    const error = await caught((await newTask(clientOf(server))).save());
    expect(error).toMatchObject({
      name: 'UnprocessableEntityError',
      outcome: 'rejected',
      fields: { 'containers[0].plan': ['"x" is not a valid choice.'] },
    });
    expect(error.message).toContain('"x" is not a valid choice.');
    expect(error.message).not.toContain('dok.tasks(');
  });

  test('no error shows a credential or an environment value', async () => {
    const [token, secret, value] = [canary('token'), canary('secret'), canary('env')];
    const server = await serve((_, count) =>
      count === 1 ? { kind: 'reset', when: 'before' } : { status: 422, json: { name: ['bad'] } },
    );
    const dok = clientOf(server, { accessToken: token, accessTokenSecret: secret });
    for (let round = 0; round < 2; round += 1) {
      const task = await newTask(dok);
      task.containers[0]?.set('environment', { API_KEY: value });
      const error = await caught(task.save());
      const shown = [inspect(error, { depth: null }), JSON.stringify(error), String(error.stack)];
      expectNoCanary(shown.join('\n'), [token, secret, value]);
      expectNoCanary(inspect(task, { depth: null, showHidden: true }), [token, secret, value]);
    }
    expect(server.requests[0]?.body).toContain(value);
  });
});

describe('reading', () => {
  test('tasks gives a page with its meta, and all its parameters', async () => {
    const server = await serve([{ json: wirePage([life.done], { count: 41, page_size: 20 }) }]);
    const dok = clientOf(server);
    const { tasks, meta } = await dok.tasks({
      page: 2,
      pageSize: 20,
      status: ['running', 'waiting'],
      plan: 'v100-32gb',
      tag: 'a b',
      tasks: 'train',
      includeArtifact: true,
      createdAfter: new Date(0),
      createdBefore: '2026-05-01T00:00:00+09:00',
    });
    expect(meta).toEqual({
      page: 1,
      pageSize: 20,
      totalPages: 1,
      count: 41,
      next: null,
      previous: null,
    });
    expect(tasks[0]?.id).toBe(TASK_ID);
    const url = new URL(server.requests[0]?.url ?? '', 'http://x');
    expect(url.pathname).toBe('/tasks/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      page: '2',
      page_size: '20',
      status: 'running,waiting',
      plan: 'v100-32gb',
      tag: 'a b',
      tasks: 'train',
      include_artifact: 'true',
      created_after: '1970-01-01T00:00:00.000Z',
      created_before: '2026-05-01T00:00:00+09:00',
    });
  });

  test('a misspelled parameter is an error, not an unfiltered list', async () => {
    const dok = clientOf({ url: 'http://127.0.0.1:9' });
    const { costs } = dok;
    for (const [call, message] of [
      [() => dok.tasks({ pagesize: 3 } as object), 'in tasks: pagesize. Did you mean pageSize?'],
      [() => dok.artifacts({ taskId: 'x' } as object), 'Unknown key in artifacts: taskId'],
      [
        () => costs.billingInfos({ page: 2 } as object),
        'Unknown key in billingInfos: page. It knows date',
      ],
      [() => dok.registries.create({ host: 'x' } as never), 'Unknown key in registry: host'],
      [() => dok.tasks({ createdAfter: 'monday' }), 'Invalid date format for createdAfter: monday'],
      [() => costs.unitPrices({ date: '2026-02-30' }), 'Invalid date format for date: 2026-02-30'],
    ] as const) {
      await expect(call()).rejects.toThrow(message);
    }
  });

  test('for await goes over all pages; toArray stops in time', async () => {
    const names = (tasks: readonly Task[]) => tasks.map(({ name }) => name);
    const server = await serve(({ url }) => {
      const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
      const tasks = [1, 2].map((number) => wireTask({ name: `${page}-${number}` }));
      return { json: wirePage(tasks, { page, total_pages: 3, count: 6 }) };
    });
    const dok = clientOf(server);
    const seen: Task[] = [];
    for await (const task of dok.tasks({ pageSize: 2, tag: 't' })) seen.push(task);
    expect(names(seen)).toEqual(['1-1', '1-2', '2-1', '2-2', '3-1', '3-2']);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/tasks/?page_size=2&tag=t',
      '/tasks/?page=2&page_size=2&tag=t',
      '/tasks/?page=3&page_size=2&tag=t',
    ]);
    expect(names(await dok.tasks().toArray({ limit: 3 }))).toEqual(['1-1', '1-2', '2-1']);
    expect(server.requests).toHaveLength(5);
  });

  test('a server that ignores the page is not asked for ever', async () => {
    const server = await serve([{ json: wirePage([{ id: 'v100-32gb' }], { total_pages: 9 }) }]);
    await expect(clientOf(server).plans().toArray({ limit: 100 })).rejects.toThrow();
    expect(server.requests.length).toBeLessThan(4);
  });

  test('a task has its response, too', async () => {
    const server = await serve([{ json: life.running, headers: { 'x-request-id': 'r-1' } }]);
    const { data, response } = await clientOf(server).task(TASK_ID).withResponse();
    expect([data.phase, response.status, response.requestId]).toEqual(['running', 200, 'r-1']);
    expect(server.requests[0]?.url).toBe(`/tasks/${TASK_ID}/`);
  });

  test('an id cannot lead to another operation', async () => {
    const server = await serve([{ json: life.running }]);
    const dok = clientOf(server);
    await dok.task('a/../../auth/agree?x#y');
    expect(server.requests[0]?.url).toBe('/tasks/a%2F..%2F..%2Fauth%2Fagree%3Fx%23y/');
    await expect(dok.task('..')).rejects.toMatchObject({ name: 'InputError' });
    await expect(dok.task('')).rejects.toMatchObject({ name: 'InputError' });
  });

  test('an answer that is no list, no task, or a page of HTML is a clear error', async () => {
    const server = await serve([
      { json: { error_code: 'maintenance', error_msg: 'x' } },
      { json: [] },
      { kind: 'body', body: '<html>login</html>', contentType: 'text/html' },
    ]);
    const dok = clientOf(server);
    await expect(dok.tasks()).rejects.toThrow(
      'DOK answered 200, but not with a list. It holds the error code maintenance.',
    );
    await expect(dok.task('x')).rejects.toMatchObject({ name: 'ResponseDecodeError' });
    await expect(dok.task('x')).rejects.toThrow('HTML');
  });

  test('refresh takes over the new state', async () => {
    const server = await serve([{ json: life.waiting }, { json: life.done }]);
    const task = await clientOf(server).task(TASK_ID);
    const [before] = task.containers;
    expect(await task.refresh()).toBe(task);
    expect([task.status, task.containers[0]?.exitCode, before?.exitCode]).toEqual([
      'done',
      0,
      null,
    ]);
  });

  test('artifacts gives a page, artifact one', async () => {
    const server = await serve([{ json: wirePage([wireArtifact()]) }, { json: wireArtifact() }]);
    const dok = clientOf(server);
    const { artifacts, meta } = await dok.artifacts({ page: 1, pageSize: 10, task: TASK_ID });
    expect([artifacts[0]?.task, meta.count]).toEqual([TASK_ID, 1]);
    expect((await dok.artifact('a-1')).sizeBytes).toBe(1_048_576);
    expect(server.requests.map(({ url }) => url)).toEqual([
      `/artifacts/?page=1&page_size=10&task=${TASK_ID}`,
      '/artifacts/a-1/',
    ]);
  });
});

describe('cancel and delete', () => {
  test('take over the state, and give the task', async () => {
    const server = await serve([
      { json: life.running },
      { json: wireTask({ status: 'canceled' }) },
      { status: 204 },
    ]);
    const task = await clientOf(server).task(TASK_ID);
    expect(await task.cancel()).toBe(task);
    expect(task.status).toBe('canceled');
    expect(await task.delete()).toBe(task);
    expect(server.requests.slice(1).map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST /tasks/${TASK_ID}/cancel/`,
      `DELETE /tasks/${TASK_ID}/`,
    ]);
  });

  test('when the answer to cancel is lost, the second try is recognised as done', async () => {
    const server = await serve([
      { json: life.running },
      { kind: 'reset', when: 'body' },
      { status: 403, json: { detail: 'cannot be canceled' } },
      { json: wireTask({ status: 'canceled' }) },
    ]);
    const task = await clientOf(server, quick).task(TASK_ID);
    await task.cancel();
    expect([task.status, server.requests.length]).toEqual(['canceled', 4]);
  });

  test('when the task ended by itself meanwhile, the refusal is not hidden', async () => {
    const server = await serve([
      { json: life.running },
      { kind: 'reset', when: 'body' },
      { status: 403, json: { detail: 'cannot be canceled' } },
      { json: life.done },
    ]);
    const task = await clientOf(server, quick).task(TASK_ID);
    expect(isTaskNotCancelableError(await caught(task.cancel()))).toBe(true);
  });

  test('when the answer to delete is lost, the 404 of the second try is success', async () => {
    const server = await serve([
      { json: life.done },
      { kind: 'reset', when: 'body' },
      { status: 404, json: { detail: 'Not found.' } },
    ]);
    await (await clientOf(server, quick).task(TASK_ID)).delete();
    expect(server.requests).toHaveLength(3);
  });

  test('a 404 at the first try is an error', async () => {
    const server = await serve([{ json: life.done }, { status: 404, json: {} }]);
    const task = await clientOf(server).task(TASK_ID);
    await expect(task.delete()).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  test('of a task that was never submitted say so', async () => {
    const task = await clientOf({ url: 'http://127.0.0.1:9' }).task();
    for (const call of ['cancel', 'delete', 'refresh', 'wait'] as const) {
      await expect(task[call]()).rejects.toThrow('not submitted yet. Call save() first.');
    }
    expect(() => task.logs()).toThrow('not submitted yet');
    await expect(task.downloadArtifact({ to: 'x' })).rejects.toThrow('not submitted yet');
  });
});

describe('refusals say what to do', () => {
  test('terms, permission, wrong key', async () => {
    const envelope = { is_fatal: true, status: 'x', error_code: 'forbidden', error_msg: 'no' };
    const server = await serve([
      { status: 403, json: { detail: 'Agreement to terms of service is required' } },
      { status: 403, json: envelope },
      { status: 401, json: { ...envelope, error_code: 'unauthorized' } },
    ]);
    const dok = clientOf(server);
    const terms = await caught(dok.tasks());
    expect(isTermsNotAcceptedError(terms) && !isDokPermissionError(terms)).toBe(true);
    expect(terms.message).toContain('dok.agreeToTerms({ version })');
    const permission = await caught(dok.tasks());
    expect(isDokPermissionError(permission)).toBe(true);
    expect(permission.message).toContain('allow this API key to use DOK');
    const wrong = await caught(dok.tasks());
    expect(wrong).toMatchObject({ name: 'AuthenticationError', status: 401 });
    expect(wrong.message).toContain('Check the access token and its secret');
    // Accepting the terms is a legal act: nothing here did it.
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });
});

describe('several clients', () => {
  test('live side by side, each with its own credentials', async () => {
    const server = await serve([{ json: life.waiting }]);
    const clients = ['a', 'b'].map((name) => clientOf(server, { accessToken: name }));
    const tasks = await Promise.all(clients.map((dok) => dok.task(TASK_ID)));
    for (const task of tasks) await task.refresh();
    const users = server.requests.map(
      ({ headers }) => atob((headers.authorization ?? '').slice(6)).split(':')[0],
    );
    expect(users.slice(2)).toEqual(['a', 'b']);
    expect(users.slice(0, 2).sort()).toEqual(['a', 'b']);
  });
});
