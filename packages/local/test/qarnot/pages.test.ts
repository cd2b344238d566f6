import { temporaryDirectory } from '@irori/testkit';
import { expect, test } from 'vitest';
import type { Execution } from '../../src/clouds/qarnot/execution/types.ts';
import { createListings, type Listings } from '../../src/clouds/qarnot/lists/listings.ts';
import { readPage } from '../../src/clouds/qarnot/lists/request.ts';
import { qarnotSchema } from '../../src/clouds/qarnot/store/schema.ts';
import { openStores, type Stores } from '../../src/clouds/qarnot/store/stores.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { openStore } from '../../src/store/open.ts';

const rows = 3000;

function fill(stores: Stores): void {
  for (let index = 0; index < rows; index++) {
    const uuid = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    stores.tasks.insert({
      columns: {
        uuid,
        shortname: uuid,
        name: `task ${index % 100}`,
        profile: 'docker-batch',
        project_uuid: uuid,
        instance_count: 1,
        created_at: index,
        modified_at: index,
        state: index % 4 === 0 ? 'Failure' : 'Success',
        state_at: index,
        execution_ms: index % 50,
      },
      body: {
        name: 'x',
        instanceCount: 1,
        tags: index % 300 === 0 ? ['rare', 'common'] : index % 2 === 0 ? ['common'] : [],
        labels: { half: String(index % 2) },
      },
    });
  }
}

function walk({ tasks, rules }: Listings, request: object): number {
  const seen = new Set<string>();
  let token: string | null = null;
  do {
    const query = readPage({ maximumResults: 170, ...request, token }, rules.tasks);
    const page = tasks.page(query);
    for (const { row } of page.entities) {
      expect(seen.has(row.uuid)).toBe(false);
      seen.add(row.uuid);
    }
    token = page.nextToken;
    if (token === null) expect(page.total).toBe(seen.size);
  } while (token !== null);
  return seen.size;
}

test('pages of thousands hold each task once, by common and rare tags, in any order', async () => {
  await using directory = await temporaryDirectory();
  const store = openStore(directory.path, { modules: [qarnotSchema] });
  const stores = openStores(store.database);
  const nothing = {
    taskStatus: () => null,
    completedInstances: () => [],
    dependencies: () => null,
  };
  const listings = createListings({
    database: store.database,
    stores,
    execution: nothing as unknown as Execution,
    options: resolveOptions().qarnot,
    clock: { now: () => 0, setTimer: () => () => {} },
    key: 'key',
  });
  store.database.transaction(() => fill(stores));
  const leaf = (operator: string, field: string, value: unknown) => ({ operator, field, value });
  const half = rows / 2;
  for (const orderBy of ['creationDate', 'name', 'state', 'executionTime']) {
    const found = (filter: object | null): number => walk(listings, { filter, orderBy });
    expect(found(null)).toBe(rows);
    expect(found(leaf('Equal', 'Tags', 'common'))).toBe(half);
    expect(found(leaf('NotEqual', 'Tags', 'common'))).toBe(half);
    expect(found(leaf('Equal', 'Tags', 'rare'))).toBe(10);
    expect(found(leaf('NotEqual', 'Tags', 'rare'))).toBe(rows - 10);
    expect(found({ operator: 'In', field: 'Tags', values: ['rare', 'common'] })).toBe(half);
    expect(found(leaf('Equal', 'Labels.half', '0'))).toBe(half);
    expect(found(leaf('Like', 'Name', '/ 7$/'))).toBe(30);
    const filters = [leaf('Equal', 'State', 'Failure'), leaf('Equal', 'Tags', 'common')];
    expect(found({ operator: 'And', filters })).toBe(rows / 4);
    const either = [leaf('Equal', 'Labels.half', '1'), leaf('Equal', 'Tags', 'rare')];
    expect(found({ operator: 'Or', filters: either })).toBe(half + 10);
  }
  store.close();
});
