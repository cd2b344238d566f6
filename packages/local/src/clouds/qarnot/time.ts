/** What Qarnot writes for a date that is not set, in epoch milliseconds. */
export const unsetDate: number = Date.parse('0001-01-01T00:00:00Z');

/** ISO 8601 in UTC with `Z`, the fraction only where there is one; `0001-01-01…` for null. */
export function wireDate(epochMs: number | null): string {
  return new Date(epochMs ?? unsetDate).toISOString().replace('.000Z', 'Z');
}

/** The instant that a date names; one without a zone is UTC. Undefined when it is no date. */
export function parseDate(text: string): number | undefined {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?(Z|[+-]\d\d:?\d\d)?$/i.exec(
      text.trim(),
    );
  if (match === null) return undefined;
  const [, date, time = '00:00:00', zone = 'Z'] = match;
  const instant = Date.parse(
    `${date}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase()}`,
  );
  return Number.isNaN(instant) ? undefined : instant;
}
