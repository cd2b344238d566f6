import { isInstanceFailedError, isNoCapacityError } from '@irori/denvr';
import { FakeClock } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { hardwarePackage, keyClient, openCloud } from './support/scene.ts';

const machine = { configuration: 'A100_40GB_PCIe_1x', ssh_keys: ['ssh-ed25519 AAAA me'] };
const program = {
  hardwarePackageName: hardwarePackage,
  imageUrl: 'alpine',
  imageCmdOverride: ['sleep', '60'],
};
const quick = { pollInterval: 5 };

describe('waiters against the local cloud', () => {
  it('lead a virtual machine through its whole life', async () => {
    const { virtual } = keyClient(await openCloud()).servers;
    const statuses = new Set<string | null | undefined>();
    const onPoll = ({ status }: { status?: string | null }) => void statuses.add(status);
    const made = await virtual.wait.createServer({ name: 'vm', ...machine }, { ...quick, onPoll });
    expect(made).toMatchObject({ id: 'vm', status: 'ONLINE' });
    expect([...statuses].at(-1)).toBe('ONLINE');
    expect((await virtual.wait.stopServer({ id: 'vm' }, quick)).status).toBe('OFFLINE');
    expect((await virtual.wait.startServer({ id: 'vm' }, quick)).status).toBe('ONLINE');
    await virtual.wait.destroyServer({ id: 'vm' }, quick);
    expect((await virtual.getServers()).items).toEqual([]);
  });

  it('lead an application through its whole life', async () => {
    const { applications } = keyClient(await openCloud()).servers;
    const { wait } = applications;
    const made = await wait.createCustomApplication({ name: 'app', ...program }, quick);
    expect(made.instanceDetails?.status).toBe('ONLINE');
    await wait.stopApplication({ id: 'app' }, quick);
    const started = await wait.startApplication({ id: 'app' }, quick);
    expect(started.instanceDetails?.status).toBe('ONLINE');
    await wait.destroyApplication({ id: 'app' }, quick);
    const catalog = {
      applicationCatalogItemName: 'irori-hello',
      applicationCatalogItemVersion: '1',
    };
    const body = { name: 'hello', hardwarePackageName: hardwarePackage, ...catalog };
    const environmentVariables = { PORT: '0' };
    await wait.createCatalogApplication({ ...body, environmentVariables }, quick);
    await wait.destroyApplication({ id: 'hello' }, quick);
    expect((await applications.getApplications()).items).toEqual([]);
  });

  it('lead a host through a reboot and a reprovisioning', async () => {
    const clock = new FakeClock();
    const { metal } = keyClient(await openCloud({ clock, set: { 'denvr.stepMs': '40' } })).servers;
    const host = { id: 'denvrbm-128', cluster: 'Hou1' };
    // A step of the cloud for each look of the waiter: it misses none.
    const onPoll = (): void => clock.advance(40);
    expect(await metal.wait.rebootHost(host, { ...quick, onPoll })).toMatchObject({
      poweredOn: true,
    });
    const states = new Set<string | null | undefined>();
    const again = await metal.wait.reprovisionHost(host, {
      ...quick,
      onPoll: ({ provisioningState }) => {
        states.add(provisioningState);
        onPoll();
      },
    });
    expect(again.provisioningState).toBe('provisioned');
    expect([...states]).toContain('deprovisioning');
  });

  it.each(['CREATE_FAILED', 'FAILED', 'ADMIN_WAIT'])('fail at once on %s', async (status) => {
    const denvr = keyClient(await openCloud({ set: { 'denvr.create': status } }));
    const { applications, virtual } = denvr.servers;
    const clean = { ...quick, cleanUp: true };
    const errors = await Promise.all([
      virtual.wait.createServer({ name: 'vm', ...machine }, clean).catch((error) => error),
      applications.wait.createCustomApplication({ name: 'app', ...program }, clean).catch((e) => e),
    ]);
    for (const error of errors) {
      expect(isInstanceFailedError(error)).toBe(true);
      expect(String(error)).toContain(status);
    }
    expect(String(errors[1])).toContain('denvr.create');
    await expect.poll(async () => (await virtual.getServers()).items).toEqual([]);
    await expect.poll(async () => (await applications.getApplications()).items).toEqual([]);
  });

  it('give up on capacity after its own limit, and clean up', async () => {
    const denvr = keyClient(await openCloud({ set: { 'denvr.capacity': '0' } }));
    const { virtual } = denvr.servers;
    const options = { ...quick, cleanUp: true, capacityTimeout: 60 };
    const error = await virtual.wait
      .createServer({ name: 'vm', ...machine }, options)
      .catch((reason: unknown) => reason);
    expect(isNoCapacityError(error)).toBe(true);
    await expect.poll(async () => (await virtual.getServers()).items).toEqual([]);
  });

  it('end at their limit for a machine that never comes online', async () => {
    const set = { 'denvr.onlineWithoutPort': 'never' };
    const clock = new FakeClock();
    const { applications } = keyClient(await openCloud({ set }), { clock }).servers;
    let status: string | null | undefined;
    const options = {
      pollInterval: 5,
      timeout: 60_000,
      onPoll: (app: { instanceDetails?: { status?: string | null } }): void => {
        status = app.instanceDetails?.status;
      },
    };
    let failure: unknown;
    const call = applications.wait
      .createCustomApplication({ name: 'app', ...program }, options)
      .catch((error: unknown) => {
        failure = error;
      });
    while (failure === undefined) {
      if (clock.sleepers > 0) clock.advance(status === 'PENDING_READINESS' ? 60_000 : 5);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await call;
    expect(String(failure)).toMatch(/PENDING_READINESS/);
  });
});
