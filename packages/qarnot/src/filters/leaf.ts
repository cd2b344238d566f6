import { closestWord, InputError } from '@irori/core';
import { formatQarnotDate } from '../values/date.ts';
import { formatDuration } from '../values/duration.ts';
import type { FieldKind, FieldTable } from './fields.ts';

/** A value as a filter carries it. */
export type WireValue = string | number | boolean;

/**
 * The known field that is meant, in any case.
 *
 * @throws InputError for a field that is not known, with the one that was probably meant.
 */
export function knownField(field: string, fields: FieldTable, noun: string): string {
  const wanted = String(field).toLowerCase();
  const names = Object.keys(fields);
  const found = names.find((name) => name.toLowerCase() === wanted);
  if (found !== undefined) return found;
  const meant = closestWord(wanted, names);
  const help = meant === undefined ? `They know ${names.join(', ')}.` : `Did you mean ${meant}?`;
  throw new InputError(`No filter on ${noun} knows the field "${field}". ${help}`, {
    field: String(field),
  });
}

/** The name of a field as Qarnot's own clients write it: `dependencies.dependsOn` capitalised. */
export function wireName(field: string): string {
  return field.replaceAll(/(^|\.)[a-z]/g, (letters) => letters.toUpperCase());
}

function wrong(field: string, value: unknown, needed: string): InputError {
  return new InputError(
    `The field ${field} is compared with ${needed}, not with ${String(value)}.`,
    {
      field,
    },
  );
}

/**
 * A value for a field of this kind as it goes into a filter.
 *
 * @throws InputError for a value of another kind.
 */
export function wireValue(field: string, kind: FieldKind, value: unknown): WireValue {
  switch (kind) {
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      throw wrong(field, value, 'a number');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw wrong(field, value, 'true or false');
    case 'date':
      if (value instanceof Date) return formatQarnotDate(value);
      if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
      throw wrong(field, value, 'a date');
    case 'duration':
      return formatDuration(value as string, field);
    default:
      if (typeof value === 'string') return value;
      throw wrong(field, value, 'text');
  }
}

/**
 * A regular expression as Qarnot's command line writes it, between slashes (medium confidence). Text
 * stays as it is.
 *
 * @throws InputError for flags, which Qarnot does not know.
 */
export function wirePattern(field: string, pattern: string | RegExp): string {
  if (typeof pattern === 'string') return pattern;
  if (!(pattern instanceof RegExp)) throw wrong(field, pattern, 'a regular expression');
  if (pattern.flags === '') return `/${pattern.source}/`;
  throw new InputError(`The pattern ${String(pattern)} has flags, which filters do not know.`, {
    field,
  });
}
