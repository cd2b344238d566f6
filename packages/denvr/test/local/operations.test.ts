import { type Denvr, methodTable, type OperationId } from '@irori/denvr';
import type { LocalCloud } from '@irori/local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hardwarePackage, keyClient, loginClient, type Seen, startCloud } from './support/scene.ts';

let cloud: LocalCloud;
let denvr: Denvr;
const seen: Seen = [];

beforeAll(async () => {
  cloud = await startCloud();
  denvr = keyClient(cloud, {}, seen);
});
afterAll(() => cloud.close());

const quick = { pollInterval: 10 };
const machine = {
  configuration: 'A100_40GB_PCIe_1x',
  ssh_keys: ['ssh-ed25519 AAAA me'],
  operatingSystemImage: 'Ubuntu 22.04.4 LTS',
};
const program = { hardwarePackageName: hardwarePackage, imageUrl: 'alpine' };
const item = {
  hardwarePackageName: hardwarePackage,
  applicationCatalogItemName: 'irori-hello',
  applicationCatalogItemVersion: '1',
  environmentVariables: { PORT: '0' },
};
const host = { id: 'denvrbm-128', cluster: 'Hou1' };

async function tokens(): Promise<{ accessToken: string; refreshToken: string }> {
  const { username, password } = cloud.denvr;
  const body = { userNameOrEmailAddress: username, password };
  const { accessToken, refreshToken } = await denvr.tokenAuth.authenticate(body);
  return { accessToken: accessToken ?? '', refreshToken: refreshToken ?? '' };
}

/** What each operation is tried with: through the method that the table names, in this order. */
const trials: Readonly<Record<OperationId, () => Promise<unknown>>> = {
  authenticate: async () => expect((await tokens()).accessToken).not.toBe(''),
  refreshToken: async () => {
    const { refreshToken } = await tokens();
    const renewed = await denvr.tokenAuth.refreshToken({ refreshToken });
    expect(renewed.accessToken).toBeTypeOf('string');
  },
  refreshTokenByGet: async () => {
    const { refreshToken } = await tokens();
    const renewed = await denvr.tokenAuth.refreshTokenByGet({ refreshToken });
    expect(renewed.expireInSeconds).toBe(86_400);
  },
  logOut: async () => {
    const mine = loginClient(cloud, {}, seen);
    await mine.clusters.getAll();
    await mine.logOut();
  },
  getClusters: async () => expect(await denvr.clusters.getAll()).toEqual(['Hou1', 'Msc1']),
  getOperatingSystemImages: async () => {
    const { items } = await denvr.servers.images.getOperatingSystemImages();
    expect(items[0]?.name).toBe('Ubuntu 22.04.4 LTS');
  },
  getVirtualConfigurations: async () => {
    const { items } = await denvr.servers.virtual.getConfigurations();
    expect(items[1]).toMatchObject({ id: 6, price: 4.1, clusters: ['Hou1', 'Msc1'] });
  },
  getVirtualAvailability: async () => {
    const { items } = await denvr.servers.virtual.getAvailability({ cluster: 'Hou1' });
    expect(items).toHaveLength(3);
  },
  createServer: async () => {
    const created = await denvr.servers.virtual.createServer({ name: 'vm', ...machine });
    expect(created).toMatchObject({ id: 'vm', namespace: 'denvr', cluster: 'Msc1' });
    await denvr.servers.virtual.wait.untilOnline({ id: 'vm' }, quick);
  },
  getServers: async () => {
    const names: (string | null | undefined)[] = [];
    for await (const { id } of denvr.servers.virtual.getServers()) names.push(id);
    expect(names).toEqual(['vm']);
  },
  getServer: async () => {
    const server = await denvr.servers.virtual.getServer({ id: 'vm' });
    expect(server).toMatchObject({ status: 'ONLINE', gpus: 1 });
  },
  getVirtualMachineBootLogs: async () => {
    const { bootLogs } = await denvr.servers.virtual.getVirtualMachineBootLogs({ id: 'vm' });
    expect(bootLogs).toContain('no machine is behind');
  },
  createSnapshot: async () => {
    const body = { name: 'snap', sourceVMName: 'vm' };
    const created = await denvr.servers.snapshots.createSnapshot(body);
    expect(created).toMatchObject({ id: 'snap', sourceName: 'vm' });
  },
  getSnapshots: async () => {
    const { items } = await denvr.servers.snapshots.getSnapshots();
    expect(items.map(({ id }) => id)).toEqual(['snap']);
  },
  getSnapshot: async () => {
    const snapshot = await denvr.servers.snapshots.getSnapshot({ id: 'snap' });
    expect(snapshot.rootDiskSize).toBe('500Gi');
  },
  deleteSnapshot: async () =>
    expect(await denvr.servers.snapshots.deleteSnapshot({ id: 'snap' })).toEqual({ id: 'snap' }),
  stopServer: async () => {
    const { status } = await denvr.servers.virtual.stopServer({ id: 'vm' });
    expect(status).toBe('PENDING');
    await denvr.servers.virtual.wait.untilOffline({ id: 'vm' }, quick);
  },
  startServer: () => denvr.servers.virtual.startServer({ id: 'vm' }),
  destroyServer: async () => {
    await denvr.servers.virtual.destroyServer({ id: 'vm', deleteSnapshots: true });
    await denvr.servers.virtual.wait.untilGone({ id: 'vm' }, quick);
  },
  getApplicationConfigurations: async () => {
    const { items } = await denvr.servers.applications.getConfigurations();
    expect(items[0]).toMatchObject({ name: hardwarePackage, pricePerHour: 1.15 });
  },
  getApplicationAvailability: async () => {
    const { items } = await denvr.servers.applications.getAvailability();
    expect(items[0]).toMatchObject({ cluster: 'Msc1', rpool: 'on-demand', available: true });
  },
  getApplicationCatalogItems: async () => {
    const { items } = await denvr.servers.applications.getApplicationCatalogItems();
    expect(items[0]?.name).toBe('jupyter-notebook');
  },
  createCatalogApplication: async () => {
    const body = { name: 'hello', ...item };
    expect(await denvr.servers.applications.createCatalogApplication(body)).toMatchObject({
      id: 'hello',
      status: null,
    });
  },
  createApplicationLegacy: () =>
    denvr.servers.applications.createApplication({ name: 'hello-2', ...item }),
  createCustomApplication: async () => {
    const command = ['/bin/sh', '-c', 'echo ready; exec sleep 60'];
    const body = { name: 'app', ...program, imageCmdOverride: command };
    await denvr.servers.applications.createCustomApplication(body);
    await denvr.servers.applications.wait.untilOnline({ id: 'app' }, quick);
  },
  getApplications: async () => {
    const { items } = await denvr.servers.applications.getApplications();
    expect(items.map(({ id }) => id)).toEqual(['hello', 'hello-2', 'app']);
  },
  getApplicationDetails: async () => {
    const details = await denvr.servers.applications.getApplicationDetails({ id: 'app' });
    expect(details.instanceDetails?.status).toBe('ONLINE');
  },
  getApplicationRuntimeLogs: async () => {
    const look = () => denvr.servers.applications.getApplicationRuntimeLogs({ id: 'app' });
    await expect.poll(async () => (await look()).logs).toBe('ready\n');
  },
  stopApplication: async () => {
    await denvr.servers.applications.stopApplication({ id: 'app' });
    await denvr.servers.applications.wait.untilOffline({ id: 'app' }, quick);
  },
  startApplication: () => denvr.servers.applications.startApplication({ id: 'app' }),
  destroyApplication: async () => {
    for (const id of ['hello', 'hello-2', 'app']) {
      await denvr.servers.applications.destroyApplication({ id });
    }
    await denvr.servers.applications.wait.untilGone({ id: 'app' }, quick);
  },
  getHosts: async () => {
    const { items } = await denvr.servers.metal.getHosts({ cluster: 'Hou1' });
    expect(items.map(({ id }) => id)).toEqual(['denvrbm-128', 'denvrbm-129']);
  },
  getHost: async () =>
    expect(await denvr.servers.metal.getHost(host)).toMatchObject({ poweredOn: true }),
  rebootHost: async () =>
    expect(await denvr.servers.metal.rebootHost(host)).toMatchObject({ poweredOn: false }),
  reprovisionHost: () => denvr.servers.metal.reprovisionHost(host),
  addHostVpc: () => denvr.servers.metal.addHostVpc({ ...host, vpcId: 'denvr' }),
  removeHostVpc: () => denvr.servers.metal.removeHostVpc({ ...host, vpcId: 'denvr' }),
  createVpc: async () =>
    expect(await denvr.vpcs.createVpc({ name: 'denvr-lab' })).toMatchObject({ id: 'denvr-lab' }),
  getVpcs: async () => expect((await denvr.vpcs.getVpcs()).items).toHaveLength(2),
  getVpc: async () =>
    expect(await denvr.vpcs.getVpc({ id: 'denvr-lab' })).toMatchObject({ isDefault: false }),
  destroyVpc: () => denvr.vpcs.destroyVpc({ id: 'denvr-lab' }),
};

describe('against the local cloud', () => {
  it.each(Object.entries(trials))('%s works through its method', async (operation, trial) => {
    seen.length = 0;
    await trial();
    const own = seen.filter((answer) => answer.operation === operation);
    expect(own.length).toBeGreaterThan(0);
    for (const { status } of own) expect(status).toBeLessThan(300);
  });

  it('no operation was forgotten', () => {
    expect(Object.keys(trials).sort()).toEqual(Object.keys(methodTable).sort());
  });
});

describe('bad input, in one clear sentence', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'an unknown cluster',
      async () => denvr.servers.virtual.getServers({ cluster: 'Mars' }),
      /There is no cluster "Mars"; known are Hou1, Msc1\./,
    ],
    [
      'an unknown configuration',
      async () => denvr.servers.virtual.createServer({ ...machine, configuration: 'Z9' }),
      /There is no configuration "Z9" in Msc1/,
    ],
    [
      'an unknown image',
      async () => denvr.servers.virtual.createServer({ ...machine, operatingSystemImage: 'DOS' }),
      /There is no operating system image "DOS"/,
    ],
    [
      'a machine that is not there',
      async () => denvr.servers.virtual.getServer({ id: 'nobody' }),
      /"nobody" not found/,
    ],
    [
      'a taken name',
      async () => denvr.vpcs.createVpc({ name: 'denvr' }),
      /vpcs "denvr" already exists/,
    ],
    [
      'keys that are missing',
      async () => denvr.call('createServer', { body: { vpc: 'denvr' } }),
      /The Cluster field is required/,
    ],
    [
      'a server that answers HTML',
      async () => {
        cloud.faults.add({ status: 200, body: '<html>', headers: { 'content-type': 'text/html' } });
        return denvr.clusters.getAll().finally(() => cloud.faults.clear());
      },
      /answered 200 with an HTML page instead of JSON/,
    ],
    [
      'a lost answer to a creation',
      async () => {
        cloud.faults.add({ match: { operation: 'createServer' }, lostReply: true });
        const body = { name: 'lost', ...machine };
        return denvr.servers.virtual.createServer(body).finally(() => cloud.faults.clear());
      },
      /getServers/,
    ],
  ])('%s', async (_, call, text) => {
    await expect(call()).rejects.toThrow(text);
  });

  it('a lost creation was made once and can be found', async () => {
    const { items } = await denvr.servers.virtual.getServers();
    expect(items.filter(({ id }) => id === 'lost')).toHaveLength(1);
  });

  it('a mistake that comes back as a 500 is told as one', async () => {
    const strict = await startCloud({ set: { 'denvr.mistakes': '500' } });
    try {
      const call = keyClient(strict).servers.virtual.createServer({
        ...machine,
        name: 'bad name',
      });
      await expect(call).rejects.toThrow(/cannot be a name/);
    } finally {
      await strict.close();
    }
  });
});
