import {
  ApiPromise,
  type AuthProvider,
  apiKeyAuth,
  type CallOptions,
  type ClientOptions,
  type Clock,
  createLogger,
  HttpClient,
  type Logger,
  type RequestSpec,
  systemClock,
} from '@irori/core';
import { loadDenvrConfig } from '../config/load.ts';
import type { DenvrOptions } from '../config/options.ts';
import type { DenvrSettings, Login } from '../config/resolve.ts';
import { describeDenvrError } from '../errors/describe.ts';
import { type OperationId, operations } from '../generated/operations.ts';
import { type WireArguments, wireArguments } from './arguments.ts';
import { unwrap } from './envelope.ts';
import { LoginAuth } from './login-auth.ts';
import { createLoginSource } from './login-source.ts';
import { rules } from './rules.ts';

/** What a session works with once the configuration has been read. */
interface Connection {
  settings: DenvrSettings;
  /** Sends the credentials. */
  http: HttpClient;
  /** Sends none. */
  anonymous: HttpClient;
  login: LoginAuth | undefined;
}

/** Statuses after which a login or refresh is repeated: not 500, which answers a wrong password. */
const TOKEN_RETRIES = [408, 429, 502, 503, 504];

function clientOptions(options: DenvrOptions): ClientOptions {
  const { timeout, totalTimeout, fetch, logger, logLevel, middleware, clock, headers } = options;
  const given = { timeout, totalTimeout, fetch, logger, logLevel, middleware, clock, headers };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/**
 * What the clients of all services share: configuration, credentials and the way of a request. The
 * configuration is read at the first call.
 */
export class Session {
  readonly clock: Clock;
  readonly logger: Logger;
  #options: DenvrOptions;
  #connection: Promise<Connection> | undefined;

  constructor(options: DenvrOptions = {}) {
    this.#options = { ...options };
    this.clock = options.clock ?? systemClock;
    this.logger = createLogger({
      name: 'Denvr',
      ...(options.logLevel === undefined ? {} : { level: options.logLevel }),
      ...(options.logger === undefined ? {} : { sink: options.logger }),
    });
  }

  /**
   * Makes a call: fills in and checks its arguments, and unwraps the answer.
   *
   * @param args - By the names of the API, parameters beginning with a small letter.
   */
  call<T>(operation: OperationId, args: object, options?: CallOptions): ApiPromise<T> {
    return this.#send(({ settings, http }) => {
      const spec = this.#spec(operation, settings, wireArguments(operation, args, settings));
      return http.request<T>(
        { ...spec, decode: 'json', transform: this.#unwrap(operation, http) },
        options,
      );
    });
  }

  /** Makes a call with exactly these arguments; only the answer is unwrapped. */
  raw(operation: OperationId, parts: WireArguments, options?: CallOptions): ApiPromise<unknown> {
    return this.#send(({ settings, http, anonymous }) => {
      const client = rules[operation].anonymous ? anonymous : http;
      const spec = this.#spec(operation, settings, parts);
      return client.request({ ...spec, transform: this.#unwrap(operation, client) }, options);
    });
  }

  /** Makes a call without credentials; for the token service. */
  anonymous<T>(call: (http: HttpClient) => ApiPromise<T>): ApiPromise<T> {
    return this.#send(({ anonymous }) => call(anonymous));
  }

  /** The settings in force, without secrets. */
  async settings(): Promise<DenvrSettings> {
    return (await this.#connect()).settings;
  }

  /** Ends the session of user name and password; does nothing where there is none. */
  async logOut(options?: CallOptions): Promise<void> {
    const connection = await this.#connection;
    await connection?.login?.logOut(options);
  }

  #send<T>(request: (connection: Connection) => ApiPromise<T>): ApiPromise<T> {
    return new ApiPromise(this.#connect().then((connection) => request(connection).withResponse()));
  }

  #spec(operation: OperationId, { api }: DenvrSettings, parts: WireArguments): RequestSpec<never> {
    const { method, path } = operations[operation];
    const { effect, findWith } = rules[operation];
    return {
      operation,
      method,
      path: path.replace('/api/v1/', `/api/${api}/`),
      effect,
      ...parts,
      ...(findWith === undefined ? {} : { findWith }),
    };
  }

  #unwrap<T>(operation: OperationId, http: HttpClient): NonNullable<RequestSpec<T>['transform']> {
    return (body, response) => unwrap(body, operation, response, http.redactor) as T;
  }

  #connect(): Promise<Connection> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      // A missing file or variable may be there at the next call.
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  async #open(): Promise<Connection> {
    const { settings, credentials } = await loadDenvrConfig(this.#options, this.logger);
    const config = {
      ...clientOptions(this.#options),
      service: 'Denvr',
      baseUrl: settings.server,
      describeError: describeDenvrError,
      ...(settings.retries === undefined ? {} : { maxRetries: settings.retries }),
    };
    const anonymous = new HttpClient({ ...config, retryPolicy: { statuses: TOKEN_RETRIES } });
    let auth: AuthProvider;
    let login: LoginAuth | undefined;
    if (credentials.kind === 'apikey') {
      auth = apiKeyAuth(credentials.apikey);
    } else {
      const { username, password, explicit } = credentials;
      const source = createLoginSource({ username, password }, explicit, () => this.#reread());
      login = new LoginAuth(anonymous, source);
      auth = login;
      if (explicit) this.#forgetPassword();
    }
    return { settings, http: new HttpClient({ ...config, auth }), anonymous, login };
  }

  /** User name and password as the environment, the file or the function give them now. */
  async #reread(): Promise<Login | undefined> {
    const { credentials } = await loadDenvrConfig(this.#options, this.logger);
    return credentials.kind === 'login' ? credentials : undefined;
  }

  #forgetPassword(): void {
    const { password: _, ...rest } = this.#options;
    this.#options = rest;
  }
}
