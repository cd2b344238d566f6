import { closestWord, InputError } from '@irori/core';

const plain = (key: string): string => key.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();

/** The known key that was probably meant, however its words are joined, if one is close enough. */
export function closestKey(key: string, known: readonly string[]): string | undefined {
  const byPlain = new Map(known.map((candidate) => [plain(candidate), candidate]));
  const meant = closestWord(plain(key), byPlain.keys());
  return meant === undefined ? undefined : byPlain.get(meant);
}

/**
 * The error for a key that the caller got wrong.
 *
 * @param key - The key.
 * @param where - What it was used on, for example `container`.
 * @param known - The keys that exist.
 */
export function unknownKey(key: string, where: string, known: readonly string[]): InputError {
  if (typeof key !== 'string') {
    const message = `A key of ${where} must be a string. It knows ${known.join(', ')}.`;
    return new InputError(message, { field: where });
  }
  const meant = closestKey(key, known);
  const help = meant === undefined ? `It knows ${known.join(', ')}.` : `Did you mean ${meant}?`;
  return new InputError(`Unknown key in ${where}: ${key}. ${help}`, { field: key });
}

/**
 * Refuses keys that do not exist, so that a misspelled one is not silently ignored.
 *
 * @throws InputError `Unknown key in <where>: <key>`, or that an object is needed.
 */
export function assertKnownKeys(given: object, where: string, known: readonly string[]): void {
  if (typeof given !== 'object' || given === null) {
    const message = `${where} needs an object with the keys ${known.join(', ')}.`;
    throw new InputError(message, { field: where });
  }
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) throw unknownKey(key, where, known);
  }
}
