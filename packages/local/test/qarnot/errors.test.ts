import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellTask } from './support/client.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud({ slots: 2 });
});

afterAll(async () => {
  await started.cloud.close();
});

async function post(path: string, body: unknown) {
  const answer = await started.qarnot.raw('POST', path, { body: JSON.stringify(body) });
  return { ...answer, type: answer.headers.get('content-type') };
}

describe('the shapes of errors', () => {
  test('401 is compact: Go looks for {"error":{ without a space', async () => {
    for (const authorization of ['', 'x', `Bearer ${started.qarnot.token}`]) {
      const answer = await started.qarnot.raw('GET', '/v1/tasks', { headers: { authorization } });
      expect([answer.status, answer.body]).toEqual([
        401,
        '{"error":{"message":"Bad authentication token","code":401},"data":{}}',
      ]);
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
  });

  test('one sentence is an indented message', async () => {
    const id = '8d1c1b5e-7b0e-4a55-8c4d-2b7d0e0f7a11';
    expect(await started.qarnot.raw('GET', `/tasks/${id}`)).toMatchObject({
      status: 404,
      body: `{\n  "message": "No such task: ${id}"\n}`,
    });
    const bucket = await post('/tasks', shellTask('true', { resourceBuckets: ['missing'] }));
    expect([bucket.status, bucket.body]).toEqual([
      404,
      '{\n  "message": "No such bucket: missing"\n}',
    ]);
  });

  test('validation is indented ProblemDetails: Go looks for "errors": { with a space', async () => {
    const answer = await post('/tasks', { profile: 'docker-batch', instanceCount: 1 });
    expect(answer.status).toBe(400);
    expect(answer.type).toContain('application/problem+json');
    expect(answer.body).toMatch(
      new RegExp(
        [
          '^\\{\\n  "errors": \\{\\n    "Name": \\[\\n      "The Name field is required."\\n    \\]\\n  \\},',
          '  "type": "https://tools.ietf.org/html/rfc7231#section-6.5.1",',
          '  "title": "One or more validation errors occurred.",',
          '  "status": 400,',
          '  "detail": null,',
          '  "instance": null,',
          '  "extensions": \\{\\n    "traceId": "00-[0-9a-f]{32}-[0-9a-f]{16}-00"\\n  \\}\\n\\}$',
        ].join('\\n'),
      ),
    );
  });

  test('secrets have an error that is a text', async () => {
    expect(await started.qarnot.raw('GET', '/secrets-manager/data/none')).toMatchObject({
      status: 404,
      body: '{\n  "error": "No such secret: none"\n}',
    });
  });

  test('a bulk keeps the order and says per task what failed', async () => {
    const good = shellTask('true');
    const all = await post('/tasks', [good, good]);
    expect(all.status).toBe(200);
    const mixed = await post('/v1/tasks', [
      good,
      { ...good, name: null },
      { ...good, resourceBuckets: ['missing'] },
      { ...good, profile: 'none' },
    ]);
    expect(mixed.status).toBe(207);
    expect(JSON.parse(mixed.body)).toEqual([
      { statusCode: 200, uuid: expect.stringMatching(/^[0-9a-f-]{36}$/), message: null },
      {
        statusCode: 400,
        uuid: null,
        message: 'Invalid task file. Invalid fields: Name. The Name field is required.',
      },
      { statusCode: 404, uuid: null, message: 'No such bucket: missing' },
      { statusCode: 400, uuid: null, message: 'No such profile: none' },
    ]);
    expect((await post('/tasks', [])).status).toBe(400);
  });

  test('an unknown path and a wrong method are told in JSON too', async () => {
    const path = await started.qarnot.raw('GET', '/v1/nothing');
    expect([path.status, Object.keys(JSON.parse(path.body))]).toEqual([404, ['detail', 'message']]);
    const method = await started.qarnot.raw('PUT', '/v1/tasks');
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(JSON.parse(method.body)).toEqual({ message: 'Method PUT is not allowed here.' });
  });

  test('a body that is no JSON, and one that is too large', async () => {
    const bad = await started.qarnot.raw('POST', '/tasks', { body: '{"name":' });
    expect([bad.status, Object.keys(JSON.parse(bad.body).errors)]).toEqual([400, ['']]);
    const { cloud, qarnot } = await openCloud({ bodyLimit: 1000 });
    const large = await qarnot.raw('POST', '/tasks', { body: JSON.stringify(' '.repeat(5000)) });
    expect(large.status).toBe(413);
    expect(JSON.parse(large.body).message).toContain('1000 bytes');
    expect((await fetch(`${cloud.urls.api}/settings`)).status).toBe(200);
  });
});

const base = { name: 'n', profile: 'docker-batch', instanceCount: 1 };

describe('a task is refused', () => {
  test.each<[string, object, string]>([
    ['both counts and ranges', { advancedRanges: '0-1' }, 'InstanceCount'],
    ['neither', { instanceCount: null }, 'InstanceCount'],
    ['ranges that are none', { instanceCount: null, advancedRanges: '3-1' }, 'AdvancedRanges'],
    ['too many instances', { instanceCount: 3000 }, 'InstanceCount'],
    ['a negative count', { instanceCount: -1 }, 'InstanceCount'],
    ['a wrong shortname', { shortname: '-x' }, 'Shortname'],
    ['ten tags', { tags: [...'abcdefghij'] }, 'Tags'],
    ['a wrong key', { constants: [{ key: 'a b', value: '' }] }, 'constants[0].key'],
    ['a missing key', { constants: [{ value: '' }] }, 'constants[0].key'],
    ['both kinds of resources', both(), 'ResourceBuckets'],
    ['a wrong regular expression', { resultsWhitelist: '(' }, 'resultsWhitelist'],
    ['an unknown scheduling', { schedulingType: 'now' }, 'schedulingType'],
    ['a reservation in flex', { targetedReservationName: 'r' }, 'SchedulingType'],
    ['a wrong duration', { completionTimeToLive: '1 day' }, 'CompletionTimeToLive'],
    [
      'a constraint of no kind',
      { hardwareConstraints: [{ discriminator: 'X' }] },
      'hardwareConstraints[0]',
    ],
    ['two kinds of retries', retries(), 'MaxRetriesPerInstance'],
  ])('%s', async (_name, change, field) => {
    const answer = await post('/tasks', { ...base, ...change });
    expect(answer.status).toBe(400);
    expect(Object.keys(JSON.parse(answer.body).errors)).toContain(field);
  });

  test.each<[string, object, string]>([
    ['an unknown profile', { profile: 'blender' }, 'No such profile: blender'],
    ['no profile', { profile: null }, 'A task needs a profile, a pool, or a job that has a pool.'],
    ['an unknown pool', { poolUuid: uuid(1) }, `No such pool: ${uuid(1)}`],
    ['an unknown job', { jobUuid: uuid(2) }, `No such job: ${uuid(2)}`],
    ['an unknown project', { projectUuid: uuid(3) }, `No such project: ${uuid(3)}`],
    [
      'dependencies without a job',
      { dependencies: { dependsOn: [uuid(4)] } },
      'Dependencies need a job that was created with UseDependencies.',
    ],
  ])('%s', async (_name, change, message) => {
    const answer = await post('/tasks', { ...base, ...change });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { message }]);
  });

  test('when the account may have no more, or has no credits', async () => {
    const { qarnot } = await openCloud({ set: { 'qarnot.maxTask': '1', 'qarnot.maxPool': '1' } });
    await qarnot.create(base);
    const full = await qarnot.call('createTask', { body: base });
    expect([full.status, full.body]).toEqual([403, { message: 'Maximum number of tasks reached' }]);
    const pool = { name: 'p', profile: 'docker-batch', instanceCount: 1 };
    await qarnot.call('createPool', { body: pool });
    expect((await qarnot.call('createPool', { body: pool })).body).toEqual({
      message: 'Maximum number of pools reached',
    });
    const poor = await openCloud({ set: { 'qarnot.credits': 'none' } });
    const answer = await poor.qarnot.call('createTask', { body: base });
    expect([answer.status, answer.body]).toEqual([402, { message: 'Not enough credits' }]);
  });

  test('in the other shape, where that is switched', async () => {
    const { qarnot } = await openCloud({ set: { 'qarnot.validationShape': 'message' } });
    const answer = await qarnot.call('createTask', { body: { ...base, name: '' } });
    expect(answer.body).toEqual({ message: 'Invalid task file. Invalid fields: name' });
  });
});

describe('scaling is refused', () => {
  test.each<[string, object[], string[]]>([
    ['an unknown type', [{ type: 'Magic' }], ['policies[0]']],
    ['a missing count', [{ type: 'Fixed', name: 'x' }], ['policies[0]']],
    [
      'the second of two',
      [
        { type: 'Fixed', slotsCount: 1 },
        { type: 'ManagedTasksQueue', minTotalSlots: 5, maxTotalSlots: 1 },
      ],
      ['policies[1]'],
    ],
    [
      'a wrong time',
      [
        {
          type: 'Fixed',
          slotsCount: 1,
          enabledPeriods: [
            { type: 'Weekly', days: ['monday'], startTimeUtc: '25:00:00', endTimeUtc: '26:00:00' },
          ],
        },
      ],
      ['policies[0]'],
    ],
  ])('%s', async (_name, policies, fields) => {
    const answer = await post('/sanity-checks/pools/scaling', { policies });
    expect(answer.status).toBe(400);
    const { errors } = JSON.parse(answer.body);
    expect(Object.keys(errors)).toEqual(fields);
    expect(Object.values(errors)).toEqual([['The input was not valid.']]);
  });

  test('and an accepted one answers an empty body', async () => {
    const policies = [{ type: 'Fixed', slotsCount: 1, enabledPeriods: [{ type: 'Always' }] }];
    const answer = await post('/sanity-checks/pools/scaling', { policies });
    expect([answer.status, answer.body]).toEqual([200, '']);
  });
});

function uuid(last: number): string {
  return `00000000-0000-4000-8000-00000000000${last}`;
}

function both(): object {
  return { resourceBuckets: ['a'], advancedResourceBuckets: [{ bucketName: 'b' }] };
}

function retries(): object {
  return { maxRetriesPerInstance: 2, retrySettings: { maxPerInstanceRetries: 1 } };
}
