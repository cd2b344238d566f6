import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest } from '../dok/support/client.ts';
import { type Enveloped, machine, shellApplication, smallPackage } from './support/client.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud();
});

afterAll(async () => {
  await started.cloud.close();
});

const json = { 'content-type': 'application/json' };
const virtual = '/api/v1/servers/virtual';
const applications = '/api/v1/servers/applications';

function parsed(text: string): Enveloped<Record<string, unknown>> {
  return JSON.parse(text);
}

/** What the Terraform provider dereferences without looking. */
const needed = [
  ...['gpu_type', 'gpus', 'id', 'image', 'ip', 'memory', 'namespace', 'privateIp', 'status'],
  ...['storage', 'storageType', 'tenancy_name', 'username', 'vcpus'],
];

describe('requests of existing clients', () => {
  test('of the Python SDK: a doubled slash, types without bodies, a refresh by GET', async () => {
    const { denvr } = started;
    const { username, password } = denvr.account;
    const login = await rawRequest({
      method: 'POST',
      url: `${denvr.server}/api/TokenAuth/Authenticate`,
      headers: json,
      body: JSON.stringify({ userNameOrEmailAddress: username, password }),
    });
    const tokens = parsed(login.body).result as Record<string, string>;
    const refreshed = await rawRequest({
      method: 'GET',
      url: `${denvr.server}//api/TokenAuth/RefreshToken?refreshToken=${tokens['refreshToken']}`,
      headers: json,
    });
    const authorization = `Bearer ${parsed(refreshed.body).result['accessToken']}`;
    const headers = { ...json, authorization };
    const body = JSON.stringify(machine('from-python'));
    const created = await denvr.raw('POST', `/${virtual}/CreateServer`, { headers, body });
    expect(created.status).toBe(202);
    const place = 'Namespace=denvr&Cluster=Msc1';
    const got = await denvr.raw('GET', `/${virtual}/GetServer?Id=from-python&${place}`, {
      headers,
    });
    expect(parsed(got.body).result['id']).toBe('from-python');
    const query = `?Id=from-python&${place}&DeleteSnapshots=true`;
    const gone = await denvr.raw('DELETE', `${virtual}/DestroyServer${query}`, {
      headers: { ...headers, 'content-length': '0' },
    });
    expect(gone.status).toBe(202);
    expect(parsed(gone.body).result).toMatchObject({ namespace: 'denvr', id: 'from-python' });
  });

  test('of the Go SDK and Terraform: explicit nulls, empty values, nothing null that they need', async () => {
    const { denvr } = started;
    const body = JSON.stringify({
      ...machine('from-go'),
      directStorageMountPath: '',
      operatingSystemImage: '',
      persistStorage: null,
      personalStorageMountPath: null,
      rootDiskSize: null,
      rpool: '',
      selectedNode: null,
      snapshotName: null,
      tenantSharedAdditionalStorage: null,
    });
    const created = await denvr.raw('POST', `${virtual}/CreateServer`, { headers: json, body });
    expect(created.status, created.body).toBe(202);
    const query = '?Cluster=Msc1&Id=from-go&Namespace=denvr';
    const got = await denvr.raw('GET', `${virtual}/GetServer${query}`);
    for (const answer of [created, got]) {
      const { result } = parsed(answer.body);
      for (const key of needed) expect(result[key], key).not.toBeNull();
      for (const key of needed) expect(result[key], key).toBeDefined();
    }
    expect((await denvr.raw('DELETE', `${virtual}/DestroyServer${query}`)).status).toBe(202);
    for (;;) {
      const left = await denvr.raw('GET', `${virtual}/GetServer${query}`);
      if (left.status === 200) continue;
      expect(left.status).toBe(404);
      expect(parsed(left.body).error?.message).toContain('"from-go" not found');
      break;
    }
    const gone = await denvr.raw('DELETE', `${virtual}/DestroyServer${query}`);
    expect(gone.status).toBe(404);
    expect(parsed(gone.body).error?.message).toContain('"from-go" not found');
  });

  test('of Terraform for an application: no command, no environment, half a registry', async () => {
    const { denvr } = started;
    const body = {
      name: 'from-tf',
      cluster: 'Msc1',
      hardwarePackageName: smallPackage,
      imageUrl: 'docker.io/library/nginx:1',
      imageCmdOverride: [],
      environmentVariables: {},
      imageRepository: { hostname: 'https://index.docker.io/v1/', username: null, password: null },
      readinessWatcherPort: null,
      proxyPort: null,
      securityContext: null,
      userScripts: null,
      selectedNode: null,
      resourcePool: null,
    };
    const created = await denvr.call('createCustomApplication', { body });
    expect(created.status).toBe(202);
    expect(created.body.result).toMatchObject({ id: 'from-tf', cluster: 'Msc1' });
    expect((await denvr.details('from-tf'))?.status).not.toBeNull();
    const failed = await denvr.until('from-tf', 'FAILED');
    expect(failed?.imageCmdOverride).toBeNull();
    expect(failed?.statusMessage).toContain('process runtime cannot know');
    expect(failed?.statusMessage).toContain('Give it a command.');
  });

  test('of a script in JavaScript: the body type of JSON patches', async () => {
    const { denvr } = started;
    const { username, password } = denvr.account;
    const body = JSON.stringify({ userNameOrEmailAddress: username, password });
    for (const type of [
      'application/json-patch+json',
      'text/json; charset=utf-8',
      'application/vnd.api+json',
      'APPLICATION/JSON',
    ]) {
      const answer = await denvr.raw('POST', '/api/TokenAuth/Authenticate', {
        headers: { 'content-type': type },
        body: `\ufeff${body}`,
      });
      expect(answer.status, type).toBe(200);
    }
    const form = await denvr.raw('POST', '/api/TokenAuth/Authenticate', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    });
    expect(form.status).toBe(415);
    expect(parsed(form.body).error?.message).toContain('application/json');
  });
});

describe('names', () => {
  test('of keys, parameters, paths, clusters and machines are found in any case', async () => {
    const { denvr } = started;
    const body = JSON.stringify({
      NAME: 'Any-Case',
      VPC: 'DENVR',
      Configuration: 'a100_40gb_pcie_1X',
      CLUSTER: 'msc1',
      SSH_keys: ['ssh-rsa A'],
      unheardOf: 1,
    });
    const path = '/API/V1/Servers/Virtual/createserver/';
    const created = await denvr.raw('POST', path, { headers: json, body });
    expect(created.status, created.body).toBe(202);
    expect(parsed(created.body).result).toMatchObject({
      id: 'any-case',
      cluster: 'Msc1',
      configuration: 'A100_40GB_PCIe_1x',
    });
    const query = '?iD=ANY-case&NAMESPACE=Denvr&cluster=MSC1';
    expect((await denvr.raw('GET', `${virtual}/GetServer${query}`)).status).toBe(200);
    expect((await denvr.raw('DELETE', `${virtual}/DestroyServer${query}`)).status).toBe(202);
  });

  test('of unknown keys are refused where that is wanted', async () => {
    const { denvr } = await openCloud({ set: { 'denvr.unknownKeys': 'refused' } });
    const { status, body } = await denvr.call('createServer', {
      body: { ...machine('vm'), colour: 'red' },
    });
    expect(status).toBe(400);
    expect(body.error?.validationErrors).toEqual([
      { message: 'The field colour is not known.', members: ['colour'] },
    ]);
  });

  test('of machines are made where none is given', async () => {
    const { denvr } = started;
    const body = { ...machine(''), name: null };
    const created = await denvr.result<{ id: string }>('createServer', { body });
    expect(created.id).toMatch(/^vm-\d{16}$/);
    const query = { Id: created.id, Namespace: 'denvr', Cluster: 'Msc1' };
    await denvr.call('destroyServer', { query });
  });
});

describe('what is wrong with a request', () => {
  async function problems(operationId: string, body: unknown): Promise<string[]> {
    const answer = await started.denvr.call(operationId, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    const { error } = answer.body;
    expect(error?.message).toBe('Your request is not valid!');
    const found = error?.validationErrors ?? [];
    for (const { message } of found) expect(error?.details).toContain(` - ${message}\n`);
    return found.flatMap(({ members }) => members).sort();
  }

  test('is told key by key', async () => {
    expect(await problems('createServer', {})).toEqual(
      ['cluster', 'configuration', 'ssh_keys', 'vpc'].sort(),
    );
    expect(await problems('createServer', machine('x', { ssh_keys: [] }))).toEqual(['ssh_keys']);
    expect(await problems('createServer', machine('x', { vpc: '' }))).toEqual(['vpc']);
    expect(await problems('createServer', [])).toEqual([]);
    expect(await problems('startApplication', { id: 'x' })).toEqual(['cluster']);
    const snapshot = { namespace: 'denvr', cluster: 'Msc1' };
    expect(await problems('createSnapshot', snapshot)).toEqual(['sourceVMName']);
    const refused = await started.denvr.call('getServer', { query: { Id: 'x' } });
    expect(refused.body.error?.validationErrors).toEqual([
      { message: 'The Namespace field is required.', members: ['namespace'] },
      { message: 'The Cluster field is required.', members: ['cluster'] },
    ]);
    const query = { Id: 'x', Cluster: 'Msc1', Limit: 'ten' };
    const limit = await started.denvr.call('getApplicationRuntimeLogs', { query });
    expect(limit.body.error?.validationErrors).toEqual([
      { message: "The value 'ten' is not valid for Limit.", members: ['limit'] },
    ]);
  });

  test.each<[string, object]>([
    ['environmentVariables.1A', { environmentVariables: { '1A': 'x' } }],
    ['environmentVariables.A', { environmentVariables: { A: 'a\nb' } }],
    ['userScripts.a/b', { userScripts: { 'a/b': 'true' } }],
    ['userScripts...', { userScripts: { '..': 'true' } }],
    ['userScripts.a', { userScripts: { a: '' } }],
    ['userScripts.a', { userScripts: { a: 'x'.repeat(16_385) } }],
    ['proxyPort', { proxyPort: 443 }],
    ['proxyPort', { proxyPort: 70_000 }],
    ['proxyPort', { proxyApiKeys: ['k'] }],
    ['proxyApiKeys', { proxyPort: 80, proxyApiKeys: ['k k'] }],
    ['proxyApiKeys', { proxyPort: 80, proxyApiKeys: ['k'.repeat(513)] }],
    [
      'proxyApiKeys',
      { proxyPort: 80, proxyApiKeys: Array.from({ length: 11 }, (_, n) => `k${n}`) },
    ],
    ['readinessWatcherPort', { readinessWatcherPort: 0 }],
    ['readinessWatcherPort', { readinessWatcherPort: 65_536 }],
    ['securityContext', { securityContext: { runAsRoot: false, containerUid: 1 } }],
  ])('of an application: %s', async (member, over) => {
    const body = shellApplication('app', 'true', over);
    expect(await problems('createCustomApplication', body)).toContainEqual(
      expect.stringMatching(member),
    );
    expect(await started.denvr.details('app')).toBeUndefined();
  });

  test.each<[string, string, object]>([
    ['createServer', 'no cluster "Mars"', machine('x', { cluster: 'Mars' })],
    ['createServer', 'no configuration "Z"', machine('x', { configuration: 'Z' })],
    ['createServer', 'no operating system image', machine('x', { operatingSystemImage: 'DOS' })],
    ['createServer', 'no resource pool "p"', machine('x', { rpool: 'p' })],
    ['createServer', 'no VPC "v"', machine('x', { vpc: 'v' })],
    ['createServer', 'no snapshot "s"', machine('x', { snapshotName: 's' })],
    ['createServer', 'reserved pools only', machine('x', { selectedNode: 'n' })],
    ['createServer', 'cannot be a name', machine('x y')],
    [
      'createCustomApplication',
      'no hardware package',
      shellApplication('x', '', { hardwarePackageName: 'h' }),
    ],
    [
      'createCustomApplication',
      'reserved pools only',
      shellApplication('x', '', { selectedNode: 'n' }),
    ],
  ])('%s: %s', async (operationId, text, body) => {
    const answer = await started.denvr.call(operationId, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain(text);
  });

  test('can come back as a 500, as the real service does', async () => {
    const { denvr } = await openCloud({ set: { 'denvr.mistakes': '500' } });
    const body = machine('x', { cluster: 'Mars' });
    expect((await denvr.call('createServer', { body })).status).toBe(500);
    expect((await denvr.call('createServer', { body: {} })).status).toBe(400);
  });

  test('is JSON also where nothing is, and where a method or a body is wrong', async () => {
    const { denvr } = started;
    const cases = [
      [404, await denvr.raw('GET', '/api/v1/nothing')],
      [404, await denvr.raw('GET', '/api/services/app/Session/GetCurrentLoginInformations')],
      [405, await denvr.raw('POST', `${applications}/GetApplications`)],
      [400, await denvr.raw('POST', `${virtual}/CreateServer`, { headers: json, body: '{"a":' })],
      [401, await denvr.raw('GET', '/api/v1/nothing', { headers: { authorization: 'x' } })],
    ] as const;
    for (const [status, answer] of cases) {
      expect(answer.status).toBe(status);
      expect(parsed(answer.body)).toMatchObject({
        success: false,
        error: { code: 0, message: expect.any(String) },
      });
    }
    expect(cases[2][1].headers.get('allow')).toBe('GET');
  });
});

describe('of HTTP itself', () => {
  test('HEAD has the headers of GET and OPTIONS the methods', async () => {
    const { denvr } = started;
    const got = await denvr.raw('GET', '/api/v1/clusters/GetAll');
    const head = await denvr.raw('HEAD', '/api/v1/clusters/GetAll');
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers.get('content-length')).toBe(got.headers.get('content-length'));
    const path = '/api/TokenAuth/RefreshToken';
    const options = await denvr.raw('OPTIONS', path, { headers: { authorization: '' } });
    expect(options).toMatchObject({ status: 204, body: '' });
    expect(options.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'OPTIONS', 'POST']);
  });

  test('the description is served to everybody', async () => {
    const answer = await rawRequest({
      method: 'GET',
      url: `${started.denvr.server}/swagger/v1/swagger.json`,
    });
    expect(answer.status).toBe(200);
    const { info, paths } = JSON.parse(answer.body);
    expect(info.title).not.toBe('DenvrCloud API');
    expect(Object.keys(paths)).toContain('/api/v1/clusters/GetAll');
  });

  test('bare answers are possible, but for the login', async () => {
    const { denvr } = await openCloud({ set: { 'denvr.envelope': 'login only' } });
    const bare = await denvr.raw('GET', '/api/v1/clusters/GetAll');
    expect(JSON.parse(bare.body)).toEqual(['Hou1', 'Msc1']);
    const error = await denvr.raw('GET', '/api/v1/nothing');
    expect(parsed(error.body).error?.message).toContain('Nothing is at');
    const { username, password } = denvr.account;
    const login = await denvr.raw('POST', '/api/TokenAuth/Authenticate', {
      headers: json,
      body: JSON.stringify({ userNameOrEmailAddress: username, password }),
    });
    expect(parsed(login.body).result).toHaveProperty('accessToken');
  });
});
