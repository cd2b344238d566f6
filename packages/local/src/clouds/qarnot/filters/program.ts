import type { SqlValue } from '../../../store/database.ts';
import { matches } from './evaluate.ts';
import type { FieldType } from './fields.ts';
import type { Filter } from './parse.ts';
import { type Columns, conditionOf } from './sql.ts';

/** What the store answers of one element, in the order of {@link Program.cells}. */
export type Cells = readonly (SqlValue | undefined)[];

/** A filter that the store cannot answer alone: what it can of it, and the test of the rest. */
export interface Program {
  /** Expressions to select for each element. */
  readonly cells: readonly { readonly sql: string; readonly values: readonly SqlValue[] }[];
  /** First names of the fields that have no column: the wire JSON has to hold them. */
  readonly fields: ReadonlySet<string>;
  test(cells: Cells, wire: unknown): boolean;
}

/** Types whose columns hold the text that is on the wire. */
const textual: readonly FieldType[] = ['text', 'uuid', 'word'];

/** Divides a filter between the store and the wire JSON of each element. */
export function compile(filter: Filter, columns: Columns): Program {
  const condition = conditionOf(filter, columns);
  if (condition !== undefined) {
    return { cells: [condition], fields: new Set(), test: ([cell]) => cell === 1 };
  }
  if (filter.kind === 'node') return compileNode(filter.filters, filter.word, columns);
  const path = filter.field.path.join('.');
  const column = Object.hasOwn(columns.fields, path) ? columns.fields[path] : undefined;
  if (filter.kind === 'like' && column !== undefined && textual.includes(filter.field.type)) {
    const { pattern } = filter;
    return {
      cells: [{ sql: column, values: [] }],
      fields: new Set(),
      test: ([cell]) => typeof cell === 'string' && pattern.test(cell),
    };
  }
  return {
    cells: [],
    fields: new Set(filter.field.path.slice(0, 1)),
    test: (_cells, wire) => matches(filter, wire),
  };
}

function compileNode(filters: readonly Filter[], word: 'And' | 'Or', columns: Columns): Program {
  const parts = filters.map((part) => compile(part, columns));
  const starts: number[] = [];
  let width = 0;
  for (const { cells } of parts) {
    starts.push(width);
    width += cells.length;
  }
  const test = (cells: Cells, wire: unknown) => (part: Program, index: number) =>
    part.test(cells.slice(starts[index]), wire);
  return {
    cells: parts.flatMap(({ cells }) => cells),
    fields: new Set(parts.flatMap(({ fields }) => [...fields])),
    test: (cells, wire) =>
      word === 'And' ? parts.every(test(cells, wire)) : parts.some(test(cells, wire)),
  };
}
