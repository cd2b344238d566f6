import { closestWord } from '@irori/core';
import { describe, expect, it } from 'vitest';

describe('closestWord', () => {
  it.each([
    ['comand', 'command'],
    ['iamge', 'image'],
    ['ENV', 'env'],
    ['h10', 'h100'],
    ['date', undefined], // name: half of the letters are others
    ['zebra', undefined],
  ])('%s → %s', (word, expected) => {
    expect(closestWord(word, ['name', 'image', 'command', 'env', 'h100'])).toBe(expected);
  });

  it('names none of several that are equally close', () => {
    expect(closestWord('page', ['pages', 'paged'])).toBeUndefined();
  });
});
