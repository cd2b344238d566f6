import { InputError } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countInstances,
  formatRanges,
  type InstanceRange,
  instancesIn,
  parseRanges,
} from '../../src/values/ranges.ts';

describe('ranges', () => {
  it('are read with both ends', () => {
    expect(parseRanges('0-2,4-5,17')).toEqual([
      { first: 0, last: 2 },
      { first: 4, last: 5 },
      { first: 17, last: 17 },
    ]);
    expect([...instancesIn('5-9')]).toEqual([5, 6, 7, 8, 9]);
    expect(countInstances('0-2,4-5,17')).toBe(6);
  });

  it.each([
    ['', ''],
    ['  ', ''],
    [' 3 , 1 - 2'.replaceAll(' - ', '-'), '1-3'],
    ['4,4', '4'],
    ['0-3,2-7', '0-7'],
    ['9,0-1', '0-1,9'],
  ])('"%s" is written as "%s"', (text, shortest) => {
    expect(formatRanges(parseRanges(text))).toBe(shortest);
  });

  it('are written from numbers and ranges', () => {
    expect(formatRanges([17, 0, 1, 2, { first: 4, last: 5 }])).toBe('0-2,4-5,17');
    expect(formatRanges([])).toBe('');
  });

  it('do not change what they are given', () => {
    const given = [
      { first: 0, last: 1 },
      { first: 2, last: 3 },
    ];
    expect(formatRanges(given)).toBe('0-3');
    expect(given[0]).toEqual({ first: 0, last: 1 });
  });

  it('may be long without being counted one by one', () => {
    expect(countInstances('0-9007199254740990')).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each(['5-3', '-1', '1-', 'a', '1,,2', '1.5', '1;2', '0-99999999999999999999', ','])(
    'refuse "%s"',
    (text) => {
      expect(() => parseRanges(text)).toThrow(InputError);
    },
  );

  it.each([[-1], [1.5], [Number.NaN], [{ first: 2, last: 1 }]])('refuse %j', (item) => {
    expect(() => formatRanges([item as number])).toThrow(InputError);
  });

  it('refuse what is not text, with how to write it', () => {
    expect(() => parseRanges(5 as never)).toThrow(
      expect.objectContaining({ field: 'advancedRanges', hint: expect.stringContaining('0-2') }),
    );
  });

  it('hold the same instances after writing and reading', () => {
    const range = fc
      .tuple(fc.nat(300), fc.nat(20))
      .map(([first, more]): InstanceRange => ({ first, last: first + more }));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), range), { maxLength: 30 }), (items) => {
        const wanted = new Set<number>();
        for (const item of items) {
          const { first, last } = typeof item === 'number' ? { first: item, last: item } : item;
          for (let each = first; each <= last; each += 1) wanted.add(each);
        }
        const text = formatRanges(items);
        expect([...instancesIn(text)]).toEqual([...wanted].sort((a, b) => a - b));
        expect(countInstances(text)).toBe(wanted.size);
        expect(formatRanges(parseRanges(text))).toBe(text);
        // As short as possible: no two ranges touch.
        const ranges = parseRanges(text);
        for (const [at, { first }] of ranges.entries()) {
          const before = ranges[at - 1];
          if (before !== undefined) expect(first).toBeGreaterThan(before.last + 1);
        }
      }),
    );
  });
});
