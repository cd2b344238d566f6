import { InputError } from '@irori/core';
import type { Filter } from '../types.ts';
import {
  type FieldKind,
  type FieldsOf,
  type FieldTable,
  JOB_FIELDS,
  POOL_FIELDS,
  TASK_FIELDS,
  type ValueOf,
} from './fields.ts';
import { knownField, type WireValue, wireName, wirePattern, wireValue } from './leaf.ts';
import { parseFilter } from './parse.ts';

type Ordered = 'number' | 'date' | 'duration' | 'text';
type Textual = Exclude<FieldKind, 'number' | 'boolean' | 'date' | 'duration'>;

/**
 * Makes filters for pages and searches. The names of the fields are those of the answers; one that
 * is not known is a type error, and an InputError with the name that was probably meant. On a field
 * of several values, such as `tags`, equal means "contains".
 *
 * @example
 * ```ts
 * taskFilter.and(taskFilter.eq('state', 'Success'), taskFilter.in('tags', ['shot10', 'shot20']));
 * ```
 */
export interface FilterBuilder<Fields extends FieldTable> {
  /** All of them. */
  and: (...filters: readonly Filter[]) => Filter;
  /** At least one of them. */
  or: (...filters: readonly Filter[]) => Filter;
  /** Equal; on a list, contains. */
  eq: <Name extends FieldsOf<Fields>>(field: Name, value: ValueOf<Fields[Name]>) => Filter;
  /** Not equal; on a list, does not contain. */
  ne: <Name extends FieldsOf<Fields>>(field: Name, value: ValueOf<Fields[Name]>) => Filter;
  /** Less, earlier or shorter. */
  lt: <Name extends FieldsOf<Fields, Ordered>>(field: Name, value: ValueOf<Fields[Name]>) => Filter;
  /** At most. */
  lte: <Name extends FieldsOf<Fields, Ordered>>(
    field: Name,
    value: ValueOf<Fields[Name]>,
  ) => Filter;
  /** Greater, later or longer. */
  gt: <Name extends FieldsOf<Fields, Ordered>>(field: Name, value: ValueOf<Fields[Name]>) => Filter;
  /** At least. */
  gte: <Name extends FieldsOf<Fields, Ordered>>(
    field: Name,
    value: ValueOf<Fields[Name]>,
  ) => Filter;
  /** Matches a regular expression, which may have no flags. */
  like: (field: FieldsOf<Fields, Textual>, pattern: string | RegExp) => Filter;
  /** Is one of these. */
  in: <Name extends FieldsOf<Fields>>(
    field: Name,
    values: readonly ValueOf<Fields[Name]>[],
  ) => Filter;
  /** Is none of these. */
  notIn: <Name extends FieldsOf<Fields>>(
    field: Name,
    values: readonly ValueOf<Fields[Name]>[],
  ) => Filter;
  /**
   * Reads a filter that comes as JSON and writes it as Qarnot does; fields and operators may be in
   * any case.
   *
   * @throws InputError for what is not a filter, and for unknown fields and operators.
   */
  parse: (value: unknown) => Filter;
}

type LeafOperator = Extract<Filter, { value?: unknown; field: string }>['operator'];

function joined(operator: 'And' | 'Or', filters: readonly Filter[]): Filter {
  const [first, ...rest] = filters;
  if (first === undefined) {
    throw new InputError(`${operator.toLowerCase()} needs at least one filter.`, {
      field: 'filter',
    });
  }
  // Qarnot's own clients send a single filter bare.
  return rest.length === 0 ? first : { operator, filters: [...filters] };
}

function filterBuilder<Fields extends FieldTable>(
  fields: Fields,
  noun: string,
): Readonly<FilterBuilder<Fields>> {
  const known = (field: string): string => knownField(field, fields, noun);
  const wireOf = (name: string, given: unknown): WireValue =>
    wireValue(name, fields[name] ?? 'text', given);
  const leaf =
    (operator: Exclude<LeafOperator, 'In' | 'NotIn'>) => (field: string, given: unknown) => {
      const name = known(field);
      return { operator, field: wireName(name), value: wireOf(name, given) };
    };
  const several = (operator: 'In' | 'NotIn') => (field: string, given: readonly unknown[]) => {
    if (!Array.isArray(given)) {
      throw new InputError(`The values of ${field} must be a list.`, { field });
    }
    const name = known(field);
    return { operator, field: wireName(name), values: given.map((each) => wireOf(name, each)) };
  };
  return {
    and: (...filters) => joined('And', filters),
    or: (...filters) => joined('Or', filters),
    eq: leaf('Equal'),
    ne: leaf('NotEqual'),
    lt: leaf('LessThan'),
    lte: leaf('LessThanOrEqual'),
    gt: leaf('GreaterThan'),
    gte: leaf('GreaterThanOrEqual'),
    like: (name, pattern) => ({
      operator: 'Like',
      field: wireName(known(name)),
      value: wirePattern(name, pattern),
    }),
    in: several('In'),
    notIn: several('NotIn'),
    parse: (value) => parseFilter(value, fields, noun),
  };
}

/** Makes filters on tasks. */
export const taskFilter: Readonly<FilterBuilder<typeof TASK_FIELDS>> = filterBuilder(
  TASK_FIELDS,
  'tasks',
);
/** Makes filters on jobs. */
export const jobFilter: Readonly<FilterBuilder<typeof JOB_FIELDS>> = filterBuilder(
  JOB_FIELDS,
  'jobs',
);
/** Makes filters on pools. */
export const poolFilter: Readonly<FilterBuilder<typeof POOL_FIELDS>> = filterBuilder(
  POOL_FIELDS,
  'pools',
);
