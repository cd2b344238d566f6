import { canary, expectNoCanary } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { rawRequest } from '../dok/support/client.ts';
import { shellTask } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

describe('the local Qarnot', () => {
  test('answers no Host that is not this machine', async () => {
    const { cloud, qarnot } = await openCloud();
    const headers = { authorization: qarnot.token, host: 'evil.example' };
    const answer = await rawRequest({ method: 'GET', url: `${cloud.urls.api}/v1/tasks`, headers });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain(qarnot.token);
  });

  test('takes the token of nobody else', async () => {
    const { cloud, qarnot } = await openCloud();
    const wrong = [qarnot.token.slice(1), `${qarnot.token}0`, qarnot.token.toUpperCase()];
    for (const authorization of [...wrong, cloud.admin.token, cloud.dok.accessToken]) {
      const answer = await qarnot.raw('GET', '/tasks', { headers: { authorization } });
      expect(answer.status).toBe(401);
    }
    const basic = `Basic ${Buffer.from(`${cloud.qarnot.email}:${qarnot.token}`).toString('base64')}`;
    const answer = await qarnot.raw('GET', '/tasks', { headers: { authorization: basic } });
    expect(answer.status).toBe(401);
  });

  test('never shows a secret constant, a secret or the token again', async () => {
    const lines: string[] = [];
    const log = (message: string): void => void lines.push(message);
    const { cloud, qarnot } = await openCloud({
      logger: { debug: log, info: log, warn: log, error: log },
    });
    const [inConstant, inSecret] = [canary('constant'), canary('secret')];
    const secret = { key: 'QARNOT_SECRET__KEY', value: inConstant };
    const body = shellTask('exit 3', { shortname: 'quiet' });
    const constants = [...(body as { constants: object[] }).constants, secret];
    await qarnot.call('createSecret', { path: { key: 'k' }, body: { Value: inSecret } });
    const uuid = await qarnot.create({ ...body, constants });
    const task = await qarnot.untilEnd(uuid);
    expect(task.constants).toContainEqual({ key: secret.key, value: '[SECRET]' });
    const leaf = (value: string) => ({ operator: 'Equal', field: 'Constants.Value', value });
    const found = await qarnot.call('searchTasks', { body: { filter: leaf(inConstant) } });
    expect(found.body).toEqual([]);
    const shown = await qarnot.call('searchTasks', { body: { filter: leaf('[SECRET]') } });
    expect(shown.body).toHaveLength(1);
    const said: unknown[] = [task, lines];
    const searched = { body: { filter: leaf('x') } };
    for (const operation of ['listTasks', 'listTaskSummaries', 'getUserInfo', 'getSettings']) {
      said.push((await qarnot.call(operation)).body);
    }
    said.push((await qarnot.call('searchTasks', searched)).body);
    said.push((await qarnot.call('createTask', { body: { ...body, constants } })).body);
    said.push(
      (await qarnot.call('createSecret', { path: { key: 'k' }, body: { Value: inSecret } })).body,
    );
    expectNoCanary(JSON.stringify(said), [inConstant, inSecret, qarnot.token]);
    expect(cloud.qarnot.token).toBe(qarnot.token);
  });

  test('keeps the value of a secret constant that comes back masked', async () => {
    const { qarnot } = await openCloud();
    const secret = { key: 'QARNOT_SECRET__K', value: 'kept' };
    const shown = { key: 'QARNOT_SECRET__K', value: '[SECRET]' };
    const command = { key: 'DOCKER_CMD', value: 'sh -c "echo $QARNOT_SECRET__K"' };
    const uuid = await qarnot.create({
      ...shellTask('true'),
      constants: [command, secret],
    });
    await qarnot.untilEnd(uuid);
    const path = { taskId: uuid };
    await qarnot.call('updateTask', { path, body: { constants: [command, shown] } });
    const copy = await qarnot.call<{ uuid: string }>('cloneTask', {
      path,
      body: { constants: [command, shown] },
    });
    await qarnot.untilEnd(copy.body.uuid);
    const log = await qarnot.call('getTaskStdout', { path: { taskId: copy.body.uuid } });
    expect(log.body).toBe(' 0> kept\n');
  });

  test('survives names that mean something to JavaScript', async () => {
    const { qarnot } = await openCloud();
    const labels = '{"__proto__":"x","constructor":"y","toString":"z"}';
    const body = `{"name":"n","profile":"docker-batch","instanceCount":1,"__proto__":{"a":1},"labels":${labels}}`;
    const created = await qarnot.raw('POST', '/tasks', { body });
    expect(created.status).toBe(200);
    const task = await qarnot.raw('GET', `/tasks/${JSON.parse(created.body).uuid}`);
    expect(JSON.stringify(JSON.parse(task.body).labels)).toBe(labels);
    const filter = { operator: 'Equal', field: 'labels.__proto__', value: 'x' };
    const found = await qarnot.call('searchTasks', { body: { filter } });
    expect(found.body).toHaveLength(1);
    const wrong = { operator: 'Equal', field: 'constructor', value: 'x' };
    expect((await qarnot.call('searchTasks', { body: { filter: wrong } })).status).toBe(400);
  });

  test('gives up on a regular expression that takes for ever', async () => {
    const { qarnot } = await openCloud();
    await qarnot.create(shellTask('true', { name: `${'a'.repeat(40)}!` }));
    const filter = { operator: 'Like', field: 'Name', value: '/^(a+)+$/' };
    const begin = performance.now();
    const answer = await qarnot.call('searchTasks', { body: { filter } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('takes too long');
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  test('nests no filter without end', async () => {
    const { qarnot } = await openCloud();
    let filter: object = { operator: 'Equal', field: 'Name', value: 'x' };
    for (let depth = 0; depth < 60; depth++) filter = { operator: 'And', filters: [filter] };
    expect((await qarnot.call('listTasksPage', { body: { filter } })).status).toBe(400);
    const many = Array.from({ length: 900 }, (_, i) => ({
      operator: 'Equal',
      field: 'Name',
      value: String(i),
    }));
    const wide = { filter: { operator: 'Or', filters: many } };
    expect((await qarnot.call('listTasksPage', { body: wide })).status).toBe(200);
  });
});
