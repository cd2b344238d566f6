import { InputError, path } from '@irori/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('path', () => {
  it.each([
    ['plain', 'abc', '/tasks/abc/'],
    ['a number', 7, '/tasks/7/'],
    ['zero', 0, '/tasks/0/'],
    ['a slash', 'a/b', '/tasks/a%2Fb/'],
    ['a question mark and a hash', 'a?b#c', '/tasks/a%3Fb%23c/'],
    ['a percent sign', '%2e%2e', '/tasks/%252e%252e/'],
    ['dots inside', 'a..b', '/tasks/a..b/'],
    ['three dots', '...', '/tasks/.../'],
    ['Japanese', '炉', '/tasks/%E7%82%89/'],
  ])('encodes %s', (_name, value, expected) => {
    expect(path`/tasks/${value}/`).toBe(expected);
  });

  it.each([
    ['dot', '.'],
    ['two dots', '..'],
    ['nothing', ''],
    ['half a character', '\ud800'],
    ['NaN', Number.NaN],
  ])('refuses %s', (_name, value) => {
    expect(() => path`/tasks/${value}/`).toThrow(InputError);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an object', {}],
  ])('refuses %s, which types would not let through', (_name, value) => {
    expect(() => path`/tasks/${value as unknown as string}/`).toThrow(
      /path value 1 is (undefined|null|object)/,
    );
  });

  it('refuses dots that only together make a way out', () => {
    expect(() => path`/tasks/.${'.'}/`).toThrow(InputError);
    expect(() => path`/tasks/${'.'}${'.'}/`).toThrow(InputError);
  });

  it('keeps every value inside its own segment, and loses nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        fc.pre(!['.', '..'].includes(value));
        const built = path`/a/${value}/b`;
        const segments = new URL(built, 'http://host').pathname.split('/');
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[2] ?? '')).toBe(value);
      }),
    );
  });
});
