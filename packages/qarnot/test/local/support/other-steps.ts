import type { OperationId } from '@irori/qarnot';
import { expect } from 'vitest';
import type { Step } from './step.ts';

/** A call of every other operation. */
export const otherSteps = {
  ping: async (scene) => () => scene.qarnot.account.ping(),
  listVersions: async (scene) => async () =>
    expect((await scene.qarnot.account.versions()).length).toBeGreaterThan(0),
  getSettings: async (scene) => async () =>
    expect((await scene.qarnot.account.settings()).storage).toBe(scene.cloud.qarnot.storageUrl),
  getUserInfo: async (scene) => async () =>
    expect((await scene.qarnot.account.info()).email).toBe(scene.cloud.qarnot.email),
  listProfiles: async (scene) => async () =>
    expect(await scene.qarnot.profiles.list()).toContain('docker-batch'),
  getProfile: async (scene) => async () =>
    expect((await scene.qarnot.profiles.get('docker-batch')).name).toBe('docker-batch'),
  listHardwareConstraints: async (scene) => async () => {
    const { total } = await scene.qarnot.hardwareConstraints.list();
    const all = await scene.qarnot.hardwareConstraints.list({ limit: 1 }).toArray({ limit: 999 });
    expect(all).toHaveLength(total);
  },
  searchCpuModelConstraints: async (scene) => async () => {
    expect(await scene.qarnot.hardwareConstraints.searchCpuModels('a')).not.toHaveLength(0);
  },
  listJobs: async (scene) => {
    const uuid = await scene.job('one');
    return async () => {
      const jobs = await scene.qarnot.jobs.list({ tags: ['of-jobs', 'other'] });
      expect(jobs.map((job) => job.uuid)).toEqual([uuid]);
    };
  },
  createJob: async (scene) => async () => {
    const { uuid } = await scene.qarnot.jobs.create({ name: 'j', maxWallTime: { hours: 26 } });
    expect((await scene.qarnot.jobs.get(uuid)).maxWallTime).toBe('1.02:00:00');
  },
  searchJobs: async (scene) => {
    const uuid = await scene.job('one');
    return async () => expect(await scene.qarnot.jobs.search()).toMatchObject([{ uuid }]);
  },
  listJobsPage: async (scene) => {
    await scene.job('one');
    await scene.job('two');
    return async () => {
      const pages = scene.qarnot.jobs.paginate({ maximumResults: 1, orderBy: 'name' });
      const jobs = await pages.toArray({ limit: 9 });
      expect(jobs.map(({ name }) => name).sort()).toEqual(['one', 'two']);
    };
  },
  getJob: async (scene) => {
    const uuid = await scene.job('one');
    return async () => expect((await scene.qarnot.jobs.get(uuid)).state).toBe('Active');
  },
  deleteJob: async (scene) => {
    const uuid = await scene.job('one');
    return () => scene.qarnot.jobs.delete(uuid, { force: true });
  },
  terminateJob: async (scene) => {
    const uuid = await scene.job('one');
    return () => scene.qarnot.jobs.terminate(uuid);
  },
  listJobTasks: async (scene) => {
    const jobUuid = await scene.job('one');
    const uuid = await scene.task('true', { jobUuid });
    return async () => expect(await scene.qarnot.jobs.tasks(jobUuid)).toMatchObject([{ uuid }]);
  },
  // What is left, and not what was used.
  getAccountCredits: async (scene) => async () =>
    expect((await scene.qarnot.account.credits()).credits).toBeGreaterThan(1),
  listProjectBudgets: async (scene) => {
    const [project] = await scene.qarnot.account.projects();
    return () => scene.qarnot.account.budgets(String(project?.uuid), { activeOnly: true });
  },
  getUserComputingQuotas: async (scene) => () => scene.qarnot.account.quotas(),
  getOrganizationComputingQuotas: async (scene) => () => scene.qarnot.account.organizationQuotas(),
  getSecret: async (scene) => {
    await scene.qarnot.secrets.create('db/password', 'opensesame');
    return async () => expect(await scene.qarnot.secrets.get('db/password')).toBe('opensesame');
  },
  createSecret: async (scene) => () => scene.qarnot.secrets.create('db/password', 'opensesame'),
  updateSecret: async (scene) => {
    await scene.qarnot.secrets.create('db/password', 'opensesame');
    return async () => {
      await scene.qarnot.secrets.update('db/password', 'other');
      expect(await scene.qarnot.secrets.get('db/password')).toBe('other');
    };
  },
  deleteSecret: async (scene) => {
    await scene.qarnot.secrets.create('db/password', 'opensesame');
    return async () => {
      await scene.qarnot.secrets.delete('db/password');
      expect(await scene.qarnot.secrets.list()).toEqual([]);
    };
  },
  listSecrets: async (scene) => {
    await scene.qarnot.secrets.create('db/password', 'opensesame');
    return async () => {
      expect(await scene.qarnot.secrets.list()).toEqual(['db/']);
      expect(await scene.qarnot.secrets.listRecursive()).toEqual(['db/password']);
    };
  },
} as const satisfies Partial<Record<OperationId, Step>>;
