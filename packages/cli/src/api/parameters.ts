import { closestWord } from '@irori/core';
import { usageError } from '../errors.ts';
import { text } from '../text.ts';
import type { RawOperation, RawParameter } from './clouds.ts';

/** A value of a parameter, as the SDK takes it. */
export type ParameterValue = string | number | boolean | readonly string[];

/** `--page-size`, `--page_size` and `--pageSize` are the same name. */
function bare(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

function parseValue({ name, type }: RawParameter, input: string): ParameterValue {
  if (type === 'integer' || type === 'number') {
    const value = Number(input);
    const fits = type === 'integer' ? /^-?\d+$/.test(input) : input.trim() !== '';
    if (!fits || !Number.isFinite(value)) {
      throw usageError(
        text.badParameter(name, type === 'integer' ? 'a whole number' : 'a number', input),
      );
    }
    return value;
  }
  if (type === 'boolean') {
    if (input !== 'true' && input !== 'false') {
      throw usageError(text.badParameter(name, 'true or false', input));
    }
    return input === 'true';
  }
  return type === 'array' ? input.split(',') : input;
}

/**
 * Reads the `name=value` pairs of an operation by its own table.
 *
 * @throws CommandError (usage) for a name that it does not have (with a suggestion), a value of the
 *   wrong type, and required parameters that are missing.
 */
export function readParameters(
  id: string,
  operation: RawOperation,
  pairs: readonly string[],
): Record<string, ParameterValue> {
  const known = operation.parameters.map(({ name }) => name);
  const values: Record<string, ParameterValue> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw usageError(text.badParamFlag(pair));
    const name = pair.slice(0, at);
    const parameter = operation.parameters.find((it) => bare(it.name) === bare(name));
    if (parameter === undefined) {
      throw usageError(text.unknownParameter(id, name, closestWord(name, known), known));
    }
    const value = parseValue(parameter, pair.slice(at + 1));
    const before = values[parameter.name];
    values[parameter.name] =
      Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  const missing = operation.parameters.filter((it) => it.required && !(it.name in values));
  if (missing.length > 0) {
    throw usageError(
      text.missingParameters(
        id,
        missing.map(({ name }) => name),
      ),
    );
  }
  return values;
}
