import { temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Execution } from '../../src/clouds/qarnot/execution/types.ts';
import { createListings, type Listings } from '../../src/clouds/qarnot/lists/listings.ts';
import { readPage, readSearch } from '../../src/clouds/qarnot/lists/request.ts';
import { qarnotSchema } from '../../src/clouds/qarnot/store/schema.ts';
import { openStores, type Stores } from '../../src/clouds/qarnot/store/stores.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { openStore, type Store } from '../../src/store/open.ts';

/** A filter as it goes over the wire. */
interface WireFilter {
  readonly operator: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly values?: readonly unknown[];
  readonly filters?: readonly WireFilter[];
}

const states = ['Submitted', 'FullyExecuting', 'Success', 'Failure', 'Cancelled'];
const names = ['a', 'b', 'render shot', 'Render shot', 'é', '雪', '😀', 'z'];
const tags = ['x', 'y', 'shot10', 'shot20', 'é'];
const start = Date.parse('2026-03-01T10:00:00Z');

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let store: Store;
let stores: Stores;
let listings: Listings;
let wires: { readonly [name: string]: unknown }[];

/** A row of the table with values that depend on its number only. */
function insert(index: number): void {
  const pick = <T>(list: readonly T[], step: number): T => list[(index * step) % list.length] as T;
  const uuid = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const ended = index % 3 === 0 ? null : start + index * 1500;
  const own = tags.filter((_, at) => ((index >> at) & 1) === 1);
  stores.tasks.insert({
    columns: {
      uuid,
      shortname: index % 4 === 0 ? `short-${index}` : uuid,
      name: pick(names, 3),
      profile: index % 5 === 0 ? null : pick(['docker-batch', 'docker-network'], 7),
      pool_uuid: index % 5 === 0 ? '99999999-0000-4000-8000-000000000000' : null,
      job_uuid: null,
      project_uuid: '88888888-0000-4000-8000-000000000000',
      instance_count: (index % 7) + 1,
      created_at: start + index * 250,
      modified_at: start + index * 500,
      state: pick(states, 2),
      previous_state: index % 2 === 0 ? null : 'Submitted',
      state_at: start,
      previous_state_at: index % 2 === 0 ? null : start,
      ended_at: ended,
      progress: (index % 11) * 10,
      running_instances: index % 3,
      execution_ms: (index % 13) * 61_000,
      wall_ms: index * 1000,
      results_count: index % 4,
    },
    body: {
      name: 'n',
      instanceCount: (index % 7) + 1,
      tags: own,
      ...(index % 6 === 0 ? {} : { labels: { team: pick(['fx', 'lab'], 5), shot: String(index) } }),
      ...(index % 3 === 0
        ? {}
        : {
            constants: [
              { key: 'K', value: String(index % 4) },
              { key: 'Z', value: 'z' },
            ],
          }),
      ...(index % 2 === 0
        ? {}
        : { autoDeleteOnCompletion: true, resultBucket: `bucket-${index % 3}` }),
      ...(index % 4 === 0 ? {} : { maxTimeQueueSeconds: index }),
    },
  });
}

beforeAll(async () => {
  directory = await temporaryDirectory();
  store = openStore(directory.path, { modules: [qarnotSchema] });
  stores = openStores(store.database);
  const options = resolveOptions({ 'qarnot.listOrder': 'oldest' }).qarnot;
  const nothing: Pick<Execution, 'taskStatus' | 'completedInstances' | 'dependencies'> = {
    taskStatus: () => null,
    completedInstances: () => [],
    dependencies: () => null,
  };
  listings = createListings({
    database: store.database,
    stores,
    execution: nothing as Execution,
    options,
    clock: { now: () => start, setTimer: () => () => {} },
    key: 'key',
  });
  store.database.transaction(() => {
    for (let index = 1; index <= 120; index++) insert(index);
  });
  wires = listings.tasks.all([]).map((entity) => ({ ...listings.task(entity) }));
});

afterAll(async () => {
  store.close();
  await directory[Symbol.asyncDispose]();
});

// The plain evaluation: written from the description, over the JSON that a list answers.

type Scalar = string | number | boolean | null;

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  if (path.length === 0) return [value];
  const [name = '', ...rest] = path;
  const entries = Object.entries((value ?? {}) as object);
  const found = entries.find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? [null] : valuesAt(found[1], rest);
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text);
const isSpan = (text: string): boolean => /^(\d+\.)?\d\d:\d\d:\d\d(\.\d+)?$/.test(text);

function spanMs(text: string): number {
  const [time = '', day = '0'] = text.split(/\.(?=\d\d:)/).reverse();
  const [h = 0, m = 0, s = 0] = time.split(':').map(Number);
  return ((Number(day) * 24 + h) * 60 + m) * 60_000 + s * 1000;
}

/** Two values made comparable by the kind of the one in the element. */
function pair(own: Scalar, wanted: Scalar): [number | string, number | string] {
  if (typeof own === 'number') return [own, Number(wanted)];
  if (typeof own === 'boolean') return [String(own), String(wanted).toLowerCase()];
  const text = String(own);
  if (isDate(text)) return [Date.parse(text), Date.parse(String(wanted))];
  if (isSpan(text)) return [spanMs(text), spanMs(String(wanted))];
  return [text, String(wanted)];
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [[...String(a)], [...String(b)]];
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const difference = (x[at]?.codePointAt(0) ?? -1) - (y[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function same(own: Scalar, wanted: Scalar): boolean {
  if (own === null || wanted === null) return own === wanted;
  const [a, b] = pair(own, wanted);
  return compare(a, b) === 0;
}

function wants(filter: WireFilter, wire: unknown): boolean {
  const { operator, filters = [], field = '' } = filter;
  const word = operator.toLowerCase();
  if (word === 'and') return filters.every((inner) => wants(inner, wire));
  if (word === 'or') return filters.some((inner) => wants(inner, wire));
  const own = valuesAt(wire, field.split('.')) as Scalar[];
  const value = filter.value as Scalar;
  const any = (test: (one: Scalar) => boolean): boolean => own.some(test);
  const ordered = (test: (order: number) => boolean): boolean =>
    any((one) => one !== null && value !== null && test(compare(...pair(one, value))));
  const list = (filter.values ?? filter.value) as Scalar[];
  const results: { [operator: string]: () => boolean } = {
    equal: () => any((one) => same(one, value)),
    notequal: () => !any((one) => same(one, value)),
    in: () => any((one) => list.some((item) => same(one, item))),
    notin: () => !any((one) => list.some((item) => same(one, item))),
    lessthan: () => ordered((order) => order < 0),
    lessthanorequal: () => ordered((order) => order <= 0),
    greaterthan: () => ordered((order) => order > 0),
    greaterthanorequal: () => ordered((order) => order >= 0),
    like: () => any((one) => one !== null && new RegExp(String(value)).test(String(one))),
  };
  return results[word]?.() ?? false;
}

const texts: { readonly [field: string]: readonly Scalar[] } = {
  Name: [...names, 'none', null],
  Shortname: ['short-4', 'short-8', 'S'],
  State: [...states, 'PendingCancel'],
  PreviousState: ['Submitted', null],
  Profile: ['docker-batch', 'docker-network', null],
  PoolUuid: ['99999999-0000-4000-8000-000000000000', null],
  Tags: tags,
  'Labels.team': ['fx', 'lab', null],
  'labels.shot': ['7', '70', '8'],
  'Constants.Key': ['K', 'Z', 'Q'],
  'constants.value': ['0', '1', 'z'],
  ResultBucket: ['bucket-0', 'bucket-1', null],
};
const numbers: { readonly [field: string]: readonly Scalar[] } = {
  InstanceCount: [1, 2, '3', 7, 9],
  RunningInstanceCount: [0, 1, '2'],
  progress: [0, 50, 55.5],
  ResultsCount: [0, 1, 3],
  MaxTimeQueueSeconds: [1, 50, '99', null],
  AutoDeleteOnCompletion: [true, false, 'True'],
};
const times: { readonly [field: string]: readonly Scalar[] } = {
  CreationDate: ['2026-03-01T10:00:10Z', '2026-03-01T10:00:10.500Z', '2027-01-01T00:00:00Z'],
  EndDate: ['2026-03-01T10:01:00Z', '0001-01-01T00:00:00Z'],
  PreviousStateTransitionTime: ['0001-01-01T00:00:00Z', '2026-03-01T10:00:00Z'],
  ExecutionTime: ['00:00:00', '00:05:05', '1.00:00:00'],
  WallTime: ['00:01:00', '00:00:30'],
};
const fields = { ...texts, ...numbers, ...times };

const leaf: fc.Arbitrary<WireFilter> = fc.constantFrom(...Object.keys(fields)).chain((field) => {
  const value = fc.constantFrom(...(fields[field] ?? []));
  const one = fc.record({
    operator: fc.constantFrom(
      'Equal',
      'NotEqual',
      'LessThan',
      'lessthanorequal',
      'GreaterThan',
      'GREATERTHANOREQUAL',
    ),
    field: fc.constant(field),
    value,
  });
  const values = fc.array(value, { maxLength: 3 });
  const several = fc.oneof(
    fc.record({ operator: fc.constantFrom('In', 'NotIn'), field: fc.constant(field), values }),
    fc
      .record({ operator: fc.constantFrom('In', 'notin'), field: fc.constant(field), values })
      .map(({ operator, values: value }) => ({ operator, field, value })),
  );
  const like = fc.record({
    operator: fc.constant('Like'),
    field: fc.constant(field),
    value: fc.constantFrom('^[a-z]', 'shot', '0$', '.', '^$', '[é雪]'),
  });
  const isText = Object.hasOwn(texts, field);
  return isText ? fc.oneof(one, several, like) : fc.oneof(one, several);
});

const { filter } = fc.letrec<{ filter: WireFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({
      operator: fc.constantFrom('And', 'Or', 'and', 'OR'),
      filters: fc.array(tie('filter'), { maxLength: 4 }),
    }),
  ),
}));

const uuidsOf = (list: readonly { readonly [name: string]: unknown }[]): unknown[] =>
  list.map(({ uuid }) => uuid);

describe('a filter', () => {
  test('selects what a plain evaluation of the listed JSON selects', () => {
    fc.assert(
      fc.property(filter, (asked) => {
        const query = readSearch({ filter: asked, maximumResults: 1000 }, listings.rules.tasks);
        const found = listings.tasks.search(query).map(({ row }) => row.uuid);
        expect(found).toEqual(uuidsOf(wires.filter((wire) => wants(asked, wire))));
      }),
      { numRuns: 600 },
    );
  });

  test('pages through the same, in any order, without loss or repeat', () => {
    const order = fc.record({
      orderBy: fc.constantFrom('creationDate', 'executionTime', 'Name', 'state'),
      orderType: fc.constantFrom('ASC', 'desc'),
      maximumResults: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(filter, order, (asked, how) => {
        const expected = wires.filter((wire) => wants(asked, wire));
        const seen: string[] = [];
        let token: string | null = null;
        do {
          const query = readPage({ ...how, filter: asked, token }, listings.rules.tasks);
          const page = listings.tasks.page(query);
          expect(page.total).toBe(expected.length);
          expect(page.entities.length).toBeLessThanOrEqual(how.maximumResults);
          if (page.nextToken !== null) expect(page.nextToken).toMatch(/^[0-9a-f]{24}$/);
          seen.push(...page.entities.map(({ row }) => row.uuid));
          token = page.nextToken;
        } while (token !== null);
        expect([...seen].sort()).toEqual(uuidsOf(expected));
        const column = {
          creationDate: 'creationDate',
          executionTime: 'executionTime',
          Name: 'name',
          state: 'state',
        } as const;
        const rows = new Map(wires.map((wire) => [wire['uuid'], wire]));
        const keys = seen.map((uuid) =>
          String(rows.get(uuid)?.[column[how.orderBy as keyof typeof column]]),
        );
        const sorted = [...keys].sort((a, b) => compare(...pair(a, b)));
        expect(keys).toEqual(how.orderType === 'ASC' ? sorted : sorted.reverse());
      }),
      { numRuns: 150 },
    );
  });

  test.each<[string, unknown, string]>([
    [
      'an unknown field',
      { operator: 'Equal', field: 'Nmae', value: 'x' },
      "There is no field 'Nmae'.",
    ],
    [
      'an unknown inner field',
      { operator: 'Equal', field: 'Status.x', value: 1 },
      "There is no field 'Status.x'.",
    ],
    [
      'an unknown operator',
      { operator: 'Near', field: 'Name', value: 'x' },
      "There is no operator 'Near'.",
    ],
    [
      'a date that is none',
      { operator: 'Equal', field: 'EndDate', value: 'soon' },
      'The value \'"soon"\' is not valid for endDate.',
    ],
    [
      'a number that is none',
      { operator: 'LessThan', field: 'InstanceCount', value: 'x' },
      'The value \'"x"\' is not valid for instanceCount.',
    ],
    [
      'a wrong expression',
      { operator: 'Like', field: 'Name', value: '/(/' },
      "'(' is not a regular expression.",
    ],
    ['a list without one', { operator: 'In', field: 'Name' }, 'The values field is required.'],
    ['a node without filters', { operator: 'And' }, 'The filters field is required.'],
    ['something else', 'Name = x', 'A filter must be an object.'],
  ])('is refused with %s', (_name, asked, message) => {
    expect(() => readSearch({ filter: asked }, listings.rules.tasks)).toThrow(
      expect.objectContaining({
        status: 400,
        shape: 'problem',
        problems: [expect.objectContaining({ message })],
      }),
    );
  });

  test('of slashes is a regular expression too, with a flag for any case', () => {
    const count = (value: string): number => {
      const query = readSearch(
        { filter: { operator: 'Like', field: 'Name', value } },
        listings.rules.tasks,
      );
      return listings.tasks.search(query).length;
    };
    expect(count('/^render/')).toBe(count('^render'));
    expect(count('/^render/i')).toBe(count('^[rR]ender'));
  });
});
