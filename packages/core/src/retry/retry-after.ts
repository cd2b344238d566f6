/**
 * Reads a `Retry-After` header.
 *
 * @param value - Seconds, or a date; `null` when the header is absent.
 * @param now - The current time in milliseconds since 1970.
 * @returns How long to wait in milliseconds, or `undefined` when the header says nothing usable.
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  return value === null ? undefined : now;
}
