import { isInputError, systemClock } from '@irori/core';
import { Denvr } from '@irori/denvr';
import { createJobs, type Job, type JobSpec, type Jobs, type JobsOptions } from '@irori/jobs';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

function jobsOn(options: JobsOptions = {}): Jobs {
  const { server, apikey, tenant } = cloud.denvr;
  const profile = {
    name: 'test',
    cloud: 'denvr',
    baseUrl: server,
    apiKey: apikey,
    tenant,
  } as const;
  return createJobs(profile, { cwd: folder.path, stateDir: folder.path, ...options });
}

const spec = (over: Partial<JobSpec>): JobSpec => ({ name: 'job', image: 'alpine', ...over });

async function applications(): Promise<string[]> {
  const { items } = await denvr.servers.applications.getApplications();
  return items.map(({ id }) => id ?? '');
}

describe('a job on Denvr', () => {
  it('runs to its exit code and leaves no application behind', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo out; echo err >&2; exit 7' }));
    expect(await applications()).toContain(id);
    const [log, job] = await Promise.all([logOf(jobs, id), jobs.wait(id, soon)]);
    expect(log).toBe('out\nerr\n');
    expect(job).toMatchObject({ state: 'failed', exitCode: 7, image: 'alpine' });
    expect(await applications()).not.toContain(id);
  });

  it('keeps log and end for other processes of this machine', async () => {
    const first = jobsOn();
    const { id } = await first.submit(spec({ run: 'echo kept', tags: ['mine'] }));
    expect(await first.wait(id, soon)).toMatchObject({ state: 'succeeded', exitCode: 0 });
    const second = jobsOn();
    expect(await second.get(id)).toMatchObject({
      state: 'succeeded',
      tags: expect.arrayContaining(['mine']),
    });
    expect(await logOf(second, id)).toBe('kept\n');
    expect((await second.list({ tag: 'mine' })).map((job) => job.id)).toEqual([id]);
    await second.remove(id);
    await expect(second.get(id)).rejects.toThrow('not found');
  });

  it('gives its log at once where somebody else saw its end before the first look', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo kept' }));
    const late: typeof fetch = async (input, init) => {
      await jobs.wait(id, soon);
      return fetch(input, init);
    };
    const begun = performance.now();
    expect(await logOf(jobsOn({ fetch: late }), id)).toBe('kept\n');
    // Denvr may not know for a minute what it has just made; that is not waited for here.
    expect(performance.now() - begun).toBeLessThan(30_000);
  });

  it('keeps them in memory where no folder is given', async () => {
    const { server, apikey } = cloud.denvr;
    const jobs = createJobs({ name: 'm', cloud: 'denvr', baseUrl: server, apiKey: apikey });
    const { id } = await jobs.submit(spec({ run: 'echo in memory' }));
    await jobs.wait(id, soon);
    expect(await logOf(jobs, id)).toBe('in memory\n');
  });

  it('is canceled, and its application is destroyed', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo up; exec sleep 60' }));
    await reach(jobs, id, 'running');
    while ((await logOf(jobs, id, false)) === '') await systemClock.sleep(20);
    expect(await jobs.cancel(id)).toMatchObject({ state: 'canceled' });
    expect(await applications()).not.toContain(id);
    expect(await logOf(jobs, id)).toBe('up\n');
    await expect(jobs.cancel(id)).rejects.toMatchObject({ code: 'JOB_ENDED' });
  });

  it('is stopped at its time limit', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo before; sleep 60', timeout: 1 }));
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'timed_out', exitCode: 124 });
  });

  it('is lost when somebody else destroys its application', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'exec sleep 60' }));
    await reach(jobs, id, 'running');
    await denvr.container(id).destroy();
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'lost' });
  });

  it('costs what its package costs for the time it ran', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'sleep 1.1' }));
    await jobs.wait(id, soon);
    const cost = await jobs.cost(id);
    expect(cost).toMatchObject({ currency: 'USD', isFinal: true });
    expect(cost.billedSeconds).toBeGreaterThanOrEqual(1);
    const expected = (1.15 * cost.billedSeconds) / 3600;
    expect(Number(cost.amount)).toBeCloseTo(expected, 6);
  });
});

describe('a plan on Denvr', () => {
  it('chooses the package of a GPU, and prices it', async () => {
    const plan = await jobsOn().plan(
      spec({ run: 'true', resources: { gpu: 'a100' }, timeout: '1h' }),
    );
    expect(plan).toMatchObject({
      plan: 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb',
      maxCost: { amount: '1.15', currency: 'USD' },
      wrapped: true,
    });
  });

  it.each([
    [{ resources: { gpu: 'V100' } }, 'resources.gpu', 'A100:1'],
    [{ resources: { gpu: 'A100:3' } }, 'resources.gpu', 'no hardware package'],
    [{ denvr: { package: 'g-nvidia-1xa100' } }, 'denvr.package', 'it offers g-nvidia'],
    [{ outputs: ['a'] }, 'outputs', 'keeps nothing'],
  ] as const)('refuses %j', async (over, field, sentence) => {
    const plan = jobsOn().plan(spec({ run: 'true', ...over }));
    await expect(plan).rejects.toSatisfy(
      (error) => isInputError(error) && error.field === field && error.message.includes(sentence),
    );
  });

  it('needs a command', async () => {
    await expect(jobsOn().plan(spec({}))).rejects.toThrow('needs a command');
  });
});

describe('leftovers on Denvr', () => {
  async function ended(): Promise<Job> {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo forgotten; exit 5' }));
    const container = denvr.container(id);
    while (!(await container.look().catch(() => undefined))?.ended) {
      await systemClock.sleep(20);
    }
    return { id } as Job;
  }

  it('are found without being touched, and destroyed with their log kept', async () => {
    const { id } = await ended();
    const jobs = jobsOn();
    const found = await jobs.leftovers();
    expect(found).toEqual([
      expect.objectContaining({ id, reason: expect.stringContaining('billed') }),
    ]);
    expect(await applications()).toContain(id);
    for (const leftover of found) await jobs.destroyLeftover(leftover);
    expect(await applications()).not.toContain(id);
    expect(await jobs.get(id)).toMatchObject({ state: 'failed', exitCode: 5 });
    expect(await logOf(jobs, id)).toBe('forgotten\n');
    for (const leftover of found) await jobs.destroyLeftover(leftover);
  });

  it('are also jobs that are too old, when that is asked for', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'exec sleep 60' }));
    await reach(jobs, id, 'running');
    expect(await jobs.leftovers()).toEqual([]);
    const [old] = await jobs.leftovers({ olderThan: 0 });
    expect(old?.id).toBe(id);
    if (old !== undefined) await jobs.destroyLeftover(old);
    expect(await applications()).toEqual([]);
  });
});
