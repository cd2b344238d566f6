import { InputError } from '@irori/core';

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/i;
const ZERO_YEAR = '0001';
/** How Qarnot writes "not set". */
const NOT_SET = '0001-01-01T00:00:00Z';

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Reads a date of the API, such as a task's `endDate`. The SDK leaves dates as text, because Qarnot
 * writes `0001-01-01T00:00:00Z` for "not set", which no `Date` should stand for.
 *
 * What lies below a millisecond is cut off; a date without a zone is UTC.
 *
 * @returns `null` for a date that is missing, empty or not set.
 * @throws InputError for text that is not a date.
 */
export function parseQarnotDate(text: string | null | undefined): Date | null {
  if (text === null || text === undefined || text === '') return null;
  const match = PATTERN.exec(text);
  if (match?.[1] === ZERO_YEAR) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    match?.slice(1, 7) ?? []
  ).map(Number);
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second, Number((match?.[7] ?? '').slice(0, 3).padEnd(3, '0')));
  // A month or an hour out of range rolls over instead of failing; the written form shows it.
  if (match === null || local.toISOString().slice(0, 19) !== text.slice(0, 19).toUpperCase()) {
    throw new InputError(`"${text}" is not a date as Qarnot writes them.`, { field: 'date' });
  }
  return new Date(local.getTime() - offsetMs(match[8]));
}

/**
 * Writes a date as Qarnot does, in UTC; `null` becomes `0001-01-01T00:00:00Z`, "not set".
 *
 * @throws InputError for an invalid date and for years that need more than four digits.
 */
export function formatQarnotDate(date: Date | null): string {
  if (date === null) return NOT_SET;
  const time = date.getTime();
  const year = date.getUTCFullYear();
  if (Number.isNaN(time) || year < 2 || year > 9999) {
    throw new InputError(`${String(date)} is not a date that Qarnot can hold.`, { field: 'date' });
  }
  return date.toISOString();
}
