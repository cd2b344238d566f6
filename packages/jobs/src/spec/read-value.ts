import { formatPath, kindOf, type Problems, type SpecPath } from './problem.ts';
import { ARGUMENT_PATTERN } from './schema.ts';
import { didYouMean } from './suggest.ts';

/** What reading a value needs besides the value. */
export interface ReadContext {
  /** Where wrong things are noted. */
  problems: Problems;
  /** The text of a number or a truth value as it was written: `1.10`, not `1.1`. */
  sourceOf(path: SpecPath): string | undefined;
}

/** A map of a job file. */
export type PlainMap = Record<string, unknown>;

/** Whether a value is a map. */
export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a map with known keys only; unknown ones are problems with a suggestion. */
export function readMap(
  value: unknown,
  path: SpecPath,
  known: readonly string[],
  context: ReadContext,
): PlainMap | undefined {
  if (!isMap(value)) {
    return context.problems.value(
      path,
      `must be a map with ${known.join(', ')}, not ${kindOf(value)}`,
    );
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key) || (path.length === 0 && key.startsWith('x-'))) continue;
    const owner = path.length === 0 ? '' : ` in ${formatPath(path)}`;
    const suggestion = didYouMean(key, known);
    const ending = suggestion === '' ? `; known keys: ${known.join(', ')}` : suggestion;
    context.problems.key([...path, key], `unknown key "${key}"${owner}${ending}`);
  }
  return value;
}

/** Reads text that must match a pattern; `expected` completes "must be …". */
export function readText(
  value: unknown,
  path: SpecPath,
  pattern: string,
  expected: string,
  context: ReadContext,
): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    const source = context.sourceOf(path) ?? String(value);
    return context.problems.value(path, `must be ${expected}; write it in quotes: "${source}"`);
  }
  if (typeof value !== 'string') {
    return context.problems.value(path, `must be ${expected}, not ${kindOf(value)}`);
  }
  if (!new RegExp(pattern, 'u').test(value)) {
    const said = value.trim() === '' ? 'it is empty' : `not ${JSON.stringify(shorten(value))}`;
    return context.problems.value(path, `must be ${expected}, ${said}`);
  }
  return value;
}

/** Reads text, a number or a truth value as the text that was written. */
export function readScalar(
  value: unknown,
  path: SpecPath,
  context: ReadContext,
  pattern: string = ARGUMENT_PATTERN,
): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return context.sourceOf(path) ?? String(value);
  }
  if (typeof value !== 'string') {
    return context.problems.value(path, `must be text or a number, not ${kindOf(value)}`);
  }
  if (!new RegExp(pattern, 'u').test(value)) {
    return context.problems.value(path, 'holds a control character that cannot be passed on');
  }
  return value;
}

/** Reads a list of words: a program and its arguments. */
export function readArgv(
  value: unknown,
  path: SpecPath,
  context: ReadContext,
): string[] | undefined {
  if (!Array.isArray(value)) {
    const hint = path.join('.') === 'command' ? '; a shell line goes into run' : '';
    return context.problems.value(
      path,
      `must be a list of words such as [python, train.py], not ${kindOf(value)}${hint}`,
    );
  }
  const words = value.map((word, index) => readScalar(word, [...path, index], context));
  return words.every((word) => word !== undefined) ? words : undefined;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
