import type { Json } from '../../description/operations.ts';
import { resolved } from './description.ts';

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema of a value that may also be null. */
function meant(description: unknown): Json {
  const schema = resolved(description);
  const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly unknown[] | undefined;
  const telling = choices?.map(resolved).find((choice) => choice['type'] !== 'null');
  return telling ?? schema;
}

/**
 * A body in the form that the description gives it: keys in its case whatever case they came in,
 * null as absent. Keys that it does not know stay.
 */
export function canonical(description: unknown, value: unknown): unknown {
  if (!isObject(value)) return value;
  const schema = meant(description);
  const properties = schema['properties'] as Json | undefined;
  if (properties === undefined) return withoutNulls(value);
  const names = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const result = new Map<string, unknown>();
  for (const [key, item] of Object.entries(value)) {
    const name = names.get(key.toLowerCase());
    if (item === null || (name !== undefined && result.has(name))) continue;
    result.set(name ?? key, name === undefined ? item : canonical(properties[name], item));
  }
  return Object.fromEntries(result);
}

function withoutNulls(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null));
}

/** The keys of a body that the description does not have. */
export function unknownKeys(description: unknown, value: unknown): string[] {
  const properties = meant(description)['properties'] as Json | undefined;
  if (!isObject(value) || properties === undefined) return [];
  return Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
}
