import { InputError } from '@irori/core';

/**
 * The key of a secret as it goes into a path: without slashes at its ends, as Qarnot's own clients
 * send it.
 *
 * @throws InputError for an empty key and for empty folders.
 */
export function secretKey(key: string): string {
  const trimmed = secretFolder(key);
  if (trimmed === '') {
    throw new InputError('The key of a secret is empty.', { field: 'key' });
  }
  return trimmed;
}

/**
 * A folder of secrets as it goes into a path; the root is empty.
 *
 * @throws InputError for empty folders in between.
 */
export function secretFolder(prefix: string): string {
  if (typeof prefix !== 'string') {
    throw new InputError(`The key of a secret is text, not ${typeof prefix}.`, { field: 'key' });
  }
  const trimmed = prefix.replaceAll(/^\/+|\/+$/g, '');
  if (trimmed.includes('//')) {
    throw new InputError(`"${trimmed}" has a folder without a name (//).`, { field: 'key' });
  }
  return trimmed;
}
