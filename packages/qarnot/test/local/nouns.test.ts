import { isNotFoundError, isPermissionDeniedError } from '@irori/core';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import {
  dependsOn,
  isMaxJobsReachedError,
  isMissingJobError,
  isMissingPoolError,
  isMissingProfileError,
  isSecretConflictError,
  isSecretNotFoundError,
  isValidationError,
  period,
  type Qarnot,
  scalingPolicy,
  type Task,
} from '@irori/qarnot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Scene } from './support/scene.ts';

let cloud: LocalCloud;
let scene: Scene;
let qarnot: Qarnot;
beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 8, set: { 'qarnot.maxJob': '3' } });
  scene = new Scene(cloud);
  qarnot = scene.qarnot;
});
afterAll(() => cloud.close());
afterEach(() => cloud.reset());

const failure = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );
const quickly = { pollInterval: 50 };

describe('jobs', () => {
  it('run what depends on what, and cancel what can no longer run', async () => {
    const jobUuid = (await qarnot.jobs.create({ name: 'chain', useDependencies: true })).uuid;
    const failing = await scene.task('false', { jobUuid });
    const after = (state: 'success' | 'failure'): Promise<string> =>
      scene.task('true', {
        jobUuid,
        dependencies: dependsOn({ taskUuid: failing, taskFinalStateCondition: [state] }),
      });
    const [wanted, unwanted] = await Promise.all([after('failure'), after('success')]);
    const last = await scene.task('true', { jobUuid, dependencies: dependsOn(failing, wanted) });
    const end = async (uuid: string): Promise<Task> => qarnot.tasks.wait(uuid, quickly);
    expect((await end(wanted)).state).toBe('Success');
    expect((await end(unwanted)).state).toBe('Cancelled');
    const { state, dependencies } = await end(last);
    expect(state).toBe('Success');
    expect(dependencies?.dependsOn).toEqual([failing, wanted]);
    expect((await qarnot.jobs.tasks(jobUuid)).map(({ uuid }) => uuid).sort()).toEqual(
      [failing, wanted, unwanted, last].sort(),
    );
  });

  it('are not deleted while tasks run, unless forced', async () => {
    const job = await scene.job('busy');
    const task = await scene.running({ jobUuid: job });
    expect(isPermissionDeniedError(await failure(qarnot.jobs.delete(job)))).toBe(true);
    await qarnot.jobs.delete(job, { force: true });
    const gone = await failure(qarnot.tasks.wait(task, quickly));
    expect(gone === undefined || isNotFoundError(gone)).toBe(true);
  });

  it('cancel their tasks when they are terminated', async () => {
    const job = await scene.job('short');
    const task = await scene.running({ jobUuid: job });
    await qarnot.jobs.terminate(job);
    expect((await qarnot.tasks.wait(task, quickly)).state).toBe('Cancelled');
    expect((await qarnot.jobs.get(job)).state).toMatch(/^(Terminating|Completed)$/);
  });

  it('have a name of their own, and a limit', async () => {
    const { uuid } = await qarnot.jobs.create({ name: 'nightly', shortname: 'nightly' });
    expect((await qarnot.jobs.get('nightly')).uuid).toBe(uuid);
    await scene.job('two');
    await scene.job('three');
    expect(isMaxJobsReachedError(await failure(scene.job('four')))).toBe(true);
    expect(isMissingJobError(await failure(qarnot.jobs.get('no-such')))).toBe(true);
  });
});

describe('pools', () => {
  it('run tasks in their slots and keep what they prepare', async () => {
    const { uuid } = await qarnot.pools.create({
      name: 'farm',
      shortname: 'farm',
      profile: 'docker-batch',
      instanceCount: 1,
      preparationTask: { commandLine: 'echo prepared' },
    });
    const { uuid: taskUuid } = await qarnot.tasks.create({
      name: 'inside',
      poolUuid: uuid,
      instanceCount: 3,
      constants: { DOCKER_CMD: 'true' },
    });
    expect((await qarnot.tasks.wait(taskUuid, quickly)).state).toBe('Success');
    expect(await qarnot.pools.stdout('farm')).toContain('prepared');
    expect(await qarnot.pools.stdout('farm', { instance: 0 })).toContain('prepared');
    await qarnot.pools.close('farm');
    expect((await qarnot.pools.get('farm')).state).toMatch(/^Clos(ing|ed)$/);
    expect(isMissingPoolError(await failure(qarnot.pools.get('no-such')))).toBe(true);
  });

  it('keep order and form of their scaling policies, and so do their clones', async () => {
    const policies = [
      scalingPolicy.managedTasksQueue({
        name: 'office-hours',
        minTotalSlots: 0,
        maxTotalSlots: 4,
        enabledPeriods: ['monday-friday 08:00-18:00', 'sunday 00:00-23:59:59.9999999'],
      }),
      scalingPolicy.fixed({ name: 'rest', slotsCount: 1, enabledPeriods: [period.always('all')] }),
    ];
    const scaling = { policies };
    await qarnot.pools.checkScaling(scaling);
    const { uuid } = await qarnot.pools.create({ name: 'f', profile: 'docker-batch', scaling });
    const clone = await qarnot.pools.clone(uuid, { shortname: 'twin' });
    for (const id of [uuid, clone.uuid, 'twin']) {
      const pool = await qarnot.pools.get(id);
      expect(JSON.stringify(pool.scaling?.policies)).toBe(JSON.stringify(policies));
    }
    expect(['office-hours', 'rest']).toContain(
      (await qarnot.pools.getScaling(uuid)).activePolicyName,
    );
  });

  it('say what is wrong with which policy', async () => {
    const wrong = { policies: [{ type: 'Fixed', slotsCount: -1 } as const] };
    const error = await failure(qarnot.pools.checkScaling(wrong));
    expect(isValidationError(error)).toBe(true);
    expect(Object.keys((error as { fields?: object }).fields ?? {}).join()).toMatch(/policies/i);
  });
});

describe('the rest', () => {
  it('secrets tell a conflict from a missing one, and are found in their folders', async () => {
    const { secrets } = qarnot;
    expect(await secrets.list()).toEqual([]);
    await secrets.create('top', '1');
    await secrets.create('db/tls/key with space', 'ünïcode\n');
    expect(isSecretConflictError(await failure(secrets.create('top', '2')))).toBe(true);
    expect(isSecretNotFoundError(await failure(secrets.update('none', '2')))).toBe(true);
    expect(isSecretNotFoundError(await failure(secrets.delete('none')))).toBe(true);
    expect(await secrets.list('db')).toEqual(['db/tls/']);
    expect((await secrets.listRecursive()).sort()).toEqual(['db/tls/key with space', 'top']);
    expect(await secrets.get('/db/tls/key with space/')).toBe('ünïcode\n');
  });

  it('a profile that is not known is missing', async () => {
    expect(isMissingProfileError(await failure(qarnot.profiles.get('no-such')))).toBe(true);
  });

  it('a filter that Qarnot cannot use is refused with what is wrong', async () => {
    const filter = { operator: 'Equal', field: 'Colour', value: 'red' } as const;
    const error = await failure(qarnot.jobs.paginate({ filter }));
    expect(isValidationError(error)).toBe(true);
  });

  it('hardware constraints are the same by small and by large pages', async () => {
    const list = (limit: number): Promise<unknown[]> =>
      qarnot.hardwareConstraints.list({ limit }).toArray({ limit: 999 });
    const all = await list(50);
    expect(all.length).toBeGreaterThan(1);
    expect(await list(1)).toEqual(all);
    expect(await qarnot.hardwareConstraints.searchCpuModels('zzz no such model')).toEqual([]);
  });

  it('what was spent is counted on the account and its budget', async () => {
    const before = (await qarnot.account.credits()).credits;
    const uuid = await scene.ended('sleep 0.2');
    const { credits } = await qarnot.tasks.credits(uuid);
    expect(credits).toBeGreaterThan(0);
    expect((await qarnot.account.credits()).credits).toBeLessThan(before);
    const [project] = await qarnot.account.projects();
    const [budget] = await qarnot.account.budgets(project?.uuid ?? '', { activeOnly: true });
    expect(project?.isDefault).toBe(true);
    expect(budget?.isArchived).toBe(false);
  });
});
