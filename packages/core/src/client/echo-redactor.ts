import { createRedactor, type Redactor } from '../log/redactor.ts';
import { isEnvironmentName } from '../log/secret-names.ts';
import type { Call } from './call.ts';

/** Shorter values (`true`, `https`) are words of every message. */
const SHORTEST = 8;

/** The values of all `environment` objects in what was sent. */
function environmentValues(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > 8) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    isEnvironmentName(name) && typeof inner === 'object' && inner !== null
      ? Object.values(inner).map(String)
      : environmentValues(inner, depth + 1),
  );
}

/**
 * The client's redactor for text of the server, which may repeat what it was sent: environment values
 * of a job often are secrets that nobody told us about.
 */
export function echoRedactor(call: Call): Pick<Redactor, 'text' | 'value'> {
  const { redactor } = call.parts;
  const values = environmentValues(call.spec.json).filter((value) => value.length >= SHORTEST);
  if (values.length === 0) return redactor;
  const echoes = createRedactor(values);
  return {
    text: (text) => echoes.text(redactor.text(text)),
    value: (value, options) => echoes.value(redactor.value(value, options)),
  };
}
