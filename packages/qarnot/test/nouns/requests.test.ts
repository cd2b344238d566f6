import { type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Qarnot, scalingPolicy } from '../../src/index.ts';
import { optionsFor, TOKEN } from '../support/options.ts';

let server: FaultServer;
let qarnot: Qarnot;
beforeAll(async () => {
  server = await startFaultServer(() => ({ status: 200, json: {} }));
  qarnot = new Qarnot(optionsFor(server.url));
});
afterAll(() => server.close());

type Call = (qarnot: Qarnot) => PromiseLike<unknown>;

/** What a call sends. */
async function sent(call: Call): Promise<{ line: string; body: unknown }> {
  const before = server.requests.length;
  await call(qarnot);
  const [request, ...more] = server.requests.slice(before);
  expect(more).toEqual([]);
  expect(request?.headers.authorization).toBe(TOKEN);
  const { method, url, body = '' } = request ?? {};
  return { line: `${method} ${url}`, body: body === '' ? undefined : JSON.parse(body) };
}

describe('jobs', () => {
  it.each<[string, Call, unknown?]>([
    [
      'POST /v1/jobs',
      ({ jobs }) =>
        jobs.create({
          name: 'nightly',
          useDependencies: true,
          maxWallTime: { hours: 26 },
          completionTimeToLive: '1.00:00:00',
        }),
      {
        name: 'nightly',
        useDependencies: true,
        maxWallTime: '1.02:00:00',
        completionTimeToLive: '1.00:00:00',
      },
    ],
    ['POST /v1/jobs', ({ jobs }) => jobs.create({ name: 'n' }), { name: 'n' }],
    [
      'POST /v1/jobs',
      ({ jobs }) => jobs.create({ name: 'n', maxWallTime: null }),
      { name: 'n', maxWallTime: null },
    ],
    ['GET /v1/jobs/nightly', ({ jobs }) => jobs.get('nightly')],
    ['GET /v1/jobs/a%2Fb', ({ jobs }) => jobs.get('a/b')],
    ['GET /v1/jobs', ({ jobs }) => jobs.list()],
    ['GET /v1/jobs?tag=a&tag=b%20c', ({ jobs }) => jobs.list({ tags: ['a', 'b c'] })],
    [
      'POST /v1/jobs/search',
      ({ jobs }) => jobs.search({ select: ['uuid', 'state'], maximumResults: 5 }),
      { select: { fields: ['uuid', 'state'] }, maximumResults: 5 },
    ],
    ['POST /v1/jobs/j/terminate', ({ jobs }) => jobs.terminate('j')],
    ['DELETE /v1/jobs/j', ({ jobs }) => jobs.delete('j')],
    ['DELETE /v1/jobs/j?force=true', ({ jobs }) => jobs.delete('j', { force: true })],
    ['GET /v1/jobs/j/tasks', ({ jobs }) => jobs.tasks('j')],
  ])('%s', async (line, call, body) => {
    expect(await sent(call)).toEqual({ line, body });
  });
});

const policies = [scalingPolicy.fixed({ slotsCount: 2 })];
describe('pools', () => {
  it.each<[string, Call, unknown?]>([
    [
      'POST /v1/pools',
      ({ pools }) =>
        pools.create({
          name: 'farm',
          profile: 'docker-batch',
          instanceCount: 2,
          constants: { DOCKER_REPO: 'library/alpine' },
          completionTimeToLive: { minutes: 90 },
          advancedResourceBuckets: [
            { bucketName: 'assets', filtering: { prefixFiltering: { prefix: '//shot/10/' } } },
          ],
        }),
      {
        name: 'farm',
        profile: 'docker-batch',
        instanceCount: 2,
        constants: [{ key: 'DOCKER_REPO', value: 'library/alpine' }],
        completionTimeToLive: '01:30:00',
        advancedResourceBuckets: [
          { bucketName: 'assets', filtering: { prefixFiltering: { prefix: 'shot/10/' } } },
        ],
      },
    ],
    ['GET /v1/pools/farm', ({ pools }) => pools.get('farm')],
    ['GET /v1/pools?tag=a', ({ pools }) => pools.list({ tags: ['a'] })],
    ['GET /v1/pools/summaries', ({ pools }) => pools.summaries()],
    ['POST /v1/pools/search', ({ pools }) => pools.search({ filter: null }), { filter: null }],
    [
      'PUT /v1/pools/p',
      ({ pools }) => pools.update('p', { tags: ['x'], scaling: { policies } }),
      { tags: ['x'], scaling: { policies } },
    ],
    ['PATCH /v1/pools/p', ({ pools }) => pools.refreshResources('p')],
    ['POST /v1/pools/p/close', ({ pools }) => pools.close('p')],
    ['DELETE /v1/pools/p', ({ pools }) => pools.delete('p')],
    ['POST /v1/pools/p/clone', ({ pools }) => pools.clone('p'), {}],
    [
      'POST /v1/pools/p/clone',
      ({ pools }) => pools.clone('p', { name: 'q', completionTimeToLive: { hours: 1 } }),
      { name: 'q', completionTimeToLive: '01:00:00' },
    ],
    ['GET /v1/pools/p/tasks', ({ pools }) => pools.tasks('p')],
    ['GET /v1/pools/p/jobs', ({ pools }) => pools.jobs('p')],
    ['GET /v1/pools/p/scaling', ({ pools }) => pools.getScaling('p')],
    ['PUT /v1/pools/p/scaling', ({ pools }) => pools.setScaling('p', { policies }), { policies }],
    [
      'POST /v1/sanity-checks/pools/scaling',
      ({ pools }) => pools.checkScaling({ policies }),
      { policies },
    ],
    [
      'GET /carbon/v1/pools/p/carbon-facts?comparisonDatacenter=european_dc',
      ({ pools }) => pools.carbonFacts('p', { comparisonDatacenter: 'european_dc' }),
    ],
    ['GET /credits/v1/pools/p/credits', ({ pools }) => pools.credits('p')],
    ['GET /v1/pools/p/stdout', ({ pools }) => pools.stdout('p')],
    ['GET /v1/pools/p/stderr/3', ({ pools }) => pools.stderr('p', { instance: 3 })],
    ['POST /v1/pools/p/stdout/0', ({ pools }) => pools.freshStdout('p', { instance: 0 })],
    ['POST /v1/pools/p/stderr', ({ pools }) => pools.freshStderr('p')],
  ])('%s', async (line, call, body) => {
    expect(await sent(call)).toEqual({ line, body });
  });

  it('refuses a size that cannot be before anything is sent', async () => {
    const before = server.requests.length;
    const call = qarnot.pools.create({
      name: 'farm',
      profile: 'docker-batch',
      completionTimeToLive: 'soon',
    });
    await expect(call).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'completionTimeToLive' });
    expect(server.requests).toHaveLength(before);
  });
});

describe('the rest', () => {
  it.each<[string, Call]>([
    ['GET /v1/profiles', ({ profiles }) => profiles.list()],
    ['GET /v1/profiles/docker-batch', ({ profiles }) => profiles.get('docker-batch')],
    ['GET /v1/', ({ account }) => account.ping()],
    ['GET /v1/info', ({ account }) => account.info()],
    ['GET /v1/settings', ({ account }) => account.settings()],
    ['GET /v1/versions', ({ account }) => account.versions()],
    ['GET /v1/info', ({ account }) => account.projects()],
    ['GET /quotas/computing-quotas/user', ({ account }) => account.quotas()],
    ['GET /quotas/computing-quotas/organization', ({ account }) => account.organizationQuotas()],
    [
      'GET /credits/v1/projects/p/budgets?activeOnly=true',
      ({ account }) => account.budgets('p', { activeOnly: true }),
    ],
    ['GET /credits/v1/accounts/credits', ({ account }) => account.credits()],
  ])('%s', async (line, call) => {
    expect(await sent(call)).toEqual({ line, body: undefined });
  });
});
