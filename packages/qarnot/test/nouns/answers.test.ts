import { type FaultAnswer, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  isSecretConflictError,
  isSecretNotFoundError,
  isStorageUnavailableError,
  Qarnot,
} from '../../src/index.ts';
import { optionsFor } from '../support/options.ts';

let server: FaultServer;
let qarnot: Qarnot;
beforeAll(async () => {
  server = await startFaultServer([{ status: 500 }]);
  qarnot = new Qarnot(optionsFor(server.url, { maxRetries: 0 }));
});
afterAll(() => server.close());

const answer = (json: unknown, status = 200): FaultAnswer => ({ status, json });
const failure = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('hardware constraints', () => {
  const all = Array.from({ length: 5 }, (_, at) => ({
    discriminator: 'MinimumCoreHardwareConstraint',
    coreCount: at + 1,
  }));

  it('come in pages by offset', async () => {
    const asked: string[] = [];
    server.use(({ url }) => {
      const query = new URL(url, 'http://x').searchParams;
      asked.push(query.toString());
      const offset = Number(query.get('Offset') ?? 0);
      const data = all.slice(offset, offset + 2);
      return answer({ data, offset, limit: 2, total: all.length });
    });
    const found = await qarnot.hardwareConstraints.list({ limit: 2 }).toArray({ limit: 99 });
    expect(found).toEqual(all);
    expect(asked).toEqual(['Limit=2', 'Limit=2&Offset=2', 'Limit=2&Offset=4']);
    const page = await qarnot.hardwareConstraints.list({ limit: 2, offset: 3 });
    expect(page).toMatchObject({ offset: 3, total: 5 });
  });

  it('end at an empty page, whatever the total says', async () => {
    server.use([answer({ data: [], offset: 0, limit: 50, total: 9 })]);
    expect(await qarnot.hardwareConstraints.list().toArray({ limit: 99 })).toEqual([]);
  });

  it('of CPU models are an empty list when there is none', async () => {
    server.use([answer({ message: 'No such CPU model: z80' }, 404)]);
    expect(await qarnot.hardwareConstraints.searchCpuModels('z80')).toEqual([]);
    const epyc = [{ discriminator: 'CpuModelHardwareConstraint', cpuModel: 'AMD EPYC' }];
    server.use([answer(epyc)]);
    expect(await qarnot.hardwareConstraints.searchCpuModels('epyc')).toEqual(epyc);
    expect(server.requests.at(-1)?.url).toMatch(/\/search\?cpuModel=epyc$/);
  });
});

describe('secrets', () => {
  it('are written with a capital Value under an unescaped path', async () => {
    server.use([{ status: 201 }, { status: 204 }, answer({ value: 'pa/ss' }), { status: 204 }]);
    const from = server.requests.length;
    await qarnot.secrets.create('/db/main password/', 'pa/ss');
    await qarnot.secrets.update('db/main password', 'other');
    expect(await qarnot.secrets.get('db/main password')).toBe('pa/ss');
    await qarnot.secrets.delete('db/main password');
    expect(
      server.requests.slice(from).map(({ method, url, body }) => `${method} ${url} ${body}`.trim()),
    ).toEqual([
      'PUT /secrets-manager/data/db/main%20password {"Value":"pa/ss"}',
      'PATCH /secrets-manager/data/db/main%20password {"Value":"other"}',
      'GET /secrets-manager/data/db/main%20password',
      'DELETE /secrets-manager/data/db/main%20password',
    ]);
  });

  it('tell a conflict from a missing one', async () => {
    server.use([answer({ error: 'Secret already exists' }, 409)]);
    expect(isSecretConflictError(await failure(qarnot.secrets.create('a', 'b')))).toBe(true);
    server.use([answer({ error: 'Secret not found' }, 404)]);
    for (const call of [
      () => qarnot.secrets.get('a'),
      () => qarnot.secrets.update('a', 'b'),
      () => qarnot.secrets.delete('a'),
    ]) {
      expect(isSecretNotFoundError(await failure(call()))).toBe(true);
    }
  });

  it.each(['', '/', '//', 'a//b', 'a/../b', '..', 5 as never])(
    'refuse the key %j before anything is sent',
    async (key) => {
      const before = server.requests.length;
      for (const call of [
        () => qarnot.secrets.get(key),
        () => qarnot.secrets.create(key, 'v'),
        () => qarnot.secrets.delete(key),
      ]) {
        expect(await failure(call())).toMatchObject({ code: 'BAD_INPUT' });
      }
      expect(server.requests).toHaveLength(before);
    },
  );

  it('refuse a value that is not text', async () => {
    const error = await failure(qarnot.secrets.create('a', { b: 1 } as never));
    expect(error).toMatchObject({ code: 'BAD_INPUT', field: 'value' });
  });

  const tree: Readonly<Record<string, string[]>> = {
    '': ['top', 'db/', 'empty/'],
    db: ['password', 'tls/'],
    'db/tls': ['key', 'cert'],
    empty: [],
  };
  const serveTree = (): void =>
    server.use(({ url }) => {
      const [, prefix = ''] = /^\/secrets-manager\/search\/(.*)$/.exec(url) ?? [];
      const keys = tree[decodeURIComponent(prefix)];
      return keys === undefined ? answer({ error: `No ${prefix}` }, 404) : answer({ keys });
    });

  it('are listed by whole keys', async () => {
    serveTree();
    expect(await qarnot.secrets.list()).toEqual(['top', 'db/', 'empty/']);
    expect(await qarnot.secrets.list('/db/')).toEqual(['db/password', 'db/tls/']);
  });

  it('are listed through all folders', async () => {
    serveTree();
    const all = ['top', 'db/password', 'db/tls/key', 'db/tls/cert'];
    expect(await qarnot.secrets.listRecursive()).toEqual(all);
    expect(await qarnot.secrets.listRecursive('db/tls')).toEqual(['db/tls/key', 'db/tls/cert']);
  });

  it('are not listed for ever by a server that answers in circles', async () => {
    server.use([answer({ keys: ['again/'] })]);
    expect(await failure(qarnot.secrets.listRecursive())).toMatchObject({ field: 'folder' });
  });
});

describe('the account', () => {
  it('tells the default project where Qarnot does not', async () => {
    const projects = [
      { uuid: '1', name: 'Default', slug: 'default' },
      { uuid: '2', name: 'Lab', slug: 'lab', isDefault: true },
      { uuid: '3', name: 'Other', slug: 'other' },
    ];
    server.use([answer({ email: 'a@example.org', projects })]);
    const found = await qarnot.account.projects();
    expect(found.map(({ isDefault }) => isDefault)).toEqual([true, true, false]);
    server.use([answer({ email: 'a@example.org' })]);
    expect(await qarnot.account.projects()).toEqual([]);
  });

  it('lists budgets', async () => {
    server.use([answer({ budgets: [{ uuid: 'b', alias: 'spring' }] })]);
    expect(await qarnot.account.budgets('p')).toEqual([{ uuid: 'b', alias: 'spring' }]);
  });
});

describe('pages', () => {
  it('go on by the next token and keep the filter', async () => {
    server.use(({ body }) => {
      const { token } = JSON.parse(body);
      return token === 'second'
        ? answer({ data: [{ uuid: 'b' }], count: 1, isTruncated: false, nextToken: null })
        : answer({ data: [{ uuid: 'a' }], count: 1, isTruncated: true, nextToken: 'second' });
    });
    const from = server.requests.length;
    const request = { maximumResults: 1, orderBy: 'name', orderType: 'ASC' } as const;
    const found = await qarnot.pools.paginate(request).toArray({ limit: 9 });
    expect(found.map(({ uuid }) => uuid)).toEqual(['a', 'b']);
    expect(server.requests.slice(from).map(({ body }) => JSON.parse(body))).toEqual([
      request,
      { ...request, token: 'second' },
    ]);
  });
});

describe('deletions', () => {
  it.each<[string, (client: Qarnot) => PromiseLike<unknown>]>([
    ['a job', ({ jobs }) => jobs.delete('x')],
    ['a pool', ({ pools }) => pools.delete('x')],
    ['a secret', ({ secrets }) => secrets.delete('x')],
  ])('of %s are done when a lost answer hid that they were', async (_, call) => {
    const patient = new Qarnot(optionsFor(server.url));
    server.use([
      { status: 503, json: {}, headers: { 'retry-after': '0' } },
      answer({ message: 'gone' }, 404),
    ]);
    expect(await failure(call(patient))).toBeUndefined();
    server.use([answer({ message: 'never was' }, 404)]);
    expect(await failure(call(patient))).toMatchObject({ status: 404 });
  });
});

describe('a cluster without buckets', () => {
  it.each([{}, { storage: null }, { storage: '' }])('says so (%j)', async (settings) => {
    server.use(({ url }) =>
      answer(url.endsWith('/settings') ? settings : { email: 'a@b.example' }),
    );
    const client = new Qarnot(optionsFor(server.url, { maxRetries: 0 }));
    const error = await failure(client.buckets.list());
    expect(isStorageUnavailableError(error)).toBe(true);
    expect(String(error)).toContain('names no storage');
    // The next use asks again: the cluster may have got one.
    const before = server.requests.length;
    expect(isStorageUnavailableError(await failure(client.buckets.list()))).toBe(true);
    expect(server.requests.length).toBeGreaterThan(before);
  });
});
