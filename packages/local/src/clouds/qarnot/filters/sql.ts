import type { SqlValue } from '../../../store/database.ts';
import { unsetDate } from '../time.ts';
import type { Key } from './fields.ts';
import type { Filter, LeafOperator } from './parse.ts';

/** A condition over the columns of a table called `t`. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** A quicker way to count what it is true for, where there is one; it takes the same values. */
  readonly count?: string;
}

/** How the fields of one kind are found in the store. */
export interface Columns {
  /** An expression over `t` for each field that has one, by its path with dots. */
  readonly fields: { readonly [path: string]: string };
  /** The table of the tags. */
  readonly tags: string;
  /** The table of the elements. */
  readonly table: string;
  /** Whether so many elements carry a tag that it is quicker to look at each than to list them. */
  readonly isCommon: (tag: string) => boolean;
}

/** What is known of a kind before its store is open. */
export type ColumnNames = Omit<Columns, 'isCommon'>;

/** What is always true. */
export const everything: Condition = { sql: 'true', values: [] };

const dated = (column: string): string => `coalesce(t.${column}, ${unsetDate})`;

const common: Columns['fields'] = {
  uuid: 't.uuid',
  name: 't.name',
  shortname: 't.shortname',
  state: 't.state',
  previousState: 't.previous_state',
  creationDate: 't.created_at',
  lastModified: 't.modified_at',
  stateTransitionTime: 't.state_at',
  previousStateTransitionTime: dated('previous_state_at'),
};

/** Where the fields of tasks are. */
export const taskColumns: ColumnNames = {
  table: 'qarnot_tasks',
  tags: 'qarnot_task_tags',
  fields: {
    ...common,
    profile: 't.profile',
    poolUuid: 't.pool_uuid',
    jobUuid: 't.job_uuid',
    projectUuid: 't.project_uuid',
    instanceCount: 't.instance_count',
    totalInstanceCount: 't.instance_count',
    runningInstanceCount: 't.running_instances',
    runningCoreCount: 't.running_cores',
    executionTime: 't.execution_ms',
    wallTime: 't.wall_ms',
    resultsCount: 't.results_count',
    endDate: dated('ended_at'),
  },
};

/** Where the fields of pools are. */
export const poolColumns: ColumnNames = {
  table: 'qarnot_pools',
  tags: 'qarnot_pool_tags',
  fields: {
    ...common,
    profile: 't.profile',
    projectUuid: 't.project_uuid',
    instanceCount: 't.instance_count',
    targetRunningInstanceCount: 't.target_instances',
    runningInstanceCount: 't.running_instances',
    runningCoreCount: 't.running_cores',
    endDate: dated('ended_at'),
  },
};

/** Where the fields of jobs are. */
export const jobColumns: ColumnNames = {
  table: 'qarnot_jobs',
  tags: 'qarnot_job_tags',
  fields: { ...common, poolUuid: 't.pool_uuid' },
};

const signs: { readonly [operator in LeafOperator]?: string } = {
  LessThan: '<',
  LessThanOrEqual: '<=',
  GreaterThan: '>',
  GreaterThanOrEqual: '>=',
};

function joined(conditions: readonly Condition[], word: 'AND' | 'OR'): Condition {
  if (conditions.length === 0) return { sql: word === 'AND' ? 'true' : 'false', values: [] };
  if (conditions.length === 1) return conditions[0] ?? everything;
  // SQLite refuses a chain of a thousand; two halves are only ten deep.
  const half = Math.floor(conditions.length / 2);
  const first = joined(conditions.slice(0, half), word);
  const second = joined(conditions.slice(half), word);
  return {
    sql: `(${first.sql} ${word} ${second.sql})`,
    values: [...first.values, ...second.values],
  };
}

/** Conditions that all have to hold. */
export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, 'AND');
}

const sqlValue = (key: Key): SqlValue => (typeof key === 'boolean' ? Number(key) : key);

function among(column: string, values: readonly Key[]): Condition {
  const set = values.filter((value) => value !== null).map(sqlValue);
  const parts: Condition[] = [];
  if (values.includes(null)) parts.push({ sql: `${column} IS NULL`, values: [] });
  if (set.length === 1) parts.push({ sql: `${column} = ?`, values: set });
  else if (set.length > 1) {
    parts.push({ sql: `${column} IN (${set.map(() => '?').join(', ')})`, values: set });
  }
  return joined(parts, 'OR');
}

function onColumn(column: string, operator: LeafOperator, values: readonly Key[]): Condition {
  const sign = signs[operator];
  if (sign !== undefined) {
    const [bound = null] = values;
    return bound === null
      ? { sql: 'false', values: [] }
      : { sql: `${column} ${sign} ?`, values: [sqlValue(bound)] };
  }
  const found = among(column, values);
  if (operator === 'Equal' || operator === 'In') return found;
  return { sql: `(${found.sql}) IS NOT TRUE`, values: found.values };
}

function onTags(
  { table, tags, isCommon }: Columns,
  operator: LeafOperator,
  values: readonly Key[],
): Condition | undefined {
  if (signs[operator] !== undefined || values.includes(null)) return undefined;
  const found = among('g.tag', values);
  const not = operator === 'Equal' || operator === 'In' ? '' : 'NOT ';
  const carriers = `SELECT g.sequence FROM ${tags} g WHERE ${found.sql}`;
  const test = values.some((value) => isCommon(String(value)))
    ? `${not}EXISTS (${carriers} AND g.sequence = t.sequence)`
    : `t.sequence ${not}IN (${carriers})`;
  const carrying = `SELECT count(DISTINCT sequence) FROM (${carriers})`;
  const count = not === '' ? carrying : `SELECT (SELECT count(*) FROM ${table}) - (${carrying})`;
  return {
    sql: test,
    values: found.values,
    count: values.length === 1 ? count.replace('DISTINCT ', '') : count,
  };
}

/**
 * A filter as a condition of the store that is true for exactly the same elements; undefined when
 * it looks at something that has no column.
 */
export function conditionOf(filter: Filter, columns: Columns): Condition | undefined {
  if (filter.kind === 'like') return undefined;
  if (filter.kind === 'leaf') {
    const path = filter.field.path.join('.');
    if (path === 'tags') return onTags(columns, filter.operator, filter.values);
    const column = Object.hasOwn(columns.fields, path) ? columns.fields[path] : undefined;
    return column === undefined ? undefined : onColumn(column, filter.operator, filter.values);
  }
  const inner = filter.filters.map((part) => conditionOf(part, columns));
  const known = inner.filter((condition) => condition !== undefined);
  if (known.length < inner.length) return undefined;
  return joined(known, filter.word === 'And' ? 'AND' : 'OR');
}

/**
 * A condition that is true at least for all that the filter wants: what of an And has columns. It
 * keeps the rest from being read when little is left.
 */
export function preselection(filter: Filter, columns: Columns): Condition {
  const whole = conditionOf(filter, columns);
  if (whole !== undefined) return whole;
  if (filter.kind !== 'node' || filter.word === 'Or') return everything;
  return allOf(filter.filters.map((part) => preselection(part, columns)));
}
