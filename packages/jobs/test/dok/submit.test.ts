import { inspect } from 'node:util';
import { isAuthenticationError, isInputError, isNotFoundError } from '@irori/core';
import { createJobs, type Job, SubmitUnknownError } from '@irori/jobs';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import {
  canary,
  expectNoCanary,
  type FaultAnswer,
  startFaultServer,
  type TemporaryDirectory,
  temporaryDirectory,
} from '@irori/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { impatientClock, jobsOn, logOf, soon } from './support.ts';

let cloud: LocalCloud;
let folder: TemporaryDirectory;
beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 4 });
  folder = await temporaryDirectory();
});
afterAll(async () => {
  await cloud.close();
  await folder.remove();
});
beforeEach(() => cloud.reset());
afterEach(() => cloud.faults.clear());

const spec = { name: 'job', image: 'alpine', command: ['true'] };
const create = { operation: 'createTask' };

describe('a create whose answer is lost', () => {
  it.each([
    ['the whole answer', { lostReply: true }],
    ['a part of it', { truncate: 20 }],
  ])('(%s) gives the one job that was made', async (_, fault) => {
    const jobs = jobsOn(cloud, { clock: impatientClock() });
    cloud.faults.add({ match: create, times: 1, ...fault });
    const job = await jobs.submit(spec);
    expect(await jobs.wait(job.id, soon)).toMatchObject({ state: 'succeeded' });
    expect((await jobs.list({ all: true })).map(({ id }) => id)).toEqual([job.id]);
  });

  it('is looked for although the list fails for a while', async () => {
    const jobs = jobsOn(cloud, { clock: impatientClock() });
    cloud.faults.add({ match: create, times: 1, lostReply: true });
    cloud.faults.add({ match: { operation: 'listTasks' }, times: 5, status: 503 });
    const job = await jobs.submit(spec);
    expect(await jobs.list({ all: true })).toHaveLength(1);
    expect(job.tags).toContain('irori');
  });

  it('is an error with the tag when nothing is found, and is never sent again', async () => {
    const clock = impatientClock();
    const server = await startFaultServer((request) =>
      request.method === 'POST'
        ? { kind: 'reset', when: 'before' }
        : {
            json: {
              meta: { page: 1, page_size: 1, total_pages: 1, count: 0, next: null, previous: null },
              results: [],
            },
          },
    );
    try {
      const profile = { name: 't', cloud: 'dok' as const, baseUrl: server.url };
      const jobs = createJobs({ ...profile, accessToken: 'a', accessTokenSecret: 'b' }, { clock });
      const error: unknown = await jobs.submit(spec).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SubmitUnknownError);
      const { tag, message } = error as SubmitUnknownError;
      expect(message).toContain('It is not known whether job job was submitted');
      expect(message).toContain(`irori ps --tag ${tag}`);
      const posts = server.requests.filter(({ method }) => method === 'POST');
      const gets = server.requests.filter(({ method }) => method === 'GET');
      expect(posts).toHaveLength(1);
      expect(JSON.parse(posts[0]?.body ?? '').tags).toContain(tag);
      expect(gets.every(({ url }) => url.includes(`tag=${tag}`))).toBe(true);
      expect(clock.slept).toBeLessThanOrEqual(20_000);
      expect(gets.length).toBeGreaterThan(3);
    } finally {
      await server.close();
    }
  });

  it('is not looked for any longer than the caller wants', async () => {
    cloud.faults.add({ match: create, times: 1, lostReply: true });
    cloud.faults.add({ match: { operation: 'listTasks' }, status: 503 });
    const controller = new AbortController();
    const looking: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (answer.status === 503) controller.abort();
      return answer;
    };
    const jobs = jobsOn(cloud, { fetch: looking });
    await expect(jobs.submit(spec, { signal: controller.signal })).rejects.toBeInstanceOf(
      SubmitUnknownError,
    );
  });
});

describe('a refused create', () => {
  it('is not repeated and not looked for', async () => {
    cloud.faults.add({ match: create, status: 422, body: { name: ['too odd'] } });
    const jobs = jobsOn(cloud);
    await expect(jobs.submit(spec)).rejects.toThrow('too odd');
    expect(cloud.faults.list()[0]).toMatchObject({ hits: 1 });
  });

  it('with wrong credentials says so', async () => {
    const jobs = jobsOn({ ...cloud, dok: { ...cloud.dok, accessTokenSecret: 'wrong' } });
    await expect(jobs.submit(spec)).rejects.toSatisfy(isAuthenticationError);
  });
});

describe('wrong input', () => {
  const cases: [string, object, RegExp][] = [
    [
      'env.SECRET_X',
      { env: { SECRET_X: null } },
      /takes SECRET_X from the environment of the caller, and it is not set there/,
    ],
    ['env.SAKURA_X', { env: { SAKURA_X: '1' } }, /rename SAKURA_X/],
    [
      'env',
      { env: { BIG: 'x'.repeat(8192) } },
      /8195 characters in names and values; DOK takes fewer than 8192/,
    ],
    ['resources.gpu', { resources: { gpu: 'H100:3' } }, /machines with 1 or 8 of them, not 3/],
    ['dok.plan', { dok: { plan: 'h100-80g' } }, /no plan "h100-80g".*did you mean "h100-80gb"/],
    [
      'dok.registry',
      { dok: { registry: 'lab.sakuracr.jp' } },
      /no credentials for the registry "lab.sakuracr.jp"; none are stored/,
    ],
    ['timeout', { timeout: '21d' }, /at most 20d/],
    ['workdir', { workdir: 'nowhere' }, /nowhere does not exist/],
    [
      'command',
      { command: undefined, outputs: ['x'] },
      /An output needs a program that Irori can wrap: command or run is missing/,
    ],
    [
      'dok.entrypoint',
      { timeout: 60, dok: { entrypoint: [] } },
      /A time limit under 10 minutes needs a program/,
    ],
    ['command', { command: ['x'.repeat(200_000)] }, /command holds 200000 bytes in one piece/],
    ['timeout', { timeout: 'soon' }, /timeout must be a duration/],
  ];

  it.each(cases)('in %s is found before anything is sent', async (field, wrong, message) => {
    const jobs = jobsOn(cloud, { cwd: folder.path, env: {} });
    for (const call of ['plan', 'submit'] as const) {
      const error: unknown = await jobs[call]({ ...spec, ...wrong }).catch((thrown) => thrown);
      expect(isInputError(error) && error.field).toBe(field);
      expect(String(error)).toMatch(message);
    }
    expect(await jobs.list({ all: true })).toEqual([]);
  });
});

describe('a profile', () => {
  it('must name a known cloud', () => {
    const profile = JSON.parse('{ "name": "mine", "cloud": "docks" }');
    expect(() => createJobs(profile)).toThrow(
      'Profile mine names the cloud "docks"; known are: dok, qarnot, denvr.',
    );
  });
});

describe('a plan', () => {
  it('names the plan, the limits, the tags and the most it can cost', async () => {
    const jobs = jobsOn(cloud, { cwd: folder.path });
    const plan = await jobs.plan({
      ...spec,
      resources: { gpu: 'H100' },
      timeout: '2h',
      tags: ['a'],
      env: { A: '1' },
    });
    expect(plan).toMatchObject({
      plan: 'h100-80gb',
      gpu: 'H100:1',
      wrapped: false,
      command: ['true'],
      env: ['A'],
      tags: ['a', 'irori'],
      timeLimitSeconds: 7200,
      hardLimitSeconds: 7200,
      pricePerSecond: { amount: '0.28', currency: 'JPY' },
      maxCost: { amount: '2016', currency: 'JPY' },
      workdir: null,
    });
    const short = await jobs.plan({ ...spec, timeout: '90s' });
    expect(short).toMatchObject({ timeLimitSeconds: 90, hardLimitSeconds: 600, wrapped: true });
    expect(short.support).toContainEqual({
      key: 'timeout',
      support: 'emulated',
      note: expect.stringContaining('wrapper'),
    });
    expect((await jobs.plan(spec)).timeLimitSeconds).toBe(86_400);
  });

  it('is worth having without a price', async () => {
    cloud.faults.add({
      match: { operation: 'listUnitPrices' },
      status: 400,
      body: { detail: 'no' },
    });
    const plan = await jobsOn(cloud).plan(spec);
    expect(plan).toMatchObject({ pricePerSecond: null, maxCost: null });
    expect(plan.support.find(({ key }) => key === 'cost')?.note).toContain(
      'could not be asked for',
    );
  });

  it('finds the credentials of a registry by its host name', async () => {
    const { default: DOK } = await import('@irori/dok');
    const dok = new DOK(cloud.dok);
    const login = { hostname: 'lab.sakuracr.jp', username: 'u', password: 'p' };
    const { id } = await dok.registries.create(login);
    const jobs = jobsOn(cloud);
    const job = await jobs.submit({
      ...spec,
      dok: { registry: 'lab.sakuracr.jp', plan: 'v100-32gb' },
    });
    expect((await dok.task(job.id)).containers[0]?.registry).toBe(id);
    await expect(jobs.plan({ ...spec, dok: { registry: 'lab.sakuracr.j' } })).rejects.toThrow(
      'stored are lab.sakuracr.jp; did you mean "lab.sakuracr.jp"?',
    );
  });
});

describe('waiting', () => {
  const task = (status: string): object => ({
    id: 'x',
    name: 'n',
    status,
    tags: [],
    containers: [{ image: 'i', plan: 'p', exit_code: null }],
  });

  /** Waits for a task of which the server says one thing after the other. */
  async function waitWhile(answers: readonly FaultAnswer[]): Promise<string[]> {
    const states: string[] = [];
    const server = await startFaultServer(answers);
    try {
      const profile = { name: 't', cloud: 'dok' as const, baseUrl: server.url };
      const jobs = createJobs({ ...profile, accessToken: 'a', accessTokenSecret: 'b' });
      const onPoll = ({ state, cloudState }: Job): void => {
        states.push(`${cloudState}: ${state}`);
      };
      await jobs.wait('x', { ...soon, onPoll });
      return states;
    } finally {
      await server.close();
    }
  }

  it('does not take a status that nobody knows for an end', async () => {
    const answers = ['hibernating', 'thawing', 'done'].map((word) => ({ json: task(word) }));
    expect(await waitWhile(answers)).toEqual([
      'hibernating: provisioning',
      'thawing: provisioning',
      'done: succeeded',
    ]);
  });

  it('ends as lost when the cloud no longer knows the job', async () => {
    const gone = { status: 404, json: { detail: 'Not found.' } };
    expect(await waitWhile([{ json: task('running') }, gone])).toEqual([
      'running: pulling',
      'running: lost',
    ]);
  });

  it('is an error when the job was never known', async () => {
    const gone = { status: 404, json: { detail: 'Not found.' } };
    await expect(waitWhile([gone])).rejects.toSatisfy(isNotFoundError);
  });
});

describe('secrets of the caller', () => {
  it('reach the job and show themselves nowhere else', async () => {
    const secret = canary('token');
    const lines: string[] = [];
    const note = (message: string, fields?: unknown) => {
      lines.push(message, inspect(fields, { depth: 9 }), JSON.stringify(fields) ?? '');
    };
    const logger = { debug: note, info: note, warn: note, error: note };
    const jobs = jobsOn(cloud, { env: { TOKEN: secret }, logger, logLevel: 'debug' });
    const job = { ...spec, command: ['sh', '-c', 'echo "$TOKEN" | cksum'], env: { TOKEN: null } };
    const shown = [JSON.stringify(await jobs.plan(job))];
    cloud.faults.add({
      match: create,
      times: 1,
      status: 422,
      body: { environment: [`bad value ${secret}`] },
    });
    const error: unknown = await jobs.submit(job).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('bad value');
    shown.push(String(error), inspect(error, { depth: 9 }), JSON.stringify(error));
    cloud.faults.clear();
    const made = await jobs.submit(job);
    expect(await logOf(jobs, made.id)).not.toBe('');
    shown.push(JSON.stringify(await jobs.wait(made.id, soon)), ...lines);
    expect(lines.length).toBeGreaterThan(5);
    expectNoCanary(shown.join('\n'), [secret, cloud.dok.accessTokenSecret]);
  });
});
