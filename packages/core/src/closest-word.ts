/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) {
        best = Math.min(best, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/**
 * Finds the known word that a mistyped word most likely stood for.
 *
 * @returns the closest word, or `undefined` when none is close enough to be worth suggesting, or
 *   several are equally close
 */
export function closestWord(word: string, known: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  const tolerated = Math.max(1, Math.floor(typed.length / 3));
  let closest: string | undefined;
  let fewest = tolerated + 1;
  for (const candidate of known) {
    const edits = editDistance(typed, candidate.toLowerCase());
    if (edits < fewest) closest = candidate;
    // Equally close words: naming one of them would be a guess.
    else if (edits === fewest && closest !== candidate) closest = undefined;
    fewest = Math.min(fewest, edits);
  }
  return closest;
}
