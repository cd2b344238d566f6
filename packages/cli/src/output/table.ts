import type { OutputStream } from '../context.ts';
import { plainLine, plainLines } from './plain.ts';
import { displayWidth, padEnd, truncate } from './width.ts';
import { write } from './write.ts';

/** One column of a table. */
export interface Column<ROW> {
  readonly header: string;
  /** The header on a terminal, where it differs. */
  readonly shownHeader?: string;
  /** The full value, printed where no person looks: a pipe or a file. */
  value(row: ROW): string;
  /**
   * The value for a terminal, where it differs: shorter, relative or coloured. It is printed as it
   * is, so it is made of our own words only.
   */
  shown?(row: ROW): string;
  /** May be cut when the terminal is too narrow. Identifiers never are. */
  readonly shrinks?: boolean;
}

const gap = 2;
const narrowest = 8;

function shrink(widths: number[], columns: readonly Column<never>[], total: number): void {
  const used = () => widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
  for (const [index, column] of columns.entries()) {
    if (column.shrinks !== true) continue;
    const excess = used() - total;
    if (excess <= 0) return;
    widths[index] = Math.max(narrowest, (widths[index] ?? 0) - excess);
  }
}

/**
 * A table as text. On a terminal: aligned columns, cut to its width. Elsewhere: one tab between
 * full values, so that `cut` and `awk` see every column whole. The first line names the columns.
 */
export function formatTable<ROW>(
  rows: readonly ROW[],
  columns: readonly Column<ROW>[],
  stream: Pick<OutputStream, 'isTTY' | 'columns'>,
): string {
  if (stream.isTTY !== true) {
    const headers = columns.map((column) => column.header);
    const lines = rows.map((row) =>
      columns.map((column) => plainLine(column.value(row))).join('\t'),
    );
    return [headers.join('\t'), ...lines, ''].join('\n');
  }
  const headers = columns.map((column) => column.shownHeader ?? column.header);
  const cells = rows.map((row) =>
    columns.map((column) => column.shown?.(row) ?? plainLine(column.value(row))),
  );
  const widths = headers.map((header, index) =>
    Math.max(displayWidth(header), ...cells.map((line) => displayWidth(line[index] ?? ''))),
  );
  shrink(widths, columns, stream.columns || 80);
  const draw = (line: readonly string[]): string =>
    line
      .map((cell, index) => padEnd(truncate(cell, widths[index] ?? 0), widths[index] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd();
  return [draw(headers), ...cells.map(draw), ''].join('\n');
}

/** Prints a table; see {@link formatTable}. */
export function writeTable<ROW>(
  stream: OutputStream,
  rows: readonly ROW[],
  columns: readonly Column<ROW>[],
): Promise<boolean> {
  return write(stream, formatTable(rows, columns, stream));
}

/**
 * Name and value pairs, one a line; pairs without a value are left out. Further lines of a value are
 * indented, so that none looks like a pair of its own.
 */
export function formatPairs(pairs: readonly (readonly [string, string | null])[]): string {
  const present = pairs.filter((pair) => pair[1] !== null && pair[1] !== '');
  const width = Math.max(...present.map(([name]) => displayWidth(name)));
  const indent = ' '.repeat(width + 2);
  return present
    .map(([name, value]) => {
      const shown = plainLines(value ?? '').replaceAll('\n', `\n${indent}`);
      return `${padEnd(name, width)}  ${shown}\n`;
    })
    .join('');
}
