import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldMap } from '../../src/clouds/dok/errors.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';

const container = { image: 'busybox', plan: 'v100-32gb', command: ['true'], entrypoint: [] };

const task = (change: object = {}): object => ({
  name: 'n',
  tags: [],
  containers: [container],
  ...change,
});

const withContainer = (change: object): object =>
  task({ containers: [{ ...container, ...change }] });

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud();
});

afterAll(async () => {
  await started.cloud.close();
});

const required = 'This field is required.';

describe('a new task is refused', () => {
  test.each<[string, unknown, unknown]>([
    ['without anything', {}, { name: [required], containers: [required] }],
    ['that is a list', [], { non_field_errors: ['Invalid data. Expected a dictionary.'] }],
    ['that is a number', 3, { non_field_errors: ['Invalid data. Expected a dictionary.'] }],
    ['with a numeric name', task({ name: 3 }), { name: ['Not a valid string.'] }],
    ['with a null name', task({ name: null }), { name: ['This field may not be null.'] }],
    [
      'without containers',
      task({ containers: [] }),
      { containers: ['Ensure this field has at least 1 elements.'] },
    ],
    [
      'with two containers',
      task({ containers: [container, container] }),
      { containers: ['Ensure this field has no more than 1 elements.'] },
    ],
    [
      'with a container that is a text',
      task({ containers: ['x'] }),
      { containers: [['Invalid data. Expected a dictionary.']] },
    ],
    ['without image', withContainer({ image: undefined }), { containers: [{ image: [required] }] }],
    [
      'with a blank image',
      withContainer({ image: ' ' }),
      { containers: [{ image: ['This field may not be blank.'] }] },
    ],
    [
      'with an unknown plan',
      withContainer({ plan: 'a100' }),
      { containers: [{ plan: ['"a100" is not a valid choice.'] }] },
    ],
    [
      'with a command that is a text',
      withContainer({ command: 'true' }),
      { containers: [{ command: ['Expected a list of items.'] }] },
    ],
    [
      'with a zero byte in its command',
      withContainer({ command: ['a\0b'] }),
      { containers: [{ command: ['Null characters are not allowed.'] }] },
    ],
    [
      'with a registry that is no UUID',
      withContainer({ registry: 'x' }),
      { containers: [{ registry: ['Must be a valid UUID.'] }] },
    ],
    [
      'with a registry that does not exist',
      withContainer({ registry: '00000000-0000-4000-8000-000000000000' }),
      {
        containers: [
          {
            registry: [
              'Invalid pk "00000000-0000-4000-8000-000000000000" - object does not exist.',
            ],
          },
        ],
      },
    ],
    [
      'with a reserved name',
      withContainer({ environment: { SAKURA_TASK_ID: 'x' } }),
      {
        containers: [
          { environment: { SAKURA_TASK_ID: ['Names beginning with SAKURA_ are reserved.'] } },
        ],
      },
    ],
    [
      'with a name no shell can have',
      withContainer({ environment: { 'A=B': 'x' } }),
      { containers: [{ environment: { 'A=B': ['Not a valid name.'] } }] },
    ],
    [
      'with a boolean value',
      withContainer({ environment: { A: true } }),
      { containers: [{ environment: { A: ['Not a valid string.'] } }] },
    ],
    [
      'with a number for a name',
      withContainer({ environment: { 4294967295: [] } }),
      { containers: [{ environment: { 4294967295: ['Not a valid string.'] } }] },
    ],
    [
      'with an environment of 8192 characters',
      withContainer({ environment: { A: 'x'.repeat(8191) } }),
      {
        containers: [
          { environment: ['Names and values together must have fewer than 8192 characters.'] },
        ],
      },
    ],
    [
      'with http without path',
      withContainer({ http: { port: 80 } }),
      { containers: [{ http: { path: [required] } }] },
    ],
    [
      'with a port that is none',
      withContainer({ http: { port: 70000, path: '/' } }),
      { containers: [{ http: { port: ['Ensure this value is less than or equal to 65535.'] } }] },
    ],
    [
      'with a path that is not encoded',
      withContainer({ http: { port: 80, path: '/a b' } }),
      { containers: [{ http: { path: ['Must be a valid URL-encoded path.'] } }] },
    ],
    [
      'with an unknown shell',
      withContainer({ ssh: { shell: '/bin/fish' } }),
      { containers: [{ ssh: { shell: ['"/bin/fish" is not a valid choice.'] } }] },
    ],
    [
      'with a short time limit',
      task({ execution_time_limit_sec: 599 }),
      { execution_time_limit_sec: ['Ensure this value is greater than or equal to 600.'] },
    ],
    [
      'with a long time limit',
      task({ execution_time_limit_sec: 1_728_001 }),
      { execution_time_limit_sec: ['Ensure this value is less than or equal to 1728000.'] },
    ],
    [
      'with half a second',
      task({ execution_time_limit_sec: 600.5 }),
      { execution_time_limit_sec: ['A valid integer is required.'] },
    ],
    ['with tags that are a text', task({ tags: 'x' }), { tags: ['Expected a list of items.'] }],
  ])('%s', async (_, body, expected) => {
    const answer = await started.dok.call('createTask', { body });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual(expected);
    const list = await started.dok.call('listTasks');
    expect(list.body).toMatchObject({ meta: { count: 0 } });
  });

  test('when its body is not JSON, without quoting it', async () => {
    const answer = await started.dok.raw('POST', '/tasks/', { body: '{"SECRET_canary": tru' });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toEqual({
      detail: 'JSON parse error: the body is not valid JSON.',
    });
    const { dok } = await openCloud({ set: { 'dok.malformedJson': '400' } });
    expect((await dok.raw('POST', '/tasks/', { body: '{' })).status).toBe(400);
  });

  test('with a thousand wrong values, in few words', async () => {
    const command = Array.from({ length: 1000 }, () => 1);
    const answer = await started.dok.call('createTask', { body: withContainer({ command }) });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body).length).toBeLessThan(5000);
  });
});

describe('options', () => {
  test.each<[string, string, object, object]>([
    [
      'dok.errorShape',
      'locations',
      withContainer({ plan: 'x' }),
      {
        detail: [
          {
            loc: ['body', 'containers', 0, 'plan'],
            msg: '"x" is not a valid choice.',
            type: 'value_error',
          },
        ],
      },
    ],
    [
      'dok.errorShape',
      'envelope',
      withContainer({ plan: 'x' }),
      {
        is_fatal: true,
        serial: expect.stringMatching(/^[0-9a-f]{16}$/),
        status: '422 Unprocessable Entity',
        error_code: 'unprocessable_entity',
        error_msg: 'containers.0.plan: "x" is not a valid choice.',
      },
    ],
    [
      'dok.strict',
      'true',
      { name: 'n', containers: [{ image: 'i', plan: 'v100-32gb', start_at: null }] },
      {
        tags: [required],
        containers: [
          {
            command: [required],
            entrypoint: [required],
            start_at: ['This field is not known.'],
          },
        ],
      },
    ],
    [
      'dok.emptyEnvironment',
      'reject',
      withContainer({ environment: {} }),
      { containers: [{ environment: ['This field may not be empty.'] }] },
    ],
    [
      'dok.emptyEnvironment',
      'reject',
      withContainer({ environment: null }),
      { containers: [{ environment: ['This field may not be null.'] }] },
    ],
    [
      'dok.timeLimitMin',
      '3600',
      task({ execution_time_limit_sec: 600 }),
      { execution_time_limit_sec: ['Ensure this value is greater than or equal to 3600.'] },
    ],
  ])('%s=%s refuses', async (name, value, body, expected) => {
    const { dok } = await openCloud({ set: { [name]: value } });
    const headers = { 'content-type': 'application/json' };
    const answer = await dok.call('createTask', { body, headers });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual(expected);
  });

  test.each<[string, string, object, object]>([
    ['dok.reservedEnv', 'drop', { environment: { SAKURA_X: '1', A: 'b' } }, { A: 'b' }],
    ['dok.reservedEnv', 'accept', { environment: { SAKURA_X: '1' } }, { SAKURA_X: '1' }],
    ['dok.unknownRegistry', 'accept', { registry: '00000000-0000-4000-8000-000000000000' }, {}],
    ['dok.plans', 'h100-2g.20gb,v100-32gb', { plan: 'h100-2g.20gb' }, {}],
  ])('%s=%s accepts %o', async (name, value, over, environment) => {
    const { dok } = await openCloud({ set: { [name]: value } });
    const created = await dok.create('true', { container: over });
    expect(created.containers[0]?.environment).toEqual(environment);
  });

  test('dok.timeLimitMax=0 accepts any limit', async () => {
    const { dok } = await openCloud({ set: { 'dok.timeLimitMax': '0' } });
    const created = await dok.create('true', { execution_time_limit_sec: 9_999_999 });
    expect(created.execution_time_limit_sec).toBe(9_999_999);
  });

  test('dok.strict wants a Content-Type', async () => {
    const { dok } = await openCloud({ set: { 'dok.strict': 'true' } });
    const body = JSON.stringify(task());
    expect((await dok.raw('POST', '/tasks/', { body })).status).toBe(415);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect((await dok.raw('POST', '/tasks/', { body, headers })).status).toBe(201);
  });
});

test('problems are nested where they are', () => {
  expect(
    fieldMap([
      { path: ['a'], message: '1' },
      { path: ['a'], message: '2' },
      { path: ['b', 1, 'c'], message: '3' },
      { path: ['b', 1, 'd', 'e'], message: '4' },
      { path: [], message: '5' },
      { path: ['__proto__', 'x'], message: '6' },
    ]),
  ).toEqual(
    Object.assign(Object.create(null), {
      a: ['1', '2'],
      b: [{}, { c: ['3'], d: { e: ['4'] } }],
      non_field_errors: ['5'],
      ['__proto__']: { x: ['6'] },
    }),
  );
});
