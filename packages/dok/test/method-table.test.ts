import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Artifact, methodTable, type OperationId, operations, Task } from '../src/index.ts';
import { clientOf } from './fixtures.ts';

const specification = readFileSync(
  new URL('../../../specs/dok.openapi.yaml', import.meta.url),
  'utf8',
);
const inSpecification = [...specification.matchAll(/^\s+operationId: (\w+)$/gm)].map(
  (match) => match[1] ?? '',
);

test('the table has every operation of the description, and no other', () => {
  expect(inSpecification).toHaveLength(39);
  expect(Object.keys(methodTable).sort()).toEqual([...inSpecification].sort());
  expect(Object.keys(operations).sort()).toEqual([...inSpecification].sort());
});

test.each(Object.entries(methodTable))('%s is performed by %s', (_operation, method) => {
  const [root = '', ...way] = method.split('.');
  const roots: Record<string, object> = {
    dok: clientOf({ url: 'http://127.0.0.1:9' }),
    task: Task.prototype,
    artifact: Artifact.prototype,
  };
  let current: unknown = roots[root];
  for (const step of way) current = Reflect.get(current as object, step);
  expect(current).toBeTypeOf('function');
});

test('every method performs one operation only', () => {
  const methods = Object.values(methodTable);
  expect(new Set(methods).size).toBe(methods.length);
  const id: OperationId = 'createTask';
  expect(operations[id].method).toBe('POST');
});
