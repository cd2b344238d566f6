import { createLocalCloud, type LocalCloud } from '@irori/local';
import { durationMilliseconds, type Filter, type Task, taskFilter } from '@irori/qarnot';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Scene } from './support/scene.ts';

let cloud: LocalCloud;
let scene: Scene;
let tasks: Task[];
const names = ['hearth', 'kettle', 'ember', 'ash'];
const tags = ['warm', 'iron', 'old'];

beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 8 });
  scene = new Scene(cloud);
  const results = await scene.qarnot.tasks.create(
    Array.from({ length: 24 }, (_, at) => ({
      name: `${names[at % 4]}-${at % 5}`,
      profile: at % 3 === 0 ? 'docker-batch' : 'docker-network',
      instanceCount: (at % 3) + 1,
      tags: tags.filter((_tag, bit) => (at >> bit) % 2 === 1),
      constants: { DOCKER_CMD: at % 4 === 0 ? 'false' : 'true' },
    })),
  );
  for (const result of results) {
    if (!result.ok) throw result.error;
    await scene.qarnot.tasks.wait(result.uuid, { pollInterval: 50 });
  }
  tasks = await scene.qarnot.tasks.list();
}, 180_000);
afterAll(() => cloud.close());

type Value = string | number;

/** The values of a task under the name of a field as filters write it, as numbers where they are ordered. */
function valuesOf(task: Task, field: string): Value[] {
  const value = task[(field.charAt(0).toLowerCase() + field.slice(1)) as keyof Task];
  return [value].flat().map((each) => comparable(field, each as Value));
}

function comparable(field: string, value: Value): Value {
  if (field.endsWith('Date')) return Date.parse(String(value));
  return field === 'WallTime' ? durationMilliseconds(String(value)) : value;
}

/** A filter taken at its word, without any index or query. */
function passes(filter: Filter, task: Task): boolean {
  if ('filters' in filter) {
    return filter.operator === 'And'
      ? filter.filters.every((each) => passes(each, task))
      : filter.filters.some((each) => passes(each, task));
  }
  const given = [('values' in filter ? filter.values : filter.value) ?? []].flat() as Value[];
  const wanted = given.map((each) => comparable(filter.field, each));
  const found = valuesOf(task, filter.field);
  const isIn = found.some((each) => wanted.includes(each));
  const [bound = ''] = wanted;
  switch (filter.operator) {
    case 'Equal':
    case 'In':
      return isIn;
    case 'NotEqual':
    case 'NotIn':
      return !isIn;
    case 'LessThan':
      return found.some((each) => each < bound);
    case 'LessThanOrEqual':
      return found.some((each) => each <= bound);
    case 'GreaterThan':
      return found.some((each) => each > bound);
    case 'GreaterThanOrEqual':
      return found.some((each) => each >= bound);
    case 'Like':
      return found.some((each) => new RegExp(String(bound).slice(1, -1)).test(String(each)));
    default:
      throw new Error(`The test does not know ${JSON.stringify(filter)}.`);
  }
}

const { eq, ne, lt, lte, gt, gte, like, in: isIn, notIn, and, or } = taskFilter;
const name = fc.tuple(fc.constantFrom(...names), fc.nat(5)).map(([word, at]) => `${word}-${at}`);
const tag = fc.constantFrom(...tags, 'none');
const state = fc.constantFrom('Success', 'Failure', 'Cancelled');
const count = fc.nat(4);
const someTask = fc.nat(23).map((at) => tasks[at] as Task);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  name.map((value) => eq('name', value)),
  name.map((value) => gt('name', value)),
  fc.constantFrom(/^ash/, /-[0-2]$/, /e.*e/).map((value) => like('name', value)),
  fc.array(name).map((values) => isIn('name', values)),
  tag.map((value) => eq('tags', value)),
  tag.map((value) => ne('tags', value)),
  fc.array(tag).map((values) => notIn('tags', values)),
  fc.array(tag).map((values) => isIn('tags', values)),
  state.map((value) => eq('state', value)),
  fc.array(state).map((values) => notIn('state', values)),
  fc.constantFrom('docker-batch', 'blender').map((value) => ne('profile', value)),
  count.map((value) => lt('instanceCount', value)),
  count.map((value) => gte('instanceCount', value)),
  someTask.map((task) => lte('creationDate', task.creationDate)),
  someTask.map((task) => gt('endDate', task.endDate ?? '')),
  someTask.map((task) => lt('wallTime', task.wallTime ?? '')),
  someTask.map((task) => eq('uuid', task.uuid)),
);
const filters = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((each) => and(...each)),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((each) => or(...each)),
  ),
})).filter;

it('any filter gives the tasks that a plain evaluation gives, searched and in pages', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const wanted = tasks.filter((task) => passes(filter, task)).map(({ uuid }) => uuid);
      const found = await scene.qarnot.tasks.search({ filter, select: ['uuid'] });
      expect(found.map(({ uuid }) => uuid).sort()).toEqual([...wanted].sort());
      const pages = scene.qarnot.tasks.paginateSummaries({ filter, maximumResults: 7 });
      const paged = await pages.toArray({ limit: 99 });
      expect(paged.map(({ uuid }) => uuid).sort()).toEqual([...wanted].sort());
    }),
    { numRuns: 100 },
  );
}, 180_000);
