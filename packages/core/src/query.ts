import { InputError } from './errors/usage-error.ts';

/** Query parameters; `null`, `undefined` and empty arrays are left out. */
export type QueryParams = Record<
  string,
  string | number | boolean | null | undefined | readonly (string | number)[]
>;

function encodeValue(name: string, value: string | number | boolean): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new InputError(`Query parameter ${name} is ${value}, which is not a number to send.`, {
      field: name,
    });
  }
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new InputError(`Query parameter ${name} holds half a character (a lone surrogate).`, {
      field: name,
      cause,
    });
  }
}

/**
 * The parameters as a query string without the question mark, in the order given. Arrays become one
 * parameter, joined with commas; a comma inside an element is encoded.
 *
 * @throws InputError for `NaN`, infinite numbers and text that is not valid Unicode.
 */
export function encodeQuery(query: QueryParams): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    if (Array.isArray(value)) {
      if (value.length === 0) continue;
      const items = value.map((item: string | number) => encodeValue(name, item));
      parts.push(`${encodeURIComponent(name)}=${items.join(',')}`);
    } else {
      const scalar = value as string | number | boolean;
      parts.push(`${encodeURIComponent(name)}=${encodeValue(name, scalar)}`);
    }
  }
  return parts.join('&');
}
