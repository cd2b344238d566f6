import { InputError } from '@irori/core';

/** A length of time by its parts. Parts may be of any size and may have a fraction. */
export interface DurationParts {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
  milliseconds?: number;
}

/** A length of time as the SDK takes it: its parts, or text as Qarnot writes it (`1.02:00:00`). */
export type Duration = DurationParts | string;

/** Qarnot counts in units of 100 nanoseconds, as .NET does. */
const TICKS = {
  days: 864_000_000_000,
  hours: 36_000_000_000,
  minutes: 600_000_000,
  seconds: 10_000_000,
  milliseconds: 10_000,
} as const;
const UNITS = Object.keys(TICKS) as (keyof typeof TICKS)[];
/** The longest duration that .NET can hold: 10675199.02:48:05.4775807. */
const MOST_TICKS = 2n ** 63n - 1n;
const PATTERN = /^(-)?(?:(\d{1,8})\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

function bad(text: string, field: string): InputError {
  return new InputError(text, {
    field,
    hint: 'Write it as { hours: 26 } or, as Qarnot does, as [d.]hh:mm:ss[.fffffff].',
  });
}

function inRange(ticks: bigint, field: string): bigint {
  if (ticks > MOST_TICKS || ticks < -MOST_TICKS) {
    throw bad(`${field} is longer than 10675199 days, the longest that Qarnot can hold.`, field);
  }
  return ticks;
}

function ticksOfParts(parts: DurationParts, field: string): bigint {
  const names = Object.keys(parts);
  const unknown = names.find((name) => !(UNITS as string[]).includes(name));
  if (unknown !== undefined) {
    throw bad(`${field} has no part "${unknown}"; its parts are ${UNITS.join(', ')}.`, field);
  }
  let ticks = 0n;
  for (const unit of UNITS) {
    const value = parts[unit] ?? 0;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw bad(`${field}.${unit} is ${String(value)}, which is not a number.`, field);
    }
    const whole = Math.trunc(value);
    ticks += BigInt(whole) * BigInt(TICKS[unit]);
    ticks += BigInt(Math.round((value - whole) * TICKS[unit]));
  }
  return inRange(ticks, field);
}

function ticksOfText(text: string, field: string): bigint {
  const match = PATTERN.exec(text);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = (match?.slice(2, 6) ?? []).map((part) =>
    Number(part ?? 0),
  );
  if (match === null || hours > 23 || minutes > 59 || seconds > 59) {
    throw bad(`${field} is "${text}", which is not a duration.`, field);
  }
  const ticks =
    BigInt(days) * BigInt(TICKS.days) +
    BigInt(hours) * BigInt(TICKS.hours) +
    BigInt(minutes) * BigInt(TICKS.minutes) +
    BigInt(seconds) * BigInt(TICKS.seconds) +
    BigInt((match[6] ?? '').padEnd(7, '0'));
  return inRange(match[1] === undefined ? ticks : -ticks, field);
}

function ticksOf(duration: Duration, field: string): bigint {
  if (typeof duration === 'string') return ticksOfText(duration, field);
  if (typeof duration !== 'object' || duration === null || Array.isArray(duration)) {
    throw bad(`${field} must be an object or text.`, field);
  }
  return ticksOfParts(duration, field);
}

const two = (value: bigint): string => value.toString().padStart(2, '0');

/**
 * Writes a duration as Qarnot does: `[d.]hh:mm:ss[.fffffff]`. What lies below 100 nanoseconds is
 * rounded. Text is checked and written in the usual form.
 *
 * @param field - What the duration is for; it is named in the error.
 * @throws InputError for what is not a duration.
 * @example
 * ```ts
 * formatDuration({ hours: 26 }); // '1.02:00:00'
 * formatDuration({ seconds: 1.5 }); // '00:00:01.5000000'
 * ```
 */
export function formatDuration(duration: Duration, field = 'duration'): string {
  const signed = ticksOf(duration, field);
  const ticks = signed < 0n ? -signed : signed;
  const seconds = ticks / 10_000_000n;
  const days = seconds / 86_400n;
  const fraction = ticks % 10_000_000n;
  return [
    signed < 0n ? '-' : '',
    days === 0n ? '' : `${days}.`,
    `${two((seconds / 3600n) % 24n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`,
    fraction === 0n ? '' : `.${fraction.toString().padStart(7, '0')}`,
  ].join('');
}

/**
 * Reads a duration as Qarnot writes it. The parts are as small as they can be, the fraction of a
 * second is in `seconds`; parts that are zero are left out, and all have the same sign.
 *
 * @throws InputError for text that is not a duration.
 * @example
 * ```ts
 * parseDuration('1.02:00:00'); // { days: 1, hours: 2 }
 * ```
 */
export function parseDuration(text: string): DurationParts {
  const ticks = ticksOf(text, 'duration');
  const seconds = ticks / 10_000_000n;
  const parts: Required<Omit<DurationParts, 'milliseconds'>> = {
    days: Number(seconds / 86_400n),
    hours: Number((seconds / 3600n) % 24n),
    minutes: Number((seconds / 60n) % 60n),
    seconds: Number(ticks % 600_000_000n) / TICKS.seconds,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== 0));
}

/**
 * A duration in milliseconds, for timers and sums.
 *
 * @throws InputError for what is not a duration.
 */
export function durationMilliseconds(duration: Duration): number {
  return Number(ticksOf(duration, 'duration')) / TICKS.milliseconds;
}
