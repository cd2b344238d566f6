import { kindOf, type SpecPath } from './problem.ts';
import { isMap, type ReadContext, readText } from './read-value.ts';
import type { Reader } from './reader.ts';
import { LINE_PATTERN, OUTPUT_NAME_PATTERN, OUTPUT_PATH_PATTERN } from './schema.ts';

/** Reads the outputs: a list of paths, or a map from name to path. */
export const readOutputs: Reader<string[] | Record<string, string>> = (value, path, context) => {
  if (Array.isArray(value)) {
    const expected = 'a path that ends in a name; use a map (name: path) for others';
    const paths = value.map((item, index) =>
      readText(item, [...path, index], OUTPUT_PATH_PATTERN, expected, context),
    );
    if (!paths.every((item) => item !== undefined)) return undefined;
    return hasTwins(paths, path, context) ? undefined : paths;
  }
  if (!isMap(value)) {
    return context.problems.value(path, `must be a list of paths or a map, not ${kindOf(value)}`);
  }
  const outputs = new Map<string, string>();
  for (const [name, item] of Object.entries(value)) {
    if (!new RegExp(OUTPUT_NAME_PATTERN, 'u').test(name)) {
      context.problems.key([...path, name], `output name "${name}" must be a plain file name`);
      continue;
    }
    const text = readText(item, [...path, name], LINE_PATTERN, 'a path', context);
    if (text !== undefined) outputs.set(name, text);
  }
  return Object.fromEntries(outputs);
};

/** The name under which an output of the list form is kept: the last part of its path. */
export function outputName(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

function hasTwins(paths: readonly string[], path: SpecPath, context: ReadContext): boolean {
  const seen = new Map<string, string>();
  let twins = false;
  for (const [index, item] of paths.entries()) {
    const name = outputName(item);
    const other = seen.get(name);
    if (other === undefined) seen.set(name, item);
    else {
      twins = true;
      const rest = `and ${other} would both be kept as "${name}"; use a map (name: path)`;
      context.problems.value([...path, index], `(${item}) ${rest}`);
    }
  }
  return twins;
}
