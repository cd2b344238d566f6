import { compareKeys, type Field, type Key, keyOf } from './fields.ts';
import type { Filter, LeafOperator } from './parse.ts';

type Json = { readonly [key: string]: unknown };

/** The values at a path; lists on the way are looked into, so one path can lead to many. */
function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value ?? null];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [null];
  return valuesAt((value as Json)[name], rest);
}

function keysAt(value: unknown, field: Field): Key[] {
  return valuesAt(value, field.path).flatMap(
    (item) => keyOf(field, item) ?? (item === null ? [null] : []),
  );
}

const ordered: { readonly [operator in LeafOperator]?: (order: number) => boolean } = {
  LessThan: (order) => order < 0,
  LessThanOrEqual: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanOrEqual: (order) => order >= 0,
};

function equal(a: Key, b: Key): boolean {
  if (a === null || b === null) return a === b;
  return compareKeys(a, b) === 0;
}

/**
 * Whether an element, as its wire JSON, is one that the filter wants. On a list, Equal means that
 * it contains the value; an order holds when it holds for one of its values.
 */
export function matches(filter: Filter, wire: unknown): boolean {
  if (filter.kind === 'node') {
    const inner = (part: Filter): boolean => matches(part, wire);
    return filter.word === 'And' ? filter.filters.every(inner) : filter.filters.some(inner);
  }
  if (filter.kind === 'like') {
    const texts = valuesAt(wire, filter.field.path).filter((value) => value !== null);
    return texts.some((value) => typeof value !== 'object' && filter.pattern.test(String(value)));
  }
  const found = keysAt(wire, filter.field);
  const { operator, values } = filter;
  const contains = (): boolean => found.some((key) => values.some((value) => equal(key, value)));
  if (operator === 'Equal' || operator === 'In') return contains();
  if (operator === 'NotEqual' || operator === 'NotIn') return !contains();
  const holds = ordered[operator];
  const [bound = null] = values;
  return found.some(
    (key) => key !== null && bound !== null && holds?.(compareKeys(key, bound)) === true,
  );
}
