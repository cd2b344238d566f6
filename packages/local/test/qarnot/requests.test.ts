import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellTask } from './support/client.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud({ slots: 2, set: { 'qarnot.listOrder': 'oldest' } });
});

afterAll(async () => {
  await started.cloud.close();
});

const nilUuid = '00000000-0000-0000-0000-000000000000';

async function send(method: string, path: string, body?: unknown, headers = {}) {
  const { qarnot } = started;
  const answer = await qarnot.raw(method, path, {
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const value = answer.body === '' ? undefined : JSON.parse(answer.body);
  return { status: answer.status, body: value, text: answer.body };
}

describe('paths are read as clients write them', () => {
  test.each([
    '/settings',
    '/v1/settings',
    '//settings',
    '/v1//settings',
    '/v1/settings/',
    '/V1/Settings',
    '/settings?x=1',
  ])('%s', async (path) => {
    const answer = await send('GET', path);
    expect(answer).toMatchObject({ status: 200, body: { storage: started.cloud.urls.s3 } });
  });

  test.each([
    ['Rust asks for the version alone', '/v1/'],
    ['and without a slash', '/v1'],
    ['the root', '/'],
  ])('%s', async (_name, path) => {
    expect(await send('GET', path)).toMatchObject({ status: 200, text: '' });
  });

  test('words are no ids, in any case', async () => {
    expect((await send('GET', '/tasks/Summaries')).body).toEqual([]);
    expect((await send('POST', '/tasks/PAGINATE', {})).body).toMatchObject({ data: [] });
  });

  test('C# asks for a pool in the singular; the document writes carbon/v1/Pools', async () => {
    const pool = { name: 'p', profile: 'docker-batch', instanceCount: 1 };
    const { uuid } = (await send('POST', '/pools', pool)).body;
    expect((await send('GET', `/pool/${uuid}`)).body).toMatchObject({ uuid });
    expect((await send('GET', `/carbon/v1/Pools/${uuid}/carbon-facts`)).status).toBe(200);
    expect((await send('GET', `/v1/pools/${uuid.toUpperCase()}`)).body).toMatchObject({ uuid });
    expect((await send('DELETE', `/pools/${uuid}`)).status).toBe(200);
  });

  test('Python posts jobs with a closing slash, and deletes with True', async () => {
    const { uuid } = (await send('POST', '/jobs/', { name: 'j', state: 'Active' })).body;
    expect((await send('DELETE', `/jobs/${uuid}?force=True`)).status).toBe(200);
    expect((await send('DELETE', `/jobs/${uuid}?force=maybe`)).status).not.toBe(200);
  });

  test('keys of secrets hold slashes, unescaped and escaped', async () => {
    expect((await send('PUT', '/secrets-manager/data/a/b/c', { Value: 'v' })).status).toBe(201);
    expect((await send('GET', '/secrets-manager/data/a%2Fb%2Fc')).body).toEqual({ value: 'v' });
    expect((await send('GET', '/secrets-manager/search/')).body).toEqual({ keys: ['a/'] });
    expect((await send('GET', '/secrets-manager/search')).body).toEqual({ keys: ['a/'] });
    expect((await send('GET', '/secrets-manager/search/a/')).body).toEqual({ keys: ['b/'] });
    expect((await send('GET', '/secrets-manager/data/a/b/C')).status).toBe(404);
  });
});

describe('bodies are read as clients write them', () => {
  test('Python: explicit nulls, empty lists and objects, and what only it knows', async () => {
    const { status, body } = await send('POST', '/tasks', {
      name: 'python',
      profile: 'docker-batch',
      poolUuid: null,
      jobUuid: null,
      instanceCount: 2,
      advancedRanges: null,
      constants: [{ key: 'DOCKER_CMD', value: 'true' }],
      constraints: [],
      forcedConstants: [],
      labels: {},
      dependencies: { dependsOn: [] },
      advancedResourceBuckets: [],
      resultBucket: null,
      hardwareConstraints: [],
      privileges: {},
      retrySettings: {},
      schedulingType: 'OnDemand',
      ResultsCacheTTLSec: 60,
      autoDeleteOnCompletion: false,
      completionTimeToLive: '00:00:00',
      uuid: nilUuid,
      state: 'UnSubmitted',
    });
    expect(status).toBe(200);
    const task = (await send('GET', `/tasks/${body.uuid}`)).body;
    expect(task).toMatchObject({
      name: 'python',
      instanceCount: 2,
      schedulingType: 'onDemand',
      resultsCacheTTLSec: 60,
      dependencies: null,
    });
    const update = await send('PUT', `/tasks/${body.uuid}`, {
      ...task,
      tags: ['t'],
      name: 'not taken',
    });
    expect(update.status).toBe(200);
    const after = (await send('GET', `/tasks/${body.uuid}`)).body;
    expect([after.name, after.tags, after.constants]).toEqual(['python', ['t'], task.constants]);
  });

  test('C#: whole objects in PascalCase, the nil uuid and the first of January of the year 1', async () => {
    const { status, body } = await send('POST', '/tasks', {
      Name: 'csharp',
      Profile: 'docker-batch',
      Uuid: nilUuid,
      PoolUuid: nilUuid,
      JobUuid: nilUuid,
      InstanceCount: 0,
      AdvancedRanges: '0-1,4',
      CreationDate: '0001-01-01T00:00:00',
      State: null,
      Constants: [{ Key: 'K', Value: 'v' }],
      ForcedConstants: [{ ConstantName: 'F', ForcedValue: 'f', Access: 1 }],
      HardwareConstraints: [
        { Discriminator: 'minimumcorehardwareconstraint', CoreCount: 2 },
        { discriminator: 'SSDHardwareConstraint' },
      ],
      SchedulingType: 'FLEX',
      MaxRetriesPerInstance: 0,
    });
    expect(status).toBe(200);
    expect((await send('GET', `/v1/tasks/${body.uuid}`)).body).toMatchObject({
      name: 'csharp',
      advancedRanges: '0-1,4',
      instanceCount: 3,
      poolUuid: null,
      jobUuid: null,
      constants: [{ key: 'K', value: 'v' }],
      forcedConstants: [{ constantName: 'F', forcedValue: 'f', access: 'readWrite' }],
      hardwareConstraints: [
        { discriminator: 'MinimumCoreHardwareConstraint', coreCount: 2 },
        { discriminator: 'SSDHardwareConstraint' },
      ],
      schedulingType: 'flex',
    });
  });

  test('uuids in capitals are the same', async () => {
    const { uuid } = (await send('POST', '/jobs', { name: 'j', useDependencies: true })).body;
    const jobUuid = uuid.toUpperCase();
    const first = (await send('POST', '/tasks', shellTask('true', { jobUuid }))).body;
    const dependencies = { dependsOn: [first.uuid.toUpperCase()] };
    const second = await send('POST', '/tasks', shellTask('true', { jobUuid, dependencies }));
    expect(second.status).toBe(200);
    expect((await started.qarnot.untilEnd(second.body.uuid)).dependencies).toMatchObject({
      dependsOn: [first.uuid],
    });
  });

  test('numbers come as text, and the reverse, unless that is switched off', async () => {
    const body = { name: 7, profile: 'docker-batch', instanceCount: '2' };
    const { uuid } = (await send('POST', '/tasks', body)).body;
    expect((await send('GET', `/tasks/${uuid}`)).body).toMatchObject({
      name: '7',
      instanceCount: 2,
    });
    const { qarnot } = await openCloud({ set: { 'qarnot.strict': 'true' } });
    expect((await qarnot.call('createTask', { body })).status).toBe(400);
  });

  test('Node: PascalCase pages, with nulls', async () => {
    const page = await send('POST', '/tasks/paginate', {
      Token: null,
      Filter: null,
      MaximumResults: 1,
      OrderBy: 'CreationDate',
      OrderType: 'Desc',
    });
    expect(page.body).toMatchObject({ count: 1, isTruncated: true, token: null });
    const next = await send('POST', '/tasks/paginate', {
      Token: page.body.nextToken,
      MaximumResults: null,
    });
    expect(next.body.data[0].creationDate <= page.body.data[0].creationDate).toBe(true);
    expect(next.body.token).toBe(page.body.nextToken);
  });

  test('no body, null or {} where none is needed, also with a content type', async () => {
    const { qarnot } = started;
    const run = async (): Promise<string> => {
      const uuid = await qarnot.create(shellTask('sleep 60', { resultBucket: 'snapshots' }));
      await qarnot.until(uuid, ({ runningInstanceCount }) => runningInstanceCount === 1);
      return uuid;
    };
    for (const body of [undefined, 'null', '{}']) {
      const uuid = await run();
      expect((await send('PATCH', `/tasks/${uuid}`, body)).status).toBe(200);
      expect((await send('POST', `/tasks/${uuid}/stdout`, body)).status).toBe(200);
      expect((await send('POST', `/tasks/${uuid}/snapshot`, body)).status).toBe(200);
      expect((await send('POST', `/tasks/${uuid}/abort`, body)).status).toBe(200);
      await qarnot.untilEnd(uuid);
      await send('DELETE', `/tasks/${uuid}`);
    }
  });

  test.each(['retry', 'recover', 'resume', 'clone'])('%s needs a body', async (verb) => {
    const uuid = await started.qarnot.create(shellTask('true'));
    for (const body of [undefined, 'null']) {
      const answer = await send('POST', `/tasks/${uuid}/${verb}`, body);
      expect([answer.status, answer.body]).toEqual([
        400,
        { message: 'A non-empty request body is required.' },
      ]);
    }
    const { status } = await send('POST', `/tasks/${uuid}/clone`, '{}');
    expect(status).toBe(200);
  });

  test('a read for another account needs rights that nobody has', async () => {
    const header = 'QarnotReadOnlyRequestForAccount';
    const own = await send('GET', '/tasks', undefined, { [header]: started.cloud.qarnot.email });
    expect(own.status).toBe(200);
    const other = await send('GET', '/tasks', undefined, { [header]: 'else@example.org' });
    expect(other.status).toBe(403);
  });

  test('other types of content are JSON too', async () => {
    for (const type of ['application/json-patch+json', 'text/json', 'application/x+json', '']) {
      const answer = await send('POST', '/tasks/search', {}, { 'content-type': type });
      expect(answer.status).toBe(200);
    }
  });
});
