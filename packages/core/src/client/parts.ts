import type { AuthProvider } from '../auth/provider.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ApiError, type ApiErrorDetails, createApiError } from '../errors/api-error.ts';
import { describeCommonError } from '../errors/describe-common.ts';
import type { ErrorDescription, ErrorResponse } from '../errors/description.ts';
import { ConfigError } from '../errors/usage-error.ts';
import { createLogger } from '../log/create-logger.ts';
import type { Logger } from '../log/logger.ts';
import { createRedactor, type Redactor } from '../log/redactor.ts';
import type { FetchLike } from '../options.ts';
import { defaultRetryPolicy, type RetryPolicy } from '../retry/policy.ts';
import type { HttpClientConfig } from './config.ts';
import type { Middleware } from './middleware.ts';

/** The longest a timer can run: 2³¹ − 1 ms, about 24 days. */
const LONGEST_TIMER = 2_147_483_647;

/** A client's configuration, checked and with its defaults filled in. */
export interface ClientParts {
  readonly service: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly origin: string;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  readonly random: () => number;
  readonly auth: AuthProvider | undefined;
  readonly middleware: readonly Middleware[];
  readonly fetch: FetchLike | undefined;
  /** The headers of every request, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The same for a request that asks for JSON. */
  readonly jsonHeaders: Readonly<Record<string, string>>;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly describeError: (response: ErrorResponse) => ErrorDescription;
  readonly createError: (details: ApiErrorDetails) => ApiError;
}

/** What is wrong with a time limit, or `undefined`. */
export function limitProblem(value: number): string | undefined {
  if (Number.isNaN(value) || typeof value !== 'number') return 'is not a number';
  if (value < 0) return 'is negative';
  if (value > LONGEST_TIMER && value !== Number.POSITIVE_INFINITY) {
    return `is over ${LONGEST_TIMER}, the longest that a timer can run`;
  }
  return undefined;
}

/** What is wrong with a number of retries, or `undefined`. */
export function retriesProblem(value: number): string | undefined {
  return Number.isInteger(value) && value >= 0 ? undefined : 'is not a whole number from 0 on';
}

function checked(
  setting: string,
  value: number,
  problemOf: (value: number) => string | undefined,
): number {
  const problem = problemOf(value);
  if (problem !== undefined) {
    throw new ConfigError(`The option ${setting} ${problem}: ${value}.`, { setting });
  }
  return value;
}

function parseBaseUrl(raw: string): URL {
  const fail = (problem: string, cause?: unknown): never => {
    throw new ConfigError(`The base URL ${problem}.`, {
      setting: 'baseUrl',
      hint: 'It looks like https://host/path.',
      cause,
    });
  };
  if (typeof raw !== 'string' || raw === '') return fail('is missing');
  if (!URL.canParse(raw)) return fail(`"${createRedactor().url(raw)}" is not an address`);
  const url = new URL(raw);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return fail(`begins with ${url.protocol} instead of http: or https:`);
  }
  if (url.username !== '' || url.password !== '') {
    return fail('holds a user name or password; pass them as options instead');
  }
  if (url.search !== '' || url.hash !== '') return fail('has a query or fragment');
  return url;
}

/** A redactor that also knows what `auth` holds at the moment. */
function knowing(redactor: Redactor, auth: AuthProvider | undefined): Redactor {
  if (auth === undefined) return redactor;
  const current = (): Redactor => {
    for (const secret of auth.secrets()) redactor.add(secret);
    return redactor;
  };
  return {
    text: (text) => current().text(text),
    url: (url) => current().url(url),
    headers: (headers) => current().headers(headers),
    value: (value, options) => current().value(value, options),
    add: (secret) => redactor.add(secret),
  };
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/**
 * Checks a configuration and fills in its defaults.
 *
 * @throws ConfigError that names the setting.
 */
export function createParts(config: HttpClientConfig): ClientParts {
  const url = parseBaseUrl(config.baseUrl);
  const policy = { ...defaultRetryPolicy, ...config.retryPolicy };
  if (config.maxRetries !== undefined) policy.maxRetries = config.maxRetries;
  checked('maxRetries', policy.maxRetries, retriesProblem);
  const headers = {
    ...(config.userAgent === undefined ? {} : { 'user-agent': config.userAgent }),
    ...lowerCased(config.headers ?? {}),
  };
  return {
    service: config.service,
    baseUrl: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    origin: url.origin,
    timeout: checked('timeout', config.timeout ?? 60_000, limitProblem),
    totalTimeout: checked('totalTimeout', config.totalTimeout ?? 0, limitProblem),
    policy,
    clock: config.clock ?? systemClock,
    random: config.random ?? Math.random,
    auth: config.auth,
    middleware: config.middleware ?? [],
    fetch: config.fetch,
    headers,
    jsonHeaders: { accept: 'application/json', ...headers },
    logger: createLogger({
      name: config.service,
      ...(config.logLevel === undefined ? {} : { level: config.logLevel }),
      ...(config.logger === undefined ? {} : { sink: config.logger }),
      ...(config.debugNamespace === undefined ? {} : { debugNamespace: config.debugNamespace }),
    }),
    redactor: knowing(config.redactor ?? createRedactor(), config.auth),
    describeError: config.describeError ?? describeCommonError,
    createError: config.createError ?? createApiError,
  };
}
