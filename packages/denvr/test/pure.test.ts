import { InputError } from '@irori/core';
import { parseDenvrDate } from '@irori/denvr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggest } from '../src/suggest.ts';

describe('parseDenvrDate', () => {
  it.each([
    ['2025-11-20T14:00:00Z', '2025-11-20T14:00:00.000Z'],
    ['2025-11-20T14:06:10+00:00', '2025-11-20T14:06:10.000Z'],
    ['2024-07-14T07:00:00-07:00', '2024-07-14T14:00:00.000Z'],
    ['2024-07-14T07:00:00+0530', '2024-07-14T01:30:00.000Z'],
    ['2025-11-20T14:03:07', '2025-11-20T14:03:07.000Z'],
    ['2025-11-20T14:03:07.1234567', '2025-11-20T14:03:07.123Z'],
    ['2026-01-04T10:11:12.5', '2026-01-04T10:11:12.500Z'],
  ])('reads %s', (text, expected) => {
    expect(parseDenvrDate(text)?.toISOString()).toBe(expected);
  });

  it.each([
    null,
    undefined,
    '',
    '0001-01-01T00:00:00',
    '0001-01-01T00:00:00Z',
    '0001-01-01T08:00:00+08:00',
  ])('takes %s for "not set"', (text) => {
    expect(parseDenvrDate(text)).toBeNull();
  });

  it.each([
    'yesterday',
    '2025-13-01T00:00:00',
    '2025-02-30T00:00:00',
    '2025-11-20',
    '2025-11-20T25:00:00',
  ])('refuses %s', (text) => {
    expect(() => parseDenvrDate(text)).toThrow(InputError);
  });

  it('reads back every date it can be given, with and without a zone', () => {
    const dates = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, fc.boolean(), (date, zone) => {
        const text = zone ? date.toISOString() : date.toISOString().slice(0, -1);
        expect(parseDenvrDate(text)?.getTime()).toBe(date.getTime());
      }),
    );
  });
});

describe('suggest', () => {
  it.each([
    ['server/virtual', 'servers/virtual'],
    ['virtual', 'servers/virtual'],
    ['Servers/Virtual', 'servers/virtual'],
    ['cluster', 'clusters'],
    ['vpc', 'vpcs'],
    ['something else entirely', undefined],
  ])('for %s finds %s', (given, expected) => {
    expect(suggest(given, ['clusters', 'servers/virtual', 'servers/metal', 'vpcs'])).toBe(expected);
  });
});
