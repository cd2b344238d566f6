/**
 * A key as Qarnot's own clients write it: runs of `/` and runs of `\` become one, separators and
 * spaces at the beginning go, spaces at the end too; a `/` at the end stays.
 *
 * Source: the tests of the Python and C# clients. Confidence: high.
 *
 * @example
 * ```ts
 * sanitizeKey('/some//Invalid///Path/'); // 'some/Invalid/Path/'
 * ```
 */
export function sanitizeKey(key: string): string {
  return key
    .replace(/\/{2,}/g, '/')
    .replace(/\\{2,}/g, '\\')
    .replace(/^[ /\\]+/, '')
    .replace(/ +$/, '');
}
