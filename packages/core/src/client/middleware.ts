import type { RequestBody } from './spec.ts';

/** One attempt on its way out. A middleware may change it, or hand on another one. */
export interface AttemptRequest {
  /** The full address. */
  url: string;
  /** The HTTP method, upper case. */
  method: string;
  /** The headers, without credentials: those are added after the last middleware. */
  headers: Headers;
  /** The body as it will be sent; absent when there is none. */
  body?: RequestBody;
}

/** What a middleware may know about the call around the attempt. */
export interface AttemptContext {
  /** The name of the operation, as in the API's description. */
  readonly operation: string;
  /** The name of the service, for example `DOK`. */
  readonly service: string;
  /** Which attempt this is; the first is 1. */
  readonly attempt: number;
  /** The id that all log lines of this call carry. */
  readonly correlationId: string;
  /** Aborted when the caller gives up or a time limit is reached. */
  readonly signal: AbortSignal;
}

/** Hands the attempt on to the next middleware, and in the end to `fetch`. */
export type Next = (request: AttemptRequest) => Promise<Response>;

/**
 * A function around every attempt. It may look at or replace the request, call `next` (once, several
 * times or not at all) and look at or replace the response. It must not read the body of a response
 * that it returns.
 *
 * @example
 * ```ts
 * const addTrace: Middleware = (request, next) => {
 *   request.headers.set('traceparent', currentTrace());
 *   return next(request);
 * };
 * ```
 */
export type Middleware = (
  request: AttemptRequest,
  next: Next,
  context: AttemptContext,
) => Promise<Response>;
