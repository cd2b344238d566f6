import {
  type ApiPromise,
  type AuthProvider,
  apiKeyAuth,
  type CallOptions,
  type ClientOptions,
  type Clock,
  HttpClient,
  type Logger,
  type RequestSpec,
} from '@irori/core';
import { loadDenvrConfig } from '../config/load.ts';
import type { DenvrOptions } from '../config/options.ts';
import type { DenvrSettings, Login } from '../config/resolve.ts';
import { describeDenvrError } from '../errors/describe.ts';
import { type OperationId, operations } from '../generated/operations.ts';
import type { AuthenticateInput, AuthenticateResult, RefreshTokenResult } from '../types.ts';
import { tokenArguments, type WireArguments, wireArguments } from './arguments.ts';
import { unwrap } from './envelope.ts';
import { loggerOf } from './logger.ts';
import { LoginAuth } from './login-auth.ts';
import { createLoginSource } from './login-source.ts';
import { createDenvrRedactor } from './redactor.ts';
import { rules } from './rules.ts';
import { authenticate, type MaskingClient, refresh, refreshByGet } from './token-calls.ts';

/** Statuses after which a login or refresh is repeated: not 500, which answers a wrong password. */
const TOKEN_RETRIES = [408, 429, 502, 503, 504];

function clientOptions(options: DenvrOptions): ClientOptions {
  const { timeout, totalTimeout, fetch, logger, logLevel, middleware, clock, headers } = options;
  const given = { timeout, totalTimeout, fetch, logger, logLevel, middleware, clock, headers };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function withoutPassword({ password: _, ...rest }: DenvrOptions): DenvrOptions {
  return rest;
}

/** User name and password as the environment, the file or the function give them now. */
async function reread(options: DenvrOptions, logger: Logger): Promise<Login | undefined> {
  const { credentials } = await loadDenvrConfig(options, logger);
  return credentials.kind === 'login' ? credentials : undefined;
}

/** A session whose configuration has been read: makes the calls. */
export class Connection {
  readonly settings: DenvrSettings;
  /** Sends the credentials. */
  readonly #http: HttpClient;
  readonly #maskingClient: MaskingClient;
  readonly #login: LoginAuth | undefined;

  private constructor(
    settings: DenvrSettings,
    http: HttpClient,
    maskingClient: MaskingClient,
    login: LoginAuth | undefined,
  ) {
    this.settings = settings;
    this.#http = http;
    this.#maskingClient = maskingClient;
    this.#login = login;
  }

  /** @throws ConfigError that names the setting or the file. */
  static async open(options: DenvrOptions, clock: Clock): Promise<Connection> {
    const logger = loggerOf(options);
    const { settings, credentials } = await loadDenvrConfig(options, logger);
    const config = {
      ...clientOptions(options),
      service: 'Denvr',
      baseUrl: settings.server,
      describeError: describeDenvrError,
      ...(settings.retries === undefined ? {} : { maxRetries: settings.retries }),
    };
    const maskingClient: MaskingClient = (secrets) =>
      new HttpClient({
        ...config,
        redactor: createDenvrRedactor(secrets),
        retryPolicy: { statuses: TOKEN_RETRIES },
      });
    let auth: AuthProvider;
    let login: LoginAuth | undefined;
    if (credentials.kind === 'apikey') {
      auth = apiKeyAuth(credentials.apikey);
    } else {
      const { username, password, explicit } = credentials;
      // What goes on living must not hold a password that is to be forgotten.
      const kept = explicit ? withoutPassword(options) : options;
      const source = createLoginSource({ username, password }, explicit, () =>
        reread(kept, logger),
      );
      login = new LoginAuth(maskingClient, source, clock);
      auth = login;
    }
    const http = new HttpClient({ ...config, auth, redactor: createDenvrRedactor() });
    return new Connection(settings, http, maskingClient, login);
  }

  /** Makes a call: fills in and checks its arguments, and unwraps the answer. */
  call<T>(operation: OperationId, args: object, options?: CallOptions): ApiPromise<T> {
    const parts = wireArguments(operation, args, this.settings);
    const spec = this.#spec<T>(operation, parts, this.#http);
    return this.#http.request<T>({ ...spec, decode: 'json' }, options);
  }

  /** Makes a call with exactly these arguments; only the answer is unwrapped. */
  raw(operation: OperationId, parts: WireArguments, options?: CallOptions): ApiPromise<unknown> {
    const http = rules[operation].anonymous ? this.#maskingClient([]) : this.#http;
    return http.request(this.#spec(operation, parts, http), options);
  }

  /** Trades user name and password for tokens. */
  authenticate(input: AuthenticateInput, options?: CallOptions): ApiPromise<AuthenticateResult> {
    return authenticate(this.#maskingClient, tokenArguments('authenticate', input), options);
  }

  /** Gets a new access token, by POST or else by GET. */
  refresh(refreshToken: string, options?: CallOptions): ApiPromise<RefreshTokenResult> {
    return refresh(this.#maskingClient, refreshToken, options);
  }

  /** Gets a new access token by GET. */
  refreshByGet(refreshToken: string, options?: CallOptions): ApiPromise<RefreshTokenResult> {
    return refreshByGet(this.#maskingClient, refreshToken, options);
  }

  /** Ends the session of user name and password; does nothing where there is none. */
  async logOut(options?: CallOptions): Promise<void> {
    await this.#login?.logOut(options);
  }

  #spec<T>(operation: OperationId, parts: WireArguments, http: HttpClient): RequestSpec<T> {
    const { method, path } = operations[operation];
    const { effect, findWith } = rules[operation];
    return {
      operation,
      method,
      path: path.replace('/api/v1/', `/api/${this.settings.api}/`),
      effect,
      ...parts,
      ...(findWith === undefined ? {} : { findWith }),
      transform: (body, response) => unwrap(body, operation, response, http.redactor) as T,
    };
  }
}
