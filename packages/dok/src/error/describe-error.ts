import type { ErrorDescription, ErrorResponse } from '@irori/core';
import { hintFor } from './hints.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** What a describer reads out of a body, before the hint. */
export interface Said {
  message?: string | undefined;
  code?: string | undefined;
  fields?: Record<string, string[]>;
}

/** Messages by field. A map, because the server chooses the names. */
type Fields = Map<string, string[]>;

function add(fields: Fields, place: string, message: string): void {
  const messages = fields.get(place);
  if (messages === undefined) fields.set(place, [message]);
  else messages.push(message);
}

/** `{"detail": [{"loc": ["body", "name"], "msg": "…"}]}` */
function fromLocated(details: readonly unknown[]): Fields {
  const fields: Fields = new Map();
  for (const detail of details) {
    if (!isObject(detail)) continue;
    const place = Array.isArray(detail['loc']) ? detail['loc'].slice(1) : [];
    const message = textOf(detail['msg']) ?? textOf(detail['message']);
    const key = place.length === 0 ? 'request' : place.join('.');
    if (message) add(fields, key, message);
  }
  return fields;
}

/** `{"containers": [{"plan": ["…"]}]}`: messages at any depth, under the way to them. */
function collect(value: unknown, place: string, into: Fields): void {
  const message = textOf(value);
  if (message !== undefined) {
    add(into, place, message);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      collect(item, isObject(item) ? `${place}[${index}]` : place, into);
    }
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const name = key === 'non_field_errors' ? 'request' : key;
      collect(item, place === '' ? name : `${place}.${name}`, into);
    }
  }
}

function withFields(fields: Fields): Said {
  const parts = [...fields].map(([field, messages]) => `${field}: ${messages.join(' ')}`);
  if (parts.length === 0) return {};
  return { message: parts.join('; '), fields: Object.fromEntries(fields) };
}

/**
 * Reads the body of an error answer. None of DOK's is documented: the envelope of the SAKURA platform
 * is known from its other services, the rest are the shapes of common frameworks (guesses).
 */
function readErrorBody(body: unknown): Said {
  if (typeof body === 'string') {
    // A proxy's page says nothing that fits in a sentence.
    return body.trimStart().startsWith('<') ? {} : { message: textOf(body.slice(0, 500)) };
  }
  if (!isObject(body)) return {};
  if (typeof body['error_code'] === 'string') {
    return { message: textOf(body['error_msg']), code: body['error_code'] };
  }
  const detail = body['detail'];
  if (Array.isArray(detail)) return withFields(fromLocated(detail));
  if (textOf(detail)) return { message: textOf(detail) };
  const fields: Fields = new Map();
  collect(body, '', fields);
  return withFields(fields);
}

/**
 * Finds in an error answer of DOK what the server said and what the user can do. The body of every
 * known shape is understood, and one of an unknown shape still gets its hint by status.
 */
export function describeDokError(response: ErrorResponse): ErrorDescription {
  const said = readErrorBody(response.body);
  const known = hintFor(response, said);
  const code = known.code ?? said.code;
  return {
    ...(said.message !== undefined && { message: said.message }),
    ...(code !== undefined && { code }),
    ...(known.hint !== undefined && { hint: known.hint }),
    ...(said.fields !== undefined && { fields: said.fields }),
  };
}
