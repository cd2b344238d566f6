import type { Redactor } from '../log/redactor.ts';
import type { ResponseMeta } from './spec.ts';

const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-amz-request-id', 'x-correlation-id'];

/** The id under which the server knows a request. */
export function requestIdOf(headers: Headers): string | null {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers.get(name);
    if (id !== null) return id;
  }
  return null;
}

/** What is known about an answer; the address is redacted only when somebody asks for it. */
export function createResponseMeta(
  response: Response,
  url: string,
  attempts: number,
  redactor: Redactor,
): ResponseMeta {
  const { status, headers } = response;
  return {
    status,
    headers,
    attempts,
    get requestId() {
      return requestIdOf(headers);
    },
    get url() {
      return redactor.url(response.url || url);
    },
  };
}
