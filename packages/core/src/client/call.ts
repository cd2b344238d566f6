import { InputError } from '../errors/usage-error.ts';
import type { CallOptions } from '../options.ts';
import { encodeQuery } from '../query.ts';
import type { RetryPolicy } from '../retry/policy.ts';
import { type ClientParts, limitProblem, retriesProblem } from './parts.ts';
import type { Decode, RequestBody, RequestSpec } from './spec.ts';

/** One call with everything worked out that is the same for all its attempts. */
export interface Call<T = unknown> {
  readonly parts: ClientParts;
  readonly spec: RequestSpec<T>;
  readonly url: string;
  /** Names in lower case; without credentials. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | undefined;
  /** Whether the body can be sent again. */
  readonly replayable: boolean;
  /** Whether credentials are sent to {@link Call.url}. */
  readonly credentials: boolean;
  readonly decode: Decode;
  /** Limit of an attempt in milliseconds; 0 means none. */
  readonly timeout: number;
  /** Limit of the call in milliseconds; 0 means none. */
  readonly totalTimeout: number;
  /** When the call began, on the monotonic clock. */
  readonly startedAt: number;
  readonly policy: RetryPolicy;
  readonly signal: AbortSignal | undefined;
  /** The id that all log lines of this call carry. */
  readonly correlationId: string;
}

const ABSOLUTE = /^https?:\/\//i;
const process4 = Math.floor(Math.random() * 36 ** 4)
  .toString(36)
  .padStart(4, '0');
let count = 0;

function nextCorrelationId(): string {
  count += 1;
  return `${process4}-${count.toString(36)}`;
}

function buildUrl(parts: ClientParts, spec: RequestSpec): { url: string; sameOrigin: boolean } {
  const query = spec.query === undefined ? '' : encodeQuery(spec.query);
  const suffix = query === '' ? '' : `${spec.path.includes('?') ? '&' : '?'}${query}`;
  if (spec.path.startsWith('/')) {
    return { url: `${parts.baseUrl}${spec.path}${suffix}`, sameOrigin: true };
  }
  if (!ABSOLUTE.test(spec.path) || !URL.canParse(spec.path)) {
    throw new InputError(
      `The path of ${spec.operation} must begin with / or be an http(s) address: ${parts.redactor.url(spec.path)}`,
      { field: 'path' },
    );
  }
  return {
    url: `${spec.path}${suffix}`,
    sameOrigin: new URL(spec.path).origin === parts.origin,
  };
}

function encodeJson(spec: RequestSpec): string {
  try {
    const text = JSON.stringify(spec.json);
    if (text !== undefined) return text;
  } catch (cause) {
    throw new InputError(`The body of ${spec.operation} cannot be written as JSON.`, {
      field: 'json',
      cause,
    });
  }
  throw new InputError(`The body of ${spec.operation} is a ${typeof spec.json}, not JSON.`, {
    field: 'json',
  });
}

function buildHeaders(
  parts: ClientParts,
  spec: RequestSpec,
  options: CallOptions,
): Readonly<Record<string, string>> {
  const { decode = 'auto' } = spec;
  const common = decode === 'auto' || decode === 'json' ? parts.jsonHeaders : parts.headers;
  if (spec.json === undefined && spec.headers === undefined && options.headers === undefined) {
    return common;
  }
  const headers: Record<string, string> = { ...common };
  if (spec.json !== undefined) headers['content-type'] = 'application/json';
  for (const source of [spec.headers, options.headers]) {
    for (const name in source) {
      const value = source[name];
      if (typeof value === 'string') headers[name.toLowerCase()] = value;
      else delete headers[name.toLowerCase()];
    }
  }
  return headers;
}

function checked(
  field: string,
  value: number,
  problemOf: (value: number) => string | undefined,
): number {
  const problem = problemOf(value);
  if (problem !== undefined) {
    throw new InputError(`The option ${field} ${problem}: ${value}.`, { field });
  }
  return value;
}

function policyOf(parts: ClientParts, options: CallOptions): RetryPolicy {
  if (options.maxRetries === undefined) return parts.policy;
  checked('maxRetries', options.maxRetries, retriesProblem);
  return { ...parts.policy, maxRetries: options.maxRetries };
}

/**
 * Works out a call.
 *
 * @throws InputError for arguments that cannot be right.
 */
export function prepareCall<T>(
  parts: ClientParts,
  spec: RequestSpec<T>,
  options: CallOptions,
): Call<T> {
  const { url, sameOrigin } = buildUrl(parts, spec);
  const body = spec.json === undefined ? spec.body : encodeJson(spec);
  return {
    parts,
    spec,
    url,
    headers: buildHeaders(parts, spec, options),
    body,
    replayable: !(body instanceof ReadableStream),
    credentials: spec.auth ?? sameOrigin,
    decode: spec.decode ?? 'auto',
    timeout: checked('timeout', options.timeout ?? parts.timeout, limitProblem),
    totalTimeout: checked('totalTimeout', options.totalTimeout ?? parts.totalTimeout, limitProblem),
    startedAt: parts.clock.monotonic(),
    policy: policyOf(parts, options),
    signal: options.signal,
    correlationId: nextCorrelationId(),
  };
}

/** How much of the total limit is left, in milliseconds. */
export function timeLeft(call: Call): number {
  if (call.totalTimeout === 0) return Number.POSITIVE_INFINITY;
  return call.startedAt + call.totalTimeout - call.parts.clock.monotonic();
}
