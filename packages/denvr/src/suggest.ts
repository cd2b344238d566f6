/** How many letters must change to turn `a` into `b` (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const changed = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      const inserted = (current[column] ?? 0) + 1;
      const deleted = (previous[column + 1] ?? 0) + 1;
      current.push(Math.min(changed, inserted, deleted));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The known word that was probably meant by `given`, or `undefined` when none is near. A word also
 * counts as near when it ends with what was given (`virtual` for `servers/virtual`).
 */
export function suggest(given: string, known: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  const bySuffix = known.find(
    (word) => wanted !== '' && word.toLowerCase().split('/').at(-1) === wanted,
  );
  if (bySuffix !== undefined) return bySuffix;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const word of known) {
    const letters = distance(wanted, word.toLowerCase());
    if (letters < bestDistance) {
      best = word;
      bestDistance = letters;
    }
  }
  return best;
}
