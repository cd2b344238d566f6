import { inspect } from 'node:util';
import { canary, expectNoCanary } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import {
  Container,
  isFinalTaskStatus,
  isKnownPlan,
  isKnownTaskStatus,
  NotificationEndpoint,
  PLAN_IDS,
  type RawNotificationEndpoint,
  type RawTask,
  TASK_STATUSES,
  Task,
} from '../src/index.ts';
import {
  clientOf,
  life,
  newTask,
  TASK_ID,
  wireArtifact,
  wireContainer,
  wireTask,
} from './fixtures.ts';

const dok = clientOf({ url: 'http://127.0.0.1:9' });

/** A task as if the API had sent it. */
function received(raw: RawTask): Task {
  const connection = undefined as unknown as ConstructorParameters<typeof Task>[0];
  return new Task(connection, raw);
}

describe('a received task', () => {
  test('has every property of the DOK document', () => {
    const task = received(
      wireTask({
        status: 'canceled',
        canceled_at: '2026-06-10T09:05:00.000+09:00',
        http_uri: 'https://x.example',
        error_message: 'no such image',
        artifact: wireArtifact({ deleted_at: '2026-06-13T10:00:00+09:00' }),
      }),
    );
    expect(task).toMatchObject({
      id: TASK_ID,
      name: 'train-42',
      createdAt: new Date('2026-06-10T00:00:00.120Z'),
      updatedAt: new Date('2026-06-10T00:04:31.004Z'),
      canceledAt: new Date('2026-06-10T00:05:00.000Z'),
      status: 'canceled',
      httpUri: 'https://x.example',
      tags: ['exp'],
      errorMessage: 'no such image',
      executionTimeLimitSec: 7200,
    });
    expect(task.artifact).toMatchObject({
      task: TASK_ID,
      createdAt: new Date('2026-06-10T01:00:03.000Z'),
      updatedAt: new Date('2026-06-10T01:00:09.000Z'),
      deletedAt: new Date('2026-06-13T01:00:00.000Z'),
      filename: 'artifact.tar.gz',
      sizeBytes: 1_048_576,
    });
  });

  test('has its containers with every property of the DOK document', () => {
    const [container] = received(
      wireTask({
        containers: [
          wireContainer({
            registry: 'r-1',
            http: { port: 8888, path: '/' },
            ssh: { shell: '/bin/bash', host_name: 'h.example', port: 2222 },
            exit_code: 3,
            execution_seconds: 61,
            start_at: '2026-06-10T09:00:00Z',
            end_at: '2026-06-10T09:01:00Z',
            stop_at: '2026-06-10T09:01:01Z',
          }),
        ],
      }),
    ).containers;
    expect(container).toMatchObject({
      index: 0,
      image: 'python:3.12-slim',
      registry: 'r-1',
      command: ['python', 'train.py'],
      entrypoint: [],
      environment: { EPOCHS: '3' },
      http: { port: 8888, path: '/' },
      ssh: { shell: '/bin/bash', hostName: 'h.example', port: 2222 },
      plan: 'v100-32gb',
      exitCode: 3,
      executionSeconds: 61,
      startAt: new Date('2026-06-10T09:00:00Z'),
      endAt: new Date('2026-06-10T09:01:00Z'),
      stopAt: new Date('2026-06-10T09:01:01Z'),
    });
  });

  test('keeps what the server added, and is not disturbed by it', () => {
    const task = received(
      wireTask({
        status: 'hibernating',
        brand_new: { a: 1 },
        containers: [wireContainer({ plan: 'b200-192gb', gpu_minutes: 7 })],
      }),
    );
    expect(task.raw['brand_new']).toEqual({ a: 1 });
    expect(task.containers[0]?.raw['gpu_minutes']).toBe(7);
    expect([task.status, task.phase, task.containers[0]?.plan]).toEqual([
      'hibernating',
      'hibernating',
      'b200-192gb',
    ]);
    expect(task.isEnded).toBe(false);
  });

  test('does without the fields that older servers do not send', () => {
    const { execution_time_limit_sec: _, artifact: __, ...older } = wireTask();
    const task = received({ ...older, error_message: null });
    expect([task.executionTimeLimitSec, task.artifact, task.errorMessage]).toEqual([
      undefined,
      null,
      '',
    ]);
    const [container] = received(wireTask({ containers: [{ index: 0, image: 'x' }] })).containers;
    expect(container).toMatchObject({ ssh: null, http: null, command: [], environment: {} });
  });

  test('with a date that is none says so when the date is asked for', () => {
    const task = received(wireTask({ created_at: 'soon' }));
    expect(task.name).toBe('train-42');
    expect(() => task.createdAt).toThrow('Invalid date format for created_at: soon');
    // Showing the task is no reason to fail.
    expect(inspect(task)).toContain('Invalid date format for created_at: soon');
    expect(JSON.parse(JSON.stringify(task))).toMatchObject({ name: 'train-42' });
  });

  test('cannot be changed: there is no operation for it', () => {
    const task = received(wireTask());
    expect(() => task.set('name', 'other')).toThrow('its name cannot change');
    expect(() => task.containers[0]?.set('plan', 'h100-80gb')).toThrow('its plan cannot change');
    expect(task.name).toBe('train-42');
  });

  test('gives the same objects until it is refreshed', () => {
    const task = received(life.done);
    expect(task.containers).toBe(task.containers);
    expect(task.artifact).toBe(task.artifact);
  });
});

describe('phase', () => {
  test.each([
    ['queued', life.waiting],
    ['pulling', life.pulling],
    ['running', life.running],
    ['running', life.stopped],
    ['done', life.done],
    ['error', wireTask({ status: 'error' })],
    ['aborted', wireTask({ status: 'aborted' })],
    ['canceled', wireTask({ status: 'canceled' })],
    ['pulling', wireTask({ status: 'running', containers: [] })],
  ])('%s', (phase, raw) => {
    expect(received(raw).phase).toBe(phase);
  });

  test('a new task is a draft', async () => {
    const task = await dok.task();
    expect([task.phase, task.status, task.id, task.isEnded]).toEqual(['draft', '', '', false]);
  });

  test('success is `done` without a bad exit code', () => {
    const ended = (status: string, exit_code: number | null) =>
      received(wireTask({ status, containers: [wireContainer({ exit_code })] })).isSuccessful;
    expect([ended('done', 0), ended('done', null), ended('done', 1), ended('error', 0)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('set', () => {
  test('is chainable and does what the properties do', async () => {
    const byCall = (await dok.container())
      .set('image', 'a')
      .set('plan', 'v100-32gb')
      .set('command', ['x'])
      .set('entrypoint', ['y'])
      .set('environment', { A: 'b' })
      .set('registry', 'r')
      .set('http', { port: 1, path: '/' })
      .set('ssh', { shell: '/bin/sh' });
    const byProperty = await dok.container();
    byProperty.image = 'a';
    byProperty.plan = 'v100-32gb';
    byProperty.command = ['x'];
    byProperty.entrypoint = ['y'];
    byProperty.environment = { A: 'b' };
    byProperty.registry = 'r';
    byProperty.http = { port: 1, path: '/' };
    byProperty.ssh = { shell: '/bin/sh' };
    expect(byCall.toBody()).toEqual(byProperty.toBody());

    const task = (await dok.task())
      .set('name', 'n')
      .set('tags', ['t'])
      .set('containers', [byCall])
      .set('executionTimeLimitSec', 600);
    expect(task).toMatchObject({ name: 'n', tags: ['t'], executionTimeLimitSec: 600 });
    expect(task.containers).toEqual([byCall]);
  });

  test.each([
    ['comand', 'Unknown key in container: comand. Did you mean command?'],
    ['Image', 'Unknown key in container: Image. Did you mean image?'],
    ['exitCode', 'Unknown key in container: exitCode. It knows image, plan,'],
    ['__proto__', 'Unknown key in container: __proto__'],
  ])('refuses the key %s', async (key, message) => {
    const container = await dok.container();
    expect(() => container.set(key as 'image', 'x')).toThrow(message);
  });

  test.each([
    ['execution_time_limit_sec', 'Did you mean executionTimeLimitSec?'],
    ['nmae', 'Unknown key in task: nmae. Did you mean name?'],
    ['save', 'Unknown key in task: save'],
  ])('refuses the key %s of a task', async (key, message) => {
    const task = await dok.task();
    expect(() => task.set(key as 'name', 'x')).toThrow(message);
  });

  test('a misspelled property is an error as well', async () => {
    const container = await dok.container();
    expect(() => Object.assign(container, { comand: ['x'] })).toThrow(TypeError);
    const task = await dok.task();
    expect(() => Object.assign(task, { nmae: 'x' })).toThrow(TypeError);
  });

  test('what cannot be an environment is refused at once', async () => {
    const container = await dok.container();
    expect(() => container.set('environment', { A: {} as string })).toThrow(
      'environment.A must be text, a number or a boolean',
    );
    expect(() => container.set('environment', ['A=b'] as unknown as { A: string })).toThrow(
      'environment must be an object',
    );
  });
});

describe('the body of a new task', () => {
  test('always names name, tags, command and entrypoint, and leaves out what is not set', async () => {
    expect((await newTask(dok)).containers[0]?.toBody()).toEqual({
      image: 'python:3.12-slim',
      plan: 'v100-32gb',
      command: [],
      entrypoint: [],
    });
  });

  test('has every environment value as text, and none that is unset', async () => {
    const container = (await dok.container()).set('environment', {
      STEPS: 28,
      BIG: 10n ** 20n,
      DEBUG: false,
      EMPTY: '',
      UNSET: undefined,
      NOTHING: null,
    });
    expect(container.toBody().environment).toEqual({
      STEPS: '28',
      BIG: '100000000000000000000',
      DEBUG: 'false',
      EMPTY: '',
    });
    container.environment['LATER'] = 'yes';
    expect(container.toBody().environment).toMatchObject({ LATER: 'yes', STEPS: '28' });
  });

  test('has no environment when all values are unset', async () => {
    const container = (await dok.container()).set('environment', { A: undefined });
    expect(container.toBody()).not.toHaveProperty('environment');
  });

  test('a received container can be used for a new task, without what DOK assigned', () => {
    const [container] = received(
      wireTask({
        containers: [
          wireContainer({ ssh: { shell: '/bin/sh', host_name: 'h.example', port: 2222 } }),
        ],
      }),
    ).containers;
    expect(container?.toBody()).toEqual({
      image: 'python:3.12-slim',
      plan: 'v100-32gb',
      command: ['python', 'train.py'],
      entrypoint: [],
      environment: { EPOCHS: '3' },
      ssh: { shell: '/bin/sh' },
    });
  });
});

describe('printing', () => {
  const secret = canary();
  const task = received(
    wireTask({ containers: [wireContainer({ environment: { API_KEY: secret, B: secret } })] }),
  );

  test('environment values are hidden in what is printed and in JSON, their names are not', () => {
    const shown = [inspect(task, { depth: null, showHidden: true }), JSON.stringify(task)];
    shown.push(inspect({ wrapped: [task.containers] }, { depth: null }));
    expectNoCanary(shown.join('\n'), [secret]);
    for (const text of shown) expect(text).toContain('API_KEY');
    expect(shown[0]).toContain('Task {');
  });

  test('they are there for whoever asks', () => {
    expect(task.containers[0]?.environment['API_KEY']).toBe(secret);
    expect(JSON.stringify(task.raw)).toContain(secret);
  });

  test('a new container hides them as well', async () => {
    const container = (await dok.container()).set('environment', { API_KEY: secret });
    expectNoCanary(inspect(container) + JSON.stringify(container), [secret]);
    expect(container).toBeInstanceOf(Container);
  });

  test('the secret of a notification endpoint is hidden', () => {
    const endpoint = new NotificationEndpoint({ id: 7, secret } as RawNotificationEndpoint);
    expectNoCanary(inspect(endpoint) + JSON.stringify(endpoint), [secret]);
    expect(endpoint.secret).toBe(secret);
  });

  test('dates and nested objects are readable', () => {
    const json = JSON.parse(JSON.stringify(received(life.done)));
    expect(json).toMatchObject({
      id: TASK_ID,
      phase: 'done',
      createdAt: '2026-06-10T00:00:00.120Z',
      containers: [{ exitCode: 0, environment: { EPOCHS: '[redacted]' } }],
      artifact: { sizeBytes: 1_048_576 },
    });
    expect(inspect(received(life.done), { depth: -1 })).toBe('[Task]');
  });
});

test('known values are told from others', () => {
  expect(TASK_STATUSES.every(isKnownTaskStatus)).toBe(true);
  expect(PLAN_IDS.every(isKnownPlan)).toBe(true);
  expect([isKnownTaskStatus('paused'), isKnownPlan('a100'), isFinalTaskStatus('paused')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(TASK_STATUSES.filter(isFinalTaskStatus).sort()).toEqual([
    'aborted',
    'canceled',
    'done',
    'error',
  ]);
});
