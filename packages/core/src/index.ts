export type { AuthProvider } from './auth/provider.ts';
export { type RefreshingAuthOptions, refreshingAuth, type Tokens } from './auth/refreshing.ts';
export { apiKeyAuth, basicAuth, bearerAuth, rawTokenAuth } from './auth/static.ts';
export { ApiPromise, type ApiResult } from './client/api-promise.ts';
export type { HttpClientConfig } from './client/config.ts';
export { HttpClient } from './client/http-client.ts';
export type { AttemptContext, AttemptRequest, Middleware, Next } from './client/middleware.ts';
export type { Decode, Effect, RequestBody, RequestSpec, ResponseMeta } from './client/spec.ts';
export { type Clock, systemClock } from './clock.ts';
export { closestWord } from './closest-word.ts';
export { readEnv } from './config.ts';
export {
  ApiError,
  type ApiErrorDetails,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  createApiError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  UnprocessableEntityError,
} from './errors/api-error.ts';
export {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseDecodeError,
} from './errors/connection-error.ts';
export { describeCommonError } from './errors/describe-common.ts';
export type { ErrorDescription, ErrorResponse } from './errors/description.ts';
export {
  isApiError,
  isAuthenticationError,
  isBadRequestError,
  isConfigError,
  isConflictError,
  isConnectionError,
  isInputError,
  isNotFoundError,
  isPagingError,
  isPassingError,
  isPermissionDeniedError,
  isRateLimitError,
  isRequestAbortedError,
  isRequestTimeoutError,
  isResponseDecodeError,
  isServerError,
  isUnprocessableEntityError,
  isWaitTimeoutError,
} from './errors/guards.ts';
export { IroriError, type IroriErrorOptions, isIroriError } from './errors/irori-error.ts';
export { plainText } from './errors/plain-text.ts';
export {
  isRequestError,
  type Outcome,
  RequestError,
  type RequestErrorDetails,
} from './errors/request-error.ts';
export { ConfigError, InputError, PagingError, WaitTimeoutError } from './errors/usage-error.ts';
export { type CreateLoggerOptions, createLogger, debugEnabled } from './log/create-logger.ts';
export type { Logger, LogLevel, LogMethod } from './log/logger.ts';
export { createRedactor, type RedactOptions, type Redactor } from './log/redactor.ts';
export type { CallOptions, ClientOptions, FetchLike } from './options.ts';
export { type PageConfig, PagePromise } from './page-promise.ts';
export { path } from './path.ts';
export { encodeQuery, type QueryParams } from './query.ts';
export {
  type ConfigField,
  type ConfigFile,
  type ConfigInput,
  type ConfigOrigin,
  type ResolvedConfig,
  resolveConfig,
} from './resolve-config.ts';
export { decideRetry, type Failure, type RetryDecision, type RetryInput } from './retry/decide.ts';
export { retryDelay } from './retry/delay.ts';
export { defaultRetryPolicy, type RetryPolicy } from './retry/policy.ts';
export { parseRetryAfter } from './retry/retry-after.ts';
export { type WaitForOptions, type WaitOptions, waitFor } from './wait-for.ts';
