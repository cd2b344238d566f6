import type { Json } from '../../description/operations.ts';
import { invalid } from '../errors.ts';
import { type Field, findField } from '../filters/fields.ts';
import { type Filter, type FilterSubject, parseFilter } from '../filters/parse.ts';
import { property } from '../request/canonical.ts';
import type { Order, OrderBy } from './cursor.ts';

/** A page request after all checks. */
export interface PageQuery {
  /** As it was sent; null for the first page. */
  readonly token: string | null;
  readonly filter: Filter | undefined;
  /** The filter as it was sent, by which equal ones are known. */
  readonly filterText: string;
  readonly size: number;
  readonly order: Order;
}

/** A search request after all checks. */
export interface SearchQuery {
  readonly filter: Filter | undefined;
  readonly filterText: string;
  /** The fields to answer with; undefined for all. */
  readonly select: readonly Field[] | undefined;
  readonly limit: number;
}

/** What decides about pages. */
export interface PageRules extends FilterSubject {
  readonly orders: readonly OrderBy[];
  readonly listOrder: 'newest' | 'oldest';
  readonly pageSize: number;
  readonly pageSizeMax: number;
}

function objectOf(body: unknown): Json {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Json;
  throw invalid([{ field: '', message: 'The body must be an object.' }]);
}

function sizeOf(body: Json, usual: number, most: number): number {
  const value = property(body, 'maximumResults') ?? usual;
  const size = typeof value === 'string' ? Number(value) : value;
  if (!Number.isInteger(size) || Number(size) < 1) {
    const message = 'maximumResults must be a whole number from 1.';
    throw invalid([{ field: 'maximumResults', message }]);
  }
  return Math.min(Number(size), most);
}

function orderOf(body: Json, { orders, listOrder }: PageRules): Order {
  const usual = listOrder === 'newest' ? 'DESC' : 'ASC';
  const wanted = property(body, 'orderBy') ?? 'creationDate';
  const by = orders.find((word) => word.toLowerCase() === String(wanted).toLowerCase());
  if (by === undefined) {
    const message = `Elements cannot be ordered by '${wanted}'; they can by ${orders.join(', ')}.`;
    throw invalid([{ field: 'orderBy', message }]);
  }
  const direction = String(property(body, 'orderType') ?? usual).toUpperCase();
  if (direction === 'ASC' || direction === 'DESC') return { by, direction };
  throw invalid([{ field: 'orderType', message: 'orderType must be ASC or DESC.' }]);
}

function filterOf(body: Json, subject: FilterSubject): Pick<PageQuery, 'filter' | 'filterText'> {
  const value = property(body, 'filter');
  return { filter: parseFilter(value, subject), filterText: JSON.stringify(value ?? null) };
}

/**
 * What a page request asks for.
 *
 * @throws RefusedError 400 naming what is wrong.
 */
export function readPage(value: unknown, rules: PageRules): PageQuery {
  const body = objectOf(value);
  const token = property(body, 'token') ?? null;
  if (token !== null && typeof token !== 'string') {
    throw invalid([{ field: 'token', message: 'The token must be a text.' }]);
  }
  return {
    token: token === '' ? null : token,
    ...filterOf(body, rules),
    size: sizeOf(body, rules.pageSize, rules.pageSizeMax),
    order: orderOf(body, rules),
  };
}

/**
 * What a search request asks for; `select` may be an object with `fields`, or the bare list.
 *
 * @throws RefusedError 400 naming what is wrong.
 */
export function readSearch(value: unknown, rules: PageRules): SearchQuery {
  const body = objectOf(value);
  const given = property(body, 'select') ?? undefined;
  const names = Array.isArray(given)
    ? given
    : given === undefined
      ? undefined
      : property(objectOf(given), 'fields');
  return {
    ...filterOf(body, rules),
    select: selectionOf(names, rules.schema),
    limit: sizeOf(body, rules.pageSizeMax, rules.pageSizeMax),
  };
}

function selectionOf(names: unknown, schema: string): readonly Field[] | undefined {
  if (names === undefined || names === null) return undefined;
  if (!Array.isArray(names)) {
    throw invalid([{ field: 'select', message: 'select must be a list of fields.' }]);
  }
  if (names.length === 0) return undefined;
  return names.map((name) => {
    const field = findField(schema, String(name));
    if (field !== undefined) return field;
    throw invalid([{ field: 'select', message: `There is no field '${name}'.` }]);
  });
}
