import { InputError } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS_OF_WEEK, formatPeriod, parsePeriod, period } from '../../src/values/period.ts';
import { scalingPolicy } from '../../src/values/scaling.ts';

describe('periods', () => {
  it('are made from days and times', () => {
    expect(
      period.weekly({
        days: ['monday', 'friday'],
        startTimeUtc: { hours: 19, minutes: 30 },
        endTimeUtc: '23:59:59.9999999',
        name: 'evenings',
      }),
    ).toEqual({
      type: 'Weekly',
      days: ['monday', 'friday'],
      startTimeUtc: '19:30:00',
      endTimeUtc: '23:59:59.9999999',
      name: 'evenings',
    });
    expect(period.always()).toEqual({ type: 'Always' });
    expect(period.always('rest')).toEqual({ type: 'Always', name: 'rest' });
  });

  it.each([
    ['always', { type: 'Always' }],
    [
      'monday-wednesday,saturday 08:00-18:00',
      {
        type: 'Weekly',
        days: ['monday', 'tuesday', 'wednesday', 'saturday'],
        startTimeUtc: '08:00:00',
        endTimeUtc: '18:00:00',
      },
    ],
    [
      'Sunday 8:00-9:30:15',
      { type: 'Weekly', days: ['sunday'], startTimeUtc: '08:00:00', endTimeUtc: '09:30:15' },
    ],
  ])('are read from "%s"', (text, expected) => {
    expect(parsePeriod(text)).toEqual(expected);
  });

  it.each([
    '',
    'never',
    'monday',
    'monday 08:00',
    'monday 18:00-08:00',
    'monday 08:00-08:00',
    'monday 08:00-24:00',
    'friday-monday 08:00-18:00',
    'moonday 08:00-18:00',
    'monday,monday 08:00-18:00',
    'monday,sunday-sunday,sunday 08:00-18:00',
    'monday 1.08:00:00-1.09:00:00',
  ])('are not read from "%s"', (text) => {
    expect(() => parsePeriod(text)).toThrow(InputError);
  });

  it('need a day', () => {
    expect(() => period.weekly({ days: [], startTimeUtc: '01:00', endTimeUtc: '02:00' })).toThrow(
      InputError,
    );
  });

  it('survive writing and reading', () => {
    const days = fc.uniqueArray(fc.constantFrom(...DAYS_OF_WEEK), { minLength: 1 });
    const second = fc.integer({ min: 0, max: 86_399 });
    const weekly = fc
      .tuple(days, second, second)
      .filter(([, start, end]) => start < end)
      .map(([chosen, start, end]) =>
        period.weekly({
          days: chosen,
          startTimeUtc: { seconds: start },
          endTimeUtc: { seconds: end },
        }),
      );
    fc.assert(
      fc.property(fc.oneof(weekly, fc.constant(period.always())), (value) => {
        expect(parsePeriod(formatPeriod(value))).toEqual(value);
      }),
    );
  });
});

describe('scaling policies', () => {
  it('are made with their periods, in order', () => {
    expect(
      scalingPolicy.managedTasksQueue({
        name: 'office-hours',
        maxTotalSlots: 8,
        minIdleSlots: 1,
        enabledPeriods: ['monday-friday 08:00-18:00', period.always('else')],
      }),
    ).toEqual({
      type: 'ManagedTasksQueue',
      name: 'office-hours',
      maxTotalSlots: 8,
      minIdleSlots: 1,
      enabledPeriods: [
        {
          type: 'Weekly',
          days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          startTimeUtc: '08:00:00',
          endTimeUtc: '18:00:00',
        },
        { type: 'Always', name: 'else' },
      ],
    });
    expect(scalingPolicy.fixed({ slotsCount: 0 })).toEqual({ type: 'Fixed', slotsCount: 0 });
  });

  it.each([
    () => scalingPolicy.fixed({ slotsCount: -1 }),
    () => scalingPolicy.fixed({} as never),
    () => scalingPolicy.managedTasksQueue({ minTotalSlots: 1.5 }),
    () => scalingPolicy.managedTasksQueue({ minTotalSlots: 3, maxTotalSlots: 2 }),
    () => scalingPolicy.managedTasksQueue({ scalingFactor: 2 }),
    () => scalingPolicy.managedTasksQueue({ enabledPeriods: ['now'] }),
  ])('refuse what cannot be (%#)', (make) => {
    expect(make).toThrow(InputError);
  });
});
