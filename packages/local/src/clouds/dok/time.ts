const jstOffset = 9 * 3600 * 1000;
const day = 24 * 3600 * 1000;

/** ISO 8601 with milliseconds in Japan's time, as DOK writes it: `2026-05-01T09:30:12.345+09:00`. */
export function jstTimestamp(epochMs: number): string {
  return `${new Date(epochMs + jstOffset).toISOString().slice(0, -1)}+09:00`;
}

/** The day in Japan at an instant, `YYYY-MM-DD`. */
export function jstDate(epochMs: number): string {
  return new Date(epochMs + jstOffset).toISOString().slice(0, 10);
}

/** The instant at which a day (`YYYY-MM-DD`) begins in Japan. */
export function jstMidnight(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) - jstOffset;
}

/** The first instant after the day in Japan that `epochMs` lies in. */
export function nextJstMidnight(epochMs: number): number {
  return (Math.floor((epochMs + jstOffset) / day) + 1) * day - jstOffset;
}

/**
 * The instant that a timestamp names. One without a zone is Japan's time; a space where the plus of
 * the zone was (an unescaped `+` in a query) is taken for it.
 *
 * @returns undefined when it is no timestamp.
 */
export function parseTimestamp(text: string): number | undefined {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?)?(Z|[+ -]\d\d:?\d\d)?$/i.exec(
      text.trim(),
    );
  if (match === null) return undefined;
  const [, date, minutes = '00:00', seconds = ':00', zone = '+09:00'] = match;
  const digits = zone.replace(' ', '+').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const instant = Date.parse(`${date}T${minutes}${seconds}${digits.toUpperCase()}`);
  return Number.isNaN(instant) ? undefined : instant;
}
