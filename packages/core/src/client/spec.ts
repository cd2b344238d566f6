import type { QueryParams } from '../query.ts';

/**
 * What sending a request twice would do; it decides what may be repeated.
 *
 * - `read`: changes nothing.
 * - `idempotent`: changes something, but a second time changes nothing more (replace, delete).
 * - `create`: makes something new each time, often something that costs money.
 * - `act`: sets something going that may not happen twice (send a test message).
 *
 * `create` and `act` are never repeated once the request may have reached the server.
 */
export type Effect = 'read' | 'idempotent' | 'create' | 'act';

/** What can be sent as a body. Everything but a stream can be sent again in a retry. */
export type RequestBody =
  | string
  | Uint8Array<ArrayBuffer>
  | ArrayBuffer
  | Blob
  | FormData
  | URLSearchParams
  | ReadableStream<Uint8Array>;

/**
 * How the body of a good answer is read.
 *
 * - `auto`: JSON when the content type says so, text for text, bytes for the rest, `undefined` when
 *   empty. An HTML page is an error: no API answers with one, proxies do.
 * - `json`: JSON, or an error that shows the beginning of what came instead.
 * - `text`, `bytes`: as the name says.
 * - `stream`: a `ReadableStream<Uint8Array>` that the caller must read to its end or cancel.
 * - `none`: nothing is expected; a body is read and dropped.
 */
export type Decode = 'auto' | 'json' | 'text' | 'bytes' | 'stream' | 'none';

/** What is known about an answer besides its body. */
export interface ResponseMeta {
  /** The HTTP status. */
  readonly status: number;
  /** The response headers. */
  readonly headers: Headers;
  /** The id under which the server knows this request, when it names one. */
  readonly requestId: string | null;
  /** The address that answered, with credentials and signatures masked. */
  readonly url: string;
  /** How many attempts it took; 1 means that the first one succeeded. */
  readonly attempts: number;
}

/** One operation of an API with its arguments filled in. */
export interface RequestSpec<T = unknown> {
  /** The name of the operation, as in the API's description; it appears in errors and logs. */
  operation: string;
  /** The HTTP method. */
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** The path under the base URL, made with the `path` tag, or an absolute `http(s)` address. */
  path: string;
  /** Query parameters; `null` and `undefined` are left out, arrays are joined with commas. */
  query?: QueryParams;
  /** A value to send as JSON. Not together with `body`. */
  json?: unknown;
  /** A body to send as it is. */
  body?: RequestBody;
  /** Headers of this operation. */
  headers?: Record<string, string>;
  /** What sending it twice would do. */
  effect: Effect;
  /** How the answer's body is read. @default 'auto' */
  decode?: Decode;
  /** Statuses outside 200 to 299 that are results and not errors. */
  ok?: readonly number[];
  /**
   * A sentence that names the call which finds what a lost `create` or `act` may have left behind;
   * it becomes part of the error's message.
   */
  findWith?: string;
  /**
   * Whether to send credentials.
   *
   * @default true for the origin of the base URL, false for every other origin
   */
  auth?: boolean;
  /** Turns the decoded body into the result. */
  transform?: (body: unknown, response: ResponseMeta) => T;
}
