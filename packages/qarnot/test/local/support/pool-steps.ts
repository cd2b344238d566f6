import { type OperationId, scalingPolicy } from '@irori/qarnot';
import { expect } from 'vitest';
import type { Step } from './step.ts';

const scaling = { policies: [scalingPolicy.fixed({ name: 'two', slotsCount: 2 })] };

/** A log of a pool. */
const poolLog =
  (log: 'stdout' | 'stderr' | 'freshStdout' | 'freshStderr', instance?: number): Step =>
  async (scene) => {
    const uuid = await scene.pool('logs');
    return async () => {
      const text = await scene.qarnot.pools[log](uuid, instance === undefined ? {} : { instance });
      expect(text).toBeTypeOf('string');
    };
  };

/** A call of every operation on pools. */
export const poolSteps = {
  listPools: async (scene) => {
    const uuid = await scene.pool('one');
    return async () =>
      expect(await scene.qarnot.pools.list({ tags: ['of-pools'] })).toMatchObject([{ uuid }]);
  },
  createPool: async (scene) => () => scene.pool('one'),
  listPoolSummaries: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => expect(await scene.qarnot.pools.summaries()).toMatchObject([{ uuid }]);
  },
  listPoolSummariesPage: async (scene) => {
    await scene.pool('one');
    await scene.pool('two');
    return async () => {
      const pages = scene.qarnot.pools.paginateSummaries({ maximumResults: 1 });
      expect(await pages.toArray({ limit: 9 })).toHaveLength(2);
    };
  },
  searchPools: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => expect(await scene.qarnot.pools.search()).toMatchObject([{ uuid }]);
  },
  listPoolsPage: async (scene) => {
    const uuid = await scene.pool('one');
    return async () =>
      expect(await scene.qarnot.pools.paginate().toArray({ limit: 9 })).toMatchObject([{ uuid }]);
  },
  getPool: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => expect((await scene.qarnot.pools.get(uuid)).name).toBe('one');
  },
  updatePool: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => {
      await scene.qarnot.pools.update(uuid, { tags: ['new'] });
      expect((await scene.qarnot.pools.get(uuid)).tags).toEqual(['new']);
    };
  },
  refreshPoolResources: async (scene) => {
    const uuid = await scene.pool('one');
    return () => scene.qarnot.pools.refreshResources(uuid);
  },
  deletePool: async (scene) => {
    const uuid = await scene.pool('one');
    return () => scene.qarnot.pools.delete(uuid);
  },
  clonePool: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => {
      const clone = await scene.qarnot.pools.clone(uuid, { name: 'two' });
      expect((await scene.qarnot.pools.get(clone.uuid)).name).toBe('two');
    };
  },
  closePool: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => {
      await scene.qarnot.pools.close(uuid);
      expect((await scene.qarnot.pools.get(uuid)).state).toMatch(/^Clos(ing|ed)$/);
    };
  },
  listPoolJobs: async (scene) => {
    const poolUuid = await scene.pool('one');
    const uuid = await scene.job('in it', poolUuid);
    return async () => expect(await scene.qarnot.pools.jobs(poolUuid)).toMatchObject([{ uuid }]);
  },
  listPoolTasks: async (scene) => {
    const poolUuid = await scene.pool('one');
    const { uuid } = await scene.qarnot.tasks.create({ name: 'in it', poolUuid, instanceCount: 1 });
    return async () => expect(await scene.qarnot.pools.tasks(poolUuid)).toMatchObject([{ uuid }]);
  },
  getPoolScaling: async (scene) => {
    const uuid = await scene.pool('one');
    await scene.qarnot.pools.setScaling(uuid, scaling);
    return async () => expect(await scene.qarnot.pools.getScaling(uuid)).toMatchObject(scaling);
  },
  updatePoolScaling: async (scene) => {
    const uuid = await scene.pool('one');
    return async () => {
      await scene.qarnot.pools.setScaling(uuid, scaling);
      expect((await scene.qarnot.pools.get(uuid)).scaling?.policies).toEqual(scaling.policies);
    };
  },
  checkPoolScaling: async (scene) => () => scene.qarnot.pools.checkScaling(scaling),
  getPoolStdout: poolLog('stdout'),
  getLastPoolStdout: poolLog('freshStdout'),
  getPoolInstanceStdout: poolLog('stdout', 0),
  getLastPoolInstanceStdout: poolLog('freshStdout', 0),
  getPoolStderr: poolLog('stderr'),
  getLastPoolStderr: poolLog('freshStderr'),
  getPoolInstanceStderr: poolLog('stderr', 0),
  getLastPoolInstanceStderr: poolLog('freshStderr', 0),
  getPoolCarbonFacts: async (scene) => {
    const uuid = await scene.pool('one');
    return async () =>
      expect((await scene.qarnot.pools.carbonFacts(uuid)).total_consumed_energy_Wh).toBeTypeOf(
        'number',
      );
  },
  getPoolCredits: async (scene) => {
    const uuid = await scene.pool('one');
    return async () =>
      expect((await scene.qarnot.pools.credits(uuid)).credits).toBeGreaterThanOrEqual(0);
  },
} as const satisfies Partial<Record<OperationId, Step>>;
