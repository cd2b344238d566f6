import { randomUUID } from 'node:crypto';
import { processorTime, temporaryDirectory } from '@irori/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { dokSchema } from '../../src/clouds/dok/store/schema.ts';
import { TaskList } from '../../src/clouds/dok/store/task-list.ts';
import { TaskStore, tagsColumn } from '../../src/clouds/dok/store/tasks.ts';
import { fixedWire } from '../../src/clouds/dok/wire.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { CommitGroup } from '../../src/store/commit-group.ts';
import { openStore, type Store } from '../../src/store/open.ts';

async function open(): Promise<Store> {
  const directory = await temporaryDirectory();
  const store = openStore(directory.path, { modules: [dokSchema] });
  onTestFinished(async () => {
    store.close();
    await directory.remove();
  });
  return store;
}

test('concurrent work is committed together, and one failure is its own', async () => {
  const { database } = await open();
  const insert = database.prepare("INSERT INTO dok_facts VALUES (?, 'x')");
  const group = new CommitGroup(database);
  const work = (name: string, fails = false): Promise<string> =>
    group.run(() => {
      insert.run(name);
      if (fails) throw new Error(`no ${name}`);
      return name;
    });
  const results = await Promise.allSettled([work('a'), work('b', true), work('c'), work('a')]);
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
  ]);
  const stored = database.prepare<{ name: string }>('SELECT name FROM dok_facts ORDER BY name');
  expect(stored.all().map(({ name }) => name)).toEqual(['a', 'c']);
  expect(await work('d')).toBe('d');
});

test('a full disk is told to everyone it concerns, and is over when there is room', async () => {
  const { database } = await open();
  const group = new CommitGroup(database);
  const insert = database.prepare('INSERT INTO dok_facts VALUES (?, ?)');
  const work = (name: string): Promise<unknown> =>
    group.run(() => insert.run(name, 'x'.repeat(100_000)));
  database.exec('PRAGMA max_page_count = 1');
  const results = await Promise.allSettled([work('a'), work('b')]);
  for (const result of results) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'DISK_FULL' } });
  }
  database.exec('PRAGMA max_page_count = 100000');
  await work('c');
  const stored = database.prepare<{ name: string }>('SELECT name FROM dok_facts');
  expect(stored.all().map(({ name }) => name)).toEqual(['c']);
});

test('12,500 tasks are listed and filtered in the order they came', async () => {
  const { database } = await open();
  const options = resolveOptions().dok;
  const store = new TaskStore(database, options, (port) => `http://127.0.0.1:${port}`);
  const list = new TaskList(database, store, options);
  const container = {
    image: 'busybox',
    registry: null,
    plan: 'v100-32gb',
    command: [],
    entrypoint: [],
    environment: {},
    http: null,
  };
  database.transaction(() => {
    for (let index = 0; index < 12_500; index++) {
      const name = `task ${index}`;
      const tags = index % 1000 === 0 ? ['rare'] : ['often'];
      store.insert({
        id: randomUUID(),
        plan: container.plan,
        search: name,
        createdAt: index,
        timeLimit: null,
        ssh: null,
        http: null,
        tags: tagsColumn(tags),
        fixed: fixedWire({ name, tags, createdAt: index }, container),
      });
    }
  });
  const names = (query: object, offset: number, limit = 3): [number, string[]] => {
    const { count, items } = list.tasks(query as Record<string, string>, { offset, limit });
    const tasks = JSON.parse(`[${items}]`) as { name: string }[];
    return [count, tasks.map(({ name }) => name)];
  };
  expect(names({}, 0)).toEqual([12_500, ['task 12499', 'task 12498', 'task 12497']]);
  expect(names({}, 12_498)).toEqual([12_500, ['task 1', 'task 0']]);
  expect(names({ tag: 'rare' }, 0, 2)).toEqual([13, ['task 12000', 'task 11000']]);
  expect(names({ status: ['running', 'waiting'] }, 5000, 1)).toEqual([12_500, ['task 7499']]);
  expect(names({ tasks: 'TASK 124999' }, 0)).toEqual([0, []]);
  expect(names({ created_before: 1 }, 0)).toEqual([2, ['task 1', 'task 0']]);
  const [row] = store.select("search = 'task 12499'");
  if (row === undefined) throw new Error('The newest task is not there.');
  store.change(row, { status: 'done' });
  expect(names({ status: ['done'] }, 0)).toEqual([1, ['task 12499']]);
  store.hide(row);
  expect(names({}, 0, 1)).toEqual([12_499, ['task 12498']]);
  store.delete(row);
  expect(names({}, 0, 1)).toEqual([12_499, ['task 12498']]);
  const listing = processorTime(() => {
    for (let round = 0; round < 50; round++) list.tasks({}, { offset: 0, limit: 50 });
  });
  expect(listing).toBeLessThan(1000);
});
