import type { OperationId } from '@irori/qarnot';
import { expect } from 'vitest';
import type { Step } from './step.ts';

/** A log of a task: of all its instances, or of one. */
const taskLog =
  (log: 'stdout' | 'stderr' | 'freshStdout' | 'freshStderr', instance?: number): Step =>
  async (scene) => {
    const uuid = await scene.ended('sh -c "echo out; echo err >&2"');
    return async () => {
      const text = await scene.qarnot.tasks[log](uuid, instance === undefined ? {} : { instance });
      const word = /stdout/i.test(log) ? 'out' : 'err';
      expect(text.match(new RegExp(`^.*${word}$`, 'gm'))).toHaveLength(
        instance === undefined ? 2 : 1,
      );
    };
  };

/** A call of every operation on tasks. */
export const taskSteps = {
  getTaskStdout: taskLog('stdout'),
  getLastTaskStdout: taskLog('freshStdout'),
  getTaskInstanceStdout: taskLog('stdout', 1),
  getLastTaskInstanceStdout: taskLog('freshStdout', 1),
  getTaskStderr: taskLog('stderr'),
  getLastTaskStderr: taskLog('freshStderr'),
  getTaskInstanceStderr: taskLog('stderr', 0),
  getLastTaskInstanceStderr: taskLog('freshStderr', 0),
  listTasks: async (scene) => {
    const uuid = await scene.ended('true', { tags: ['shot10'] });
    await scene.task();
    return async () =>
      expect(await scene.qarnot.tasks.list({ tags: ['shot10'] })).toMatchObject([
        { uuid, state: 'Success' },
      ]);
  },
  createTask: async (scene) => () => scene.task(),
  listTaskSummaries: async (scene) => {
    const uuid = await scene.ended();
    return async () => expect(await scene.qarnot.tasks.summaries()).toMatchObject([{ uuid }]);
  },
  listTaskSummariesPage: async (scene) => {
    const uuid = await scene.ended();
    return async () => {
      const pages = scene.qarnot.tasks.paginateSummaries();
      expect(await pages.toArray({ limit: 9 })).toMatchObject([{ uuid }]);
    };
  },
  searchTasks: async (scene) => {
    const uuid = await scene.ended();
    return async () => expect(await scene.qarnot.tasks.search()).toMatchObject([{ uuid }]);
  },
  listTasksPage: async (scene) => {
    await scene.task();
    await scene.task();
    await scene.task();
    return async () => {
      const pages = scene.qarnot.tasks.paginate({ maximumResults: 2 });
      expect(await pages.toArray({ limit: 9 })).toHaveLength(3);
    };
  },
  getTask: async (scene) => {
    const uuid = await scene.ended('false');
    return async () => expect((await scene.qarnot.tasks.get(uuid)).state).toBe('Failure');
  },
  updateTask: async (scene) => {
    const uuid = await scene.running();
    return async () => {
      await scene.qarnot.tasks.update(uuid, { tags: ['new'] });
      expect((await scene.qarnot.tasks.get(uuid)).tags).toEqual(['new']);
    };
  },
  refreshTaskResources: async (scene) => {
    const uuid = await scene.running();
    return () => scene.qarnot.tasks.refreshResources(uuid);
  },
  deleteTask: async (scene) => {
    const uuid = await scene.running();
    return () => scene.qarnot.tasks.delete(uuid);
  },
  abortTask: async (scene) => {
    const uuid = await scene.running();
    return async () => {
      await scene.qarnot.tasks.abort(uuid);
      expect((await scene.qarnot.tasks.wait(uuid, { pollInterval: 50 })).state).toBe('Cancelled');
    };
  },
  retryTask: async (scene) => {
    const uuid = await scene.ended('false');
    return () => scene.qarnot.tasks.retry(uuid);
  },
  recoverTask: async (scene) => {
    const uuid = await scene.cancelled();
    return () => scene.qarnot.tasks.recover(uuid);
  },
  resumeTask: async (scene) => {
    const uuid = await scene.cancelled();
    return () => scene.qarnot.tasks.resume(uuid, { name: 'again' });
  },
  cloneTask: async (scene) => {
    const uuid = await scene.ended();
    return async () => {
      const clone = await scene.qarnot.tasks.clone(uuid, { advancedRanges: '3-5' });
      expect((await scene.qarnot.tasks.get(clone.uuid)).advancedRanges).toBe('3-5');
    };
  },
  restartTask: async (scene) => {
    const uuid = await scene.ended('false');
    return () => scene.qarnot.tasks.restart(uuid);
  },
  createSnapshot: async (scene) => {
    await scene.qarnot.buckets.create('snapshots');
    const uuid = await scene.running({ resultBucket: 'snapshots' });
    return async () => {
      const { id } = await scene.qarnot.tasks.snapshot.unique(uuid, { bucketPrefix: 'first/' });
      expect(id).toContain(uuid);
    };
  },
  createSnapshotAlias: async (scene) => {
    const uuid = await scene.running({ resultBucket: 'snapshots' });
    return () => scene.qarnot.call('createSnapshotAlias', { params: { taskId: uuid }, body: {} });
  },
  setPeriodicSnapshot: async (scene) => {
    const uuid = await scene.running({ resultBucket: 'snapshots' });
    return () => scene.qarnot.tasks.snapshot.periodic(uuid, { interval: 60 });
  },
  getSnapshot: async (scene) => {
    const uuid = await scene.running({ resultBucket: 'snapshots' });
    const { id } = await scene.qarnot.tasks.snapshot.unique(uuid);
    return async () =>
      expect(await scene.qarnot.tasks.snapshot.status(uuid, String(id))).toMatchObject({
        id,
        taskUuid: uuid,
      });
  },
  getTaskPortForwards: async (scene) => {
    const uuid = await scene.task();
    return async () =>
      expect(Object.keys(await scene.qarnot.tasks.portForward(uuid))).toEqual(['0', '1']);
  },
  getTaskCarbonFacts: async (scene) => {
    const uuid = await scene.ended();
    return async () => {
      const facts = await scene.qarnot.tasks.carbonFacts(uuid, {
        comparisonDatacenter: 'european_dc',
      });
      expect(facts.equivalent_datacenter_name).toBe('european_dc');
    };
  },
  getTaskCredits: async (scene) => {
    const uuid = await scene.ended();
    return async () =>
      expect((await scene.qarnot.tasks.credits(uuid)).credits).toBeGreaterThanOrEqual(0);
  },
} as const satisfies Partial<Record<OperationId, Step>>;
