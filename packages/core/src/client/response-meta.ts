import type { Call } from './call.ts';
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
export class AnswerMeta implements ResponseMeta {
  readonly attempts: number;
  readonly #response: Response;
  readonly #call: Call;

  constructor(response: Response, call: Call, attempts: number) {
    this.attempts = attempts;
    this.#response = response;
    this.#call = call;
  }

  get status(): number {
    return this.#response.status;
  }

  get headers(): Headers {
    return this.#response.headers;
  }

  get requestId(): string | null {
    return requestIdOf(this.headers);
  }

  get url(): string {
    return this.#call.parts.redactor.url(this.#response.url || this.#call.url);
  }
}
