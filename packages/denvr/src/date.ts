import { InputError } from './base.ts';

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/i;
/** .NET's "not set". With a zone it may come shifted by some hours, so the year decides. */
const ZERO_YEAR = '0001';

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Reads a date of the API. The SDK leaves dates as text, because Denvr sends some without a zone and
 * .NET's zero date `0001-01-01T00:00:00` for "not set", which no `Date` expresses.
 *
 * A date without a zone is taken as UTC, which is a guess: no source says which zone is meant. What
 * lies below a millisecond is cut off.
 *
 * @returns `null` for a date that is missing, empty or the zero date.
 * @throws InputError for text that is not a date.
 */
export function parseDenvrDate(text: string | null | undefined): Date | null {
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
    throw new InputError(`"${text}" is not a date as Denvr writes them.`, { field: 'date' });
  }
  return new Date(local.getTime() - offsetMs(match[8]));
}
