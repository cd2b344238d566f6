import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { components } from '../../src/generated/qarnot/wire.ts';
import { type Answer, type CallInput, seen, shellTask } from './support/client.ts';
import { startCloud, type TestCloud } from './support/cloud.ts';
import { described } from './support/description.ts';

type Schemas = components['schemas'];
type Uuid = { readonly uuid: string };

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud({ slots: 4 });
});

afterAll(async () => {
  await started.cloud.close();
});

async function call<T = Record<string, unknown>>(
  status: number,
  operationId: string,
  input?: CallInput,
): Promise<Answer<T>> {
  const answer = await started.qarnot.call<T>(operationId, input);
  expect(answer.status, `${operationId}: ${JSON.stringify(answer.body)}`).toBe(status);
  return answer;
}

async function until(operationId: string, path: object, state: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const { body } = await call<{ state: string }>(200, operationId, { path: { ...path } });
    if (body.state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${operationId} never came to ${state}.`);
}

async function untilGone(operationId: string, path: object): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const { status } = await started.qarnot.call(operationId, { path: { ...path } });
    if (status === 404) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${operationId} was never gone.`);
}

const nobody = '00000000-1111-4222-8333-444444444444';

describe('every operation', () => {
  test('of the service and the account', async () => {
    await call(200, 'ping');
    expect((await call<Schemas['Version'][]>(200, 'listVersions')).body).toEqual([
      { version: 'v1', endOfLife: null },
    ]);
    const settings = await call(200, 'getSettings');
    expect(settings.body).toEqual({ storage: started.cloud.urls.s3 });
    const info = await call<Schemas['UserInfo']>(200, 'getUserInfo');
    expect(info.body).toMatchObject({ email: started.cloud.qarnot.email, taskCount: 0 });
    expect(info.body.projects).toMatchObject([{ slug: 'default', isDefault: true }]);
    const profiles = await call<string[]>(200, 'listProfiles');
    expect(profiles.body).toContain('docker-batch');
    const profile = await call<Schemas['Profile']>(200, 'getProfile', {
      path: { name: 'docker-batch' },
    });
    expect(profile.body.constants.map(({ name }) => name)).toContain('DOCKER_CMD');
    const missing = await call(404, 'getProfile', { path: { name: 'blender-9' } });
    expect(missing.body).toEqual({ message: 'No such profile: blender-9' });
    await call(200, 'getUserComputingQuotas');
    await call(200, 'getOrganizationComputingQuotas');
    await call(200, 'getAccountCredits');
    const projectId = info.body.projects?.[0]?.uuid ?? '';
    const budgets = await call<Schemas['BudgetList']>(200, 'listProjectBudgets', {
      path: { projectId },
      query: { activeOnly: 'True' },
    });
    expect(budgets.body.budgets).toMatchObject([{ alias: 'local figures', isArchived: false }]);
    await call(404, 'listProjectBudgets', { path: { projectId: nobody } });
  });

  test('of hardware constraints', async () => {
    const page = await call<Schemas['HardwareConstraintPage']>(200, 'listHardwareConstraints');
    const { data, total } = page.body;
    expect(data).toHaveLength(Math.min(total, 50));
    expect(new Set(data.map(({ discriminator }) => discriminator)).size).toBe(12);
    const one = await call<Schemas['HardwareConstraintPage']>(200, 'listHardwareConstraints', {
      query: { Limit: 1, offset: total - 1 },
    });
    expect(one.body.data).toEqual(data.slice(-1));
    const cpu = data.find((item) => item.discriminator === 'CpuModelHardwareConstraint');
    const word = cpu?.cpuModel.split(' ')[0]?.toLowerCase() ?? '';
    const found = await call(200, 'searchCpuModelConstraints', { query: { cpuModel: word } });
    expect(found.body).toEqual([cpu]);
    await call(400, 'searchCpuModelConstraints');
    await call(404, 'searchCpuModelConstraints', { query: { cpuModel: 'Z80' } });
    await call(400, 'listHardwareConstraints', { query: { limit: 'many' } });
  });

  test('of secrets', async () => {
    const path = { key: 'db/main/password' };
    await call(201, 'createSecret', { path, body: { Value: 'canary-of-secrets' } });
    const taken = await call(409, 'createSecret', { path, body: { Value: 'other' } });
    expect(taken.body).toEqual({ error: 'The secret db/main/password exists already' });
    expect((await call(200, 'getSecret', { path })).body).toEqual({ value: 'canary-of-secrets' });
    await call(204, 'updateSecret', { path, body: { value: 'new' } });
    expect((await call(200, 'getSecret', { path })).body).toEqual({ value: 'new' });
    await call(201, 'createSecret', { path: { key: 'db/user' }, body: { Value: 'u' } });
    await call(201, 'createSecret', { path: { key: 'dbx' }, body: { Value: '' } });
    const list = (prefix: string) => call(200, 'listSecrets', { path: { prefix } });
    expect((await list('')).body).toEqual({ keys: ['db/', 'dbx'] });
    expect((await list('db')).body).toEqual({ keys: ['main/', 'user'] });
    expect((await list('db/main/')).body).toEqual({ keys: ['password'] });
    await call(204, 'deleteSecret', { path });
    for (const operation of ['getSecret', 'deleteSecret']) await call(404, operation, { path });
    const unknown = await call(404, 'updateSecret', { path, body: { Value: 'x' } });
    expect(unknown.body).toEqual({ error: 'No such secret: db/main/password' });
    await call(400, 'createSecret', { path: { key: 'n' }, body: { Value: { no: 'text' } } });
  });

  test('of a task that runs', async () => {
    const script = 'echo out; echo err >&2; echo x > "$QARNOT_RESULTS_DIRECTORY/x"; sleep 60';
    const body = shellTask(script, {
      shortname: 'the-one',
      tags: ['a', 'b'],
      instanceCount: 2,
      resultBucket: 'results',
      forcedNetworkRules: [{ inbound: true, proto: 'tcp', name: 'ssh', port: '22' }],
    });
    const made = await call<Uuid>(200, 'createTask', { body });
    const { uuid } = made.body;
    expect(made.headers.get('location')).toBe(`${started.cloud.urls.api}/v1/tasks/${uuid}`);
    const path = { taskId: uuid };
    await started.qarnot.until(uuid, ({ runningInstanceCount }) => runningInstanceCount === 2);
    for (const operation of ['listTasks', 'listTaskSummaries']) {
      const query = { tag: ['none', 'b'] };
      const list = await call<Uuid[]>(200, operation, { query });
      expect(list.body.map((task) => task.uuid)).toEqual([uuid]);
      expect((await call(200, operation, { query: { tag: 'none' } })).body).toEqual([]);
    }
    for (const operation of ['listTasksPage', 'listTaskSummariesPage']) {
      const page = await call<Schemas['TaskPage']>(200, operation, { body: {} });
      expect(page.body).toMatchObject({ count: 1, total: 1, isTruncated: false, nextToken: null });
    }
    const found = await call<Uuid[]>(200, 'searchTasks', { body: { filter: null } });
    expect(found.body).toHaveLength(1);
    expect((await call<Uuid>(200, 'getTask', { path: { taskId: 'the-one' } })).body.uuid).toBe(
      uuid,
    );
    await started.qarnot.until(uuid, () => true);
    const read = async (operation: string, more: object = {}): Promise<unknown> =>
      (await call(200, operation, { path: { ...path, ...more } })).body;
    await expect.poll(() => read('getTaskStdout')).toBe(' 0> out\n 1> out\n');
    await expect.poll(() => read('getTaskStderr')).toBe(' 0> err\n 1> err\n');
    expect(await read('getTaskInstanceStdout', { instanceId: 1 })).toBe(' 1> out\n');
    expect(await read('getTaskInstanceStderr', { instanceId: 0 })).toBe(' 0> err\n');
    expect(await read('getLastTaskStdout')).toContain(' 1> out\n');
    expect(await read('getLastTaskStdout')).toBe('');
    expect(await read('getLastTaskStderr')).toContain(' 0> err\n');
    expect(await read('getLastTaskInstanceStdout', { instanceId: 1 })).toBe(' 1> out\n');
    expect(await read('getLastTaskInstanceStderr', { instanceId: 1 })).toBe(' 1> err\n');
    await call(404, 'getTaskInstanceStdout', { path: { ...path, instanceId: 2 } });

    await call(200, 'updateTask', { path, body: { tags: ['c'], name: 'ignored' } });
    expect(await started.qarnot.get(uuid)).toMatchObject({ name: 'test', tags: ['c'] });
    await call(200, 'refreshTaskResources', { path });
    const snapshot = await call<{ id: string }>(200, 'createSnapshot', { path });
    expect(snapshot.body.id).toMatch(new RegExp(`^snap_${uuid}_\\d{14}`));
    await call(200, 'createSnapshotAlias', { path, body: { bucketPrefix: 's/' } });
    await expect
      .poll(async () => {
        const status = { path: { ...path, snapshotId: snapshot.body.id } };
        return (await call<Schemas['Snapshot']>(200, 'getSnapshot', status)).body.status;
      })
      .toBe('success');
    await call(404, 'getSnapshot', { path: { ...path, snapshotId: 'snap_none' } });
    await call(200, 'setPeriodicSnapshot', { path, body: { interval: 0 } });
    await call(400, 'setPeriodicSnapshot', { path, body: { interval: -1 } });
    const forwards = await call(200, 'getTaskPortForwards', { path });
    expect(forwards.body).toMatchObject({
      0: { ssh: { proto: 'tcp', port: 22, enabled: true } },
      1: { ssh: { access: { publicHost: `${uuid}-1-ssh.gateway.qarnotservices.com` } } },
    });
    const query = { comparisonDatacenter: 'asian_dc' };
    const carbon = await call(200, 'getTaskCarbonFacts', { path, query });
    expect(carbon.body).toMatchObject({
      equivalent_datacenter_name: 'asian_dc',
      comparisonDataCenterName: 'asian_dc',
    });
    expect(carbon.headers.get('x-irori-figures')).toContain('local');
    await call(200, 'getTaskCredits', { path });

    await call(200, 'abortTask', { path });
    const { state } = await started.qarnot.get(uuid);
    expect(['PendingCancel', 'Cancelled']).toContain(state);
    await started.qarnot.untilEnd(uuid);
    await call(403, 'abortTask', { path });
    await call(400, 'refreshTaskResources', { path });

    for (const operation of ['resumeTask', 'recoverTask', 'cloneTask']) {
      const again = await call<Uuid>(200, operation, { path, body: { name: operation } });
      expect(await started.qarnot.get(again.body.uuid)).toMatchObject({
        name: operation,
        instanceCount: 2,
        constants: (body as { constants: object }).constants,
      });
      await call(200, 'deleteTask', { path: { taskId: again.body.uuid } });
    }
    await call(400, 'retryTask', { path, body: {} });
    await call(200, 'restartTask', { path });
    await call(200, 'deleteTask', { path });
    await untilGone('getTask', path);
    for (const operation of ['getTask', 'abortTask', 'getTaskStdout', 'getTaskCredits']) {
      expect((await call(404, operation, { path })).body).toEqual({
        message: `No such task: ${uuid}`,
      });
    }
  });

  test('that runs what failed again', async () => {
    const task = await started.qarnot.run('test $INSTANCE_ID != 1', { instanceCount: 3 });
    expect(task).toMatchObject({ state: 'Failure', previousState: 'UploadingResults' });
    const path = { taskId: task.uuid };
    const again = await call<Uuid>(200, 'retryTask', { path, body: {} });
    const retried = await started.qarnot.untilEnd(again.body.uuid);
    expect(retried).toMatchObject({ instanceCount: 1, advancedRanges: '1', state: 'Failure' });
    await call(400, 'resumeTask', { path, body: {} });
  });

  test('of jobs', async () => {
    const body = { name: 'nightly', shortname: 'nightly', useDependencies: true, tags: ['j'] };
    const { uuid } = (await call<Uuid>(200, 'createJob', { body })).body;
    const path = { jobId: 'nightly' };
    const job = (await call<Schemas['Job']>(200, 'getJob', { path })).body;
    expect(job).toMatchObject({ ...body, uuid, state: 'Active', maxWallTime: '00:00:00' });
    expect((await call(200, 'listJobs', { query: { tag: 'j' } })).body).toEqual([job]);
    expect((await call(200, 'searchJobs', { body: {} })).body).toEqual([job]);
    const page = await call<Schemas['JobPage']>(200, 'listJobsPage', { body: {} });
    expect(page.body.data).toEqual([job]);
    const taskId = await started.qarnot.create(shellTask('sleep 60', { jobUuid: uuid }));
    const tasks = await call<Uuid[]>(200, 'listJobTasks', { path });
    expect(tasks.body.map((task) => task.uuid)).toEqual([taskId]);
    await call(403, 'deleteJob', { path });
    await call(200, 'terminateJob', { path });
    await until('getJob', path, 'Completed');
    expect((await started.qarnot.untilEnd(taskId)).state).toBe('Cancelled');
    await call(403, 'terminateJob', { path });
    await call(200, 'deleteJob', { path, query: { force: 'True' } });
    await untilGone('getJob', path);
    await call(404, 'deleteJob', { path });
  });

  test('of pools', async () => {
    const policies = [
      { type: 'Fixed', slotsCount: 1, name: 'p', enabledPeriods: [{ type: 'Always', name: 'x' }] },
    ];
    const body = { name: 'farm', shortname: 'farm', profile: 'docker-batch', tags: ['f'] };
    const { uuid } = (
      await call<Uuid>(200, 'createPool', { body: { ...body, scaling: { policies } } })
    ).body;
    const path = { poolId: uuid };
    expect((await call(200, 'getPool', { path: { poolId: 'farm' } })).body).toMatchObject({
      ...body,
      uuid,
      scaling: { policies, activePolicyName: 'p' },
    });
    for (const operation of ['listPools', 'listPoolSummaries']) {
      const list = await call<Uuid[]>(200, operation, { query: { tag: 'x,f' } });
      expect(list.body.map((pool) => pool.uuid)).toEqual([uuid]);
    }
    for (const operation of ['listPoolsPage', 'listPoolSummariesPage']) {
      const page = await call(200, operation, { body: { orderBy: 'executionTime' } });
      expect(page.body).toMatchObject({ count: 1, total: 1 });
    }
    expect((await call<Uuid[]>(200, 'searchPools', { body: {} })).body).toHaveLength(1);
    const job = await call<Uuid>(200, 'createJob', { body: { name: 'j', poolUuid: uuid } });
    const script = 'echo in the pool';
    const asked = { ...shellTask(script), profile: null, jobUuid: job.body.uuid };
    const taskId = await started.qarnot.create(asked);
    expect(await started.qarnot.untilEnd(taskId)).toMatchObject({
      state: 'Success',
      poolUuid: uuid,
      profile: null,
    });
    const jobs = await call<Uuid[]>(200, 'listPoolJobs', { path });
    expect(jobs.body.map((one) => one.uuid)).toEqual([job.body.uuid]);
    const tasks = await call<Uuid[]>(200, 'listPoolTasks', { path });
    expect(tasks.body.map((one) => one.uuid)).toEqual([taskId]);
    expect((await call(200, 'getPoolScaling', { path })).body).toEqual({
      policies,
      activePolicyName: 'p',
    });
    await call(200, 'checkPoolScaling', { body: { policies } });
    const other = [{ type: 'ManagedTasksQueue', minTotalSlots: 0, maxTotalSlots: 2 }];
    await call(200, 'updatePoolScaling', { path, body: { policies: other } });
    await call(200, 'updatePool', {
      path,
      body: { tags: ['g'], constants: [{ key: 'K', value: 'v' }] },
    });
    expect((await call(200, 'getPool', { path })).body).toMatchObject({
      tags: ['g'],
      constants: [{ key: 'K', value: 'v' }],
      scaling: { policies: other },
    });
    for (const operation of [
      'getPoolStdout',
      'getPoolStderr',
      'getLastPoolStdout',
      'getLastPoolStderr',
    ]) {
      expect((await call(200, operation, { path })).body).toBeTypeOf('string');
    }
    const instance = { ...path, instanceId: 0 };
    for (const stream of ['Stdout', 'Stderr']) {
      await call(200, `getPoolInstance${stream}`, { path: instance });
      await call(200, `getLastPoolInstance${stream}`, { path: instance });
    }
    await call(200, 'getPoolCarbonFacts', { path });
    await call(200, 'getPoolCredits', { path });
    await call(200, 'refreshPoolResources', { path });
    const copy = await call<Uuid>(200, 'clonePool', { path, body: { shortname: 'farm2' } });
    await call(200, 'closePool', { path });
    expect(['Closing', 'Closed']).toContain(
      (await call<{ state: string }>(200, 'getPool', { path })).body.state,
    );
    await until('getPool', path, 'Closed');
    await call(403, 'closePool', { path });
    await call(400, 'refreshPoolResources', { path });
    for (const poolId of [uuid, copy.body.uuid]) {
      await call(200, 'deletePool', { path: { poolId } });
      await untilGone('getPool', { poolId });
    }
    expect((await call(404, 'closePool', { path })).body).toEqual({
      message: `No such pool: ${uuid}`,
    });
  });

  test('needs the token, but for two', async () => {
    for (const operationId of described.keys()) {
      const headers = { authorization: `${started.qarnot.token}0` };
      const path = { taskId: 'x', poolId: 'x', jobId: 'x', projectId: 'x', instanceId: 0 };
      const isOpen = ['getSettings', 'listVersions'].includes(operationId);
      const names = { name: 'x', key: 'x', snapshotId: 'x' };
      const { status, body } = await started.qarnot.call(operationId, {
        path: { ...path, ...names },
        headers,
      });
      expect(status, operationId).toBe(isOpen ? 200 : 401);
      if (isOpen) continue;
      expect(body).toEqual({ error: { message: 'Bad authentication token', code: 401 }, data: {} });
    }
  });

  test('was called and answered as described', () => {
    const succeeded = [...seen].filter(([, statuses]) =>
      [...statuses].some((status) => status < 300),
    );
    expect(succeeded.map(([operationId]) => operationId).sort()).toEqual(
      [...described.keys()].sort(),
    );
    expect(described.size).toBe(83);
  });
});
