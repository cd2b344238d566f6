const SECONDS = /^\d+(?:\.\d+)?$/;
// The three forms of RFC 9110 begin with the day's name; some servers send ISO 8601 instead.
const DATE = /^(?:[A-Za-z]{3,9},? |\d{4}-\d{2}-\d{2}T)/;

/**
 * Reads a `Retry-After` header.
 *
 * @param value - Seconds, or a date; `null` when the header is absent.
 * @param now - The current time in milliseconds since 1970.
 * @returns How long to wait in milliseconds (0 for a date that has passed), or `undefined` when the
 * header says nothing usable.
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (SECONDS.test(text)) {
    const ms = Number(text) * 1000;
    return Number.isFinite(ms) ? ms : undefined;
  }
  if (!DATE.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
