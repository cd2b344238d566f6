import { kindOf, type SpecPath } from './problem.ts';
import { isMap, type ReadContext, readScalar } from './read-value.ts';
import type { Reader } from './reader.ts';
import { ENV_NAME_PATTERN } from './schema.ts';

/** Reads an environment from a map or a list; `null` stands for "from the caller". */
export const readEnv: Reader<Record<string, string | null>> = (value, path, context) => {
  const read = Array.isArray(value) ? readItem : readEntry;
  if (!Array.isArray(value) && !isMap(value)) {
    const rest = `must be a map or a list of NAME=value, not ${kindOf(value)}`;
    return context.problems.value(path, rest);
  }
  const env = new Map<string, string | null>();
  for (const [key, item] of Object.entries(value)) {
    const [name, text] = read(key, item, path, context) ?? [];
    if (name !== undefined && text !== undefined) env.set(name, text);
  }
  // A variable may be called __proto__: only fromEntries makes that an ordinary key.
  return Object.fromEntries(env);
};

type Entry = [name: string, value: string | null];

function readEntry(
  name: string,
  value: unknown,
  path: SpecPath,
  context: ReadContext,
): Entry | undefined {
  if (!checkEnvName(name, [...path, name], context)) return undefined;
  const text = value === null ? null : readScalar(value, [...path, name], context);
  return text === undefined ? undefined : [name, text];
}

// Sentences about an item tell its name only: what follows the name may be a secret.
function readItem(
  index: string,
  item: unknown,
  path: SpecPath,
  context: ReadContext,
): Entry | undefined {
  const here = [...path, Number(index)];
  if (typeof item !== 'string') {
    return context.problems.value(here, `must be NAME=value or NAME, not ${kindOf(item)}`);
  }
  const equals = item.indexOf('=');
  const name = equals < 0 ? item : item.slice(0, equals);
  if (!checkEnvName(name, here, context)) return undefined;
  if (equals < 0) return [name, null];
  const text = readScalar(item.slice(equals + 1), here, context);
  return text === undefined ? undefined : [name, text];
}

function checkEnvName(name: string, path: SpecPath, context: ReadContext): boolean {
  if (new RegExp(ENV_NAME_PATTERN, 'u').test(name)) return true;
  const rule = 'letters, digits and _, not beginning with a digit';
  context.problems.key(
    path,
    `${JSON.stringify(name)} is no name of an environment variable (${rule})`,
  );
  return false;
}
