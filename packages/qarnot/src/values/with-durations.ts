import { type Duration, formatDuration } from './duration.ts';

/** A payload whose named fields may be durations by their parts, and not only as Qarnot writes them. */
export type WithDurations<Payload, Fields extends keyof Payload> = Omit<Payload, Fields> & {
  [Field in Fields]?: Duration | null;
};

/**
 * The payload with these fields as Qarnot writes durations.
 *
 * @throws InputError for a field that is not a duration.
 */
export function withDurations<Payload extends object>(
  payload: Payload,
  fields: readonly (keyof Payload & string)[],
): Record<string, unknown> {
  const body: Record<string, unknown> = Object.fromEntries(Object.entries(payload));
  for (const field of fields) {
    const value = body[field];
    if (value !== undefined && value !== null) {
      body[field] = formatDuration(value as Duration, field);
    }
  }
  return body;
}
