import { encodeQuery, InputError, type QueryParams } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('encodeQuery', () => {
  it.each<[string, QueryParams, string]>([
    ['nothing', {}, ''],
    ['null and undefined', { a: null, b: undefined }, ''],
    ['empty text', { a: '' }, 'a='],
    ['zero and false', { a: 0, b: false }, 'a=0&b=false'],
    ['an array', { status: ['running', 'waiting'] }, 'status=running,waiting'],
    ['an empty array', { status: [], a: 1 }, 'a=1'],
    ['a comma inside an element', { tag: ['a,b', 'c'] }, 'tag=a%2Cb,c'],
    ['a space, a plus and an ampersand', { q: 'a b+c&d' }, 'q=a%20b%2Bc%26d'],
    ['an odd name', { 'a&b': 1 }, 'a%26b=1'],
    ['a date', { after: '2026-05-01T09:30:12+09:00' }, 'after=2026-05-01T09%3A30%3A12%2B09%3A00'],
  ])('encodes %s', (_name, query, expected) => {
    expect(encodeQuery(query)).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) => {
    expect(() => encodeQuery({ page: value })).toThrow(InputError);
  });

  it('refuses half a character', () => {
    expect(() => encodeQuery({ q: '\udc00' })).toThrow(InputError);
  });

  it('is read back as it was by any server', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.dictionary(text, text, { noNullPrototype: true }), (query) => {
        const read = Object.fromEntries(new URLSearchParams(encodeQuery(query)));
        expect(read).toEqual(query);
      }),
    );
  });
});
