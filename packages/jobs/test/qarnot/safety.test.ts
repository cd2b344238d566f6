import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createJobs, type JobSpec, type Jobs, type JobsOptions } from '@irori/jobs';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { Qarnot, type Task } from '@irori/qarnot';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJob } from '../../src/clouds/qarnot/job.ts';
import { soon } from '../dok/support.ts';

let cloud: LocalCloud;
let folder: TemporaryDirectory;
let qarnot: Qarnot;

beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 4 });
  folder = await temporaryDirectory();
  qarnot = new Qarnot(cloud.qarnot);
});
afterAll(async () => {
  await cloud.close();
  await folder.remove();
});

function jobsOn(options: JobsOptions = {}): Jobs {
  const profile = { name: 'test', cloud: 'qarnot', ...cloud.qarnot } as const;
  return createJobs(profile, { cwd: folder.path, ...options });
}

const spec = (over: Partial<JobSpec>): JobSpec => ({ name: 'job', image: 'python:3.12', ...over });

describe('a task as a job', () => {
  it.each([
    ['2026-01-01T00:00:00Z', 1e300],
    ['soon', 5],
  ])('has no start when it ended at %s after %d s', (endDate, executionTimeSec) => {
    const task = { state: 'Success', endDate, status: { executionTimeSec } } as unknown as Task;
    expect(toJob(task, 'test', []).startedAt).toBeNull();
  });
});

describe('a job on Qarnot', () => {
  it('is submitted when only the look at it fails, and keeps what was sent along', async () => {
    const blind: typeof fetch = async (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      const isLook = (init?.method ?? 'GET') === 'GET' && /\/tasks\/[0-9a-f-]{36}$/.test(url);
      return isLook ? new Response('{"message":"no right"}', { status: 403 }) : fetch(input, init);
    };
    const job = await jobsOn({ fetch: blind }).submit(spec({ run: 'echo done' }));
    expect(job).toMatchObject({ state: 'queued', name: 'job', image: 'python:3.12' });
    expect(await jobsOn().wait(job.id, soon)).toMatchObject({ state: 'succeeded', exitCode: 0 });
  });

  it('cannot take the place of another by its tags', async () => {
    const jobs = jobsOn();
    const { tags } = await jobs.submit(spec({ run: 'true' }));
    const tag = tags.find((word) => word.startsWith('irori-')) ?? '';
    const thief = spec({ run: 'true', tags: [tag] });
    await expect(jobs.submit(thief)).rejects.toMatchObject({ field: 'tags' });
    await expect(jobs.plan(thief)).rejects.toMatchObject({ field: 'tags' });
  });

  it('names only outputs that are in the folder, and fails when some cannot be', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo x > out.txt', outputs: ['out.txt'] }));
    const { tags } = await jobs.wait(id, soon);
    const tag = tags.find((word) => word.startsWith('irori-'));
    const { resultBucket } = await qarnot.tasks.get(id);
    const raw = new Qarnot({ ...cloud.qarnot, sanitizePaths: false });
    await raw.buckets.upload(resultBucket ?? '', `${tag}/out/../../../evil`, 'x');
    const to = join(folder.path, 'fetched');
    await expect(jobs.fetch(id, { to })).rejects.toThrow('../../../evil');
    expect(await readdir(to)).toEqual(['out.txt']);
  });
});
