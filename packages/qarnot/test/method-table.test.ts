import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Buckets, methodTable, type OperationId, operations, Qarnot } from '../src/index.ts';

interface EndpointTable {
  endpointTable(specification: string, table: Readonly<Record<string, string>>): string;
  tableIn(page: string): string | undefined;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const specification = read('specs/qarnot.openapi.yaml');
const { endpointTable, tableIn }: EndpointTable = await import(
  new URL('scripts/endpoint-table.mjs', root).href
);
const ids = [...specification.matchAll(/^\s+operationId: (\w+)$/gm)].map(([, id = '']) => id);

describe('the method table', () => {
  it('has every operation of the description, and no other', () => {
    expect(ids).toHaveLength(83);
    expect(Object.keys(methodTable).sort()).toEqual([...ids].sort());
    expect(Object.keys(operations).sort()).toEqual([...ids].sort());
  });

  it.each(Object.entries(methodTable))('%s is called by %s', (_, method) => {
    let current: unknown = new Qarnot({ token: 'x', configFile: null, env: {} });
    for (const step of method.split('.')) current = Reflect.get(current as object, step);
    expect(current).toBeTypeOf('function');
  });

  it('has one method for one operation, but for logs of one instance', () => {
    const byMethod = new Map<string, string[]>();
    for (const [id, method] of Object.entries(methodTable)) {
      byMethod.set(method, [...(byMethod.get(method) ?? []), id]);
    }
    for (const [method, of] of byMethod) {
      const whole = of.filter((id) => !/Instance(Stdout|Stderr)$/.test(id));
      expect(whole, method).toHaveLength(1);
    }
    const id: OperationId = 'createSnapshotAlias';
    expect(byMethod.get('call')).toEqual([id]);
  });
});

describe('the endpoint table of the README', () => {
  const table = endpointTable(specification, methodTable);

  it('is that of the description', () => {
    // To bring it up to date: npm run build && node scripts/endpoint-table.mjs
    expect(tableIn(read('packages/qarnot/README.md'))).toBe(table);
  });

  it('has a row for every operation, and no empty one', () => {
    const rows = table.match(/^\| `.*$/gm) ?? [];
    expect(rows).toHaveLength(83);
    expect(
      rows.filter((row) => !/^\| `[A-Z]+ \/\S*` \| `qarnot\.\S+` \| ✅ \| .+ \|$/.test(row)),
    ).toEqual([]);
  });

  it('shows what has no method', () => {
    const { ping: _, ...without } = methodTable;
    expect(endpointTable(specification, without)).toContain('| `GET /` | - | ❌ | - |');
  });
});

it('the README names every method of buckets, and no other', () => {
  const named = [
    ...read('packages/qarnot/README.md').matchAll(/^\| .*\| `qarnot\.buckets\.(\w+)`/gm),
  ];
  const methods = Object.getOwnPropertyNames(Buckets.prototype);
  expect(named.map(([, name]) => name).sort()).toEqual(
    methods.filter((name) => name !== 'constructor').sort(),
  );
});
