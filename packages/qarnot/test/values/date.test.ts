import { InputError } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQarnotDate, parseQarnotDate } from '../../src/values/date.ts';

describe('parseQarnotDate', () => {
  it.each([
    ['2026-03-01T10:16:00Z', '2026-03-01T10:16:00.000Z'],
    ['2026-03-01T10:16:00.123456Z', '2026-03-01T10:16:00.123Z'],
    ['2026-03-01T10:16:00.5Z', '2026-03-01T10:16:00.500Z'],
    ['2026-03-01T10:16:00', '2026-03-01T10:16:00.000Z'],
    ['2026-03-01T12:16:00+02:00', '2026-03-01T10:16:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(parseQarnotDate(text)?.toISOString()).toBe(expected);
  });

  it.each([null, undefined, '', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00'])(
    'takes %s for "not set"',
    (text) => {
      expect(parseQarnotDate(text)).toBeNull();
    },
  );

  it.each(['yesterday', '2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-03-01'])(
    'refuses %s',
    (text) => {
      expect(() => parseQarnotDate(text)).toThrow(InputError);
    },
  );
});

describe('formatQarnotDate', () => {
  it('writes "not set" as Qarnot does', () => {
    expect(formatQarnotDate(null)).toBe('0001-01-01T00:00:00Z');
  });

  it.each([new Date(Number.NaN), new Date(8.64e15), new Date('0001-06-01T00:00:00Z')])(
    'refuses %s',
    (date) => {
      expect(() => formatQarnotDate(date)).toThrow(InputError);
    },
  );

  it('reads back what it writes', () => {
    const dates = fc.date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.option(dates), (date) => {
        expect(parseQarnotDate(formatQarnotDate(date))?.getTime()).toBe(date?.getTime());
      }),
    );
  });
});
