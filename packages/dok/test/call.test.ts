import { type FaultServer, startFaultServer } from '@irori/testkit';
import { afterEach, expect, test } from 'vitest';
import { type OperationId, operations } from '../src/index.ts';
import { effectOf } from '../src/request/send.ts';
import { clientOf, TASK_ID, wirePage } from './fixtures.ts';

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...args: Parameters<typeof startFaultServer>): Promise<FaultServer> {
  const server = await startFaultServer(...args);
  servers.push(server);
  return server;
}

test('sends path, query and body by the names of the API, and gives the answer as it came', async () => {
  const page = wirePage([{ id: 'x', anything: { goes: true } }]);
  const server = await serve([{ json: page }, { status: 204 }, { json: { ok: true } }]);
  const dok = clientOf(server);
  const params = { page_size: 20, status: ['running', 'waiting'] };
  expect(await dok.call('listTasks', { params })).toEqual(page);
  expect(await dok.call('deleteTask', { params: { taskId: TASK_ID } })).toBeUndefined();
  const { data, response } = await dok
    .call('setTaskNotification', { params: { taskId: 'a/b' }, body: { is_enabled: true } })
    .withResponse();
  expect([data, response.status]).toEqual([{ ok: true }, 200]);
  expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['GET', '/tasks/?page_size=20&status=running,waiting', ''],
    ['DELETE', `/tasks/${TASK_ID}/`, ''],
    ['PUT', '/tasks/a%2Fb/notification-preference/', '{"is_enabled":true}'],
  ]);
});

test.each([
  ['getTsk', {}, 'DOK has no operation getTsk. Did you mean getTask?'],
  ['toString', {}, 'DOK has no operation toString.'],
  ['getTask', {}, 'The parameter taskId is missing.'],
  ['getTask', { params: { taskId: '..' } }, 'segment ".."'],
  ['getTask', { params: { taskId: 'x', pagesize: 1 } }, 'Unknown key in getTask: pagesize.'],
  ['createTask', {}, 'createTask needs a body.'],
  ['listTasks', { body: {} }, 'listTasks takes no body.'],
])('%s with %j is refused before anything is sent', async (id, request, message) => {
  const server = await serve([{ json: {} }]);
  const call = clientOf(server).call(id as OperationId, request as object);
  await expect(call).rejects.toThrow(message);
  await expect(call).rejects.toMatchObject({ name: 'InputError' });
  expect(server.requests).toHaveLength(0);
});

test('a raw create is not repeated either', async () => {
  const server = await serve([{ kind: 'reset', when: 'before' }]);
  const call = clientOf(server).call('createTask', { body: { name: 'x' } });
  await expect(call).rejects.toMatchObject({ outcome: 'unknown' });
  await expect(call).rejects.toThrow('dok.tasks({ tasks: name })');
  expect(server.requests).toHaveLength(1);
});

test('every operation has an effect; only what is safe is ever repeated', () => {
  const ids = Object.keys(operations) as OperationId[];
  const having = (effect: string) => ids.filter((id) => effectOf(id) === effect);
  expect(having('create')).toEqual([
    'createNotificationEndpoint',
    'createNotificationSetting',
    'createRegistry',
    'createSshKey',
    'createTask',
  ]);
  expect(having('act')).toEqual(['acceptTerms', 'sendTestWebhook']);
  expect(having('idempotent')).toContain('cancelTask');
  expect(having('read').every((id) => operations[id].method === 'GET')).toBe(true);
});
