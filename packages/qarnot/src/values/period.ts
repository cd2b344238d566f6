import { InputError } from '@irori/core';
import type { components } from '../generated/wire.ts';
import { type DurationParts, durationMilliseconds, formatDuration } from './duration.ts';

type Schemas = components['schemas'];

/** When a scaling policy is in force. */
export type TimePeriod = Schemas['TimePeriod'];
/** A day of the week, as Qarnot writes it. */
export type DayOfWeek = Schemas['DayOfWeek'];

/** The days of the week, Monday first. */
export const DAYS_OF_WEEK: readonly DayOfWeek[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** A time of day in UTC: its parts since midnight, or text such as `19:30` or `19:30:00`. */
export type TimeOfDay = Omit<DurationParts, 'days'> | string;

/** A period that comes every week. */
export interface WeeklyPeriodInput {
  /** The days, in the order in which they are sent. */
  days: readonly DayOfWeek[];
  /** When it begins on each of these days, in UTC. */
  startTimeUtc: TimeOfDay;
  /** When it ends on each of these days, in UTC; after its beginning, before midnight. */
  endTimeUtc: TimeOfDay;
  /** Its name. */
  name?: string;
}

function timeOfDay(time: TimeOfDay, field: string): string {
  const text = typeof time === 'string' && /^\d{1,2}:\d{2}$/.test(time) ? `${time}:00` : time;
  const written = formatDuration(text, field);
  const ms = durationMilliseconds(written);
  if (ms >= 0 && ms < 86_400_000) return written;
  throw new InputError(`${field} is ${written}; a time of day lies between 00:00 and 24:00.`, {
    field,
    hint: 'End a period that lasts until midnight at 23:59:59.9999999.',
  });
}

function weekly({ days, startTimeUtc, endTimeUtc, name }: WeeklyPeriodInput): TimePeriod {
  const unknown = days.find((day) => !DAYS_OF_WEEK.includes(day));
  if (unknown !== undefined || days.length === 0 || new Set(days).size < days.length) {
    const wrong = unknown === undefined ? 'needs each of its days once' : `knows no day ${unknown}`;
    throw new InputError(`A weekly period ${wrong}. The days are ${DAYS_OF_WEEK.join(', ')}.`, {
      field: 'days',
    });
  }
  const start = timeOfDay(startTimeUtc, 'startTimeUtc');
  const end = timeOfDay(endTimeUtc, 'endTimeUtc');
  if (durationMilliseconds(end) <= durationMilliseconds(start)) {
    throw new InputError(`A weekly period ends (${end}) before it begins (${start}).`, {
      field: 'endTimeUtc',
      hint: 'Give a period over midnight as two periods.',
    });
  }
  return {
    type: 'Weekly',
    days: [...days],
    startTimeUtc: start,
    endTimeUtc: end,
    ...(name === undefined ? {} : { name }),
  };
}

/** The two kinds of periods. */
export const period: {
  /** All the time. */
  always: (name?: string) => TimePeriod;
  /** Every week. @throws InputError for days and times that cannot be. */
  weekly: (input: WeeklyPeriodInput) => TimePeriod;
} = {
  always: (name) => ({ type: 'Always', ...(name === undefined ? {} : { name }) }),
  weekly,
};

/** A period in short words, without its name: `always`, or `monday,friday 08:00:00-18:00:00`. */
export function formatPeriod(value: TimePeriod): string {
  return value.type === 'Always'
    ? 'always'
    : `${value.days.join(',')} ${value.startTimeUtc}-${value.endTimeUtc}`;
}

function daysOf(part: string): DayOfWeek[] {
  const [from = '', to = from] = part.split('-');
  const first = DAYS_OF_WEEK.indexOf(from as DayOfWeek);
  const last = DAYS_OF_WEEK.indexOf(to as DayOfWeek);
  // An unknown day goes on as it is; the constructor names it.
  return first < 0 || last < first ? [part as DayOfWeek] : DAYS_OF_WEEK.slice(first, last + 1);
}

/**
 * Reads what {@link formatPeriod} writes. Days may be ranges and times without seconds:
 * `monday-friday 08:00-18:00`. Times are UTC.
 *
 * @throws InputError for text that names no period.
 */
export function parsePeriod(text: string): TimePeriod {
  const words = text.trim().toLowerCase();
  if (words === 'always') return period.always();
  const [, days, startTimeUtc, endTimeUtc] = /^(\S+) +([\d:.]+)-([\d:.]+)$/.exec(words) ?? [];
  if (days === undefined || startTimeUtc === undefined || endTimeUtc === undefined) {
    throw new InputError(`"${text}" is not a period.`, {
      field: 'enabledPeriods',
      hint: 'Write always, or days and times in UTC such as monday-friday 08:00-18:00.',
    });
  }
  return weekly({ days: days.split(',').flatMap(daysOf), startTimeUtc, endTimeUtc });
}
