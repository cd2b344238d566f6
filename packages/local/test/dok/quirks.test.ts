import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest } from './support/client.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';
import { expectDescribed } from './support/description.ts';

let started: TestCloud;
let origin: string;

beforeAll(async () => {
  started = await startCloud({ slots: 4 });
  origin = started.cloud.urls.api;
});

afterAll(async () => {
  await started.cloud.close();
});

const minimal = { image: 'busybox', plan: 'v100-32gb', command: ['true'] };

/** A creation as a client sends it, checked as far as that client reads the answer. */
async function create(body: object, headers: Record<string, string> = {}): Promise<object> {
  const answer = await started.dok.raw('POST', '/tasks/', { body: JSON.stringify(body), headers });
  expect(answer.status, answer.body).toBe(201);
  const task = JSON.parse(answer.body);
  expectDescribed('createTask', 201, task);
  return task;
}

describe('what unmodified clients do', () => {
  test.each([
    '/cloud/zone/is1a/api/managed-container/1.0',
    '/cloud/zone/tk1v/api/managed-container/1.0',
    '/proxy/a/b/managed-container/1.0',
    '/managed-container/1.0',
    '',
  ])('uses the base path "%s"', async (prefix) => {
    const headers = { authorization: started.dok.authorization };
    const list = await rawRequest({ method: 'GET', url: `${origin}${prefix}/plans/`, headers });
    expect(list.status).toBe(200);
    expectDescribed('listPlans', 200, JSON.parse(list.body));
  });

  test('is not mistaken for DOK without credentials or prefix', async () => {
    const answer = await rawRequest({ method: 'GET', url: `${origin}/plans/` });
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('/cloud/zone/is1a/api/managed-container/1.0/');
    // Qarnot has a path of this name.
    expect((await rawRequest({ method: 'GET', url: `${origin}/tasks/` })).status).toBe(401);
    for (const path of ['/@dok/tasks/', '/_irori/tasks/', '/dok/tasks/']) {
      expect((await rawRequest({ method: 'GET', url: origin + path })).status).toBe(404);
    }
  });

  test('posts JSON without Content-Type (SILVA-OLD)', async () => {
    await create({ name: 'n', tags: [], containers: [minimal] });
  });

  test('cancels with a JSON Content-Type and an empty body (JS)', async () => {
    const { id } = await started.dok.create('sleep 60');
    const headers = { 'content-type': 'application/json', 'content-length': '0' };
    const answer = await started.dok.raw('POST', `/tasks/${id}/cancel/`, { headers });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ id, status: 'canceled' });
  });

  test('posts and deletes without any body or length (CLI)', async () => {
    const { id } = await started.dok.create('sleep 60');
    expect((await started.dok.raw('POST', `/tasks/${id}/cancel/`)).status).toBe(200);
    await started.dok.untilEnd(id);
    const deleted = await started.dok.raw('DELETE', `/tasks/${id}/`);
    expect(deleted.status).toBe(204);
    expect(deleted.body).toBe('');
    expect(deleted.headers.has('content-length')).toBe(false);
  });

  test('deletes with an empty text as body (SILVA-OLD)', async () => {
    const { id } = await started.dok.run('true');
    const headers = { 'content-length': '0' };
    expect((await started.dok.raw('DELETE', `/tasks/${id}/`, { headers, body: '' })).status).toBe(
      204,
    );
  });

  test('gets with a JSON Content-Type (JS) or an empty chunked body (GO)', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await started.dok.raw('GET', '/tasks/', { headers: json })).status).toBe(200);
    const chunked = { 'transfer-encoding': 'chunked' };
    expect((await started.dok.raw('GET', '/tasks/', { headers: chunked })).status).toBe(200);
  });

  test('leaves out entrypoint, tags and environment (SILVA, FLASK, SH)', async () => {
    expect(await create({ name: 'n', containers: [minimal] })).toMatchObject({
      tags: [],
      containers: [{ entrypoint: [], environment: {} }],
    });
  });

  test('sends an empty environment (JS)', async () => {
    await create({ name: 'n', tags: [], containers: [{ ...minimal, environment: {} }] });
  });

  test('sends numbers in the environment (PS)', async () => {
    const environment = { STEPS: 28, SCALE: 7.5 };
    expect(await create({ name: 'n', containers: [{ ...minimal, environment }] })).toMatchObject({
      containers: [{ environment: { STEPS: '28', SCALE: '7.5' } }],
    });
  });

  test('sends nulls and a key that does not exist (SILVA-OLD)', async () => {
    const container = { ...minimal, registry: null, http: null, ssh: null, start_at: null };
    const task = await create({ name: 'n', tags: null, containers: [container] });
    expect(task).toMatchObject({ tags: [], containers: [{ registry: null, http: null }] });
    const lean = { ...minimal, environment: null, entrypoint: null };
    await create({ name: 'n', containers: [lean], status_callback: 'http://x' });
  });

  test('asks for no time limit (PS, FLASK, CLI)', async () => {
    const task = { name: 'n', containers: [minimal], execution_time_limit_sec: null };
    expect(await create(task)).toMatchObject({ execution_time_limit_sec: null });
  });

  test('escapes the comma between statuses (CLI)', async () => {
    const answer = await started.dok.raw('GET', '/tasks/?status=running%2Cwaiting');
    expect(answer.status).toBe(200);
  });

  test('follows no redirect to a presigned file (CLI)', async () => {
    const { id } = await started.dok.run('echo log');
    const path = `/tasks/${id}/download/output/?filename=output.txt`;
    const { url } = JSON.parse((await started.dok.raw('GET', path)).body);
    const file = await rawRequest({ method: 'GET', url });
    expect(file).toMatchObject({ status: 200, body: 'log\n' });
    expect(url).toContain(id);
  });

  test('reads error_message as a text on creation (SILVA-OLD)', async () => {
    expect(await create({ name: 'n', containers: [minimal] })).toMatchObject({ error_message: '' });
  });

  test('reads whole numbers that echo the request in meta (SILVA-OLD, GO, PRICE)', async () => {
    const path = '/unit_prices/?year=2026&month=6&day=10&page=1&page_size=2';
    const { meta, results } = JSON.parse((await started.dok.raw('GET', path)).body);
    expect(meta).toMatchObject({ page: 1, page_size: 2, count: 3, total_pages: 2 });
    expect(results).toHaveLength(2);
    for (const path of ['/plans/', '/registries/']) {
      const answer = await started.dok.raw('GET', `${path}?page=2&page_size=1`);
      expect(JSON.parse(answer.body).meta).toMatchObject({ page: 2, page_size: 1 });
    }
  });

  test('sends a command of 200 KB', async () => {
    const word = 'x'.repeat(50_000);
    const command = ['sh', '-c', 'echo $#', 'sh', word, word, word, word];
    const { id } = await started.dok.create('', { container: { command } });
    await started.dok.untilEnd(id);
    expect(await started.dok.output(id)).toBe('4\n');
  });

  test('asks for the misprinted download path of 2026-03', async () => {
    const task = await started.dok.run('echo x > "$SAKURA_ARTIFACT_DIR/x"');
    const path = `/artifacts/${task.artifact?.id}/downlaod/`;
    expect((await started.dok.raw('GET', path)).status).toBe(200);
    const strict = await openCloud({ set: { 'dok.downloadTypo': 'reject' } });
    expect((await strict.dok.raw('GET', path)).status).toBe(404);
  });
});

describe('the old TypeScript client, which refuses keys it does not know', () => {
  const taskKeys = [
    'id name created_at updated_at canceled_at containers status http_uri tags error_message artifact',
  ][0]?.split(' ');
  const containerKeys = [
    'index image registry command entrypoint environment http plan',
    'exit_code execution_seconds start_at stop_at end_at',
  ]
    .join(' ')
    .split(' ');
  const artifactKeys = 'id task created_at deleted_at updated_at filename size_bytes'.split(' ');

  test('knows every key of profile 2025-05', async () => {
    const { dok } = await openCloud({ set: { 'dok.profile': '2025-05' } });
    const created = await dok.create('echo x > $SAKURA_ARTIFACT_DIR/x', {
      container: { environment: {} },
    });
    const ended = await dok.untilEnd(created.id);
    const { body: listed } = await dok.call<{ results: (typeof ended)[] }>('listTasks');
    for (const task of [created, ended, ...listed.results]) {
      expect(taskKeys).toEqual(expect.arrayContaining(Object.keys(task)));
      expect(containerKeys).toEqual(expect.arrayContaining(Object.keys(task.containers[0] ?? {})));
      expect(artifactKeys).toEqual(expect.arrayContaining(Object.keys(task.artifact ?? {})));
    }
    expect(ended.artifact).not.toBeNull();
  });
});

describe('paths without the closing slash', () => {
  test.each([
    ['redirect', 'GET', 301],
    ['redirect', 'POST', 404],
    ['reject', 'GET', 404],
    ['accept', 'GET', 200],
  ])('with dok.noSlash=%s: %s gives %d', async (value, method, status) => {
    const { dok } = await openCloud({ set: { 'dok.noSlash': value } });
    const answer = await dok.raw(method, '/tasks?page=1');
    expect(answer.status).toBe(status);
    if (status !== 301) return;
    const { pathname } = new URL(dok.baseUrl);
    expect(answer.headers.get('location')).toBe(`${pathname}/tasks/?page=1`);
  });

  test('are not redirected to nowhere', async () => {
    expect((await started.dok.raw('GET', '/nothing')).status).toBe(404);
  });
});

test('a method that a path does not have is answered with those it has', async () => {
  const answer = await started.dok.raw('PATCH', '/tasks/', { body: '{}' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, POST');
  const head = await started.dok.raw('HEAD', '/tasks/');
  expect(head).toMatchObject({ status: 200, body: '' });
});

test('a malformed id is answered with 404', async () => {
  for (const id of ['x', 'c4a6b0de', '..', '%2e%2e', '%00', 'a%2Fb', "' OR 1=1 --"]) {
    const answer = await started.dok.raw('GET', `/tasks/${encodeURIComponent(id)}/`);
    expect(answer.status, id).toBe(404);
  }
});
