import { type CallOptions, isConfigError, isInputError } from '@irori/core';
import { type OperationId, operations, Qarnot, type RawCall } from '@irori/qarnot';
import { canary, expectNoCanary, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hideSecrets } from '../src/request/hide-secrets.ts';
import { Session } from '../src/request/session.ts';
import { optionsFor, TOKEN } from './support/options.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
beforeEach(() => server.use([{ json: {} }]));
afterAll(() => server.close());

async function sent(id: OperationId, given: RawCall = {}, options?: CallOptions) {
  await new Qarnot(optionsFor(server.url)).call(id, given, options);
  const last = server.requests.at(-1);
  if (last === undefined) throw new Error('nothing was sent');
  return last;
}

const failing = (call: PromiseLike<unknown>): Promise<Error> =>
  Promise.resolve(call).then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Error) => error,
  );

describe('what is sent', () => {
  it('the token as it is, and nothing where there is none', async () => {
    const { headers } = await sent('getTask', { params: { taskId: 't' } });
    expect(headers.authorization).toBe(TOKEN);
    const anonymous = new Qarnot({ baseUrl: server.url, configFile: null, env: {} });
    await anonymous.account.settings();
    expect(server.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  it.each<[OperationId, RawCall, string]>([
    ['ping', {}, '/v1/'],
    ['getTask', { params: { taskId: 'a/b c' } }, '/v1/tasks/a%2Fb%20c'],
    ['listTasks', { params: { tag: ['a', 'b,c'] } }, '/v1/tasks?tag=a&tag=b%2Cc'],
    ['listTasks', { params: { tag: [] } }, '/v1/tasks'],
    ['listHardwareConstraints', { params: { Limit: 5 } }, '/v1/hardware-constraints?Limit=5'],
    ['deleteJob', { params: { jobId: 'j', force: true } }, '/v1/jobs/j?force=true'],
    ['getTaskPortForwards', { params: { taskId: 't' } }, '/v1/network/tasks/t/port-forward'],
    ['getTaskCarbonFacts', { params: { taskId: 't' } }, '/carbon/v1/tasks/t/carbon-facts'],
    ['getTaskCredits', { params: { taskId: 't' } }, '/credits/v1/tasks/t/credits'],
    ['getUserComputingQuotas', {}, '/quotas/computing-quotas/user'],
    ['getSecret', { params: { key: 'a/b c/d' } }, '/secrets-manager/data/a/b%20c/d'],
    ['listSecrets', {}, '/secrets-manager/search/'],
    ['listSecrets', { params: { prefix: 'a/' } }, '/secrets-manager/search/a/'],
  ])('%s %j to %s', async (id, given, url) => {
    expect((await sent(id, given)).url).toBe(url);
  });

  it('the same from a base URL with a version and a slash', async () => {
    await new Qarnot(optionsFor(`${server.url}/proxy/V1/`)).tasks.get('t');
    expect(server.requests.at(-1)?.url).toBe('/proxy/v1/tasks/t');
  });

  it('the account whose data is read, in its header', async () => {
    const params = { taskId: 't', QarnotReadOnlyRequestForAccount: 'other@example.org' };
    const { headers } = await sent('getTask', { params });
    expect(headers['qarnotreadonlyrequestforaccount']).toBe('other@example.org');
  });

  it('no body where none is taken', async () => {
    const { headers, body } = await sent('abortTask', { params: { taskId: 't' } });
    expect([headers['content-type'], body]).toEqual([undefined, '']);
  });
});

describe('what is not sent', () => {
  const qarnot = () => new Qarnot(optionsFor(server.url));

  it.each<[string, () => PromiseLike<unknown>, RegExp]>([
    [
      'an unknown operation',
      () => qarnot().call('getTaks' as OperationId),
      /no operation getTaks\. Did you mean getTask\?/,
    ],
    [
      'an unknown parameter',
      () => qarnot().call('getTask', { params: { taskID: 't' } }),
      /getTask has no parameter taskID\. Did you mean taskId\?/,
    ],
    ['a missing parameter', () => qarnot().call('getTask'), /taskId of getTask is missing/],
    ['a missing body', () => qarnot().call('createTask'), /createTask needs a body/],
    ['a body too many', () => qarnot().call('ping', { body: {} }), /ping takes no body/],
    ['an id that leads elsewhere', () => qarnot().tasks.get('..'), /leads elsewhere/],
    ['a secret that leads elsewhere', () => qarnot().secrets.get('a/../b'), /\.\./],
    ['an empty id', () => qarnot().tasks.get(''), /taskId of getTask is missing/],
  ])('%s', async (_, call, message) => {
    const before = server.requests.length;
    const error = await failing(call());
    expect(isInputError(error)).toBe(true);
    expect(error.message).toMatch(message);
    expect(server.requests.length).toBe(before);
  });

  it('anything that needs a token without one', async () => {
    const error = await failing(new Qarnot({ configFile: null, env: {} }).tasks.list());
    expect(isConfigError(error)).toBe(true);
    expect(error.message).toContain('QARNOT_CLIENT_TOKEN');
  });

  it('a token that cannot be a header', async () => {
    const token = `${canary()}\n`;
    const error = await failing(new Qarnot(optionsFor(server.url, { token })).tasks.list());
    expect(isConfigError(error)).toBe(true);
    expectNoCanary(String(error.stack), [token.trim()]);
  });
});

describe('what is sent again', () => {
  const everyParam = (id: OperationId): RawCall => ({
    params: Object.fromEntries(
      operations[id].parameters
        .filter(({ in: place }) => place === 'path')
        .map(({ name }) => [name, '1']),
    ),
    ...(operations[id].body === 'none' ? {} : { body: {} }),
  });
  const attempts = async (id: OperationId): Promise<number> => {
    server.use([{ kind: 'reset', when: 'headers' }, { json: {} }]);
    const before = server.requests.length;
    await new Qarnot(optionsFor(server.url)).call(id, everyParam(id)).catch(() => undefined);
    return server.requests.length - before;
  };

  it('never what makes something or may not happen twice', async () => {
    const once: OperationId[] = [];
    for (const id of Object.keys(operations) as OperationId[]) {
      if ((await attempts(id)) === 1) once.push(id);
    }
    expect(once).toEqual([
      'clonePool',
      'cloneTask',
      'createJob',
      'createPool',
      'createSecret',
      'createSnapshot',
      'createSnapshotAlias',
      'createTask',
      'getLastPoolInstanceStderr',
      'getLastPoolInstanceStdout',
      'getLastPoolStderr',
      'getLastPoolStdout',
      'getLastTaskInstanceStderr',
      'getLastTaskInstanceStdout',
      'getLastTaskStderr',
      'getLastTaskStdout',
      'recoverTask',
      'restartTask',
      'resumeTask',
      'retryTask',
    ]);
  });

  it('and the error says how to find what was made', async () => {
    server.use([{ kind: 'reset', when: 'before' }]);
    const task = { name: 'a', profile: 'p', instanceCount: 1 };
    const error = await failing(new Qarnot(optionsFor(server.url)).tasks.create(task));
    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(error.message).toContain('Look for it with tasks.paginate() or tasks.list()');
  });
});

describe('the way to the buckets', () => {
  const answers = (request: { url: string }) =>
    request.url.endsWith('/settings')
      ? { json: { storage: 'https://s3.example/' } }
      : { json: { email: 'dev@example.org' } };

  it('is asked for once, and only what is not set', async () => {
    server.use(answers);
    const before = server.requests.length;
    const session = new Session(optionsFor(server.url));
    const [first, second] = await Promise.all([session.storage(), session.storage()]);
    expect(first).toBe(second);
    expect(first).toEqual({
      url: 'https://s3.example',
      accessKeyId: 'dev@example.org',
      secretAccessKey: TOKEN,
      region: 'us-east-1',
      forcePathStyle: true,
      sanitizePaths: true,
    });
    expect(
      server.requests
        .slice(before)
        .map(({ url }) => url)
        .sort(),
    ).toEqual(['/v1/info', '/v1/settings']);
    const storage = { accessKeyId: 'k', secretAccessKey: 's', region: 'r', forcePathStyle: false };
    const set = new Session(optionsFor(server.url, { storage, storageUrl: 'https://x.example' }));
    expect(await set.storage()).toMatchObject({ url: 'https://x.example', ...storage });
    expect(server.requests.length).toBe(before + 2);
  });

  it('is asked for again after a failure', async () => {
    server.use([{ status: 404, json: { message: 'no' } }]);
    const session = new Session(optionsFor(server.url));
    await failing(session.storage());
    server.use(answers);
    expect((await session.storage()).url).toBe('https://s3.example');
  });

  it.each([null, ''])('fails where the settings name %j', async (storage) => {
    server.use([{ json: { storage } }]);
    const error = await failing(new Session(optionsFor(server.url, { email: 'a@b.c' })).storage());
    expect(error).toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});

describe('what logs show', () => {
  it('neither token nor secrets', async () => {
    const value = canary();
    const lines: unknown[] = [];
    const log = (...parts: unknown[]): void => void lines.push(parts);
    const logger = { debug: log, info: log, warn: log, error: log };
    server.use([{ json: { value, constants: [{ key: 'VNC_PASSWORD', value }] } }]);
    const qarnot = new Qarnot(optionsFor(server.url, { logger, logLevel: 'debug' }));
    await qarnot.secrets.create('a', value);
    await qarnot.secrets.get('a');
    await qarnot.tasks
      .create({
        name: 'a',
        profile: 'p',
        instanceCount: 1,
        constants: { QARNOT_SECRET__KEY: value, DOCKER_REGISTRY_PASSWORD: value },
      })
      .catch(() => undefined);
    expect(lines.length).toBeGreaterThan(5);
    expectNoCanary(JSON.stringify(lines), [value, TOKEN]);
  });

  it('hides by the name of a constant and keeps the rest', () => {
    const body = {
      constants: [
        { key: 'DOCKER_CMD', value: 'echo' },
        { key: 'API_KEY', value: 'x' },
      ],
      forcedConstants: [{ constantName: 'X_TOKEN', forcedValue: 'y' }],
      Value: 'kept, because it is not alone',
    };
    expect(hideSecrets(body)).toEqual({
      ...body,
      constants: [body.constants[0], { key: 'API_KEY', value: '***' }],
      forcedConstants: [{ constantName: 'X_TOKEN', forcedValue: '***' }],
    });
    expect(hideSecrets({ Value: 'x' })).toEqual({ Value: '***' });
  });
});
