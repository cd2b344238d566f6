import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type CallInput, seen } from './support/client.ts';
import { startCloud, type TestCloud } from './support/cloud.ts';
import { described } from './support/description.ts';

type Id = { readonly id: string };

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
  const answer = await started.dok.call<T>(operationId, input);
  expect(answer.status, `${operationId}: ${JSON.stringify(answer.body)}`).toBe(status);
  return answer;
}

describe('every operation', () => {
  test('account and plans', async () => {
    const account = await call<{ account: { account_id: string } }>(200, 'getAccount');
    expect(account.body.account.account_id).toMatch(/^\d+$/);
    await call(204, 'acceptTerms', { query: { version: 'v20261122' } });
    const after = await call<{ account: object }>(200, 'getAccount');
    expect(after.body.account).toMatchObject({ tos_agreed_version: 'v20261122' });
    const plans = await call<{ results: Id[] }>(200, 'listPlans');
    expect(plans.body.results.map(({ id }) => id)).toContain('h100-80gb');
  });

  test('registries never give the password back', async () => {
    const body = { hostname: 'lab.example', username: 'puller', password: 'p4ss-canary' };
    const created = await call<Id>(201, 'createRegistry', { body });
    const path = { registryId: created.body.id };
    const changed = { ...body, username: 'other' };
    const replaced = await call(200, 'replaceRegistry', { path, body: changed });
    expect(replaced.body).toMatchObject({ id: created.body.id, username: 'other' });
    const one = await call(200, 'getRegistry', { path });
    const list = await call<{ results: Id[] }>(200, 'listRegistries');
    expect(list.body.results).toEqual([one.body]);
    expect(JSON.stringify([created, replaced, one, list])).not.toContain('p4ss-canary');
    await call(422, 'replaceRegistry', { path, body: { hostname: 'a', username: 'b' } });
    await call(204, 'deleteRegistry', { path });
    await call(404, 'getRegistry', { path });
    await call(404, 'deleteRegistry', { path });
  });

  test('tasks', async () => {
    const task = await started.dok.create('echo out; sleep 60', { tags: ['a'] });
    const path = { taskId: task.id };
    expect(task.status).toBe('waiting');
    await started.dok.untilStarted(task.id);
    const list = await call<{ results: Id[] }>(200, 'listTasks', { query: { tag: 'a' } });
    expect(list.body.results.map(({ id }) => id)).toEqual([task.id]);
    const stream = await call(200, 'openLogStream', { path: { ...path, containerIndex: 0 } });
    expect(stream.body).toMatchObject({ url: expect.stringMatching(/^ws:/) });
    await call(200, 'setTaskNotification', { path, body: { is_enabled: false } });
    await call(403, 'deleteTask', { path });
    const canceled = await call(200, 'cancelTask', { path });
    expect(canceled.body).toMatchObject({ status: 'canceled' });
    await started.dok.untilEnd(task.id);
    await call(403, 'cancelTask', { path });
    await call(403, 'openLogStream', { path: { ...path, containerIndex: 0 } });
    const file = await call<{ url: string }>(200, 'getTaskFileUrl', {
      path: { ...path, target: 'output' },
    });
    expect(await (await fetch(file.body.url)).text()).toBe('out\n');
    await call(404, 'getTaskFileUrl', { path: { ...path, target: 'input' } });
    await call(204, 'deleteTask', { path });
    await call(404, 'getTask', { path });
    await call(404, 'cancelTask', { path });
    await call(404, 'deleteTask', { path });
  });

  test('artifacts', async () => {
    const task = await started.dok.run('echo x > "$SAKURA_ARTIFACT_DIR/x"');
    const list = await call<{ results: Id[] }>(200, 'listArtifacts', { query: { task: task.id } });
    expect(list.body.results).toEqual([task.artifact]);
    const path = { artifactId: task.artifact?.id ?? '' };
    expect((await call(200, 'getArtifact', { path })).body).toEqual(task.artifact);
    const signed = await call<{ url: string }>(200, 'getArtifactUrl', {
      path,
      query: { filename: 'mine.tgz' },
    });
    expect(signed.body.url).toContain(task.id);
    const unknown = { artifactId: '00000000-0000-4000-8000-000000000000' };
    await call(404, 'getArtifact', { path: unknown });
    await call(404, 'getArtifactUrl', { path: unknown });
  });

  test('ssh keys', async () => {
    const body = { name: 'laptop', pub_key: 'ssh-ed25519 AAAA me', is_active: true };
    const created = await call<Id>(201, 'createSshKey', { body });
    const path = { keyId: created.body.id };
    const change = { name: 'old laptop', is_active: false };
    const updated = await call(200, 'updateSshKey', { path, body: change });
    expect(updated.body).toEqual({ ...created.body, ...change });
    expect((await call(200, 'getSshKey', { path })).body).toEqual(updated.body);
    const active = await call<{ results: Id[] }>(200, 'listSshKeys', {
      query: { is_active: true },
    });
    expect(active.body.results).toEqual([]);
    const idle = await call<{ results: Id[] }>(200, 'listSshKeys', {
      query: { is_active: false },
    });
    expect(idle.body.results).toEqual([updated.body]);
    await call(422, 'createSshKey', { body: change });
    await call(204, 'deleteSshKey', { path });
    await call(404, 'getSshKey', { path });
    await call(404, 'updateSshKey', { path, body: change });
    await call(404, 'deleteSshKey', { path });
  });

  test('prices and bills', async () => {
    const query = { year: 2026, month: 6, day: 10 };
    const prices = await call<{ results: object[] }>(200, 'listUnitPrices', { query });
    expect(prices.body.results).toContainEqual({
      plan: 'h100-80gb',
      price: '0.28',
      is_overridden: false,
      begin_at: '2025-08-01',
      end_at: null,
    });
    await call(200, 'listBillingInfos', { query });
    await call(400, 'listUnitPrices', { query: { year: 2026, month: 6 } });
    await call(400, 'listBillingInfos');
    await call(400, 'listBillingInfos', { query: { year: 2026, month: 2, day: 30 } });
  });

  test('notification endpoints and settings', async () => {
    const address = 'https://hooks.example/dok';
    const endpoint = await call<{ id: number }>(201, 'createNotificationEndpoint', {
      body: { endpoint_type: 'webhook', address },
    });
    const { id } = endpoint.body;
    expect(id).toBeTypeOf('number');
    const path = { endpointId: id };
    const moved = { body: { address: 'https://hooks.example/2' }, path };
    expect((await call(200, 'updateNotificationEndpoint', moved)).body).toMatchObject(moved.body);
    await call(200, 'patchNotificationEndpoint', { path, body: {} });
    await call(422, 'patchNotificationEndpoint', { path, body: { address: 'file:///etc' } });
    const account = await call(200, 'getAccount');
    expect(account.body).toMatchObject({
      notification: { endpoints: [{ id, address: 'https://hooks.example/2' }] },
    });

    const setting = { event_type: 'task_completed', is_enabled: true, endpoint_ids: [id] };
    const created = await call<Id>(201, 'createNotificationSetting', { body: setting });
    const settingPath = { settingId: created.body.id };
    expect(created.body).toMatchObject({ endpoints: [{ id }] });
    await call(422, 'createNotificationSetting', { body: { ...setting, endpoint_ids: [99] } });
    await call(200, 'patchNotificationSetting', { path: settingPath, body: { is_enabled: false } });
    const off = await call(200, 'getNotificationSetting', { path: settingPath });
    expect(off.body).toMatchObject({ is_enabled: false, endpoints: [{ id }] });
    const none = { ...setting, endpoint_ids: [] };
    await call(200, 'replaceNotificationSetting', { path: settingPath, body: none });
    const list = await call<{ results: object[] }>(200, 'listNotificationSettings');
    expect(list.body.results).toMatchObject([{ id: created.body.id, endpoints: [] }]);
    await call(204, 'deleteNotificationSetting', { path: settingPath });
    await call(404, 'getNotificationSetting', { path: settingPath });

    await call(200, 'getNotificationEndpoint', { path });
    const endpoints = await call<{ results: object[] }>(200, 'listNotificationEndpoints');
    expect(endpoints.body.results).toHaveLength(1);
    await call(204, 'deleteNotificationEndpoint', { path });
    await call(404, 'getNotificationEndpoint', { path });
    await call(404, 'getNotificationEndpoint', { path: { endpointId: 'x' } });
  });

  test('test webhook', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/no' ? 500 : 200).end('thank you');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const good = await call(200, 'sendTestWebhook', { body: { url: `${origin}/yes` } });
    expect(good.body).toEqual({ ok: true, webhook_status_code: 200, response_body: 'thank you' });
    const bad = await call(400, 'sendTestWebhook', { body: { url: `${origin}/no` } });
    expect(bad.body).toMatchObject({ ok: false, webhook_status_code: 500 });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await call(502, 'sendTestWebhook', { body: { url: origin } });
    await call(400, 'sendTestWebhook', { body: { url: 'ftp://example.net' } });
    await call(400, 'sendTestWebhook', { body: {} });
  });

  test('needs credentials', async () => {
    for (const operationId of described.keys()) {
      const path = { taskId: 'x', target: 'output', containerIndex: 0 };
      const headers = { authorization: 'Basic bm86bm8=' };
      const { body } = await call(401, operationId, { path, headers });
      expect(body).toMatchObject({ error_code: 'unauthorized', is_fatal: true });
    }
  });

  test('was called and answered as described', () => {
    const succeeded = [...seen].filter(([, statuses]) =>
      [...statuses].some((status) => status < 300),
    );
    expect(succeeded.map(([operationId]) => operationId).sort()).toEqual(
      [...described.keys()].sort(),
    );
    expect(described.size).toBe(39);
  });
});
