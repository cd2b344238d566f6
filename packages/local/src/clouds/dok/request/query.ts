import { invalidQuery, type Problem } from '../errors.ts';
import { parseTimestamp } from '../time.ts';
import { isUuid } from '../uuid.ts';
import type { QueryParameter } from './description.ts';

/** Query parameters as values; what was not sent is missing. */
export type QueryValues = {
  readonly [name: string]: number | boolean | string | readonly string[];
};

const yes = new Set(['true', 'True', '1']);
const no = new Set(['false', 'False', '0']);

type Parsed = { readonly value: QueryValues[string] } | { readonly problem: string };

function parseInteger(text: string, { minimum, maximum }: QueryParameter): Parsed {
  if (!/^-?\d{1,15}$/.test(text)) return { problem: 'A valid integer is required.' };
  const value = Number(text);
  if (minimum !== undefined && value < minimum) {
    return { problem: `Ensure this value is greater than or equal to ${minimum}.` };
  }
  if (maximum !== undefined && value > maximum) {
    return { problem: `Ensure this value is less than or equal to ${maximum}.` };
  }
  return { value };
}

function parseList(text: string, { words }: QueryParameter): Parsed {
  const value = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const wrong = words === undefined ? undefined : value.find((word) => !words.includes(word));
  return wrong === undefined ? { value } : { problem: `"${wrong}" is not a valid choice.` };
}

function parseText(text: string, { format }: QueryParameter): Parsed {
  if (format === 'uuid' && !isUuid(text)) return { problem: 'Must be a valid UUID.' };
  if (format !== 'date-time') return { value: text };
  const instant = parseTimestamp(text);
  return instant === undefined ? { problem: 'Enter a valid date/time.' } : { value: instant };
}

function parseOne(text: string, parameter: QueryParameter): Parsed {
  if (parameter.type === 'integer') return parseInteger(text, parameter);
  if (parameter.type === 'array') return parseList(text, parameter);
  if (parameter.type === 'string') return parseText(text, parameter);
  if (yes.has(text)) return { value: true };
  return no.has(text) ? { value: false } : { problem: 'Must be a valid boolean.' };
}

/**
 * The declared query parameters of a request as values: timestamps become epoch milliseconds, lists
 * arrays. One that is empty counts as not sent.
 *
 * @param onInvalid `ignore` drops a parameter of the wrong type
 * @throws RefusedError 400 naming each parameter that is wrong.
 */
export function parseQuery(
  declared: readonly QueryParameter[],
  search: string,
  onInvalid: 'reject' | 'ignore',
): QueryValues {
  if (search === '') return {};
  const sent = new URLSearchParams(search);
  const values: { [name: string]: QueryValues[string] } = {};
  const problems: Problem[] = [];
  for (const parameter of declared) {
    const text = sent.get(parameter.name);
    if (text === null || text === '') continue;
    const parsed = parseOne(text, parameter);
    if ('value' in parsed) values[parameter.name] = parsed.value;
    else problems.push({ path: [parameter.name], message: parsed.problem });
  }
  if (problems.length > 0 && onInvalid === 'reject') throw invalidQuery(problems);
  return values;
}
