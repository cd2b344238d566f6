import { InputError } from '@irori/core';

const timestampPattern =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const calendarPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const minute = 60_000;
/** Japan has one offset and no summer time. */
const japanOffset = 9 * 60 * minute;

/** A day of the calendar in Japan, as DOK's prices and bills count days. */
export interface CalendarDate {
  /** For example 2026. */
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** A day: a moment (its day in Japan is meant), `'2026-06-30'`, or the three numbers. */
export type DateInput = Date | string | CalendarDate;

function invalid(field: string, value: unknown): InputError {
  return new InputError(`Invalid date format for ${field}: ${String(value)}`, { field });
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return japanOffset;
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(3).replace(':', '') || '0'];
  const size = (Number(hours) * 60 + Number(minutes)) * minute;
  return zone.startsWith('-') ? -size : size;
}

/**
 * Reads a timestamp of the API: ISO 8601 with none to nine fraction digits (what lies below a
 * millisecond is cut off) and an offset. A timestamp without an offset is taken as Japan time, which
 * is a guess: the API has always been seen sending one.
 *
 * @param value - What the API sent.
 * @param field - The field's name, for the error.
 * @throws InputError `Invalid date format for <field>: <value>`.
 */
export function parseTimestamp(value: unknown, field: string): Date {
  const match = typeof value === 'string' ? timestampPattern.exec(value) : null;
  if (!match) throw invalid(field, value);
  const [year, month, day, hour, min, second] = match.slice(1, 7).map(Number);
  const fraction = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const local = new Date(0);
  local.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day);
  local.setUTCHours(hour ?? 0, min, second, fraction);
  // A day or an hour out of range rolls over instead of failing; the written form shows it.
  const written = `${match.slice(1, 4).join('-')}T${match.slice(4, 7).join(':')}`;
  if (local.toISOString().slice(0, 19) !== written) throw invalid(field, value);
  return new Date(local.getTime() - offsetMs(match[8]));
}

/** Like {@link parseTimestamp}, with `null` for a timestamp that is not set. */
export function parseOptionalTimestamp(value: unknown, field: string): Date | null {
  return value === null || value === undefined ? null : parseTimestamp(value, field);
}

/** The day in Japan at a moment. */
export function calendarDateInJapan(moment: number | Date): CalendarDate {
  const shifted = new Date(Number(moment) + japanOffset);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
  };
}

function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

/**
 * The three numbers that DOK's price and billing calls want.
 *
 * @param input - The day.
 * @param field - The parameter's name, for the error.
 * @throws InputError `Invalid date format for <field>: <value>`.
 */
export function toCalendarDate(input: DateInput, field: string): CalendarDate {
  if (input instanceof Date) {
    if (Number.isNaN(input.getTime())) throw invalid(field, input);
    return calendarDateInJapan(input);
  }
  if (typeof input === 'string') {
    const [year, month, day] = calendarPattern.exec(input)?.slice(1).map(Number) ?? [];
    const date = { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
    if (!isCalendarDate(date)) throw invalid(field, input);
    return date;
  }
  if (!isCalendarDate(input)) throw invalid(field, JSON.stringify(input));
  return { year: input.year, month: input.month, day: input.day };
}

/**
 * A moment as the API's filters want it.
 *
 * @param input - A `Date`, or a timestamp as text, which is sent as it is once it proved readable.
 * @param field - The parameter's name, for the error.
 * @throws InputError `Invalid date format for <field>: <value>`.
 */
export function toTimestamp(input: Date | string, field: string): string {
  if (typeof input === 'string') {
    parseTimestamp(input, field);
    return input;
  }
  if (Number.isNaN(input.getTime())) throw invalid(field, input);
  return input.toISOString();
}
