import { readFile } from 'node:fs/promises';
import { InputError } from '@irori/core';
import {
  client,
  Denvr,
  methodTable,
  type OperationId,
  operations,
  SERVICE_NAMES,
} from '@irori/denvr';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../src/session/rules.ts';
import { FakeDenvr, ok } from './support/fake-denvr.ts';
import { keyOptions } from './support/options.ts';

interface Schema {
  required?: string[];
  properties?: Record<string, unknown>;
}

interface Description {
  paths: Record<string, Record<string, { operationId: string; requestBody?: unknown }>>;
  components: { schemas: Record<string, Schema> };
}

const specUrl = new URL('../../../specs/denvr.openapi.yaml', import.meta.url);
const ids = Object.keys(operations) as OperationId[];
type Method = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/** The method that the table names, bound to its service. */
function methodOf(denvr: Denvr, id: OperationId): (...args: unknown[]) => Promise<unknown> {
  const names = methodTable[id].split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce<unknown>((object, name) => Reflect.get(Object(object), name), denvr);
  const method: unknown = Reflect.get(Object(owner), last);
  if (typeof method !== 'function') throw new Error(`${methodTable[id]} is no method`);
  return (...args) => (method as Method).apply(owner, args);
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** An argument for every parameter and every required key. */
function sampleArguments(id: OperationId): Record<string, unknown> {
  const sample = (name: string, type = 'string'): unknown =>
    type === 'integer'
      ? 7
      : type === 'boolean'
        ? true
        : name === 'ssh_keys'
          ? ['ssh-ed25519 A']
          : `${name}-1`;
  return Object.fromEntries([
    ...operations[id].parameters.map(({ name, type }) => [camel(name), sample(name, type)]),
    ...(rules[id].body ?? []).map((name) => [name, sample(name)]),
  ]);
}

const answers: Partial<Record<OperationId, unknown>> = {
  authenticate: { accessToken: 'a', refreshToken: 'r' },
  refreshToken: { accessToken: 'b' },
  refreshTokenByGet: { accessToken: 'b' },
  getClusters: ['Hou1'],
};

let fake: FakeDenvr;
beforeAll(async () => {
  fake = await FakeDenvr.start();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.requests.length = 0;
  fake.intercept = () => undefined;
});

describe('every operation', () => {
  const withoutLogOut = ids.filter((id) => id !== 'logOut');

  it.each(withoutLogOut)('%s is on the wire as the description says', async (id) => {
    fake.intercept = () => ok(answers[id] ?? { id: 'thing', items: [] });
    const { method, path, parameters, body } = operations[id];
    const args = sampleArguments(id);
    const takesArguments = parameters.length > 0 || body !== 'none';
    await methodOf(new Denvr(keyOptions(fake)), id)(...(takesArguments ? [args] : []));
    expect(fake.requests).toHaveLength(1);
    const [request] = fake.requests;
    expect(request).toMatchObject({ method, path });
    const names = parameters.map(({ name }) => name.toLowerCase());
    expect(Object.keys(request?.query ?? {}).sort()).toEqual(names.sort());
    for (const { name } of parameters) {
      expect(request?.query[name.toLowerCase()]).toBe(String(args[camel(name)]));
      expect(fake.log.at(-1)?.url).toContain(`${name}=`);
    }
    expect(request?.body).toEqual(body === 'none' ? {} : args);
    const anonymous = path.startsWith('/api/TokenAuth/');
    expect(request?.headers.authorization).toBe(
      anonymous ? undefined : `ApiKey ${fake.tokens.apikey}`,
    );
  });

  it.each(withoutLogOut)('%s can be called raw', async (id) => {
    const result = { id: 'raw', extra: true };
    fake.intercept = () => ok(result);
    const { method, path, parameters, body } = operations[id];
    const params = Object.fromEntries(parameters.map(({ name }) => [name, 'x']));
    const parts = { params, ...(body === 'none' ? {} : { body: { any: 'thing' } }) };
    expect(await new Denvr(keyOptions(fake)).call(id, parts)).toEqual(result);
    expect(fake.requests[0]).toMatchObject({
      method,
      path,
      body: body === 'none' ? {} : { any: 'thing' },
    });
  });

  it('has a method, and its rules agree with the description', async () => {
    const { paths, components } = parse(await readFile(specUrl, 'utf8')) as Description;
    const described = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(described.map(({ operationId }) => operationId).sort()).toEqual([...ids].sort());
    expect(Object.keys(methodTable).sort()).toEqual([...ids].sort());
    for (const { operationId, requestBody } of described) {
      const schemaName = /schemas\/(\w+)/.exec(JSON.stringify(requestBody) ?? '')?.[1];
      const required = components.schemas[schemaName ?? '']?.required ?? [];
      const rule = rules[operationId as OperationId];
      expect([operationId, [...(rule.body ?? [])].sort()]).toEqual([
        operationId,
        [...required].sort(),
      ]);
    }
  });

  it('names every created thing by a call that finds it', () => {
    for (const id of ids) {
      const { effect, findWith } = rules[id];
      if (effect === 'create' || effect === 'act')
        expect([id, findWith]).toEqual([id, expect.any(String)]);
      expect([id, effect]).not.toEqual([id, operations[id].method === 'GET' ? 'create' : 'read']);
    }
  });
});

describe('client', () => {
  it.each(SERVICE_NAMES)('knows %s', (name) => {
    expect(client(name, keyOptions(fake)).constructor).toBe(
      new Denvr(keyOptions(fake)).client(name).constructor,
    );
  });

  it('is typed by the name', async () => {
    const names: string[] = await client('clusters', keyOptions(fake)).getAll();
    expect(names).toEqual(['Hou1', 'Msc1']);
    // @ts-expect-error: clusters have no getServer
    expect(client('clusters', keyOptions(fake)).getServer).toBeUndefined();
  });

  it('refuses an unknown name with a suggestion', () => {
    // @ts-expect-error: an unknown name is a type error, too
    expect(() => client('server/virtual')).toThrow(
      /no service "server\/virtual".*Did you mean "servers\/virtual"\?/,
    );
    // @ts-expect-error: an unknown name is a type error, too
    expect(() => client('toString')).toThrow(InputError);
    // @ts-expect-error: an unknown name is a type error, too
    expect(() => client('something else')).toThrow(/The services are clusters, /);
  });

  it('shares the session of a Denvr', async () => {
    const { username, password } = fake.tokens;
    const denvr = new Denvr({
      ...keyOptions(fake),
      apikey: undefined,
      username,
      password,
    } as never);
    const before = fake.tokens.logins;
    await client('clusters', denvr).getAll();
    await client('servers/virtual', denvr).getServers();
    expect(fake.tokens.logins).toBe(before + 1);
  });

  it('refuses an unknown operation of a raw call', () => {
    const denvr = new Denvr(keyOptions(fake));
    // @ts-expect-error: an unknown operation is a type error, too
    expect(() => denvr.call('getSever')).toThrow(/no operation "getSever".*"getServer"/);
  });
});

describe('defaults', () => {
  const configured = { cluster: 'Hou1', rpool: 'reserved-acme', vpcid: 'lab' };

  it('fill what is required, also where nobody configured it', async () => {
    const { servers } = new Denvr(keyOptions(fake));
    fake.intercept = () => ok({ items: [] });
    await servers.virtual.getServer({ id: 'vm' });
    expect(fake.last('GetServer').query).toEqual({ id: 'vm', namespace: 'acme', cluster: 'Msc1' });
    await servers.applications.getAvailability();
    expect(fake.last('GetAvailability').query).toEqual({
      cluster: 'Msc1',
      resourcepool: 'on-demand',
    });
  });

  it('fill what is optional only where somebody configured it', async () => {
    fake.intercept = () => ok({ items: [] });
    const create = { configuration: 'c', ssh_keys: ['k'] };
    const plain = new Denvr(keyOptions(fake)).servers.virtual;
    await plain.getServers();
    expect(fake.last('GetServers').query).toEqual({});
    await plain.createServer(create);
    expect(fake.last('CreateServer').body).toEqual({ ...create, vpc: 'acme', cluster: 'Msc1' });
    const filled = new Denvr(keyOptions(fake, configured)).servers.virtual;
    await filled.getServers();
    expect(fake.last('GetServers').query).toEqual({ cluster: 'Hou1' });
    await filled.createServer(create);
    expect(fake.last('CreateServer').body).toEqual({
      ...create,
      vpc: 'lab',
      cluster: 'Hou1',
      rpool: 'reserved-acme',
    });
  });

  it('give way to what a call says, and null asks for all clusters', async () => {
    const { servers } = new Denvr(keyOptions(fake, configured));
    fake.intercept = () => ok({ items: [] });
    await servers.virtual.getServer({ id: 'vm', namespace: 'other', cluster: 'Cal1' });
    expect(fake.last('GetServer').query).toEqual({ id: 'vm', namespace: 'other', cluster: 'Cal1' });
    await servers.virtual.getServers({ cluster: null });
    expect(fake.last('GetServers').query).toEqual({});
  });

  it.each<[string, () => Promise<unknown>, RegExp, string]>([
    [
      'all that is missing, as the API names it',
      async () => new Denvr(keyOptions(fake)).servers.virtual.createServer({} as never),
      /createServer needs configuration, ssh_keys\./,
      'configuration',
    ],
    [
      'a parameter',
      async () =>
        new Denvr(keyOptions(fake)).servers.applications.getApplicationDetails({} as never),
      /getApplicationDetails needs Id\./,
      'id',
    ],
    [
      'what could be configured',
      async () =>
        new Denvr({ ...keyOptions(fake), tenant: '' as never }).servers.virtual.getServer({
          id: 'x',
        }),
      /The option tenant is empty/,
      '',
    ],
    [
      'an empty list of keys',
      async () =>
        new Denvr(keyOptions(fake)).servers.virtual.createServer({
          configuration: 'c',
          ssh_keys: [],
        }),
      /createServer needs ssh_keys\./,
      'ssh_keys',
    ],
    [
      'an argument nobody knows',
      async () =>
        new Denvr(keyOptions(fake)).servers.virtual.getServer({ id: 'x', clster: 'y' } as never),
      /getServer knows no argument clster\. Did you mean cluster\?/,
      'clster',
    ],
  ])('an error names %s', async (_, call, message, field) => {
    const error = (await call().catch((e: unknown) => e)) as InputError;
    expect(String(error)).toMatch(message);
    if (field !== '') expect(error.field).toBe(field);
    expect(fake.requests).toEqual([]);
  });

  it('an error says where a missing VPC can be configured', async () => {
    const { tenant: _, ...options } = keyOptions(fake);
    const call = new Denvr(options).servers.virtual.getServer({ id: 'x' });
    await expect(call).rejects.toThrow(
      /needs Namespace\. namespace can also be configured as vpcid or tenant/,
    );
  });

  it('the length of a log is the described default, or what the call says', async () => {
    const { applications, virtual } = new Denvr(keyOptions(fake)).servers;
    fake.intercept = () => ok({});
    await applications.getApplicationRuntimeLogs({ id: 'x' });
    await virtual.getVirtualMachineBootLogs({ id: 'x', namespace: 'n' });
    await applications.getApplicationRuntimeLogs({ id: 'x', limit: 7 });
    expect(fake.requests.map(({ query }) => query['limit'])).toEqual(['2000', '2000', '7']);
  });

  it('the version of the API is part of the path', async () => {
    fake.intercept = () => ok([]);
    await new Denvr(keyOptions(fake, { api: 'v2' })).clusters.getAll();
    expect(fake.requests[0]?.path).toBe('/api/v2/clusters/GetAll');
  });
});

describe('answers', () => {
  it('are unwrapped, wrapped or bare', async () => {
    const { virtual } = new Denvr(keyOptions(fake)).servers;
    fake.intercept = () => ({ json: { id: 'bare', result: 'a field' } });
    expect(await virtual.getServer({ id: 'x' })).toEqual({ id: 'bare', result: 'a field' });
    fake.intercept = () => ok({ id: 'wrapped' });
    expect(await virtual.getServer({ id: 'x' })).toEqual({ id: 'wrapped' });
  });

  it('as lists can be awaited and walked', async () => {
    const { virtual } = new Denvr(keyOptions(fake)).servers;
    fake.intercept = () => ok({ items: [{ id: 'a' }, { id: 'b' }] });
    const { items } = await virtual.getServers();
    expect(items.map(({ id }) => id)).toEqual(['a', 'b']);
    const walked: unknown[] = [];
    for await (const { id } of virtual.getServers()) walked.push(id);
    expect(walked).toEqual(['a', 'b']);
    const { data, response } = await virtual.getServers().withResponse();
    expect([data.items.length, response.status]).toEqual([2, 200]);
    fake.intercept = () => ok({ items: null });
    expect(await virtual.getServers()).toEqual({ items: [] });
    fake.intercept = () => ok(null);
    expect(await new Denvr(keyOptions(fake)).clusters.getAll().toArray({ limit: 9 })).toEqual([]);
  });

  it('keep fields nobody knows', async () => {
    fake.intercept = () => ok({ id: 'x', status: 'BRAND_NEW', newKey: 1 });
    const { virtual } = new Denvr(keyOptions(fake)).servers;
    expect(await virtual.getServer({ id: 'x' })).toEqual({
      id: 'x',
      status: 'BRAND_NEW',
      newKey: 1,
    });
  });
});
