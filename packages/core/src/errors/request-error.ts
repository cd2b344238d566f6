import { IroriError } from './irori-error.ts';

/**
 * What is known about the effect of a request that failed.
 *
 * - `rejected`: the server answered that it did not do it.
 * - `not-sent`: it never reached the server.
 * - `unknown`: the server may have done it. Nothing was sent again.
 */
export type Outcome = 'rejected' | 'not-sent' | 'unknown';

/** What a request error carries; every text in it has already passed the redactor. */
export interface RequestErrorDetails {
  /** The whole message but for the hint. */
  message: string;
  /** What is known about the effect of the request. */
  outcome: Outcome;
  /** How many attempts were made. */
  attempts: number;
  /** The name of the operation. */
  operation?: string;
  /** The HTTP method. */
  method?: string;
  /** The address, redacted. */
  url?: string;
  /** The status of the answer, when there was one. */
  status?: number;
  /** The id under which the server knows the request. */
  requestId?: string | null;
  /** The body of the answer: parsed when it was JSON, else text. */
  body?: unknown;
  /** The code that the server or the transport gave, for example `ECONNREFUSED`. */
  reason?: string;
  /** What the user can do next. */
  hint?: string;
  /** One line about each earlier attempt, oldest first. */
  earlier?: readonly string[];
  /** What led to this error. */
  cause?: unknown;
}

/** A request that did not give a result. The subclasses say why. */
export class RequestError extends IroriError {
  static override readonly kind: string = 'RequestError';

  /** What is known about the effect of the request. */
  readonly outcome: Outcome;
  /** How many attempts were made. */
  readonly attempts: number;
  /** The name of the operation. */
  declare readonly operation?: string;
  /** The HTTP method. */
  declare readonly method?: string;
  /** The address, with credentials and signatures masked. */
  declare readonly url?: string;
  /** The status of the answer, when there was one. */
  declare readonly status?: number;
  /** The id under which the server knows the request; `null` when it named none. */
  readonly requestId: string | null;
  /** The body of the answer: parsed when it was JSON, else text. */
  declare readonly body?: unknown;
  /** The code that the server or the transport gave, for example `ECONNREFUSED`. */
  declare readonly reason?: string;
  /** One line about each earlier attempt, oldest first; absent when this was the first. */
  declare readonly earlier?: readonly string[];

  constructor(code: string, details: RequestErrorDetails) {
    const { message, hint, cause } = details;
    super(message, {
      code,
      ...(hint === undefined ? {} : { hint }),
      ...(cause === undefined ? {} : { cause }),
    });
    this.outcome = details.outcome;
    this.attempts = details.attempts;
    this.requestId = details.requestId ?? null;
    if (details.operation !== undefined) this.operation = details.operation;
    if (details.method !== undefined) this.method = details.method;
    if (details.url !== undefined) this.url = details.url;
    if (details.status !== undefined) this.status = details.status;
    if (details.body !== undefined) this.body = details.body;
    if (details.reason !== undefined) this.reason = details.reason;
    if (details.earlier?.length) this.earlier = details.earlier;
  }
}

/** Whether `value` is a request that did not give a result, for whatever reason. */
export function isRequestError(value: unknown): value is RequestError {
  return value instanceof RequestError;
}
