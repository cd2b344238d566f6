import type { Middleware } from './client/middleware.ts';
import type { Clock } from './clock.ts';
import type { Logger, LogLevel } from './log/logger.ts';

/**
 * The part of the `fetch` standard that Irori needs. `globalThis.fetch` fits, and so does any
 * function of the same shape (a proxy-aware one, or one that a test watches).
 */
export type FetchLike = (input: string | URL, init?: RequestInit) => Promise<Response>;

/** How to make one call. The last argument of every SDK method. */
export interface CallOptions {
  /** Ends the call, its waits and its body when aborted. The reason becomes the error's `cause`. */
  signal?: AbortSignal;
  /**
   * Limit of one attempt in milliseconds, up to the last byte of the body. For streamed bodies: the
   * limit until the headers arrive, and then of each pause between two pieces. `0` means no limit.
   *
   * @default 60000
   */
  timeout?: number;
  /**
   * Limit of the whole call in milliseconds: all attempts and the waits between them. `0` means no
   * limit.
   *
   * @default 0
   */
  totalTimeout?: number;
  /**
   * How often a failed attempt may be repeated, where repeating is safe.
   *
   * @default 2
   */
  maxRetries?: number;
  /** Extra request headers; `null` removes a header that would be sent otherwise. */
  headers?: Record<string, string | null>;
}

/** How a client makes all its calls. Each SDK adds its credentials to these. */
export interface ClientOptions {
  /** Where the API lives, for example a local cloud. Each SDK knows its own default. */
  baseUrl?: string;
  /** Limit of one attempt in milliseconds; see {@link CallOptions.timeout}. @default 60000 */
  timeout?: number;
  /** Limit of a whole call in milliseconds; see {@link CallOptions.totalTimeout}. @default 0 */
  totalTimeout?: number;
  /** How often a failed attempt may be repeated, where repeating is safe. @default 2 */
  maxRetries?: number;
  /**
   * The function that performs a request.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: FetchLike;
  /** Where log lines go. @default the console's error stream */
  logger?: Logger;
  /** From which level on lines are logged. @default the variable `IRORI_LOG`, else `'warn'` */
  logLevel?: LogLevel;
  /** Functions around every attempt, the first one outermost. They never see credentials. */
  middleware?: readonly Middleware[];
  /** Where time comes from. @default systemClock */
  clock?: Clock;
  /** Headers sent with every request. */
  headers?: Record<string, string>;
}
