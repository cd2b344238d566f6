import { type Clock, systemClock } from '../clock.ts';
import { createLogger } from '../log/create-logger.ts';
import type { Logger } from '../log/logger.ts';
import { createRedactor, type Redactor } from '../log/redactor.ts';
import type { CallOptions } from '../options.ts';
import type { ApiPromise } from './api-promise.ts';
import type { HttpClientConfig } from './config.ts';
import type { RequestSpec } from './spec.ts';

/** Makes the calls of one service: one request's life from options to result or typed error. */
export class HttpClient {
  readonly baseUrl: string;
  readonly service: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly #config: HttpClientConfig;

  constructor(config: HttpClientConfig) {
    this.#config = config;
    this.baseUrl = config.baseUrl;
    this.service = config.service;
    this.clock = config.clock ?? systemClock;
    this.redactor = config.redactor ?? createRedactor();
    this.logger = createLogger({ name: config.service });
  }

  /** Makes one call. */
  request<T>(spec: RequestSpec<T>, _options?: CallOptions): ApiPromise<T> {
    throw new Error(`${spec.operation}: being built`);
  }

  /** A client that differs in `overrides` and is the same otherwise. */
  with(overrides: Partial<HttpClientConfig>): HttpClient {
    return new HttpClient({ ...this.#config, ...overrides });
  }
}
