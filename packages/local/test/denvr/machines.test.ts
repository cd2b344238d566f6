import { FakeClock } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { machine } from './support/client.ts';
import { openCloud, type TestCloud } from './support/cloud.ts';

interface Machine {
  readonly id: string;
  readonly status: string;
  readonly ip: string;
  readonly lastUpdated: string;
}

interface Clocked extends TestCloud {
  readonly clock: FakeClock;
}

/** A cloud whose machines take one step each tenth of a second of a clock that stands still. */
async function clocked(set: Record<string, string> = {}): Promise<Clocked> {
  const clock = new FakeClock();
  return { clock, ...(await openCloud({ clock, set: { 'denvr.stepMs': '100', ...set } })) };
}

const queryOf = (id: string) => ({ Id: id, Namespace: 'denvr', Cluster: 'Msc1' });
const bodyOf = (id: string) => ({ id, namespace: 'denvr', cluster: 'Msc1' });

async function look({ denvr }: TestCloud, id: string): Promise<Machine> {
  return denvr.result<Machine>('getServer', { query: queryOf(id) });
}

async function walk(started: Clocked, id: string, steps: number): Promise<string[]> {
  const found: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    started.clock.advance(100);
    found.push((await look(started, id)).status);
  }
  return found;
}

describe('a virtual machine', () => {
  test('walks from na to ONLINE, to OFFLINE and back, step by step', async () => {
    const started = await clocked();
    const { denvr, clock } = started;
    const created = await denvr.result<Machine>('createServer', { body: machine('vm') });
    expect(created).toMatchObject({ status: 'na', ip: '', lastUpdated: '2026-01-01T00:00:00' });
    const up = ['PENDING', 'PENDING_RESOURCES', 'PENDING_READINESS', 'ONLINE', 'ONLINE'];
    expect(await walk(started, 'vm', 5)).toEqual(up);
    expect((await look(started, 'vm')).ip).toMatch(/^203\.0\.113\./);
    clock.advance(5000);
    await denvr.result('stopServer', { body: bodyOf('vm') });
    expect(await look(started, 'vm')).toMatchObject({
      status: 'PENDING',
      ip: '',
      lastUpdated: '2026-01-01T00:00:05',
    });
    expect(await walk(started, 'vm', 2)).toEqual(['OFFLINE', 'OFFLINE']);
    await denvr.result('startServer', { body: bodyOf('vm') });
    expect(await walk(started, 'vm', 3)).toEqual(up.slice(1, 4));
    const { bootLogs } = await denvr.result<{ bootLogs: string }>('getVirtualMachineBootLogs', {
      query: { ...queryOf('vm'), Limit: 2 },
    });
    expect(bootLogs.split('\n')).toHaveLength(3);
    expect(bootLogs).toContain('no machine is behind');
  });

  test.each(['CREATE_FAILED', 'FAILED', 'ADMIN_WAIT'])('can be told to end in %s', async (word) => {
    const started = await clocked({ 'denvr.create': word });
    await started.denvr.result('createServer', { body: machine('vm') });
    expect(await walk(started, 'vm', 3)).toEqual(['PENDING', word, word]);
    await started.denvr.result('destroyServer', { query: queryOf('vm') });
    started.clock.advance(100);
    expect((await started.denvr.call('getServer', { query: queryOf('vm') })).status).toBe(404);
  });

  test('of which there are too many waits until another one goes or stops', async () => {
    const started = await clocked({ 'denvr.capacity': '1' });
    const { clock, denvr } = started;
    for (const id of ['a', 'b']) await denvr.result('createServer', { body: machine(id) });
    expect(await walk(started, 'b', 4)).toEqual([
      'PENDING',
      ...Array.from({ length: 3 }, () => 'PENDING_RESOURCES'),
    ]);
    const free = async (): Promise<object | undefined> => {
      const query = { cluster: 'Msc1' };
      const found = await denvr.result<{ items: object[] }>('getVirtualAvailability', { query });
      return found.items[0];
    };
    expect(await free()).toMatchObject({ available: false, count: 0 });
    await denvr.result('stopServer', { body: bodyOf('a') });
    expect(await walk(started, 'b', 2)).toEqual(['PENDING_READINESS', 'ONLINE']);
    await denvr.result('startServer', { body: bodyOf('a') });
    expect(await walk(started, 'a', 3)).toEqual(
      Array.from({ length: 3 }, () => 'PENDING_RESOURCES'),
    );
    await denvr.result('destroyServer', { query: queryOf('b') });
    clock.advance(100);
    expect(await walk(started, 'a', 2)).toEqual(['PENDING_READINESS', 'ONLINE']);
  });

  test('can be refused with 503 when nothing is free, also at its start', async () => {
    const started = await clocked({ 'denvr.capacity': '1', 'denvr.noCapacity': '503' });
    const { denvr, clock } = started;
    await denvr.result('createServer', { body: machine('a') });
    clock.advance(500);
    const refused = await denvr.call('createServer', { body: machine('b') });
    expect(refused.status).toBe(503);
    expect(refused.body.error?.message).toContain('no capacity for A100_40GB_PCIe_1x in Msc1');
    expect(
      (await denvr.call('createServer', { body: machine('b', { cluster: 'Hou1' }) })).status,
    ).toBe(202);
    await denvr.result('stopServer', { body: bodyOf('a') });
    clock.advance(100);
    await denvr.result('createServer', { body: machine('c') });
    clock.advance(500);
    expect((await denvr.call('startServer', { body: bodyOf('a') })).status).toBe(503);
  });

  test('ignores commands that do not fit, where that is wanted', async () => {
    const started = await clocked({
      'denvr.invalidCommand': 'ignored',
      'denvr.commandNamespace': 'false',
    });
    const { denvr } = started;
    await denvr.result('createServer', { body: machine('vm') });
    const answer = await denvr.result('stopServer', { body: bodyOf('vm') });
    expect(answer).toEqual({ id: 'vm', cluster: 'Msc1', status: 'na' });
    expect(await walk(started, 'vm', 4)).toContain('ONLINE');
    const destroyed = await denvr.result('destroyServer', { query: queryOf('vm') });
    expect(destroyed).toEqual({ id: 'vm', cluster: 'Msc1', status: 'PENDING' });
  });

  test('is one of its VPC: the same name in two of them is two machines', async () => {
    const { denvr } = await clocked();
    await denvr.result('createVpc', { body: { name: 'denvr-lab', cluster: 'Msc1' } });
    await denvr.result('createServer', { body: machine('vm') });
    await denvr.result('createServer', { body: machine('vm', { vpc: 'denvr-lab' }) });
    expect((await denvr.call('createServer', { body: machine('vm') })).status).toBe(409);
    const used = await denvr.call('destroyVpc', { query: { Id: 'denvr-lab', Cluster: 'Msc1' } });
    expect(used.body.error?.message).toContain('still has virtual machines');
  });
});

test('snapshots go with their machine only when they are asked to', async () => {
  const { denvr, clock } = await clocked();
  const snapshots = async (): Promise<string[]> => {
    const found = await denvr.result<{ items: { id: string }[] }>('getSnapshots');
    return found.items.map(({ id }) => id);
  };
  for (const [id, name] of [
    ['one', 'keep'],
    ['two', 'drop'],
    ['two', 'drop-too'],
  ] as const) {
    if (name !== 'drop-too') await denvr.result('createServer', { body: machine(id) });
    const body = { name, namespace: 'denvr', cluster: 'Msc1', sourceVMName: id };
    await denvr.result('createSnapshot', { body });
  }
  await denvr.result('destroyServer', { query: { ...queryOf('one'), DeleteSnapshots: false } });
  await denvr.result('destroyServer', { query: { ...queryOf('two'), DeleteSnapshots: true } });
  expect(await snapshots()).toEqual(['keep']);
  clock.advance(100);
  const body = machine('again', { snapshotName: 'keep' });
  expect(await denvr.result('createServer', { body })).toMatchObject({ status: 'na' });
});

test('a host reboots in one step and is provisioned again in two', async () => {
  const { denvr, clock } = await clocked();
  const query = { Id: 'denvrbm-129', Cluster: 'Hou1' };
  const body = { id: 'denvrbm-129', cluster: 'Hou1' };
  const host = () => denvr.result('getHost', { query });
  await denvr.result('rebootHost', { body });
  expect(await host()).toMatchObject({ poweredOn: false });
  clock.advance(100);
  expect(await host()).toMatchObject({ poweredOn: true, provisioningState: 'provisioned' });
  await denvr.result('reprovisionHost', { body });
  expect(await host()).toMatchObject({ provisioningState: 'deprovisioning' });
  clock.advance(100);
  expect(await host()).toMatchObject({ provisioningState: 'provisioning' });
  const { items } = await denvr.result<{ items: object[] }>('getHosts');
  expect(items[1]).toMatchObject({ provisioningState: 'provisioning' });
  clock.advance(100);
  expect(await host()).toMatchObject({ poweredOn: true, provisioningState: 'provisioned' });
});

test('networks have ranges of their own, also after one has gone', async () => {
  const { denvr } = await clocked();
  const ranges = async (): Promise<string[]> => {
    const { items } = await denvr.result<{ items: { ipRange: string }[] }>('getVpcs');
    return items.map(({ ipRange }) => ipRange);
  };
  for (const name of ['denvr-a', 'denvr-b']) {
    await denvr.result('createVpc', { body: { name, cluster: 'Msc1' } });
  }
  await denvr.result('destroyVpc', { query: { Id: 'denvr-a', Cluster: 'Msc1' } });
  for (const name of ['denvr-c', 'denvr-d']) {
    await denvr.result('createVpc', { body: { name, cluster: 'Hou1' } });
  }
  const found = await ranges();
  expect(new Set(found).size).toBe(found.length);
});
