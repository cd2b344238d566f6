import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CallInput,
  type Enveloped,
  machine,
  seen,
  shellApplication,
  smallPackage,
} from './support/client.ts';
import { startCloud, type TestCloud } from './support/cloud.ts';
import { described } from './support/description.ts';

type Items<T> = { readonly items: readonly T[] };
type Named = { readonly id: string; readonly status?: string | null };

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud();
});

afterAll(async () => {
  await started.cloud.close();
});

async function call<T = Record<string, unknown>>(
  status: number,
  operationId: string,
  input?: CallInput,
): Promise<T> {
  const answer = await started.denvr.call<T>(operationId, input);
  expect(answer.status, `${operationId}: ${JSON.stringify(answer.body)}`).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.body).toMatchObject({ success: status < 300, __abp: true, targetUrl: null });
  return answer.body.result;
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const place = { Namespace: 'denvr', Cluster: 'Msc1' };

describe('every operation', () => {
  test('tokens', async () => {
    const { username, password } = started.denvr.account;
    const body = { userNameOrEmailAddress: username, password };
    const tokens = await call<{ accessToken: string; refreshToken: string }>(200, 'authenticate', {
      body,
    });
    const query = { refreshToken: tokens.refreshToken };
    await call(200, 'refreshToken', { query });
    await call(200, 'refreshTokenByGet', { query });
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    await call(200, 'logOut', { headers });
    await call(401, 'logOut', { headers });
  });

  test('clusters, images, configurations, packages and the catalog', async () => {
    expect(await call(200, 'getClusters')).toEqual(['Hou1', 'Msc1']);
    const images = await call<Items<{ name: string }>>(200, 'getOperatingSystemImages');
    expect(images.items.map(({ name }) => name)).toContain('Ubuntu 22.04.4 LTS');
    const sizes = await call<Items<object>>(200, 'getVirtualConfigurations');
    expect(sizes.items[0]).toMatchObject({ id: 5, name: 'A100_40GB_PCIe_1x', price: 2.05 });
    const packages = await call<Items<object>>(200, 'getApplicationConfigurations');
    expect(packages.items[0]).toMatchObject({ name: smallPackage, pricePerHour: 1.15 });
    const catalog = await call<Items<object>>(200, 'getApplicationCatalogItems');
    expect(catalog.items[0]).toMatchObject({
      name: 'jupyter-notebook',
      versions: [{ name: 'python-3.11.9' }],
    });
  });

  test('virtual machines', async () => {
    const { denvr } = started;
    const created = await call<Named>(202, 'createServer', { body: machine('train-01') });
    expect(created).toMatchObject({ id: 'train-01', status: 'na', ip: '', namespace: 'denvr' });
    const query = { Id: 'train-01', ...place };
    const online = async (status: string) =>
      (await denvr.result<Named>('getServer', { query })).status === status;
    await until(() => online('ONLINE'));
    for (const list of [{}, { query: { Cluster: 'Msc1' } }]) {
      const { items } = await call<Items<Named>>(200, 'getServers', list);
      expect(items.map(({ id }) => id)).toEqual(['train-01']);
    }
    const elsewhere = await call<Items<Named>>(200, 'getServers', { query: { Cluster: 'Hou1' } });
    expect(elsewhere.items).toEqual([]);
    const logs = await call<{ bootLogs: string }>(200, 'getVirtualMachineBootLogs', {
      query: { ...query, Limit: 2000 },
    });
    expect(logs.bootLogs).toContain('no machine is behind this virtual machine');
    const body = { id: 'train-01', namespace: 'denvr', cluster: 'Msc1' };
    await call(400, 'startServer', { body });
    expect(await call(202, 'stopServer', { body })).toEqual({ ...body, status: 'PENDING' });
    await until(() => online('OFFLINE'));
    await call(400, 'stopServer', { body });
    expect(await call(202, 'startServer', { body })).toEqual({ ...body, status: 'PENDING' });
    expect(await call(202, 'destroyServer', { query })).toEqual({ ...body, status: 'PENDING' });
    await until(async () => (await denvr.call('getServer', { query })).status === 404);
    for (const gone of ['getServer', 'destroyServer']) await call(404, gone, { query });
    for (const gone of ['startServer', 'stopServer']) await call(404, gone, { body });
    await call(404, 'getVirtualMachineBootLogs', { query: { ...query, Limit: 1 } });
    const free = await call<Items<object>>(200, 'getVirtualAvailability', {
      query: { cluster: 'Hou1', resourcePool: 'reserved-denvr' },
    });
    expect(free.items).toHaveLength(3);
    expect(free.items[0]).toMatchObject({ count: 4, maxCount: 4, available: true });
    const unnamed = await call<Items<object>>(200, 'getVirtualAvailability', {
      query: { cluster: 'Hou1', resourcePool: 'RESERVED-denvr', reportNodes: false },
    });
    expect(unnamed.items[0]).toMatchObject({ availableNodeNames: null, rpool: 'reserved-denvr' });
  });

  test('applications', async () => {
    const { denvr } = started;
    const body = shellApplication('infer-1', 'echo ready; exec sleep 60');
    const created = await call<Named>(202, 'createCustomApplication', { body });
    expect(created).toMatchObject({ id: 'infer-1', status: null, publicIp: '', dns: '' });
    await call(409, 'createCustomApplication', { body });
    await denvr.untilLogged('infer-1', 'ready');
    const list = await call<Items<Named>>(200, 'getApplications');
    expect(list.items.map(({ id }) => id)).toEqual(['infer-1']);
    const query = { Id: 'infer-1', Cluster: 'Msc1' };
    await denvr.until('infer-1', 'ONLINE');
    const details = await call<object>(200, 'getApplicationDetails', { query });
    expect(details).toMatchObject({
      instanceDetails: { status: 'ONLINE', imageCmdOverride: expect.stringContaining('sleep') },
      applicationCatalogItem: null,
      hardwarePackage: { name: smallPackage },
    });
    await call(200, 'getApplicationRuntimeLogs', { query: { ...query, Limit: 10 } });
    const target = { id: 'infer-1', cluster: 'Msc1' };
    expect(await call(202, 'stopApplication', { body: target })).toEqual(target);
    await denvr.until('infer-1', 'OFFLINE');
    await call(400, 'stopApplication', { body: target });
    expect(await call(202, 'startApplication', { body: target })).toEqual(target);
    expect(await call(202, 'destroyApplication', { query })).toEqual(target);
    await denvr.until('infer-1', 'gone');
    await call(404, 'destroyApplication', { query });
    await call(404, 'getApplicationRuntimeLogs', { query: { ...query, Limit: 10 } });
    for (const gone of ['startApplication', 'stopApplication']) {
      await call(404, gone, { body: target });
    }
    const free = await call<Items<object>>(200, 'getApplicationAvailability', {
      query: { cluster: 'Msc1', resourcePool: 'on-demand' },
    });
    expect(free.items).toMatchObject([{ configuration: smallPackage, maxCount: 0 }]);
  });

  test.each(['createCatalogApplication', 'createApplicationLegacy'])('%s', async (operationId) => {
    const name = operationId.toLowerCase();
    const body = {
      name,
      cluster: 'Msc1',
      hardwarePackageName: smallPackage,
      applicationCatalogItemName: 'irori-hello',
      applicationCatalogItemVersion: '1',
      environmentVariables: { PORT: '0' },
    };
    const created = await call<object>(202, operationId, { body });
    expect(created).toMatchObject({ id: name, applicationCatalogItemName: 'irori-hello' });
    await call(400, operationId, { body: { ...body, applicationCatalogItemVersion: '2' } });
    await started.denvr.until(name, 'ONLINE');
    const query = { Id: name, Cluster: 'Msc1' };
    const details = await call<object>(200, 'getApplicationDetails', { query });
    expect(details).toMatchObject({ applicationCatalogItem: { name: 'irori-hello' } });
    await call(202, 'destroyApplication', { query });
    await started.denvr.until(name, 'gone');
  });

  test('hosts', async () => {
    const { items } = await call<Items<Named>>(200, 'getHosts', { query: { Cluster: 'Hou1' } });
    expect(items).toMatchObject([{ id: 'denvrbm-128', tenancyName: 'denvr' }, {}]);
    const query = { Id: 'denvrbm-128', Cluster: 'Hou1' };
    const body = { id: 'denvrbm-128', cluster: 'Hou1' };
    expect(await call(200, 'getHost', { query })).toMatchObject({ poweredOn: true });
    expect(await call(202, 'rebootHost', { body })).toMatchObject({ poweredOn: false });
    const image = {
      imageUrl: 'https://cloud-images.ubuntu.com/jammy/jammy-server.img',
      imageChecksum: 'https://cloud-images.ubuntu.com/jammy/SHA256SUMS',
      cloudInitBase64: 'I2Nsb3VkLWNvbmZpZwo=',
    };
    const again = await call(202, 'reprovisionHost', { body: { ...body, ...image } });
    expect(again).toMatchObject({ image: 'jammy-server', provisioningState: 'deprovisioning' });
    const vpc = { ...body, vpcId: 'denvr' };
    await call(202, 'addHostVpc', { body: vpc });
    await call(202, 'removeHostVpc', { body: vpc });
    await call(400, 'addHostVpc', { body: { ...vpc, vpcId: 'other' } });
    await call(404, 'getHost', { query: { ...query, Id: 'denvrbm-1' } });
    await call(404, 'rebootHost', { body: { ...body, id: 'denvrbm-1' } });
  });

  test('networks', async () => {
    const body = { name: 'denvr-lab', cluster: 'Msc1', isDefault: true };
    const created = await call<object>(200, 'createVpc', { body });
    expect(created).toMatchObject({ id: 'denvr-lab', isDefault: true, blockIntraVpcComms: false });
    await call(409, 'createVpc', { body });
    await call(400, 'createVpc', { body: { ...body, name: 'lab' } });
    const { items } = await call<Items<object>>(200, 'getVpcs', { query: { cluster: 'Msc1' } });
    expect(items).toMatchObject([
      { id: 'denvr', isDefault: false },
      { id: 'denvr-lab', isDefault: true },
    ]);
    const query = { Id: 'denvr-lab', Cluster: 'Msc1' };
    expect(await call(200, 'getVpc', { query })).toEqual(created);
    expect(await call(200, 'destroyVpc', { query })).toEqual(created);
    await call(404, 'getVpc', { query });
    await call(404, 'destroyVpc', { query });
  });

  test('snapshots', async () => {
    await call(202, 'createServer', { body: machine('source') });
    const body = {
      name: 'source-snap',
      namespace: 'denvr',
      cluster: 'Msc1',
      sourceVMName: 'source',
    };
    const created = await call(202, 'createSnapshot', { body });
    expect(created).toMatchObject({
      id: 'source-snap',
      sourceName: 'source',
      osImage: 'Ubuntu_22.04.4_LTS',
      rootDiskSize: '500Gi',
    });
    await call(409, 'createSnapshot', { body });
    await call(404, 'createSnapshot', { body: { ...body, sourceVMName: 'none', name: 'x' } });
    const query = { Id: 'source-snap', ...place };
    await until(async () => {
      const snapshot = await call<{ readyToUse: boolean }>(200, 'getSnapshot', { query });
      return snapshot.readyToUse;
    });
    const { items } = await call<Items<Named>>(200, 'getSnapshots', { query: { Cluster: 'Msc1' } });
    expect(items.map(({ id }) => id)).toEqual(['source-snap']);
    expect(await call(202, 'deleteSnapshot', { query })).toEqual({ id: 'source-snap' });
    await call(404, 'getSnapshot', { query });
    await call(404, 'deleteSnapshot', { query });
    await call(202, 'destroyServer', { query: { Id: 'source', ...place } });
  });

  test('needs credentials', async () => {
    const open = ['authenticate', 'refreshToken', 'refreshTokenByGet'];
    for (const operationId of described.keys()) {
      if (open.includes(operationId)) continue;
      const { status, body } = await started.denvr.call(operationId, {
        headers: { authorization: 'Bearer nobody' },
      });
      expect(status, operationId).toBe(401);
      expect(body).toMatchObject({
        result: null,
        unAuthorizedRequest: true,
        error: { message: 'Current user did not login to the application!' },
      } satisfies Partial<Enveloped<null>> | object);
    }
  });

  test('was called and answered as described', () => {
    const succeeded = [...seen].filter(([, statuses]) =>
      [...statuses].some((status) => status < 300),
    );
    expect(succeeded.map(([operationId]) => operationId).sort()).toEqual(
      [...described.keys()].sort(),
    );
    expect(described.size).toBe(41);
  });
});
