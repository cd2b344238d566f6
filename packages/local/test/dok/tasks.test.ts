import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock, temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import type { components } from '../../src/generated/dok/wire.ts';
import { untilThere } from '../engine/support.ts';
import type { DokTestClient } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

type Page = components['schemas']['TaskPage'];

const start = Date.UTC(2026, 5, 10);

async function list(
  dok: DokTestClient,
  query: Record<string, string | number | boolean> = {},
): Promise<Page> {
  const { status, body } = await dok.call<Page>('listTasks', { query });
  expect(status).toBe(200);
  return body;
}

const names = ({ results }: Page): string[] => results.map(({ name }) => name);

describe('the list of tasks', () => {
  test('is filtered', async () => {
    const clock = new FakeClock(start);
    const { dok } = await openCloud({ clock });
    const first = await dok.run('echo x > $SAKURA_ARTIFACT_DIR/x', { name: 'First', tags: ['a'] });
    clock.advance(60_000);
    await dok.run('exit 3', {
      name: 'Second',
      tags: ['a', 'ab'],
      container: { plan: 'h100-80gb' },
    });
    clock.advance(60_000);
    const third = await dok.create('sleep 60', { name: 'Third', container: { image: 'Ünïx:1' } });
    await dok.untilStarted(third.id);
    await dok.create('sleep 60', { name: 'Fourth', tags: ['日本'] });

    expect(names(await list(dok))).toEqual(['Fourth', 'Third', 'Second', 'First']);
    expect(names(await list(dok, { status: 'waiting' }))).toEqual(['Fourth']);
    expect(names(await list(dok, { status: 'running,done' }))).toEqual(['Third', 'First']);
    expect(names(await list(dok, { status: 'error' }))).toEqual(['Second']);
    expect(names(await list(dok, { plan: 'h100-80gb' }))).toEqual(['Second']);
    expect(names(await list(dok, { plan: 'h100-80gb,v100-32gb', status: 'done' }))).toEqual([
      'First',
    ]);
    expect(names(await list(dok, { tag: 'a' }))).toEqual(['Second', 'First']);
    expect(names(await list(dok, { tag: 'b' }))).toEqual([]);
    expect(names(await list(dok, { tag: '日本' }))).toEqual(['Fourth']);
    expect(names(await list(dok, { include_artifact: true }))).toEqual(['First']);
    expect(names(await list(dok, { include_artifact: false }))).toHaveLength(4);
    expect(names(await list(dok, { tasks: first.id.slice(4, 20) }))).toEqual(['First']);
    expect(names(await list(dok, { tasks: 'ünïx THIRD' }))).toEqual(['Third']);
    expect(names(await list(dok, { tasks: 'busybox,h100' }))).toEqual(['Second']);
    expect(names(await list(dok, { tasks: '%' }))).toEqual([]);
    expect(names(await list(dok, { tasks: 'second,'.repeat(1_500) }))).toEqual(['Second']);
    expect(names(await list(dok, { tasks: `${'second,'.repeat(1_500)}third` }))).toEqual([]);
    expect(names(await list(dok, { created_after: '2026-06-10T09:01:00+09:00' }))).toEqual([
      'Fourth',
      'Third',
      'Second',
    ]);
    expect(names(await list(dok, { created_before: '2026-06-10T00:00:00Z' }))).toEqual(['First']);
    expect(names(await list(dok, { tag: '' }))).toHaveLength(4);
  });

  test('comes in pages, newest first, with links to the others', async () => {
    const { dok } = await openCloud();
    for (const name of ['1', '2', '3', '4', '5']) {
      await dok.create('sleep 60', { name, tags: ['x'] });
    }
    const query = { page_size: 2, tag: 'x' };
    const first = await list(dok, query);
    expect(names(first)).toEqual(['5', '4']);
    expect(first.meta).toMatchObject({ page: 1, page_size: 2, total_pages: 3, count: 5 });
    expect(first.meta.previous).toBeNull();
    const seen: string[] = [];
    let next: string | null = `${dok.baseUrl}/tasks/?page_size=2&tag=x`;
    while (next !== null) {
      const response = await fetch(next, { headers: { authorization: dok.authorization } });
      const page = (await response.json()) as Page;
      seen.push(...names(page));
      next = page.meta.next;
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    const last = await list(dok, { ...query, page: 3 });
    expect(new URL(last.meta.previous ?? '').searchParams.get('page')).toBe('2');
    expect(await list(dok, { ...query, page: 4 })).toMatchObject({ results: [] });
    expect((await list(dok, { page_size: 5000 })).meta.page_size).toBe(100);
    expect((await list(dok, { status: 'done' })).meta).toMatchObject({ count: 0, total_pages: 1 });
  });

  test.each([
    ['page', '0'],
    ['page', 'x'],
    ['page_size', '-1'],
    ['status', 'runing'],
    ['include_artifact', 'maybe'],
    ['created_after', 'yesterday'],
  ])('refuses %s=%s, or ignores it', async (name, value) => {
    const { dok } = await openCloud();
    const { status, body } = await dok.call('listTasks', { query: { [name]: value } });
    expect(status).toBe(400);
    expect(body).toHaveProperty(name);
    const lenient = await openCloud({ set: { 'dok.invalidQuery': 'ignore' } });
    expect((await lenient.dok.call('listTasks', { query: { [name]: value } })).status).toBe(200);
  });

  test.each([
    ['dok.listOrder', 'oldest', {}, ['1', '2', '3']],
    ['dok.tagMatch', 'contains', { tag: 'ag' }, ['3', '2', '1']],
    ['dok.createdBounds', 'exclusive', { created_after: '2026-06-10T00:00:00Z' }, ['3', '2']],
    ['dok.pageSizeMax', '2', {}, ['3', '2']],
  ])('obeys %s=%s', async (option, value, query, expected) => {
    const clock = new FakeClock(start);
    const { dok } = await openCloud({ clock, set: { [option]: value } });
    for (const name of ['1', '2', '3']) {
      await dok.create('sleep 60', { name, tags: ['tag'] });
      clock.advance(1000);
    }
    expect(names(await list(dok, query as Record<string, string>))).toEqual(expected);
  });

  test('obeys dok.pageLinks and dok.emptyPage', async () => {
    const { dok } = await openCloud({
      set: { 'dok.pageLinks': 'relative', 'dok.emptyPage': 'reject' },
    });
    await dok.create('sleep 60');
    await dok.create('sleep 60');
    const page = await list(dok, { page_size: 1 });
    const { pathname } = new URL(dok.baseUrl);
    expect(page.meta.next).toBe(`${pathname}/tasks/?page=2&page_size=1`);
    expect((await dok.call('listTasks', { query: { page: 2 } })).status).toBe(404);
  });
});

describe('a task', () => {
  test('really runs, with the environment DOK gives', async () => {
    await using directory = await temporaryDirectory();
    const over = join(directory.path, 'over');
    const clock = new FakeClock(start);
    const { dok } = await openCloud({ clock });
    const { id } = await dok.create(
      `echo "$SAKURA_TASK_ID" "$A"; echo err >&2; ${untilThere(over)}; exit 7`,
      { container: { environment: { A: 'b c' } } },
    );
    await dok.untilStarted(id);
    clock.advance(400);
    writeFileSync(over, '');
    const task = await dok.untilEnd(id);
    expect(task).toMatchObject({ status: 'error', error_message: '', artifact: null });
    expect(task.containers[0]).toMatchObject({ exit_code: 7, execution_seconds: 1 });
    expect(await dok.output(task.id)).toBe(`${task.id} b c\nerr\n`);
  });

  test('waits until the one before it has ended', async () => {
    const { dok } = await openCloud();
    const first = await dok.create('sleep 60');
    const second = await dok.create('true');
    await dok.untilStarted(first.id);
    expect(await dok.get(second.id)).toMatchObject({ status: 'waiting' });
    await dok.call('cancelTask', { path: { taskId: first.id } });
    expect(await dok.untilEnd(second.id)).toMatchObject({ status: 'done' });
  });

  test('is canceled while it waits', async () => {
    const { dok } = await openCloud();
    await dok.create('sleep 60');
    const { id } = await dok.create('true');
    const { body } = await dok.call('cancelTask', { path: { taskId: id } });
    expect(body).toMatchObject({
      status: 'canceled',
      canceled_at: expect.any(String),
      error_message: '',
      containers: [{ start_at: null, exit_code: null }],
    });
    expect((await dok.call('cancelTask', { path: { taskId: id } })).status).toBe(403);
  });

  test('is canceled and deleted at once, and gone when its program is', async () => {
    const { cloud, dok } = await openCloud();
    const { id } = await dok.create('trap "sleep 0.2; exit 0" TERM; echo up; sleep 60 & wait');
    await dok.untilStarted(id);
    while ((await dok.output(id)) === '') await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await dok.call('cancelTask', { path: { taskId: id } })).body).toMatchObject({
      status: 'canceled',
      containers: [{ stop_at: null }],
    });
    expect((await dok.call('deleteTask', { path: { taskId: id } })).status).toBe(204);
    expect((await dok.call('getTask', { path: { taskId: id } })).status).toBe(404);
    expect((await dok.call('listTasks')).body).toMatchObject({ meta: { count: 0 }, results: [] });
    const health = async (): Promise<unknown> =>
      ((await (await fetch(`${cloud.urls.api}/_irori/health`)).json()) as { jobs: object }).jobs;
    while (JSON.stringify(await health()).includes('"running":1')) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await dok.run('true')).toMatchObject({ status: 'done' });
  });

  test('shows as running after a cancel when dok.cancelAnswer says so', async () => {
    const { dok } = await openCloud({ set: { 'dok.cancelAnswer': 'running' } });
    const { id } = await dok.create('sleep 60');
    await dok.untilStarted(id);
    const { body } = await dok.call('cancelTask', { path: { taskId: id } });
    expect(body).toMatchObject({ status: 'running', canceled_at: expect.any(String) });
    expect(await dok.untilEnd(id)).toMatchObject({ status: 'canceled' });
  });

  test('is stopped by its time limit', async () => {
    const clock = new FakeClock(start);
    const { dok } = await openCloud({ clock });
    const { id } = await dok.create('sleep 60', { execution_time_limit_sec: 600 });
    await dok.untilStarted(id);
    clock.advance(599_000);
    expect(await dok.get(id)).toMatchObject({ status: 'running' });
    clock.advance(1_000);
    const task = await dok.untilEnd(id);
    expect(task).toMatchObject({ status: 'aborted', canceled_at: null });
    expect(task.error_message).toMatch(/time limit/i);
    expect(task.containers[0]?.execution_seconds).toBe(600);
  });

  test('that cannot start says why', async () => {
    const { dok } = await openCloud();
    const task = await dok.run('', { container: { command: [], entrypoint: [] } });
    expect(task).toMatchObject({ status: 'error', containers: [{ start_at: null }] });
    expect(task.error_message).toContain('busybox');
    const missing = await dok.run('', { container: { command: ['/no/such/program'] } });
    expect(missing).toMatchObject({ status: 'error', containers: [{ exit_code: 127 }] });
  });

  test('has the time limits that the options say', async () => {
    const { dok } = await openCloud();
    const limit = async (value: unknown): Promise<unknown> =>
      (await dok.create('true', { execution_time_limit_sec: value })).execution_time_limit_sec;
    expect(await limit(undefined)).toBe(1_728_000);
    expect(await limit(null)).toBeNull();
    expect(await limit(600)).toBe(600);
  });
});
