import type { Json } from '../../description/operations.ts';
import { parseTimeSpan } from '../execution/time-span.ts';
import { propertiesOf } from '../request/canonical.ts';
import { resolved } from '../request/description.ts';
import { parseDate } from '../time.ts';

/** What a field holds, which decides how its values are compared. */
export type FieldType =
  | 'text'
  | 'uuid'
  | 'word'
  | 'number'
  | 'boolean'
  | 'date'
  | 'duration'
  | 'any';

/** A field that a filter or a selection names. */
export interface Field {
  /** Its place in the wire JSON, in the description's case. */
  readonly path: readonly string[];
  readonly type: FieldType;
  /** The words of an enumeration. */
  readonly words: readonly string[];
}

/** A value as it is compared. */
export type Key = string | number | boolean | null;

const timeSpan = resolved({ $ref: '#/components/schemas/TimeSpan' });

/** A schema without the branch that allows null, and the schema of its elements for a list. */
function inner(value: unknown): Json {
  const schema = resolved(value);
  const branches = (schema['oneOf'] ?? []) as readonly unknown[];
  const telling = branches.map(resolved).filter((branch) => branch['type'] !== 'null');
  if (telling.length === 1) return inner(telling[0]);
  if (telling.length > 1) {
    const properties = Object.assign({}, ...telling.map((branch) => propertiesOf(branch)));
    return { type: 'object', properties };
  }
  return schema['items'] === undefined ? schema : inner(schema['items']);
}

function typeOf(schema: Json): FieldType {
  const types = [schema['type']].flat();
  if (schema === timeSpan) return 'duration';
  if (schema['enum'] !== undefined) return 'word';
  if (schema['format'] === 'uuid') return 'uuid';
  if (schema['format'] === 'date-time') return 'date';
  if (types.includes('integer') || types.includes('number')) return 'number';
  if (types.includes('boolean')) return 'boolean';
  return types.includes('string') ? 'text' : 'any';
}

/**
 * The field that a name means: any case, dots reach inside.
 *
 * @param schema name of the schema of what is listed: `Task`, `Pool` or `Job`
 * @returns undefined when there is none.
 */
export function findField(schema: string, name: string): Field | undefined {
  let at: Json = inner({ $ref: `#/components/schemas/${schema}` });
  const path: string[] = [];
  for (const part of name.trim().split('.')) {
    const properties = propertiesOf(at);
    const wanted = part.toLowerCase();
    const key = Object.keys(properties).find((candidate) => candidate.toLowerCase() === wanted);
    if (key !== undefined) at = inner(properties[key]);
    else if (typeof at['additionalProperties'] === 'object' && part !== '')
      at = inner(at['additionalProperties']);
    else return undefined;
    path.push(key ?? part);
  }
  const words = ((at['enum'] ?? []) as readonly unknown[]).map(String);
  return { path, type: typeOf(at), words };
}

const readers: { readonly [type in FieldType]: (value: unknown, field: Field) => Key | undefined } =
  {
    text: (value) => String(value),
    uuid: (value) => String(value).toLowerCase(),
    word: (value, { words }) => {
      const wanted = String(value).toLowerCase();
      return words.find((word) => word.toLowerCase() === wanted) ?? String(value);
    },
    number: (value) => {
      const isText = typeof value === 'string' && value.trim() !== '';
      const number = isText || typeof value === 'number' ? Number(value) : Number.NaN;
      return Number.isNaN(number) ? undefined : number;
    },
    boolean: (value) => {
      const text = String(value).toLowerCase();
      return text === 'true' ? true : text === 'false' ? false : undefined;
    },
    date: (value) => parseDate(String(value)),
    duration: (value) => parseTimeSpan(String(value)),
    any: (value) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : undefined,
  };

/** A value as the type of a field compares it; undefined when it cannot be one of its values. */
export function keyOf(field: Field, value: unknown): Key | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return undefined;
  return readers[field.type](value, field);
}

/** The order of two values: texts by their UTF-8 bytes, as the store orders them. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  if (typeof a === 'string' || typeof b === 'string') return compareKeys(String(a), String(b));
  return Number(a) - Number(b);
}
