import { kindOf, type SpecPath } from './problem.ts';
import { isMap, type ReadContext, readScalar, readText } from './read-value.ts';
import type { Reader } from './reader.ts';
import { ENV_NAME_PATTERN } from './schema.ts';

/** Reads an environment from a map or a list; `null` stands for "from the caller". */
export const readEnv: Reader<Record<string, string | null>> = (value, path, context) => {
  const env: Record<string, string | null> = {};
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const text = readText(item, [...path, index], '^[^\\u0000]*$', 'NAME=value or NAME', context);
      if (text === undefined) continue;
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      // Only the name is told: what follows may be a secret.
      if (checkEnvName(name, [...path, index], context)) {
        env[name] = equals < 0 ? null : text.slice(equals + 1);
      }
    }
    return env;
  }
  if (!isMap(value)) {
    return context.problems.value(
      path,
      `must be a map or a list of NAME=value, not ${kindOf(value)}`,
    );
  }
  for (const [name, item] of Object.entries(value)) {
    if (!checkEnvName(name, [...path, name], context)) continue;
    const text = item === null ? null : readScalar(item, [...path, name], context);
    if (text !== undefined) env[name] = text;
  }
  return env;
};

function checkEnvName(name: string, path: SpecPath, context: ReadContext): boolean {
  if (new RegExp(ENV_NAME_PATTERN, 'u').test(name)) return true;
  const rule = 'letters, digits and _, not beginning with a digit';
  context.problems.key(path, `"${name}" is no name of an environment variable (${rule})`);
  return false;
}
