import { ResponseDecodeError, type ResponseMeta } from '@irori/core';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unexpected(
  what: string,
  body: unknown,
  { status, url, requestId, attempts }: ResponseMeta,
  hint = 'Check that the base URL is that of the DOK API.',
): ResponseDecodeError {
  const code = isObject(body) && typeof body['error_code'] === 'string' ? body['error_code'] : null;
  const instead = code === null ? '' : ` It holds the error code ${code}.`;
  return new ResponseDecodeError({
    message: `DOK answered ${status}, but not with ${what}.${instead}`,
    // Something may well have been made: the answer was a success.
    outcome: 'unknown',
    hint,
    status,
    url,
    requestId,
    attempts,
    body,
  });
}

/**
 * Makes sure that an answer is an object that has a key, and nothing else: DOK adds keys several
 * times a year, and a client that checks more breaks.
 *
 * @param key - A key that an answer of this kind always has.
 * @param what - What was asked for, for the error: `a task`.
 * @param hint - What to do when the answer is something else.
 */
export function answerWith<Raw extends object>(
  key: string,
  what: string,
  hint?: string,
): (body: unknown, response: ResponseMeta) => Raw {
  return (body, response) => {
    if (isObject(body) && body[key] !== undefined) return body as Raw;
    throw unexpected(what, body, response, hint);
  };
}

/**
 * Makes sure that an answer holds an address, and one that leads into the network: what opens it
 * may understand others too, such as a socket file of this machine.
 *
 * @param protocols - What the address may begin with, each with its colon.
 * @param what - What was asked for, for the error.
 */
export function answerWithAddress<Raw extends { readonly url: string }>(
  protocols: readonly string[],
  what: string,
): (body: unknown, response: ResponseMeta) => Raw {
  const check = answerWith<Raw>('url', what);
  return (body, response) => {
    const answer = check(body, response);
    const url: unknown = answer.url;
    const isGood =
      typeof url === 'string' && URL.canParse(url) && protocols.includes(new URL(url).protocol);
    if (!isGood) throw unexpected(what, body, response);
    return answer;
  };
}

/** Makes sure that an answer is a page of a list, and gives its items and its `meta`. */
export function answerWithPage(
  body: unknown,
  response: ResponseMeta,
): { items: readonly object[]; meta: unknown } {
  if (isObject(body) && Array.isArray(body['results'])) {
    return { items: body['results'], meta: body['meta'] };
  }
  throw unexpected('a list', body, response);
}
