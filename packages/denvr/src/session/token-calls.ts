import {
  ApiPromise,
  type ApiResult,
  type CallOptions,
  type HttpClient,
  isApiError,
  type RequestSpec,
  ResponseDecodeError,
  type ResponseMeta,
} from '@irori/core';
import { type OperationId, operations } from '../generated/operations.ts';
import type { AuthenticateInput, AuthenticateResult, RefreshTokenResult } from '../types.ts';
import { unwrap } from './envelope.ts';

/**
 * Makes a client without credentials that masks these secrets. There is one for each call of the
 * token service, so that the secrets are forgotten with it.
 */
export type MaskingClient = (secrets: readonly string[]) => HttpClient;

function parseTokens(text: unknown, operation: string, response: ResponseMeta): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    // Nothing of the body is shown: half an answer may hold half a token.
    const type = response.headers.get('content-type') ?? 'no content type';
    throw new ResponseDecodeError({
      message: `Denvr ${operation} failed: ${response.url} was answered ${response.status} with ${type} that is not JSON.`,
      outcome: 'unknown',
      operation,
      url: response.url,
      status: response.status,
      attempts: response.attempts,
      requestId: response.requestId,
      hint: 'Check that the server is that of the API, and that no proxy answers in its place.',
    });
  }
}

/** A call of the token service: without credentials, and nothing of its answer in an error. */
function request<T>(
  http: HttpClient,
  operation: OperationId,
  parts: Pick<RequestSpec, 'json' | 'query'>,
  options: CallOptions | undefined,
): ApiPromise<T> {
  const { method, path } = operations[operation];
  return http.request<T>(
    {
      operation,
      method,
      path,
      ...parts,
      effect: 'idempotent',
      auth: false,
      decode: 'text',
      transform: (text, response) => {
        const body = parseTokens(text, operation, response);
        return unwrap(body, operation, response, http.redactor) as T;
      },
    },
    options,
  );
}

/**
 * Trades user name and password for tokens. Nothing remembers the password after the call.
 *
 * @param secrets - Further secrets that an answer may repeat.
 */
export function authenticate(
  maskingClient: MaskingClient,
  input: AuthenticateInput,
  options?: CallOptions,
  secrets: readonly string[] = [],
): ApiPromise<AuthenticateResult> {
  const http = maskingClient([input.password, ...secrets]);
  return request(http, 'authenticate', { json: input }, options);
}

/** Gets a new access token by POST, as the description says. */
function refreshByPost(
  maskingClient: MaskingClient,
  refreshToken: string,
  options?: CallOptions,
): ApiPromise<RefreshTokenResult> {
  const http = maskingClient([refreshToken]);
  return request(http, 'refreshToken', { query: { refreshToken } }, options);
}

/** Gets a new access token by GET, as Denvr's own SDKs do. */
export function refreshByGet(
  maskingClient: MaskingClient,
  refreshToken: string,
  options?: CallOptions,
): ApiPromise<RefreshTokenResult> {
  const http = maskingClient([refreshToken]);
  return request(http, 'refreshTokenByGet', { query: { refreshToken } }, options);
}

const NO_SUCH_METHOD: readonly number[] = [404, 405];

async function postThenGet(
  maskingClient: MaskingClient,
  refreshToken: string,
  options?: CallOptions,
): Promise<ApiResult<RefreshTokenResult>> {
  try {
    return await refreshByPost(maskingClient, refreshToken, options).withResponse();
  } catch (error) {
    if (!isApiError(error) || !NO_SUCH_METHOD.includes(error.status)) throw error;
    return refreshByGet(maskingClient, refreshToken, options).withResponse();
  }
}

/**
 * Gets a new access token: by POST, and by GET where the server knows no POST. Which of the two the
 * live service takes is not known.
 */
export function refresh(
  maskingClient: MaskingClient,
  refreshToken: string,
  options?: CallOptions,
): ApiPromise<RefreshTokenResult> {
  return new ApiPromise(postThenGet(maskingClient, refreshToken, options));
}

/** Makes the server forget an access token; one that it has forgotten already is no error. */
export function logOut(
  maskingClient: MaskingClient,
  accessToken: string,
  options?: CallOptions,
): ApiPromise<undefined> {
  const { method, path } = operations.logOut;
  return maskingClient([accessToken]).request<undefined>(
    {
      operation: 'logOut',
      method,
      path,
      headers: { authorization: `Bearer ${accessToken}` },
      effect: 'idempotent',
      auth: false,
      decode: 'none',
      ok: [401],
    },
    options,
  );
}
