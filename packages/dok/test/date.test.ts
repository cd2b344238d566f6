import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDateInJapan,
  parseOptionalTimestamp,
  parseTimestamp,
  toCalendarDate,
  toTimestamp,
} from '../src/date.ts';

describe('parseTimestamp', () => {
  test.each([
    ['2026-05-01T09:30:12.345+09:00', '2026-05-01T00:30:12.345Z'],
    ['2026-05-01T09:30:12+09:00', '2026-05-01T00:30:12.000Z'],
    ['2026-05-01T09:30:12.3+09:00', '2026-05-01T00:30:12.300Z'],
    ['2026-05-01T09:30:12.345678+09:00', '2026-05-01T00:30:12.345Z'],
    ['2026-05-01T09:30:12.999999Z', '2026-05-01T09:30:12.999Z'],
    ['2026-05-01T09:30:12-0530', '2026-05-01T15:00:12.000Z'],
    ['2026-05-01T09:30:12+09', '2026-05-01T00:30:12.000Z'],
    ['2026-05-01 09:30:12z', '2026-05-01T09:30:12.000Z'],
    ['2026-05-01T09:30:12', '2026-05-01T00:30:12.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseTimestamp(text, 'created_at').toISOString()).toBe(expected);
  });

  test.each([
    '2026-05-01',
    'yesterday',
    '',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-05-01T25:00:00Z',
    '2026-05-01T10:60:00Z',
    '2026-05-01T10:00:00.1234567890Z',
    '2026-05-01T10:00Z',
    1_714_521_012,
    null,
    {},
  ])('%j is refused in the words of the DOK document', (value) => {
    expect(() => parseTimestamp(value, 'created_at')).toThrow(
      `Invalid date format for created_at: ${String(value)}`,
    );
  });

  test('any moment with any offset and 0 to 6 fraction digits is read exactly', () => {
    const moments = fc.date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('2999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: -720, max: 840 }),
        fc.nat(6),
        (moment, offset, digits) => {
          const local = new Date(moment.getTime() + offset * 60_000).toISOString();
          const micros = `${local.slice(20, 23)}000`.slice(0, digits);
          const clock = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
          const zone = clock.map((part) => String(part).padStart(2, '0')).join(':');
          const text = `${local.slice(0, 19)}${digits > 0 ? `.${micros}` : ''}${offset < 0 ? '-' : '+'}${zone}`;
          const kept = 10 ** (3 - Math.min(3, digits));
          const expected = Math.floor(moment.getTime() / kept) * kept;
          expect(parseTimestamp(text, 'x').getTime()).toBe(expected);
        },
      ),
    );
  });

  test('a timestamp that is not set is null', () => {
    expect(parseOptionalTimestamp(null, 'x')).toBeNull();
    expect(parseOptionalTimestamp(undefined, 'x')).toBeNull();
  });
});

describe('days', () => {
  test('a moment has its day in Japan', () => {
    expect(calendarDateInJapan(Date.parse('2026-06-30T14:59:59.999Z'))).toEqual({
      year: 2026,
      month: 6,
      day: 30,
    });
    expect(calendarDateInJapan(new Date('2026-06-30T15:00:00Z'))).toEqual({
      year: 2026,
      month: 7,
      day: 1,
    });
  });

  test.each([
    ['2026-06-30', { year: 2026, month: 6, day: 30 }],
    [
      { year: 2026, month: 2, day: 28 },
      { year: 2026, month: 2, day: 28 },
    ],
    [new Date('2025-12-31T15:00:00Z'), { year: 2026, month: 1, day: 1 }],
  ])('%o is a day', (input, expected) => {
    expect(toCalendarDate(input, 'date')).toEqual(expected);
  });

  test.each([
    '2026-06-31',
    '2026/06/30',
    '',
    new Date(Number.NaN),
    { year: 2026, month: 13, day: 1 },
  ])('%o is no day', (input) => {
    expect(() => toCalendarDate(input, 'date')).toThrow('Invalid date format for date: ');
  });
});

describe('toTimestamp', () => {
  test('a Date becomes UTC, a readable text is sent as it is', () => {
    expect(toTimestamp(new Date(0), 'createdAfter')).toBe('1970-01-01T00:00:00.000Z');
    expect(toTimestamp('2026-05-01T09:30:12+09:00', 'x')).toBe('2026-05-01T09:30:12+09:00');
  });

  test('what cannot be read is refused', () => {
    expect(() => toTimestamp('last week', 'createdAfter')).toThrow(
      'Invalid date format for createdAfter: last week',
    );
    expect(() => toTimestamp(new Date(Number.NaN), 'createdAfter')).toThrow('Invalid date format');
  });
});
