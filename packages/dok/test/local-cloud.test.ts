import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { collectText, startFaultServer, temporaryDirectory } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import DOK, { type DokOptions, operations, type Task } from '../src/index.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 2 });
});
afterAll(() => cloud.close());
afterEach(() => cloud.reset());

/** The operations that were performed, by name. */
const performed = new Set<string>();

function clientOf(options: DokOptions = {}): DOK {
  return new DOK({
    ...cloud.dok,
    middleware: [
      (request, next, { operation }) => {
        performed.add(operation);
        return next(request);
      },
    ],
    ...options,
  });
}

const quickly = { pollInterval: 50 };

async function submit(dok: DOK, script: string, environment = {}): Promise<Task> {
  const container = (await dok.container())
    .set('image', 'debian:bookworm-slim')
    .set('plan', 'v100-32gb')
    .set('command', ['/bin/sh', '-c', script])
    .set('environment', environment);
  const task = (await dok.task()).set('name', 'test').set('tags', ['sdk']);
  task.containers = [container];
  task.executionTimeLimitSec = 600;
  return task.save();
}

describe('all 39 operations', () => {
  test('a task: submitted, followed, waited for, fetched, priced, deleted', async () => {
    await using directory = await temporaryDirectory();
    const dok = clientOf();
    const task = await submit(
      dok,
      'echo "epoch $EPOCHS"; echo result > "$SAKURA_ARTIFACT_DIR/result.txt"; echo err >&2',
      { EPOCHS: 3 },
    );
    expect([task.phase, task.tags, task.executionTimeLimitSec]).toEqual(['queued', ['sdk'], 600]);
    expect((await collectText(task.logs({ follow: true }))).split('\n').sort()).toEqual([
      '',
      'epoch 3',
      'err',
    ]);
    await task.wait(quickly);
    expect(task).toMatchObject({ status: 'done', phase: 'done', isSuccessful: true });
    expect(task.containers[0]).toMatchObject({ index: 0, exitCode: 0, plan: 'v100-32gb' });
    expect(task.containers[0]?.startAt).toBeInstanceOf(Date);
    expect(await task.output()).toContain('epoch 3');
    expect(await (await fetch(await task.outputUrl())).text()).toContain('epoch 3');

    const { files } = await task.downloadArtifact({ extractTo: directory.path });
    expect(files).toEqual(['result.txt']);
    expect(await readFile(join(directory.path, 'result.txt'), 'utf8')).toBe('result\n');
    const { artifacts, meta } = await dok.artifacts({ task: task.id });
    expect([artifacts.length, meta.count]).toEqual([1, 1]);
    const artifact = await dok.artifact(artifacts[0]?.id ?? '');
    expect(artifact).toMatchObject({ task: task.id, filename: 'artifact.tar.gz' });
    expect(await artifact.downloadUrl()).toContain(task.id);

    const cost = await dok.costs.ofTask(task);
    expect(cost).toMatchObject({ currency: 'JPY', isFinal: true });
    expect(Number(cost.amount)).toBeGreaterThan(0);
    await dok.costs.unitPrices();
    await dok.costs.billingInfos();
    expect((await dok.costs.byPlan()).map(({ plan }) => plan)).toContain('v100-32gb');
    expect((await dok.plans()).plans.map(({ id }) => id)).toContain('h100-80gb');

    const listed = await dok.tasks({ tasks: 'test', tag: 'sdk', status: ['done', 'running'] });
    expect(listed.tasks.map(({ id }) => id)).toEqual([task.id]);
    await task.delete();
    await expect(dok.task(task.id)).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  test('a task that is canceled while it runs keeps what it had written', async () => {
    const dok = clientOf();
    const task = await submit(dok, 'echo begun; sleep 60');
    let output = '';
    for await (const chunk of task.logs({ follow: true })) {
      output += Buffer.from(chunk).toString();
      if (output.includes('begun')) break;
    }
    await task.setNotification({ isEnabled: false, endpointIds: [] });
    await task.cancel();
    await task.wait(quickly);
    expect(task).toMatchObject({ status: 'canceled', isSuccessful: false });
    expect(task.canceledAt).toBeInstanceOf(Date);
    await expect(task.cancel()).rejects.toMatchObject({ reason: 'TASK_NOT_CANCELABLE' });
    expect(await task.output()).toBe('begun\n');
  });

  test('registries', async () => {
    const { registries } = clientOf();
    const login = { hostname: 'mylab.sakuracr.jp', username: 'puller', password: 'p' };
    const created = await registries.create(login);
    expect(created).toMatchObject({ hostname: 'mylab.sakuracr.jp', username: 'puller' });
    expect(created.createdAt).toBeInstanceOf(Date);
    await registries.replace(created.id, { ...login, username: 'other' });
    expect((await registries.get(created.id)).username).toBe('other');
    const page = await registries.list();
    expect([page.registries.length, page.meta.totalPages]).toEqual([1, 1]);
    await registries.delete(created.id);
    await expect(registries.get(created.id)).rejects.toMatchObject({ status: 404 });
  });

  test('SSH keys', async () => {
    const { sshKeys } = clientOf();
    const pubKey =
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGmz0Yb0Yb0Yb0Yb0Yb0Yb0Yb0Yb0Yb0Yb0Yb0Yb me';
    const created = await sshKeys.create({ name: 'laptop', pubKey });
    expect(created).toMatchObject({ name: 'laptop', pubKey, isActive: true });
    await sshKeys.update(created.id, { name: 'old laptop', isActive: false });
    expect(await sshKeys.get(created.id)).toMatchObject({ name: 'old laptop', isActive: false });
    expect(await sshKeys.list({ isActive: true }).toArray({ limit: 9 })).toEqual([]);
    expect((await sshKeys.list()).sshKeys).toHaveLength(1);
    await sshKeys.delete(created.id);
    expect((await sshKeys.list()).meta.count).toBe(0);
  });

  test('notifications', async () => {
    const hook = await startFaultServer((_, count) => ({
      status: count === 1 ? 200 : 500,
      json: {},
    }));
    const dok = clientOf();
    const { endpoints, settings } = dok.notifications;
    const endpoint = await endpoints.create({ address: hook.url });
    expect(endpoint).toMatchObject({ endpointType: 'webhook', address: hook.url });
    await endpoints.update(endpoint.id, { address: `${hook.url}/b` });
    expect((await endpoints.patch(endpoint.id, { address: `${hook.url}/a` })).id).toBe(endpoint.id);
    expect((await endpoints.get(endpoint.id)).address).toBe(`${hook.url}/a`);
    expect((await endpoints.list()).endpoints).toHaveLength(1);

    const setting = await settings.create({
      eventType: 'task_completed',
      isEnabled: true,
      endpointIds: [endpoint.id],
    });
    expect(setting.endpoints.map(({ id }) => id)).toEqual([endpoint.id]);
    await settings.patch(setting.id, { isEnabled: false });
    expect((await settings.get(setting.id)).isEnabled).toBe(false);
    await settings.replace(setting.id, {
      eventType: 'task_completed',
      isEnabled: true,
      endpointIds: [],
    });
    expect((await settings.list()).settings[0]?.endpoints).toEqual([]);

    const { notifications } = dok;
    const url = `${hook.url}/test`;
    expect(await notifications.testWebhook({ url })).toMatchObject({
      ok: true,
      webhookStatusCode: 200,
    });
    expect(await notifications.testWebhook({ url })).toMatchObject({
      ok: false,
      webhookStatusCode: 500,
    });
    await expect(notifications.testWebhook({ url: 'nowhere' })).rejects.toMatchObject({
      name: 'BadRequestError',
    });
    await hook.close();
    await expect(notifications.testWebhook({ url })).rejects.toMatchObject({ status: 502 });
    await settings.delete(setting.id);
    await endpoints.delete(endpoint.id);
  });

  test('the account and its terms', async () => {
    const dok = clientOf();
    const account = await dok.account();
    expect(account.id).toMatch(/^\d+$/);
    await dok.agreeToTerms({ version: 'v20260101' });
    expect((await dok.account()).termsAgreedVersion).toBe('v20260101');
  });

  test('were all performed above', () => {
    const missing = Object.keys(operations).filter((operation) => !performed.has(operation));
    expect(missing).toEqual([]);
  });
});

describe('refusals', () => {
  test('a wrong key', async () => {
    await expect(clientOf({ accessTokenSecret: 'wrong-secret' }).tasks()).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
  });

  test('a running task cannot be deleted', async () => {
    const task = await submit(clientOf(), 'sleep 60');
    await expect(task.delete()).rejects.toMatchObject({ reason: 'TASK_NOT_DELETABLE' });
  });

  test.each([
    [{ 'dok.termsAgreed': 'false' }, 'TERMS_NOT_ACCEPTED'],
    [{ 'dok.permission': 'denied' }, 'DOK_PERMISSION_MISSING'],
  ])('%o', async (set, reason) => {
    const refusing = await createLocalCloud({ set });
    try {
      await expect(submit(new DOK(refusing.dok), 'true')).rejects.toMatchObject({ reason });
    } finally {
      await refusing.close();
    }
  });
});

describe('faults', () => {
  test('a create whose answer is lost made one task, and the error leads to it', async () => {
    cloud.faults.add({ match: { operation: 'createTask' }, times: 1, lostReply: true });
    const dok = clientOf();
    const error = await submit(dok, 'true').catch((caught) => caught);
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown', attempts: 1 });
    expect(error.message).toContain('dok.tasks({ tasks: "test" })');
    expect((await dok.tasks({ tasks: 'test' })).meta.count).toBe(1);
  });

  test('a cancel whose answer is lost is a cancel', async () => {
    const task = await submit(clientOf(), 'sleep 60');
    cloud.faults.add({ match: { operation: 'cancelTask' }, times: 1, lostReply: true });
    await task.cancel();
    expect(task.status).toBe('canceled');
  });

  test('a log that is cut again and again comes whole', async () => {
    const task = await submit(
      clientOf(),
      'i=0; while [ $i -lt 5000 ]; do echo line $i; i=$((i+1)); done',
    );
    const expected = Array.from({ length: 5000 }, (_, index) => `line ${index}\n`).join('');
    expect(await collectText(task.logs({ follow: true }))).toBe(expected);
    cloud.faults.add({ match: { operation: 'file' }, times: 2, truncate: 20_000 });
    expect(await task.output()).toBe(expected);
  });
});

test.each(['2025-05', '2026-03', '2026-06'])(
  'the answers of %s are understood',
  async (profile) => {
    const older = await createLocalCloud({ set: { 'dok.profile': profile } });
    try {
      const dok = new DOK(older.dok);
      const task = await submit(dok, 'echo x > "$SAKURA_ARTIFACT_DIR/x"');
      await task.wait(quickly);
      expect(task.isSuccessful).toBe(true);
      expect(task.artifact?.filename).toBe('artifact.tar.gz');
      expect((await dok.tasks()).tasks[0]?.containers[0]?.image).toBe('debian:bookworm-slim');
      expect(await dok.account()).toMatchObject({ memberId: expect.any(String) });
    } finally {
      await older.close();
    }
  },
);

test('what is not known of the real cloud may be this way, too', async () => {
  await using directory = await temporaryDirectory();
  const other = await createLocalCloud({
    set: {
      'dok.logFrames': 'binary',
      'dok.logReplay': 'none',
      'dok.outputWhileRunning': 'missing',
      'dok.artifactDelay': '1',
      'dok.nonzeroExit': 'done',
      'dok.cancelAnswer': 'running',
    },
  });
  try {
    const dok = new DOK(other.dok);
    const task = await submit(dok, 'echo out; echo x > "$SAKURA_ARTIFACT_DIR/x"; exit 7');
    await task.wait(quickly);
    expect(task).toMatchObject({ status: 'done', isSuccessful: false });
    expect(task.containers[0]?.exitCode).toBe(7);
    expect(await task.output()).toBe('out\n');
    const { files } = await task.downloadArtifact({ extractTo: directory.path });
    expect(files).toEqual(['x']);

    const canceled = await submit(dok, 'sleep 60');
    await canceled.cancel();
    await canceled.wait(quickly);
    expect(canceled.status).toBe('canceled');
  } finally {
    await other.close();
  }
});

test('clients with different credentials work side by side', async () => {
  const second = await createLocalCloud();
  try {
    const [here, there] = [clientOf(), new DOK(second.dok)];
    const [a] = await Promise.all([submit(here, 'true'), submit(there, 'true')]);
    expect((await here.tasks()).meta.count).toBe(1);
    await expect(there.task(a.id)).rejects.toMatchObject({ status: 404 });
  } finally {
    await second.close();
  }
});
