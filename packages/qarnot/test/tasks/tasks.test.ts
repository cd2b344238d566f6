import type { ApiPromise } from '@irori/core';
import { isInputError } from '@irori/core';
import { type BulkResult, Qarnot, type Task, type TaskCreate, taskFilter } from '@irori/qarnot';
import { collect, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { UUID } from '../support/fake-task.ts';
import { optionsFor } from '../support/options.ts';

let server: FaultServer;
let qarnot: Qarnot;
beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
beforeEach(() => {
  server.use([{ json: {} }]);
  qarnot = new Qarnot(optionsFor(server.url));
});
afterAll(() => server.close());

interface Sent {
  line: string;
  body: unknown;
}

function last(): Sent {
  const request = server.requests.at(-1);
  if (request === undefined) throw new Error('nothing was sent');
  const { method, url, body } = request;
  return { line: `${method} ${url}`, body: body === '' ? undefined : JSON.parse(body) };
}

const TASK: TaskCreate = { name: 'a', profile: 'docker-batch', instanceCount: 4 };

describe('tasks.create', () => {
  it('gives the uuid', async () => {
    server.use([{ json: { uuid: UUID }, headers: { location: `/tasks/${UUID}` } }]);
    expect(await qarnot.tasks.create(TASK)).toEqual({ uuid: UUID });
    expect(last()).toEqual({ line: 'POST /v1/tasks', body: TASK });
  });

  it('takes constants and durations in short, and tidies prefixes', async () => {
    server.use([{ json: { uuid: UUID } }]);
    const bucket = {
      bucketName: 'assets',
      filtering: { prefixFiltering: { prefix: '/shot10//' } },
      resourcesTransformation: { stripPrefix: { prefix: '//shot10/' } },
    };
    const task: TaskCreate = {
      ...TASK,
      constants: { DOCKER_CMD: 'true' },
      completionTimeToLive: { hours: 26 },
      advancedResourceBuckets: [bucket, { bucketName: 'plain' }],
    };
    await qarnot.tasks.create(task);
    const tidy = {
      bucketName: 'assets',
      filtering: { prefixFiltering: { prefix: 'shot10/' } },
      resourcesTransformation: { stripPrefix: { prefix: 'shot10/' } },
    };
    expect(last().body).toEqual({
      ...TASK,
      constants: [{ key: 'DOCKER_CMD', value: 'true' }],
      completionTimeToLive: '1.02:00:00',
      advancedResourceBuckets: [tidy, { bucketName: 'plain' }],
    });
    await new Qarnot(optionsFor(server.url, { sanitizePaths: false })).tasks.create(task);
    expect(last().body).toMatchObject({ advancedResourceBuckets: [bucket, {}] });
  });

  it.each<[string, Partial<TaskCreate>, string]>([
    ['no name', { name: '' }, 'name'],
    ['both counts', { advancedRanges: '0-3' }, 'instanceCount'],
    ['no count', { instanceCount: null }, 'instanceCount'],
    ['no instances', { instanceCount: 0 }, 'instanceCount'],
    ['half an instance', { instanceCount: 1.5 }, 'instanceCount'],
    ['bad ranges', { instanceCount: null, advancedRanges: '5-2' }, 'advancedRanges'],
    [
      'two lists of resources',
      { resourceBuckets: ['a'], advancedResourceBuckets: [{ bucketName: 'b' }] },
      'resourceBuckets',
    ],
    ['a bad duration', { completionTimeToLive: 'soon' }, 'completionTimeToLive'],
  ])('refuses %s before anything is sent', async (_, change, field) => {
    const before = server.requests.length;
    const error: unknown = await qarnot.tasks
      .create({ ...TASK, ...change })
      .catch((it: unknown) => it);
    expect(error).toMatchObject({ field });
    expect(isInputError(error)).toBe(true);
    expect(server.requests.length).toBe(before);
  });

  it('names the one of several that is wrong', async () => {
    const wrong = [TASK, { ...TASK, name: '' }];
    await expect(qarnot.tasks.create(wrong)).rejects.toMatchObject({ field: 'tasks[1].name' });
    await expect(qarnot.tasks.create([])).rejects.toMatchObject({ field: 'tasks' });
  });

  it.each([
    ['one', () => qarnot.tasks.create(TASK), {}],
    ['one, as a list', () => qarnot.tasks.create(TASK), [{ statusCode: 200, uuid: UUID }]],
    ['several', () => qarnot.tasks.create([TASK, TASK]), [{ statusCode: 200, uuid: UUID }]],
    ['several, as one', () => qarnot.tasks.create([TASK]), { uuid: UUID }],
  ])('does not guess at an answer that cannot be right: %s', async (_, create, json) => {
    server.use([{ json }]);
    await expect(create()).rejects.toMatchObject({
      code: 'RESPONSE_UNREADABLE',
      outcome: 'unknown',
      message: expect.stringContaining('tasks.paginate()'),
    });
  });

  it('keeps the order of a bulk and says what failed', async () => {
    server.use([
      {
        status: 207,
        json: [
          { statusCode: 400, uuid: null, message: 'bad' },
          { statusCode: 200, uuid: UUID },
        ],
      },
    ]);
    const results = await qarnot.tasks.create([TASK, TASK]);
    expect(results.map(({ ok }) => ok)).toEqual([false, true]);
    expect(last().body).toEqual([TASK, TASK]);
  });
});

describe('what each call sends', () => {
  const at = `/v1/tasks/${UUID}`;
  const tasks = () => qarnot.tasks;
  it.each<[string, () => PromiseLike<unknown>, unknown]>([
    [`GET ${at}`, () => tasks().get(UUID), undefined],
    ['GET /v1/tasks', () => tasks().list(), undefined],
    ['GET /v1/tasks?tag=a&tag=b', () => tasks().list({ tags: ['a', 'b'] }), undefined],
    ['GET /v1/tasks/summaries?tag=a', () => tasks().summaries({ tags: ['a'] }), undefined],
    [
      'POST /v1/tasks/search',
      () => tasks().search({ select: ['uuid', 'name'], filter: null, maximumResults: 5 }),
      { select: { fields: ['uuid', 'name'] }, filter: null, maximumResults: 5 },
    ],
    [`PUT ${at}`, () => tasks().update(UUID, { tags: ['x'] }), { tags: ['x'] }],
    [
      `PUT ${at}`,
      () => tasks().update(UUID, { constants: { A: '1' } }),
      { constants: [{ key: 'A', value: '1' }] },
    ],
    [`PATCH ${at}`, () => tasks().refreshResources(UUID), undefined],
    [`DELETE ${at}`, () => tasks().delete(UUID), undefined],
    [`POST ${at}/abort`, () => tasks().abort(UUID), undefined],
    [`POST ${at}/retry`, () => tasks().retry(UUID), {}],
    [`POST ${at}/recover`, () => tasks().recover(UUID, { name: 'b' }), { name: 'b' }],
    [`POST ${at}/resume`, () => tasks().resume(UUID), {}],
    [`POST ${at}/clone`, () => tasks().clone(UUID, { instanceCount: 2 }), { instanceCount: 2 }],
    [`POST ${at}/restart`, () => tasks().restart(UUID), undefined],
    [`GET ${at}/stdout`, () => tasks().stdout(UUID), undefined],
    [`GET ${at}/stderr/0`, () => tasks().stderr(UUID, { instance: 0 }), undefined],
    [`POST ${at}/stdout`, () => tasks().freshStdout(UUID), undefined],
    [`POST ${at}/stderr/7`, () => tasks().freshStderr(UUID, { instance: 7 }), undefined],
    [`POST ${at}/snapshot`, () => tasks().snapshot.unique(UUID), {}],
    [
      `POST ${at}/snapshot/periodic`,
      () => tasks().snapshot.periodic(UUID, { interval: 60 }),
      { interval: 60 },
    ],
    [`GET ${at}/snapshot/s-1`, () => tasks().snapshot.status(UUID, 's-1'), undefined],
    [
      `GET /carbon/v1/tasks/${UUID}/carbon-facts?comparisonDatacenter=european_dc`,
      () => tasks().carbonFacts(UUID, { comparisonDatacenter: 'european_dc' }),
      undefined,
    ],
    [`GET /credits/v1/tasks/${UUID}/credits`, () => tasks().credits(UUID), undefined],
    [`GET /v1/network/tasks/${UUID}/port-forward`, () => tasks().portForward(UUID), undefined],
  ])('%s', async (line, call, body) => {
    await call();
    expect(last()).toEqual({ line, body });
  });
});

describe('the types', () => {
  it('follow what is asked for', () => {
    expectTypeOf(() => qarnot.tasks.create([TASK])).returns.toEqualTypeOf<
      ApiPromise<BulkResult[]>
    >();
    expectTypeOf(() => qarnot.tasks.search({ select: ['uuid', 'state'] })).returns.toEqualTypeOf<
      ApiPromise<Pick<Task, 'uuid' | 'state'>[]>
    >();
    const state: Task['state'] = 'a state that Qarnot adds next year';
    expect(state).toBeTypeOf('string');
  });
});

describe('pages', () => {
  const page = (names: string[], nextToken: string | null) => ({
    json: {
      data: names.map((name) => ({ name })),
      count: names.length,
      isTruncated: nextToken !== null,
      nextToken,
    },
  });

  it('gives the first, and all, with filter and order', async () => {
    server.use([page(['a', 'b'], 't1'), page([], 't2'), page(['c'], null)]);
    const filter = taskFilter.eq('state', 'Success');
    const list = qarnot.tasks.paginate({ filter, maximumResults: 2, orderBy: 'name' });
    const { data, isTruncated } = await list;
    expect([data.map(({ name }) => name), isTruncated]).toEqual([['a', 'b'], true]);
    const all = await collect(list);
    expect(all.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    const bodies = server.requests.slice(-3).map(({ body }) => JSON.parse(body) as unknown);
    const request = { filter, maximumResults: 2, orderBy: 'name' };
    expect(bodies).toEqual([request, { ...request, token: 't1' }, { ...request, token: 't2' }]);
  });

  it('of summaries have their own call', async () => {
    server.use([page(['a'], null)]);
    expect(await qarnot.tasks.paginateSummaries().toArray({ limit: 5 })).toHaveLength(1);
    expect(last().line).toBe('POST /v1/tasks/summaries/paginate');
  });

  it('never end silently before the end', async () => {
    server.use([{ json: { data: [], count: 0, isTruncated: true, nextToken: null } }]);
    await expect(collect(qarnot.tasks.paginate())).rejects.toMatchObject({
      code: 'REPEATED_CURSOR',
    });
    server.use([page([], 'same')]);
    await expect(collect(qarnot.tasks.paginate())).rejects.toMatchObject({ cursor: 'same' });
  });
});

describe('what an answer is turned into', () => {
  it('carbon facts by one vocabulary, whichever came', async () => {
    server.use([{ json: { totalConsumedEnergyWh: 5, pue: 1.2, carbonFootprintC02Eq: 3 } }]);
    expect(await qarnot.tasks.carbonFacts(UUID)).toMatchObject({
      total_consumed_energy_Wh: 5,
      PUE: 1.2,
      qarnot_carbon_footprint: 3,
    });
    server.use([{ json: { PUE: null, pue: 1.2, total_consumed_energy_Wh: 7 } }]);
    expect(await qarnot.tasks.carbonFacts(UUID)).toMatchObject({
      PUE: null,
      total_consumed_energy_Wh: 7,
    });
  });

  it('a snapshot of a server that names none', async () => {
    server.use([{ kind: 'body', body: '' }]);
    expect(await qarnot.tasks.snapshot.unique(UUID)).toEqual({ id: null });
    server.use([{ json: { id: 'snap_1' } }]);
    expect(await qarnot.tasks.snapshot.unique(UUID)).toEqual({ id: 'snap_1' });
  });
});

describe('an answer that was lost', () => {
  const lost = { kind: 'reset', when: 'headers' } as const;

  it('of a deletion: gone is done', async () => {
    server.use([lost, { status: 404, json: { message: 'No such task' } }]);
    await qarnot.tasks.delete(UUID);
    server.use([{ status: 404, json: { message: 'No such task' } }]);
    await expect(qarnot.tasks.delete(UUID)).rejects.toMatchObject({ code: 'MISSING_TASK' });
  });

  it('of an abort: refused is done when the task is ending', async () => {
    const refused = { status: 403, json: { message: 'cannot' } } as const;
    server.use([lost, refused, { json: { state: 'PendingCancel' } }]);
    await qarnot.tasks.abort(UUID);
    server.use([lost, refused, { json: { state: 'FullyExecuting' } }]);
    await expect(qarnot.tasks.abort(UUID)).rejects.toMatchObject({ status: 403 });
    server.use([refused]);
    await expect(qarnot.tasks.abort(UUID)).rejects.toMatchObject({ status: 403 });
  });
});
