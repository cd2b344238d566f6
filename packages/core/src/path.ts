import { InputError } from './errors/usage-error.ts';

const DOT_SEGMENT = /(?:^|\/)((?:\.|%2e){1,2})(?:\/|$)/i;

function encodeSegment(value: unknown, position: number): string {
  const field = `path value ${position}`;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new InputError(
      `The ${field} is ${value === null ? 'null' : typeof value}; it must be text or a number.`,
      { field },
    );
  }
  const text = String(value);
  if (text === '' || Number.isNaN(value)) {
    throw new InputError(`The ${field} is ${text === '' ? 'empty' : text}.`, { field });
  }
  try {
    return encodeURIComponent(text);
  } catch (cause) {
    throw new InputError(`The ${field} holds half a character (a lone surrogate).`, {
      field,
      cause,
    });
  }
}

/**
 * Builds a request path: each value becomes part of one segment, encoded.
 *
 * @example
 * ```ts
 * path`/tasks/${id}/`; // '/tasks/a%2Fb/' for the id 'a/b'
 * ```
 * @throws InputError for a value that is missing or empty, or that would make a segment `.` or `..`,
 * which leads out of the path.
 */
export function path(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  let result = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    result += encodeSegment(value, index + 1) + (strings[index + 1] ?? '');
  }
  const dots = DOT_SEGMENT.exec(result)?.[1];
  if (dots !== undefined) {
    throw new InputError(`The path ${result} has a segment "${dots}", which leads elsewhere.`, {
      field: 'path',
    });
  }
  return result;
}
