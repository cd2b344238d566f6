import type { Json } from '../../description/operations.ts';
import { invalid, type Problem } from '../errors.ts';
import { property } from '../request/canonical.ts';
import { type Field, findField, type Key, keyOf } from './fields.ts';

/** Comparisons with one value. */
export type LeafOperator =
  | 'Equal'
  | 'NotEqual'
  | 'LessThan'
  | 'LessThanOrEqual'
  | 'GreaterThan'
  | 'GreaterThanOrEqual'
  | 'In'
  | 'NotIn';

/** A filter after all checks. */
export type Filter =
  | { readonly kind: 'node'; readonly word: 'And' | 'Or'; readonly filters: readonly Filter[] }
  | {
      readonly kind: 'leaf';
      readonly operator: LeafOperator;
      readonly field: Field;
      /** One value, but for In and NotIn. */
      readonly values: readonly Key[];
    }
  | { readonly kind: 'like'; readonly field: Field; readonly pattern: RegExp };

/** What filters are read for. */
export interface FilterSubject {
  /** Name of the schema: `Task`, `Pool` or `Job`. */
  readonly schema: string;
  /** Whether Like tells upper from lower case. */
  readonly likeCase: 'exact' | 'ignored';
}

const depthMax = 50;
const leavesMax = 1000;
const patternMax = 1000;

const nodes = ['And', 'Or'] as const;
const leaves: readonly LeafOperator[] = [
  'Equal',
  'NotEqual',
  'LessThan',
  'LessThanOrEqual',
  'GreaterThan',
  'GreaterThanOrEqual',
  'In',
  'NotIn',
];

function problem(field: string, message: string): never {
  throw invalid([{ field, message } satisfies Problem]);
}

function byName<const W extends string>(words: readonly W[], value: unknown): W | undefined {
  const wanted = String(value).toLowerCase();
  return words.find((word) => word.toLowerCase() === wanted);
}

/** A regular expression as the command of Qarnot writes it (`/…/`), or bare. */
function patternOf(value: unknown, at: string, likeCase: FilterSubject['likeCase']): RegExp {
  if (typeof value !== 'string') problem(`${at}.value`, 'Like takes a regular expression.');
  if (value.length > patternMax) problem(`${at}.value`, 'The regular expression is too long.');
  const [, source = value, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(value) ?? [];
  const ignoresCase = likeCase === 'ignored' || flags.includes('i');
  try {
    return new RegExp(source, ignoresCase ? 'iu' : 'u');
  } catch {
    try {
      return new RegExp(source, ignoresCase ? 'i' : '');
    } catch {
      return problem(`${at}.value`, `'${source}' is not a regular expression.`);
    }
  }
}

class FilterReader {
  readonly #subject: FilterSubject;
  #leaves = 0;

  constructor(subject: FilterSubject) {
    this.#subject = subject;
  }

  read(value: unknown, at: string, depth: number): Filter {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problem(at, 'A filter must be an object.');
    }
    if (depth > depthMax) problem(at, 'The filter is nested too deeply.');
    const operator = property(value as Json, 'operator');
    const node = byName(nodes, operator);
    if (node !== undefined) return this.#node(value as Json, node, at, depth);
    this.#leaves += 1;
    if (this.#leaves > leavesMax) problem(at, 'The filter has too many conditions.');
    return this.#leaf(value as Json, operator, at);
  }

  #node(value: Json, word: 'And' | 'Or', at: string, depth: number): Filter {
    const filters = property(value, 'filters');
    if (!Array.isArray(filters)) problem(`${at}.filters`, 'The filters field is required.');
    return {
      kind: 'node',
      word,
      filters: (filters as readonly unknown[]).map((filter, index) =>
        this.read(filter, `${at}.filters[${index}]`, depth + 1),
      ),
    };
  }

  #leaf(value: Json, operator: unknown, at: string): Filter {
    const name = property(value, 'field');
    if (typeof name !== 'string') problem(`${at}.field`, 'The field field is required.');
    const field = findField(this.#subject.schema, name);
    if (field === undefined) problem(`${at}.field`, `There is no field '${name}'.`);
    if (byName(['Like'], operator) !== undefined) {
      const pattern = patternOf(property(value, 'value'), at, this.#subject.likeCase);
      return { kind: 'like', field, pattern };
    }
    const found = byName(leaves, operator);
    if (found === undefined) problem(`${at}.operator`, `There is no operator '${operator}'.`);
    const isMany = found === 'In' || found === 'NotIn';
    const given = isMany
      ? (property(value, 'values') ?? property(value, 'value'))
      : [property(value, 'value')];
    if (!Array.isArray(given)) problem(`${at}.values`, 'The values field is required.');
    if (given.length > leavesMax) problem(`${at}.values`, 'There are too many values.');
    const values = given.map((item) => this.#key(field, item, at));
    return { kind: 'leaf', operator: found, field, values };
  }

  #key(field: Field, value: unknown, at: string): Key {
    const key = keyOf(field, value);
    if (key !== undefined) return key;
    return problem(
      `${at}.value`,
      `The value '${JSON.stringify(value)}' is not valid for ${field.path.join('.')}.`,
    );
  }
}

/**
 * A filter of a page or search request.
 *
 * @param value what was sent; null, nothing and `{}` mean no filter
 * @throws RefusedError 400 naming what makes it unusable.
 */
export function parseFilter(value: unknown, subject: FilterSubject): Filter | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object' && Object.keys(value).length === 0) return undefined;
  return new FilterReader(subject).read(value, 'filter', 0);
}
