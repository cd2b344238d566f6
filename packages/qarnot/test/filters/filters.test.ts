import { InputError } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { jobFilter, poolFilter, taskFilter } from '../../src/filters/builder.ts';
import { formatFilter } from '../../src/filters/format.ts';
import type { Filter } from '../../src/types.ts';

describe('filters', () => {
  it('are made as the API reads them', () => {
    const filter = taskFilter.and(
      taskFilter.eq('state', 'Success'),
      taskFilter.or(taskFilter.eq('tags', 'shot10'), taskFilter.eq('tags', 'shot20')),
      taskFilter.in('name', ['a', 'b']),
      taskFilter.like('shortname', /^render-/),
    );
    expect(filter).toEqual({
      operator: 'And',
      filters: [
        { operator: 'Equal', field: 'State', value: 'Success' },
        {
          operator: 'Or',
          filters: [
            { operator: 'Equal', field: 'Tags', value: 'shot10' },
            { operator: 'Equal', field: 'Tags', value: 'shot20' },
          ],
        },
        { operator: 'In', field: 'Name', values: ['a', 'b'] },
        { operator: 'Like', field: 'Shortname', value: '/^render-/' },
      ],
    });
  });

  it.each<[Filter, Filter]>([
    [
      taskFilter.ne('dependencies.dependsOn', 'x'),
      { operator: 'NotEqual', field: 'Dependencies.DependsOn', value: 'x' },
    ],
    [
      taskFilter.lt('creationDate', new Date('2026-03-01T00:00:00Z')),
      { operator: 'LessThan', field: 'CreationDate', value: '2026-03-01T00:00:00.000Z' },
    ],
    [
      taskFilter.lte('wallTime', { hours: 26 }),
      { operator: 'LessThanOrEqual', field: 'WallTime', value: '1.02:00:00' },
    ],
    [
      taskFilter.gt('instanceCount', 4),
      { operator: 'GreaterThan', field: 'InstanceCount', value: 4 },
    ],
    [
      jobFilter.gte('maxWallTime', '08:00:00'),
      { operator: 'GreaterThanOrEqual', field: 'MaxWallTime', value: '08:00:00' },
    ],
    [
      jobFilter.eq('useDependencies', true),
      { operator: 'Equal', field: 'UseDependencies', value: true },
    ],
    [
      poolFilter.notIn('state', ['Closed', 'Closing']),
      { operator: 'NotIn', field: 'State', values: ['Closed', 'Closing'] },
    ],
    [
      poolFilter.like('preparationTask.commandLine', 'apt'),
      { operator: 'Like', field: 'PreparationTask.CommandLine', value: 'apt' },
    ],
    [
      poolFilter.eq('elasticProperty.isElastic', false),
      { operator: 'Equal', field: 'ElasticProperty.IsElastic', value: false },
    ],
  ])('%j', (made, expected) => {
    expect(made).toEqual(expected);
  });

  it('of a single part are that part', () => {
    const only = taskFilter.eq('name', 'a');
    expect(taskFilter.and(only)).toBe(only);
    expect(taskFilter.or(only)).toBe(only);
  });

  it('know their fields, by type and when they are made', () => {
    // @ts-expect-error: tasks have no such field
    expect(() => taskFilter.eq('stat', 'Success')).toThrow(/Did you mean state\?/);
    // @ts-expect-error: only tasks run for a time
    expect(() => jobFilter.gt('executionTime', { hours: 1 })).toThrow(InputError);
    // @ts-expect-error: a number of instances is not text
    expect(() => taskFilter.eq('instanceCount', '4')).toThrow(/a number, not with 4/);
    // @ts-expect-error: flags are not ordered
    expect(jobFilter.lt('useDependencies', true)).toMatchObject({ operator: 'LessThan' });
    expectTypeOf<Parameters<typeof poolFilter.in>[0]>().toExtend<string>();
  });

  it.each([
    () => taskFilter.and(),
    () => taskFilter.or(),
    () => taskFilter.eq('creationDate', 'yesterday'),
    () => taskFilter.eq('creationDate', new Date(Number.NaN)),
    () => taskFilter.eq('wallTime', '2 hours'),
    () => taskFilter.eq('instanceCount', Number.NaN),
    () => taskFilter.eq('name', null as never),
    () => taskFilter.in('name', 'a' as never),
    () => taskFilter.like('name', /a/i),
    () => taskFilter.like('name', 5 as never),
    () => jobFilter.eq('useDependencies', 'yes' as never),
  ])('refuse what cannot be (%#)', (make) => {
    expect(make).toThrow(InputError);
  });

  it('are shown in one line', () => {
    const filter = taskFilter.and(
      taskFilter.eq('state', 'Success'),
      taskFilter.or(taskFilter.gt('instanceCount', 4), taskFilter.in('tags', ['a', 'b'])),
    );
    expect(formatFilter(filter)).toBe(
      'State = "Success" and (InstanceCount > 4 or Tags in ["a","b"])',
    );
  });
});

describe('filters as JSON', () => {
  it('are read in any case, and with the list where the Python client puts it', () => {
    expect(
      taskFilter.parse({
        OPERATOR: 'and',
        Filters: [
          { operator: 'equal', field: 'dependencies.DEPENDSON', value: 'x' },
          { operator: 'IN', field: 'tags', value: ['a'] },
        ],
      }),
    ).toEqual({
      operator: 'And',
      filters: [
        { operator: 'Equal', field: 'Dependencies.DependsOn', value: 'x' },
        { operator: 'In', field: 'Tags', values: ['a'] },
      ],
    });
  });

  it.each<[unknown, RegExp]>([
    [null, /an object with an operator/],
    [[], /an object with an operator/],
    [{}, /Unknown operator "undefined"/],
    [{ operator: 'Equals', field: 'Name', value: 'a' }, /Did you mean Equal\?/],
    [{ operator: 'Equal', field: 'Nme', value: 'a' }, /Did you mean name\?/],
    [{ operator: 'Equal', field: 'Name', value: ['a'] }, /needs a value/],
    [{ operator: 'Equal', field: 'Name' }, /needs a value/],
    [{ operator: 'In', field: 'Name', values: 'a' }, /needs a list of values/],
    [{ operator: 'In', field: 'Name', values: [{}] }, /needs a list of values/],
    [{ operator: 'And', filters: {} }, /needs a list of filters/],
  ])('refuse %j', (value, message) => {
    expect(() => taskFilter.parse(value)).toThrow(message);
  });

  it('may not be deeper than anyone would write them', () => {
    let deep: unknown = taskFilter.eq('name', 'a');
    for (let level = 0; level < 60; level += 1) deep = { operator: 'And', filters: [deep] };
    expect(() => taskFilter.parse(deep)).toThrow(/50 levels/);
  });

  const leaf = fc.oneof(
    fc.string().map((value) => taskFilter.eq('name', value)),
    fc.string().map((value) => taskFilter.ne('tags', value)),
    fc.integer().map((value) => taskFilter.gte('instanceCount', value)),
    fc.array(fc.string()).map((values) => taskFilter.in('shortname', values)),
    fc.array(fc.constantFrom('Success', 'Failure')).map((v) => taskFilter.notIn('state', v)),
    fc.nat().map((seconds) => taskFilter.lt('executionTime', { seconds })),
  );
  const anyFilter = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('filter'), { minLength: 1 }).map((each) => taskFilter.and(...each)),
      fc.array(tie('filter'), { minLength: 1 }).map((each) => taskFilter.or(...each)),
    ),
  })).filter;

  it('come back as they were made', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(taskFilter.parse(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
        expect(formatFilter(filter)).not.toBe('');
      }),
    );
  });
});
