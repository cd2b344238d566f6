import type { SqlValue } from '../../../store/database.ts';
import type { Filter } from '../filters/parse.ts';
import { patiently } from '../filters/patience.ts';
import { type Cells, compile, type Program } from '../filters/program.ts';
import { type Columns, type Condition, preselection } from '../filters/sql.ts';
import type { EntityStore } from '../store/entities.ts';
import type { CommonRow, Entity } from '../store/types.ts';

/** Where the wire JSON of an element comes from while a filter is tested. */
export interface WireParts<Row extends CommonRow, Body> {
  /** The wire JSON of an element, as far as `fields` (first names) need it. */
  readonly wire: (entity: Entity<Row, Body>, fields: ReadonlySet<string>) => unknown;
  /** Whether the wire JSON of these fields is made of more than the body. */
  readonly needsRow: (fields: ReadonlySet<string>) => boolean;
}

type Bodied = { readonly tags?: string[] | null };
type Named = { readonly [name: string]: SqlValue | undefined };

/** An element while a filter is tested. */
interface Tested {
  readonly sequence: number;
  readonly cells: Cells;
  readonly wire: unknown;
}

/** How many elements are tested at a time. */
const chunk = 1000;

/** From how many carriers on a tag is common. */
const commonFrom = 1000;

/** Whether so many elements carry a tag that it is quicker to look at each than to list them. */
export function isCommon<Row extends CommonRow, Body extends Bodied>(
  store: EntityStore<Row, Body>,
  tag: string,
): boolean {
  const count = store.prepare<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${store.tags} WHERE tag = ? LIMIT ?)`,
  );
  return count.get(tag, commonFrom)?.count === commonFrom;
}

/** Some elements with what the test of a filter needs of them, and no more. */
function someAfter<Row extends CommonRow, Body extends Bodied>(
  store: EntityStore<Row, Body>,
  { cells, fields }: Program,
  where: Condition,
  after: number,
  { needsRow, wire }: WireParts<Row, Body>,
): Tested[] {
  const { table, bodies } = store;
  const needsBody = fields.size > 0;
  const columns = [
    needsBody && needsRow(fields) ? 't.*' : 't.sequence',
    ...(needsBody ? ['b.body'] : []),
    ...cells.map(({ sql }, index) => `${sql} AS cell${index}`),
  ];
  const source = needsBody ? `${table} t CROSS JOIN ${bodies} b USING (sequence)` : `${table} t`;
  const rows = store
    .prepare<Row & { readonly body?: string }>(
      `SELECT ${columns.join(', ')} FROM ${source}
       WHERE t.sequence > ? AND (${where.sql}) ORDER BY t.sequence LIMIT ?`,
    )
    .all(...cells.flatMap(({ values }) => values), after, ...where.values, chunk);
  return rows.map((row) => ({
    sequence: row.sequence,
    cells: cells.map((_, index) => (row as unknown as Named)[`cell${index}`]),
    wire:
      row.body === undefined
        ? undefined
        : wire({ row, body: JSON.parse(row.body) as Body }, fields),
  }));
}

/**
 * The sequences of the elements that a filter wants, ascending: for one that looks at what has no
 * column. What of it has columns is answered by the store on the way.
 *
 * @throws RefusedError 400 for a regular expression that takes for ever.
 */
export function evaluate<Row extends CommonRow, Body extends Bodied>(
  filter: Filter,
  store: EntityStore<Row, Body>,
  columns: Columns,
  parts: WireParts<Row, Body>,
): number[] {
  const program = compile(filter, columns);
  const where = preselection(filter, columns);
  const found: number[] = [];
  let last = 0;
  for (;;) {
    const some = someAfter(store, program, where, last, parts);
    const wanted = patiently(() => some.map(({ cells, wire }) => program.test(cells, wire)));
    found.push(...some.filter((_, index) => wanted[index]).map(({ sequence }) => sequence));
    last = some.at(-1)?.sequence ?? last;
    if (some.length < chunk) return found;
  }
}
