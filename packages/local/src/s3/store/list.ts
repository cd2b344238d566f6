import { behindPrefix } from './key-order.ts';
import type { ListedObject, ListPage, ListQuery } from './types.ts';

const FEWEST_ROWS = 8;
const MOST_ROWS = 1000;

/** Reads objects with `from <= key < behind` in order, at most `limit`. */
type ReadRange = (from: string, behind: string | undefined, limit: number) => ListedObject[];

/**
 * One piece of a list. What lies below a common prefix is never read, however much it is: the reading
 * goes on behind it.
 */
export function listPage(read: ReadRange, query: ListQuery): ListPage {
  const { prefix = '', delimiter = '', limit } = query;
  const behindAll = prefix === '' ? undefined : behindPrefix(prefix);
  const objects: ListedObject[] = [];
  const commonPrefixes: string[] = [];
  let last: string | null = null;
  let from = limit > 0 ? firstKey(query) : undefined;
  let rows = delimiter === '' ? Math.min(limit + 1, MOST_ROWS + 1) : FEWEST_ROWS;
  while (from !== undefined) {
    const batch = read(from, behindAll, rows);
    let folder: string | undefined;
    for (const object of batch) {
      folder = commonPrefix(object.key, prefix, delimiter);
      if (folder !== undefined && folder === last) continue;
      if (objects.length + commonPrefixes.length >= limit) {
        return { objects, commonPrefixes, next: last };
      }
      if (folder === undefined) objects.push(object);
      else commonPrefixes.push(folder);
      last = folder ?? object.key;
    }
    if (batch.length < rows) break;
    from = folder === undefined ? behindKey(last ?? '') : behindPrefix(folder);
    rows = folder === undefined ? Math.min(rows * 2, MOST_ROWS) : FEWEST_ROWS;
  }
  return { objects, commonPrefixes, next: null };
}

/** The key to start at; undefined when nothing can come after `after`. */
function firstKey({ prefix = '', delimiter = '', after }: ListQuery): string | undefined {
  if (after === undefined || after === '') return prefix;
  const isFolder = commonPrefix(after, prefix, delimiter) === after;
  const first = isFolder ? behindPrefix(after) : behindKey(after);
  if (first === undefined) return undefined;
  return Buffer.compare(Buffer.from(first), Buffer.from(prefix)) < 0 ? prefix : first;
}

/** The first text behind this very key. */
function behindKey(key: string): string {
  return `${key}\0`;
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : key.slice(0, at + delimiter.length);
}
