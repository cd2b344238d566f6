import { InputError } from '@irori/core';

/** How many typing slips lie between two words: a letter more, less, other, or two swapped. */
function slips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= b.length; column += 1) {
      const other = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + other,
      ];
      if (swapped && row > 1 && column > 1) best.push(at(row - 2, column - 2) + 1);
      current.push(Math.min(...best));
    }
  }
  return at(a.length, b.length);
}

const plain = (key: string): string => key.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();

/** The known key that was probably meant, if one is close enough. */
export function closestKey(key: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, far: slips(plain(key), plain(candidate)) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(key.length / 3)) ? best.candidate : undefined;
}

/**
 * The error for a key that the caller got wrong.
 *
 * @param key - The key.
 * @param where - What it was used on, for example `container`.
 * @param known - The keys that exist.
 */
export function unknownKey(key: string, where: string, known: readonly string[]): InputError {
  const meant = closestKey(key, known);
  const help = meant === undefined ? `It knows ${known.join(', ')}.` : `Did you mean ${meant}?`;
  return new InputError(`Unknown key in ${where}: ${key}. ${help}`, { field: key });
}

/**
 * Refuses keys that do not exist, so that a misspelled one is not silently ignored.
 *
 * @throws InputError `Unknown key in <where>: <key>`.
 */
export function assertKnownKeys(given: object, where: string, known: readonly string[]): void {
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) throw unknownKey(key, where, known);
  }
}
