import { closestWord, InputError } from '@irori/core';
import type { Filter } from '../types.ts';
import type { FieldTable } from './fields.ts';
import { knownField, wireName } from './leaf.ts';

const NODES = ['And', 'Or'] as const;
const LEAVES = [
  'Equal',
  'NotEqual',
  'LessThan',
  'LessThanOrEqual',
  'GreaterThan',
  'GreaterThanOrEqual',
  'Like',
] as const;
const LISTS = ['In', 'NotIn'] as const;
const ALL: readonly string[] = [...NODES, ...LEAVES, ...LISTS];
/** Deeper ones are not made by hand; the limit keeps a hostile one from filling the stack. */
const DEEPEST = 50;

function bad(message: string): InputError {
  return new InputError(message, { field: 'filter' });
}

/** The properties of a filter, whose names may be in any case. */
function propertiesOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw bad('A filter is an object with an operator.');
  }
  return new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase(), each]));
}

function unknownOperator(operator: unknown): InputError {
  const meant = closestWord(String(operator), ALL);
  const help = meant === undefined ? `There are ${ALL.join(', ')}.` : `Did you mean ${meant}?`;
  return bad(`Unknown operator "${String(operator)}" in a filter. ${help}`);
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/**
 * Reads a filter that comes as JSON. Values are left as they are.
 *
 * @throws InputError for what is not a filter, and for unknown fields and operators.
 */
export function parseFilter(value: unknown, fields: FieldTable, noun: string, depth = 0): Filter {
  if (depth > DEEPEST) throw bad(`A filter may be ${DEEPEST} levels deep at most.`);
  const properties = propertiesOf(value);
  const wanted = String(properties.get('operator')).toLowerCase();
  const meant = <Name extends string>(names: readonly Name[]): Name | undefined =>
    names.find((name) => name.toLowerCase() === wanted);

  const node = meant(NODES);
  if (node !== undefined) {
    const filters = properties.get('filters');
    if (!Array.isArray(filters)) throw bad(`${node} needs a list of filters.`);
    const inner = filters.map((each) => parseFilter(each, fields, noun, depth + 1));
    return { operator: node, filters: inner };
  }
  const leaf = meant(LEAVES);
  const list = meant(LISTS);
  if (leaf === undefined && list === undefined) throw unknownOperator(properties.get('operator'));
  const field = wireName(knownField(String(properties.get('field')), fields, noun));
  if (leaf !== undefined) {
    const given = properties.get('value');
    if (!isScalar(given)) throw bad(`${leaf} on ${field} needs a value, which is not a list.`);
    return { operator: leaf, field, value: given };
  }
  // Qarnot's Python client sends the list as `value`.
  const values = properties.get('values') ?? properties.get('value');
  if (list === undefined || !Array.isArray(values) || !values.every(isScalar)) {
    throw bad(`${list} on ${field} needs a list of values.`);
  }
  return { operator: list, field, values };
}
