import type { SpecPath } from './problem.ts';
import { type ReadContext, readText } from './read-value.ts';
import { LINE_PATTERN } from './schema.ts';

/** Reads one value of a job; `undefined` when it is wrong, which is then noted in the context. */
export type Reader<T> = (value: unknown, path: SpecPath, context: ReadContext) => T | undefined;

/** A reader for one line of text; `expected` completes "must be …". */
export function line(expected: string): Reader<string> {
  return (value, path, context) => readText(value, path, LINE_PATTERN, expected, context);
}

/** One reader a key. */
export type Readers<T> = { readonly [K in keyof T]-?: Reader<Exclude<T[K], undefined>> };

/** Reads each key that is there; wrong values are left out. */
export function readKeys<T extends object>(
  map: Record<string, unknown>,
  path: SpecPath,
  context: ReadContext,
  readers: Readers<T>,
): T {
  const result: Partial<T> = {};
  for (const key of Object.keys(readers) as (keyof T & string)[]) {
    if (map[key] === undefined) continue;
    const value = readers[key](map[key], [...path, key], context);
    if (value !== undefined) result[key] = value;
  }
  return result as T;
}
