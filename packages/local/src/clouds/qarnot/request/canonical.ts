import type { Json } from '../../description/operations.ts';
import { resolved } from './description.ts';

/** How a value is brought into the description's form. */
export interface Reading {
  /** Whether null, [] and {} count as not sent. */
  readonly dropsEmpty: boolean;
  /** Whether numbers and booleans may come as text, and the reverse. */
  readonly converts: boolean;
}

const nilUuid = '00000000-0000-0000-0000-000000000000';

/** Properties whose values are echoed exactly, nulls included. */
const verbatim: readonly string[] = ['policies'];

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** A property of an object by its name in any case; the first wins. */
export function property(value: Json, name: string): unknown {
  if (Object.hasOwn(value, name)) return value[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : value[key];
}

/** The properties of a schema, those of its `allOf` included. */
export function propertiesOf(schema: Json): { readonly [name: string]: unknown } {
  const parts = (schema['allOf'] ?? []) as readonly unknown[];
  const inherited = parts.map((part) => propertiesOf(resolved(part)));
  return Object.assign({}, ...inherited, schema['properties']);
}

/** The branch of a `oneOf` that a value is meant for; the only one that is not null else. */
function branchFor(schema: Json, value: unknown): Json {
  const branches = ((schema['oneOf'] ?? []) as readonly unknown[]).map(resolved);
  const discriminator = schema['discriminator'] as Json | undefined;
  if (discriminator !== undefined && isObject(value)) {
    const name = String(discriminator['propertyName']);
    const wanted = String(property(value, name)).toLowerCase();
    const mapping = Object.entries(discriminator['mapping'] as Json);
    const found = mapping.find(([key]) => key.toLowerCase() === wanted);
    if (found !== undefined) return resolved({ $ref: found[1] });
    return {};
  }
  const telling = branches.filter((branch) => branch['type'] !== 'null');
  const wanted = Array.isArray(value) ? 'array' : 'object';
  const byType = telling.find((branch) => branch['type'] === wanted);
  return (telling.length > 1 ? byType : telling[0]) ?? telling[0] ?? {};
}

function enumValue(words: readonly unknown[], value: unknown): unknown {
  if (Number.isInteger(value)) return words[Number(value)] ?? value;
  const wanted = String(value).toLowerCase();
  return words.find((word) => String(word).toLowerCase() === wanted) ?? value;
}

/** A value of another JSON type, as Newtonsoft would read it. */
function converted(types: readonly unknown[], value: unknown): unknown {
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return types.includes(typeof value) ? value : String(value);
  }
  if (typeof value !== 'string' || types.includes('string')) return value;
  const text = value.trim();
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (types.includes('boolean') && /^(?:true|false)$/i.test(text))
    return text.toLowerCase() === 'true';
  return value;
}

function scalar(schema: Json, value: unknown, reading: Reading): unknown {
  if (value === null) return value;
  const words = schema['enum'] ?? (schema['const'] === undefined ? undefined : [schema['const']]);
  if (Array.isArray(words)) return enumValue(words, value);
  return reading.converts ? converted([schema['type']].flat(), value) : value;
}

function object(schema: Json, value: Json, reading: Reading): Json {
  const known = propertiesOf(schema);
  const names = new Map(Object.keys(known).map((name) => [name.toLowerCase(), name]));
  const others = schema['additionalProperties'];
  const result: { [name: string]: unknown } = {};
  for (const [key, item] of Object.entries(value)) {
    const name = names.get(key.toLowerCase());
    if (name === undefined && !isObject(others)) continue;
    const into = name ?? key;
    if (Object.hasOwn(result, into)) continue;
    const inner = verbatim.includes(into) ? { ...reading, dropsEmpty: false } : reading;
    const made = canonical(name === undefined ? others : known[name], item, inner);
    if (made !== undefined) Object.defineProperty(result, into, { ...plain, value: made });
  }
  return result;
}

/** How every property is made, also one that is called `__proto__`. */
const plain = { writable: true, enumerable: true, configurable: true };

/**
 * A value of a request in the form that the description gives it: property names and enum values
 * in its case, unknown properties left out, uuids in lower case, the nil uuid as absent.
 *
 * @returns undefined for what counts as not sent.
 */
export function canonical(description: unknown, value: unknown, reading: Reading): unknown {
  let schema = resolved(description);
  if (reading.dropsEmpty && isEmpty(value)) return undefined;
  if (schema['oneOf'] !== undefined) schema = branchFor(schema, value);
  if (schema['oneOf'] !== undefined) return canonical(schema, value, reading);
  if (Array.isArray(value)) {
    const items = schema['items'];
    if (items === undefined) return value;
    return value.map((item) => canonical(items, item, reading) ?? item);
  }
  if (isObject(value)) {
    const made = object(schema, value, reading);
    return reading.dropsEmpty && isEmpty(made) ? undefined : made;
  }
  const made = scalar(schema, value, reading);
  if (schema['format'] !== 'uuid' || typeof made !== 'string') return made;
  return made === nilUuid ? undefined : made.toLowerCase();
}
