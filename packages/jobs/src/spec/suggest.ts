import { closestWord } from '@irori/core';

/** `; did you mean "x"?` after a sentence about a wrong word, or nothing when no word is close. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const closest = closestWord(word, known);
  return closest === undefined ? '' : `; did you mean "${closest}"?`;
}
