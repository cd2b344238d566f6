import type { Filter } from '../filters/parse.ts';
import { compile } from '../filters/program.ts';
import {
  allOf,
  type ColumnNames,
  type Columns,
  type Condition,
  conditionOf,
  everything,
} from '../filters/sql.ts';
import { type BodyRow, type EntityStore, entityOf } from '../store/entities.ts';
import type { CommonRow, Entity } from '../store/types.ts';
import type { Cursors, Order, OrderBy } from './cursor.ts';
import { evaluate, isCommon, type WireParts } from './evaluate.ts';
import { afterCursor, cursorAt, indexOf, orderBy } from './order.ts';
import type { PageQuery, SearchQuery } from './request.ts';

/** A page of elements. */
export interface Page<Row, Body> {
  readonly entities: readonly Entity<Row, Body>[];
  /** How many match in all. */
  readonly total: number;
  /** Leads to the next page; null on the last one. */
  readonly nextToken: string | null;
}

/** What a {@link Listing} lists with. */
export interface ListingParts<Row extends CommonRow, Body> extends WireParts<Row, Body> {
  readonly columns: ColumnNames;
  readonly cursors: Cursors;
  readonly listOrder: 'newest' | 'oldest';
  readonly tagMatch: 'any' | 'all';
  /** Called before elements are ordered by what is not kept up to date in their rows. */
  readonly beforeOrder?: (by: OrderBy) => void;
  /** Whether one of these fields changes without a change of the row. */
  readonly isLive: (fields: ReadonlySet<string>) => boolean;
}

type Bodied = { readonly tags?: string[] | null };

/** How many results of filters are remembered. */
const rememberedMax = 32;

/** Lists, pages and searches of one kind of elements. */
export class Listing<Row extends CommonRow, Body extends Bodied> {
  readonly #store: EntityStore<Row, Body>;
  readonly #parts: ListingParts<Row, Body>;
  readonly #columns: Columns;
  /** Conditions and totals by the text of their filter, as long as no element changes. */
  readonly #conditions = new Map<string, Condition>();
  readonly #totals = new Map<string, number>();
  #version = -1;

  constructor(store: EntityStore<Row, Body>, parts: ListingParts<Row, Body>) {
    this.#store = store;
    this.#parts = parts;
    this.#columns = { ...parts.columns, isCommon: (tag) => isCommon(store, tag) };
  }

  /** All elements, or those that carry the tags. */
  all(tags: readonly string[], where: Condition = everything): Entity<Row, Body>[] {
    const { tagMatch, listOrder } = this.#parts;
    const wanted = [...new Set(tags)];
    const tagged = (list: readonly string[]): Condition => ({
      sql: `t.sequence IN (SELECT sequence FROM ${this.#store.tags} WHERE tag IN (${list.map(() => '?').join(', ')}))`,
      values: list,
    });
    const conditions =
      wanted.length === 0
        ? []
        : tagMatch === 'any'
          ? [tagged(wanted)]
          : wanted.map((tag) => tagged([tag]));
    const { sql, values } = allOf([where, ...conditions]);
    const direction = listOrder === 'newest' ? 'DESC' : 'ASC';
    return this.#store.select(sql, `ORDER BY t.sequence ${direction}`, ...values);
  }

  /** @throws RefusedError 400 for an unknown token. */
  page({ token, filter, filterText, size, order }: PageQuery): Page<Row, Body> {
    const { cursors } = this.#parts;
    const after = token === null ? undefined : cursors.parse(token);
    const condition = this.#condition(filter, filterText);
    const way = after ?? order;
    this.#parts.beforeOrder?.(way.by);
    const total = this.#total(condition, filterText);
    const index = this.#indexFor(way.by, total, size);
    const found = this.#window(allOf([condition, ...afterCursor(after)]), way, size + 1, index);
    const entities = found.slice(0, size);
    const last = entities.at(-1);
    const isTruncated = found.length > size;
    return {
      entities,
      total,
      nextToken: isTruncated && last ? cursors.token(cursorAt(last.row, way)) : null,
    };
  }

  search({ filter, filterText, limit }: SearchQuery): Entity<Row, Body>[] {
    const direction = this.#parts.listOrder === 'newest' ? 'DESC' : 'ASC';
    const order: Order = { by: 'creationDate', direction };
    return this.#window(this.#condition(filter, filterText), order, limit);
  }

  /**
   * The index to read in the order of, where that finds a page sooner than sorting all that match
   * does; SQLite would sort.
   */
  #indexFor(by: OrderBy, total: number, size: number): string {
    if (by === 'creationDate' || total === 0) return '';
    const isSooner = (size * this.#store.count()) / total < total;
    return isSooner ? `INDEXED BY ${indexOf(this.#store.table, by)}` : '';
  }

  #window(
    { sql, values }: Condition,
    order: Order,
    limit: number,
    index: string = '',
  ): Entity<Row, Body>[] {
    const { table, bodies } = this.#store;
    const rows = this.#store
      .prepare<BodyRow<Row>>(
        // The outer loop of CROSS JOIN keeps the order of the window.
        `SELECT t.*, b.body FROM
           (SELECT * FROM ${table} t ${index} WHERE ${sql} ORDER BY ${orderBy(order)} LIMIT ?) t
           CROSS JOIN ${bodies} b USING (sequence)`,
      )
      .all(...values, limit);
    return rows.map((row) => entityOf<Row, Body>(row));
  }

  #condition(filter: Filter | undefined, text: string): Condition {
    if (filter === undefined) return everything;
    this.#refresh();
    const known = this.#conditions.get(text);
    if (known !== undefined) return known;
    const made = conditionOf(filter, this.#columns) ?? this.#evaluated(filter, text);
    if (this.#parts.isLive(compile(filter, this.#columns).fields)) return made;
    if (this.#conditions.size >= rememberedMax) this.#conditions.clear();
    this.#conditions.set(text, made);
    return made;
  }

  #evaluated(filter: Filter, text: string): Condition {
    const found = evaluate(filter, this.#store, this.#columns, this.#parts);
    this.#totals.set(text, found.length);
    return {
      sql: 't.sequence IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify(found)],
    };
  }

  #total({ sql, values, count: quicker }: Condition, text: string): number {
    this.#refresh();
    const known = this.#totals.get(text);
    if (known !== undefined) return known;
    const counting = quicker ?? `SELECT count(*) FROM ${this.#store.table} t WHERE ${sql}`;
    const count = this.#store.prepare<{ count: number }>(`SELECT (${counting}) AS count`);
    const total = sql === everything.sql ? this.#store.count() : (count.get(...values)?.count ?? 0);
    if (this.#totals.size >= rememberedMax) this.#totals.clear();
    this.#totals.set(text, total);
    return total;
  }

  /** Forgets what was found before the last change. */
  #refresh(): void {
    if (this.#version === this.#store.version) return;
    this.#version = this.#store.version;
    this.#conditions.clear();
    this.#totals.clear();
  }
}
