import type { Filter } from '../types.ts';

const SIGNS: Readonly<Record<string, string>> = {
  Equal: '=',
  NotEqual: '≠',
  LessThan: '<',
  LessThanOrEqual: '≤',
  GreaterThan: '>',
  GreaterThanOrEqual: '≥',
  Like: 'like',
  In: 'in',
  NotIn: 'not in',
};

/**
 * A filter in one line, for people and logs.
 *
 * @example
 * ```ts
 * formatFilter(taskFilter.and(taskFilter.eq('state', 'Success'), taskFilter.gt('instanceCount', 4)));
 * // State = "Success" and InstanceCount > 4
 * ```
 */
export function formatFilter(filter: Filter): string {
  if ('filters' in filter) {
    const inner = filter.filters.map((each) =>
      'filters' in each ? `(${formatFilter(each)})` : formatFilter(each),
    );
    return inner.join(` ${filter.operator.toLowerCase()} `);
  }
  const value = 'values' in filter ? filter.values : filter.value;
  return `${filter.field} ${SIGNS[filter.operator] ?? filter.operator} ${JSON.stringify(value)}`;
}
