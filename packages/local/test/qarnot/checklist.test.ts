import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellTask } from './support/client.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud({ slots: 4 });
});

afterAll(async () => {
  await started.cloud.close();
});

type Wire = { readonly [name: string]: unknown };

const pool = { name: 'p', profile: 'docker-batch', instanceCount: 1 };
const dateForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

async function created(operation: string, body: object): Promise<string> {
  const answer = await started.qarnot.call<{ uuid: string }>(operation, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.uuid;
}

async function get(operation: string, path: Record<string, string>): Promise<Wire> {
  return (await started.qarnot.call<Wire>(operation, { path })).body;
}

describe('answers', () => {
  test('have dates that are never null and that Python can read', async () => {
    const taskId = (await started.qarnot.run('true')).uuid;
    const fresh = await created('createTask', shellTask('true'));
    const poolId = await created('createPool', pool);
    const jobId = await created('createJob', { name: 'j' });
    for (const item of [
      await get('getTask', { taskId }),
      await get('getTask', { taskId: fresh }),
      await get('getPool', { poolId }),
      await get('getJob', { jobId }),
    ]) {
      const dates = Object.entries(item).filter(([name]) =>
        /Date$|TransitionTime$|lastModified/.test(name),
      );
      expect(dates.length).toBeGreaterThanOrEqual(4);
      for (const [name, value] of dates) expect(value, name).toMatch(dateForm);
    }
    expect(await get('getPool', { poolId })).toMatchObject({ endDate: '0001-01-01T00:00:00Z' });
    await started.qarnot.untilEnd(fresh);
    await started.qarnot.call('deletePool', { path: { poolId } });
  });

  test('have lists where clients iterate, before and after the run', async () => {
    const uuid = await created('createTask', shellTask('true'));
    const lists = ['errors', 'constants', 'hardwareConstraints', 'completedInstances', 'tags'];
    for (const task of [await started.qarnot.get(uuid), await started.qarnot.untilEnd(uuid)]) {
      for (const name of lists) expect((task as Wire)[name], name).toBeInstanceOf(Array);
    }
    const { status } = await started.qarnot.get(uuid);
    expect(status?.executionTimeByCpuModel).toBeInstanceOf(Array);
    expect(status?.executionTimeGhzByCpuModel).toBeInstanceOf(Array);
    for (const [name, value] of Object.entries(status ?? {})) {
      if (name.endsWith('Range')) expect(value, name).toBeTypeOf('string');
    }
  });

  test('have both spellings of counters and both vocabularies of carbon', async () => {
    const uuid = await created('createTask', shellTask('sleep 60'));
    const task = await started.qarnot.until(
      uuid,
      ({ runningInstanceCount }) => runningInstanceCount === 1,
    );
    const counts = task.status?.runningInstancesInfo?.runningCoreCountByCpuModel?.[0];
    expect(counts?.runningCoreCount).toBe(counts?.runningCorecount);
    expect(counts?.runningCoreCount).toBeGreaterThan(0);
    const quotas = await started.qarnot.call<{ flex: Wire }>('getUserComputingQuotas');
    expect(quotas.body.flex['runningCoresCount']).toBe(quotas.body.flex['runningCoreCount']);
    expect(quotas.body.flex['runningInstancesCount']).toBe(1);
    const carbon = await get('getTaskCarbonFacts', { taskId: uuid });
    expect(carbon['qarnot_carbon_footprint']).toBe(carbon['carbonFootprintC02Eq']);
    await started.qarnot.call('deleteTask', { path: { taskId: uuid } });
  });

  test('are indented, and logs are JSON strings', async () => {
    const { uuid } = await started.qarnot.run('printf "a\\n\\tb \\"c\\"\\n"');
    const log = await started.qarnot.raw('GET', `/tasks/${uuid}/stdout/0`);
    expect(log.headers.get('content-type')).toContain('application/json');
    expect(log.body).toBe('" 0> a\\n 0> \\tb \\"c\\"\\n"');
    const none = await started.qarnot.raw('GET', `/tasks/${uuid}/stderr`);
    expect(none.body).toBe('""');
    const task = await started.qarnot.raw('GET', `/tasks/${uuid}`);
    expect(task.body).toBe(JSON.stringify(JSON.parse(task.body), null, 2));
    expect((await started.qarnot.raw('GET', `/tasks/${uuid}/stdout/9`)).status).toBe(404);
  });
});

describe('shortnames', () => {
  test('stand for the uuid, are unique, and are free after a deletion', async () => {
    for (const round of [1, 2]) {
      const body = { ...pool, name: `round ${round}`, shortname: 'helloworld' };
      const uuid = await created('createPool', body);
      expect(await get('getPool', { poolId: 'helloworld' })).toMatchObject({ uuid });
      const taken = await started.qarnot.call('createPool', { body });
      expect([taken.status, taken.body]).toEqual([
        400,
        { message: 'The shortname helloworld is in use.' },
      ]);
      await started.qarnot.call('deletePool', { path: { poolId: 'helloworld' } });
    }
    const task = shellTask('sleep 60', { shortname: 'busy' });
    for (const _ of [1, 2]) {
      const uuid = await created('createTask', task);
      await started.qarnot.until(uuid, ({ state }) => state === 'FullyExecuting');
      expect((await started.qarnot.call('deleteTask', { path: { taskId: 'busy' } })).status).toBe(
        200,
      );
    }
  });

  test('may be used once more by something of another kind', async () => {
    await created('createJob', { name: 'x', shortname: 'same' });
    await created('createTask', shellTask('true', { shortname: 'same' }));
  });
});

describe('pools', () => {
  const policies = [
    {
      type: 'ManagedTasksQueue',
      minTotalSlots: 0,
      maxTotalSlots: 2,
      minIdleSlots: 0,
      minIdleTimeSeconds: 90,
      scalingFactor: 0.2,
      name: 'working-hours',
      enabledPeriods: [
        {
          type: 'Weekly',
          name: 'w',
          days: ['monday', 'friday'],
          startTimeUtc: '19:30:00',
          endTimeUtc: '23:59:59.9999999',
        },
      ],
    },
    {
      type: 'Fixed',
      slotsCount: 0,
      name: 'rest',
      enabledPeriods: [{ type: 'Always', name: null }],
    },
  ];

  test('keep the order and the keys of their scaling policies', async () => {
    const poolId = await created('createPool', { ...pool, scaling: { policies } });
    const { scaling } = (await get('getPool', { poolId })) as { scaling: { policies: object } };
    expect(JSON.stringify(scaling.policies)).toBe(JSON.stringify(policies));
    await started.qarnot.call('deletePool', { path: { poolId } });
  });

  test('equal their clone in all but what is of their own, in the same order', async () => {
    const body = {
      ...pool,
      shortname: 'original',
      instanceCount: 0,
      constants: [{ key: 'A', value: 'b' }],
      tags: ['t'],
      labels: { a: 'b' },
      elasticProperty: { isElastic: false, rampResizeFactor: 1 },
      preparationTask: { commandLine: 'true' },
    };
    const own = await created('createPool', body);
    const clone = await started.qarnot.call<{ uuid: string }>('clonePool', {
      path: { poolId: own },
      body: { name: 'clone', shortname: 'clone' },
    });
    const strip = (wire: Wire): string =>
      JSON.stringify(
        Object.entries(wire).filter(
          ([name]) =>
            !/Date$|TransitionTime$|lastModified|^uuid$|^name$|^shortname$|[sS]tate|^status$|^running|Time$/.test(
              name,
            ),
        ),
      );
    const [a, b] = [
      await get('getPool', { poolId: own }),
      await get('getPool', { poolId: clone.body.uuid }),
    ];
    expect(strip(b)).toBe(strip(a));
    expect(Object.keys(b)).toEqual(Object.keys(a));
    for (const poolId of [own, clone.body.uuid]) {
      await started.qarnot.call('deletePool', { path: { poolId } });
    }
  });

  test('two of them make pages of one, the first of which is truncated', async () => {
    const { qarnot } = await openCloud();
    for (const name of ['a', 'b'])
      await qarnot.call('createPool', { body: { ...pool, name, instanceCount: 0 } });
    const first = await qarnot.call<Wire>('listPoolsPage', { body: { maximumResults: 1 } });
    expect(first.body).toMatchObject({ count: 1, total: 2, isTruncated: true });
    expect(first.body['nextToken']).toMatch(/^[0-9a-f]{24}$/);
    const next = await qarnot.call<Wire>('listPoolsPage', {
      body: { maximumResults: 1, token: first.body['nextToken'] },
    });
    expect(next.body).toMatchObject({ count: 1, isTruncated: false, nextToken: null });
    const names = [first, next].map(({ body }) => (body['data'] as Wire[])[0]?.['name']);
    expect(names).toEqual(['b', 'a']);
    for (const token of ['zzz', 'f'.repeat(24), `${first.body['nextToken']}`.replace(/.$/, 'x')]) {
      expect((await qarnot.call('listPoolsPage', { body: { token } })).status).toBe(400);
      expect(
        (await qarnot.call('listTasksPage', { body: { token: first.body['nextToken'] } })).status,
      ).toBe(400);
    }
  });
});

describe('port forwards', () => {
  test('have a key for every instance from the start', async () => {
    const uuid = await created(
      'createTask',
      shellTask('true', { instanceCount: null, advancedRanges: '0-1,5' }),
    );
    expect(await get('getTaskPortForwards', { taskId: uuid })).toEqual({ 0: {}, 1: {}, 5: {} });
  });
});

describe('lists', () => {
  test('select fields as an object and as a list; In takes values and value', async () => {
    const { qarnot } = await openCloud();
    await qarnot.create(shellTask('true', { name: 'a', tags: ['x'] }));
    await qarnot.create(shellTask('true', { name: 'b' }));
    const filters = [
      { operator: 'In', field: 'Name', values: ['a'] },
      { operator: 'In', field: 'name', value: ['a'] },
      { Operator: 'Equal', Field: 'TAGS', Value: 'x' },
      { operator: 'Like', field: 'Name', value: '/^a/' },
    ];
    for (const filter of filters) {
      for (const select of [
        { Fields: ['Uuid', 'name', 'STATE', 'CreationDate'] },
        ['uuid', 'Name', 'state', 'creationDate'],
      ]) {
        const found = await qarnot.raw('POST', '/tasks/search', {
          body: JSON.stringify({ Select: select, filter }),
        });
        const items = JSON.parse(found.body);
        expect(items.map((item: object) => Object.keys(item).sort())).toEqual([
          ['creationDate', 'name', 'state', 'uuid'],
        ]);
        expect(items[0].name).toBe('a');
      }
    }
    const unusable = await qarnot.raw('POST', '/tasks/paginate', {
      body: JSON.stringify({ filter: { operator: 'Equal', field: 'Colour', value: 1 } }),
    });
    expect([unusable.status, unusable.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    for (const body of [{ maximumResults: 0 }, { orderBy: 'colour' }, { orderType: 'up' }]) {
      expect((await qarnot.call('listTasksPage', { body })).status).toBe(400);
    }
  });

  test('by several tags are of any, or of all where that is switched', async () => {
    for (const [tagMatch, expected] of [
      ['any', 2],
      ['all', 1],
    ] as const) {
      const { qarnot } = await openCloud({ set: { 'qarnot.tagMatch': tagMatch } });
      await qarnot.create(shellTask('true', { tags: ['x', 'y'] }));
      await qarnot.create(shellTask('true', { tags: ['x'] }));
      for (const tag of [['x', 'y'], ['x,y']]) {
        const list = await qarnot.call<unknown[]>('listTasks', { query: { tag } });
        expect(list.body).toHaveLength(expected);
      }
    }
  });

  test('go on with a page where the last one ended, whatever has come and gone', async () => {
    const { qarnot } = await openCloud({ slots: 2 });
    const bodies = Array.from({ length: 30 }, (_, i) => shellTask('true', { name: `n${i % 3}` }));
    const made = (await qarnot.call<{ uuid: string }[]>('createTask', { body: bodies })).body;
    for (const { uuid } of made) await qarnot.untilEnd(uuid);
    for (const orderBy of ['creationDate', 'name', 'state']) {
      const page = { maximumResults: 7, orderBy, orderType: 'ASC' };
      const first = (
        await qarnot.call<{ data: Wire[]; nextToken: string }>('listTasksPage', { body: page })
      ).body;
      const last = String(first.data.at(-1)?.['uuid']);
      await qarnot.call('deleteTask', { path: { taskId: last } });
      await qarnot.create(shellTask('true', { name: 'm' }));
      const second = (
        await qarnot.call<{ data: Wire[] }>('listTasksPage', {
          body: { ...page, token: first.nextToken },
        })
      ).body;
      const uuids = new Set([...first.data, ...second.data].map(({ uuid }) => uuid));
      expect(uuids.size).toBe(14);
    }
  });
});

describe('options', () => {
  test('of guesses change what is answered', async () => {
    const set = {
      'qarnot.scalingAnswer': 'empty',
      'qarnot.secretStatuses': '200',
      'qarnot.snapshotAnswer': 'empty',
      'qarnot.restart': 'refused',
      'qarnot.organization': 'local',
      'qarnot.pageSize': '1',
      'qarnot.listOrder': 'oldest',
      'qarnot.bulkMax': '2',
      'qarnot.progress': 'fraction',
      'qarnot.shortnameTaken': '409',
    };
    const { qarnot } = await openCloud({ set });
    const { body } = await qarnot.call<{ uuid: string }>('createPool', { body: pool });
    expect((await qarnot.raw('GET', `/pools/${body.uuid}/scaling`)).body).toBe('');
    expect(
      (await qarnot.raw('PUT', '/secrets-manager/data/k', { body: '{"Value":"v"}' })).status,
    ).toBe(200);
    const taskId = await qarnot.create(shellTask('sleep 60', { resultBucket: 'bucket' }));
    await qarnot.until(taskId, ({ state }) => state === 'FullyExecuting');
    expect((await qarnot.raw('POST', `/tasks/${taskId}/snapshot`)).body).toBe('');
    expect((await qarnot.call('restartTask', { path: { taskId } })).status).toBe(403);
    expect((await qarnot.call('getOrganizationComputingQuotas')).body).toMatchObject({
      name: 'Local organisation',
      flex: { runningCountsPerUser: { 'local@irori.invalid': { runningInstancesCount: 1 } } },
    });
    const many = [shellTask('true'), shellTask('true'), shellTask('true')];
    expect((await qarnot.call('createTask', { body: many })).status).toBe(400);
    await qarnot.call('createTask', { body: many.slice(1) });
    expect(await qarnot.run('true', { shortname: 'mine' })).toMatchObject({ progress: 1 });
    const taken = { body: shellTask('true', { shortname: 'mine' }) };
    expect((await qarnot.call('createTask', taken)).status).toBe(409);
    const page = await qarnot.call<{ data: Wire[] }>('listTasksPage', { body: {} });
    expect(page.body.data.map(({ uuid }) => uuid)).toEqual([taskId]);
    const denied = await openCloud({ set: { 'qarnot.permission': 'denied' } });
    expect((await denied.qarnot.call('listTasks')).status).toBe(403);
  });

  test('of the figures are what credits and carbon are reckoned by', async () => {
    const set = {
      'qarnot.centsPerCoreHour': '360000',
      'qarnot.wattsPerCore': '3600',
      'qarnot.instanceCores': '1',
    };
    const { qarnot } = await openCloud({ set });
    const task = await qarnot.run('sleep 0.2');
    const path = { taskId: task.uuid };
    const seconds = task.completedInstances[0]?.execTimeSec ?? 0;
    expect(seconds).toBeGreaterThan(0.1);
    const credits = await qarnot.call<{ credits: number }>('getTaskCredits', { path });
    expect(credits.body.credits).toBeCloseTo(seconds, 2);
    const carbon = await qarnot.call<Wire>('getTaskCarbonFacts', { path });
    expect(carbon.body['total_consumed_energy_Wh']).toBeCloseTo(seconds, 2);
    const account = await qarnot.call<{ credits: number }>('getAccountCredits');
    expect(1000 - account.body.credits).toBeCloseTo(credits.body.credits, 5);
    await qarnot.call('deleteTask', { path });
    await expect.poll(async () => (await qarnot.call('getTask', { path })).status).toBe(404);
    const after = await qarnot.call<{ credits: number }>('getAccountCredits');
    expect(after.body).toEqual(account.body);
  });
});

describe('what is kept', () => {
  test('outlives a restart, and not a reset', async () => {
    const { temporaryDirectory } = await import('@irori/testkit');
    await using directory = await temporaryDirectory();
    const first = await startCloud({ dataDir: directory.path });
    const task = await first.qarnot.run('echo kept', { shortname: 'kept' });
    await first.qarnot.call('createSecret', { path: { key: 'k' }, body: { Value: 'v' } });
    await first.cloud.close();
    const second = await startCloud({ dataDir: directory.path });
    const { status: _now, ...kept } = await second.qarnot.get('kept');
    expect(task).toMatchObject(kept);
    const log = await second.qarnot.call('getTaskStdout', { path: { taskId: task.uuid } });
    expect(log.body).toBe(' 0> kept\n');
    expect((await second.qarnot.call('getSecret', { path: { key: 'k' } })).body).toEqual({
      value: 'v',
    });
    const running = await second.qarnot.create(shellTask('sleep 60'));
    await second.qarnot.until(running, ({ state }) => state === 'FullyExecuting');
    await second.cloud.reset();
    expect((await second.qarnot.call('listTasks')).body).toEqual([]);
    expect((await second.qarnot.call('getSecret', { path: { key: 'k' } })).status).toBe(404);
    expect(await second.qarnot.run('true', { shortname: 'kept' })).toMatchObject({
      state: 'Success',
    });
    await second.cloud.close();
  });

  test('is hit by the fault rules of its cloud alone', async () => {
    const { cloud, qarnot } = await openCloud();
    cloud.faults.add({ match: { cloud: 'dok' }, status: 500 });
    expect((await qarnot.call('listTasks')).status).toBe(200);
    cloud.faults.add({ match: { cloud: 'qarnot', operation: 'listTasks' }, status: 503, times: 1 });
    cloud.faults.add({ match: { cloud: 'qarnot', path: '/tasks/*' }, status: 502, times: 1 });
    expect((await qarnot.raw('GET', '/v1//tasks/')).status).toBe(503);
    expect((await qarnot.raw('GET', '/v1/tasks/x')).status).toBe(502);
    expect((await qarnot.raw('GET', '/v1/tasks/x')).status).toBe(404);
  });
});
