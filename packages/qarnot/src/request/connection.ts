import {
  type ApiPromise,
  type CallOptions,
  type ClientOptions,
  ConfigError,
  createRedactor,
  HttpClient,
  InputError,
  type Logger,
  type Redactor,
  rawTokenAuth,
} from '@irori/core';
import { loadQarnotConfig } from '../config/load.ts';
import type { QarnotOptions, StorageOptions } from '../config/options.ts';
import type { QarnotSettings } from '../config/resolve.ts';
import { createQarnotError } from '../errors/create-error.ts';
import { describeQarnotError } from '../errors/describe.ts';
import { type OperationId, operations } from '../generated/operations.ts';
import { addressOf, headersOf } from './address.ts';
import { hideSecrets } from './hide-secrets.ts';
import { ruleOf } from './rules.ts';
import type { OperationArguments } from './session.ts';

function clientOptions(options: QarnotOptions): ClientOptions {
  const { totalTimeout, maxRetries, fetch, logger, logLevel, middleware, clock, headers } = options;
  const given = { totalTimeout, maxRetries, fetch, logger, logLevel, middleware, clock, headers };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The redactor of core, which also knows where Qarnot's requests and answers hold secrets. */
function createQarnotRedactor(secrets: Iterable<string>): Redactor {
  const redactor = createRedactor(secrets);
  return { ...redactor, value: (value, options) => redactor.value(hideSecrets(value), options) };
}

/** A session whose settings have been read: makes the calls. */
export class Connection {
  readonly settings: QarnotSettings;
  readonly storageOptions: StorageOptions;
  /** How often a request may be repeated, when the options say it. */
  readonly maxRetries: number | undefined;
  readonly #http: HttpClient;
  readonly #token: string | undefined;

  private constructor(
    settings: QarnotSettings,
    { storage = {}, maxRetries }: QarnotOptions,
    http: HttpClient,
    token: string | undefined,
  ) {
    this.settings = settings;
    this.storageOptions = { ...storage };
    this.maxRetries = maxRetries;
    this.#http = http;
    this.#token = token;
  }

  /** @throws ConfigError that names the setting or the file. */
  static async open(options: QarnotOptions, logger: Logger): Promise<Connection> {
    const { settings, token } = await loadQarnotConfig(options, logger);
    const { storage = {} } = options;
    const secrets = storage.secretAccessKey === undefined ? [] : [storage.secretAccessKey];
    const http = new HttpClient({
      ...clientOptions(options),
      service: 'Qarnot',
      baseUrl: settings.baseUrl,
      describeError: describeQarnotError,
      createError: createQarnotError,
      redactor: createQarnotRedactor(secrets),
      ...(settings.timeout === undefined ? {} : { timeout: settings.timeout }),
      ...(token === undefined ? {} : { auth: rawTokenAuth(token) }),
    });
    return new Connection(settings, options, http, token);
  }

  /**
   * The token, for signing what is sent to the storage.
   *
   * @throws ConfigError when there is none.
   */
  token(): string {
    if (this.#token !== undefined) return this.#token;
    throw new ConfigError('Qarnot needs a token.', {
      setting: 'token',
      hint: 'Set QARNOT_CLIENT_TOKEN, or pass the option token, or put it into ~/.Qarnot/cli.config.',
    });
  }

  /**
   * Makes one call; method, path and effect are those of the description.
   *
   * @throws InputError for arguments that cannot be right, before anything is sent.
   */
  request<T>(
    id: OperationId,
    { params = {}, body, transform, ...rest }: OperationArguments<T>,
    options?: CallOptions,
  ): ApiPromise<T> {
    const { effect, findWith, anonymous } = ruleOf(id);
    if (!anonymous) this.token();
    const { method, body: takesBody } = operations[id];
    if (takesBody === 'none' && body !== undefined) {
      throw new InputError(`${id} takes no body.`, { field: 'body' });
    }
    const headers = headersOf(id, params);
    return this.#http.request<T>(
      {
        operation: id,
        method,
        path: addressOf(id, params),
        effect,
        auth: this.#token !== undefined,
        ...(body === undefined ? {} : { json: body }),
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        ...(findWith === undefined ? {} : { findWith }),
        ...rest,
        ...(transform === undefined
          ? {}
          : { transform: (answer, response) => transform(answer, response, this.#http.redactor) }),
      },
      options,
    );
  }
}
