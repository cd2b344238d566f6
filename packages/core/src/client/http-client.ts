import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import type { Redactor } from '../log/redactor.ts';
import type { CallOptions } from '../options.ts';
import { ApiPromise } from './api-promise.ts';
import type { HttpClientConfig } from './config.ts';
import { type ClientParts, createParts } from './parts.ts';
import { runCall } from './run-call.ts';
import type { RequestSpec } from './spec.ts';

/**
 * Makes the calls of one service: one request's life from options to result or typed error. Clients
 * share nothing; several with different credentials live side by side.
 */
export class HttpClient {
  readonly #config: HttpClientConfig;
  readonly #parts: ClientParts;

  /** @throws ConfigError for a setting that cannot be right. */
  constructor(config: HttpClientConfig) {
    this.#config = config;
    this.#parts = createParts(config);
  }

  /** Where the API lives, without a slash at the end. */
  get baseUrl(): string {
    return this.#parts.baseUrl;
  }

  /** The service's name as its users know it. */
  get service(): string {
    return this.#parts.service;
  }

  /** Where time comes from. */
  get clock(): Clock {
    return this.#parts.clock;
  }

  /** The logger, which drops what is below its level. */
  get logger(): Logger {
    return this.#parts.logger;
  }

  /** The redactor, which knows this client's credentials. */
  get redactor(): Redactor {
    return this.#parts.redactor;
  }

  /**
   * Makes one call.
   *
   * @throws InputError for arguments that cannot be right, before anything is sent.
   * @throws ApiError when the server answers with an error; its subclass says which.
   * @throws ConnectionError when the server is not reached or the connection breaks.
   * @throws RequestTimeoutError when a time limit is reached.
   * @throws RequestAbortedError when the caller's signal ends the call.
   * @throws ResponseDecodeError when the answer is not what was asked for.
   */
  request<T = unknown>(spec: RequestSpec<T>, options?: CallOptions): ApiPromise<T> {
    return new ApiPromise(runCall(this.#parts, spec, options));
  }

  /** A client that differs in `overrides` and is the same otherwise. */
  with(overrides: Partial<HttpClientConfig>): HttpClient {
    return new HttpClient({ ...this.#config, ...overrides });
  }
}
