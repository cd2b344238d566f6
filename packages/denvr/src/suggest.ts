import { closestWord } from './base.ts';

/**
 * The known word that was probably meant by `given`, or `undefined` when none is near. A word also
 * counts as near when it ends with what was given (`virtual` for `servers/virtual`).
 */
export function suggest(given: string, known: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  const bySuffix = known.find(
    (word) => wanted !== '' && word.toLowerCase().split('/').at(-1) === wanted,
  );
  return bySuffix ?? closestWord(given, known);
}
