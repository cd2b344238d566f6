import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Denvr } from '@irori/denvr';
import { createJobs, type JobSpec, type Jobs, type JobsOptions } from '@irori/jobs';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choosePackage, costOf, priceOf } from '../../src/clouds/denvr/packages.ts';
import { logOf, reach, soon } from '../dok/support.ts';

let cloud: LocalCloud;
let folder: TemporaryDirectory;
let denvr: Denvr;

beforeAll(async () => {
  cloud = await createLocalCloud({ set: { 'denvr.stepMs': '10' } });
  folder = await temporaryDirectory();
  denvr = new Denvr({ ...cloud.denvr, env: {}, configFile: null });
});
afterAll(async () => {
  await cloud.close();
  await folder.remove();
});

function jobsOn(name: string, options: JobsOptions = {}): Jobs {
  const { server, apikey, tenant } = cloud.denvr;
  const profile = { name, cloud: 'denvr', baseUrl: server, apiKey: apikey, tenant } as const;
  return createJobs(profile, { cwd: folder.path, stateDir: folder.path, ...options });
}

const forever: JobSpec = { name: 'job', image: 'alpine', run: 'echo up; exec sleep 60' };

async function applications(): Promise<string[]> {
  const { items } = await denvr.servers.applications.getApplications();
  return items.map(({ id }) => id ?? '');
}

/** Refuses what Denvr is asked to destroy. */
const withoutRights: typeof fetch = async (input, init) =>
  init?.method === 'DELETE' || /Destroy/i.test(String(input instanceof Request ? input.url : input))
    ? new Response('{"error":{"message":"no right"}}', { status: 403 })
    : fetch(input, init);

describe('a price', () => {
  it.each([
    [0.0000001, '0.0000001'],
    [1.15, '1.15'],
  ])('of %d is reckoned with', (pricePerHour, amount) => {
    expect(costOf(pricePerHour, 3600)).toEqual({ amount, currency: 'USD' });
  });

  it.each([-1, 0, NaN, Infinity, 1e21, '1' as never])(
    'is not known when it is %s',
    (pricePerHour) => {
      const packages = [
        { name: 'odd', pricePerHour },
        { name: 'fair', pricePerHour: 1 },
      ];
      expect(choosePackage(packages, 'Msc1', undefined, undefined).name).toBe('fair');
      expect(priceOf({ name: 'odd', pricePerHour })).toBeNull();
    },
  );

  it.each([
    { gpuName: 'NVIDIA A100', gpuType: 'nvidia.com/A100PCIE40GB' },
    { gpuName: null, gpuType: 'nvidia.com/A100PCIE40GB' },
    { gpuName: null, gpuType: 'nvidia.com/A100SXM480GB' },
  ])('has the GPU that irori offers names: $gpuName, $gpuType', (gpu) => {
    const packages = [{ name: 'g1', gpuCount: 1, pricePerHour: 1, ...gpu }];
    expect(choosePackage(packages, 'Msc1', undefined, 'a100:1').name).toBe('g1');
  });
});

describe('an application that is billed', () => {
  it('is destroyed by the next look when its destruction failed', async () => {
    const weak = jobsOn('test', { fetch: withoutRights });
    const { id } = await weak.submit(forever);
    await reach(weak, id, 'running');
    await expect(weak.cancel(id)).rejects.toThrow();
    expect(await applications()).toContain(id);
    expect(await jobsOn('test').get(id)).toMatchObject({ state: 'canceled' });
    expect(await applications()).not.toContain(id);
    expect(await logOf(jobsOn('test'), id)).toBe('up\n');
  });

  it('is destroyed as a leftover whatever was noted of its job', async () => {
    const jobs = jobsOn('test');
    const { id } = await jobs.submit(forever);
    await reach(jobs, id, 'running');
    // A moment in which Denvr does not know it.
    const blind = jobsOn('test', {
      fetch: async () => new Response('{"error":{"message":"not found"}}', { status: 404 }),
    });
    expect(await blind.get(id)).toMatchObject({ state: 'lost' });
    const [leftover] = await jobs.leftovers({ olderThan: 0 });
    expect(leftover?.id).toBe(id);
    if (leftover !== undefined) await jobs.destroyLeftover(leftover);
    expect(await applications()).not.toContain(id);
  });

  it('is not given up because another account does not know it', async () => {
    const jobs = jobsOn('test');
    const { id } = await jobs.submit({ ...forever, run: 'sleep 0.3' });
    const other = await createLocalCloud();
    try {
      const { server, apikey, tenant } = other.denvr;
      const profile = { cloud: 'denvr', baseUrl: server, apiKey: apikey, tenant } as const;
      const others = createJobs({ name: 'other', ...profile }, { stateDir: folder.path });
      expect(await others.list()).toEqual([]);
    } finally {
      await other.close();
    }
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'succeeded' });
    expect(await applications()).not.toContain(id);
  });

  it('is not left behind when nothing can be noted of it', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    const jobs = jobsOn('test', { stateDir: file });
    await expect(jobs.submit(forever)).rejects.toThrow('ENOTDIR');
    expect(await applications()).toEqual([]);
  });
});
