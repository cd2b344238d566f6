import type { ErrorDescription, ErrorResponse } from './description.ts';

const LONGEST_TEXT = 300;

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function firstText(...values: unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

/** A page's visible text in one line, cut to a readable length. */
export function snippet(text: string, longest: number = LONGEST_TEXT): string {
  const line = text
    .slice(0, 20_000)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/**
 * Finds message and code where most APIs put them: `message`, `detail`, `error_msg`, `error`,
 * `title`, at the top or inside `error`. A service with its own habits brings its own describer and
 * falls back to this one.
 */
export function describeCommonError(response: ErrorResponse): ErrorDescription {
  if (typeof response.body === 'string') {
    const message = snippet(response.body);
    return message === '' ? {} : { message };
  }
  const body = record(response.body);
  if (body === undefined) return {};
  const inner = record(body['error']) ?? {};
  const message = firstText(
    body['message'],
    inner['message'],
    body['detail'],
    body['error_msg'],
    body['error_description'],
    body['error'],
    body['title'],
  );
  const code = firstText(body['code'], inner['code'], body['error_code'], inner['type']);
  return {
    ...(message === undefined ? {} : { message }),
    ...(code === undefined ? {} : { code }),
  };
}
