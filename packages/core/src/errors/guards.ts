import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  UnprocessableEntityError,
} from './api-error.ts';
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseDecodeError,
} from './connection-error.ts';
import { ConfigError, InputError, PagingError, WaitTimeoutError } from './usage-error.ts';

/** Whether the server answered with an error. */
export const isApiError = (value: unknown): value is ApiError => value instanceof ApiError;

/** Whether the server answered 400. */
export const isBadRequestError = (value: unknown): value is BadRequestError =>
  value instanceof BadRequestError;

/** Whether the server answered 401: credentials are missing or wrong. */
export const isAuthenticationError = (value: unknown): value is AuthenticationError =>
  value instanceof AuthenticationError;

/** Whether the server answered 403. */
export const isPermissionDeniedError = (value: unknown): value is PermissionDeniedError =>
  value instanceof PermissionDeniedError;

/** Whether the server answered 404. */
export const isNotFoundError = (value: unknown): value is NotFoundError =>
  value instanceof NotFoundError;

/** Whether the server answered 409. */
export const isConflictError = (value: unknown): value is ConflictError =>
  value instanceof ConflictError;

/** Whether the server answered 422. */
export const isUnprocessableEntityError = (value: unknown): value is UnprocessableEntityError =>
  value instanceof UnprocessableEntityError;

/** Whether the server answered 429. */
export const isRateLimitError = (value: unknown): value is RateLimitError =>
  value instanceof RateLimitError;

/** Whether the server answered 500 or above. */
export const isServerError = (value: unknown): value is ServerError => value instanceof ServerError;

/** Whether the connection failed or a time limit was reached. */
export const isConnectionError = (value: unknown): value is ConnectionError =>
  value instanceof ConnectionError;

/** Whether a time limit was reached. */
export const isRequestTimeoutError = (value: unknown): value is RequestTimeoutError =>
  value instanceof RequestTimeoutError;

/** Whether an error may pass by itself: the connection, 429, and 500 or above. */
export const isPassingError = (
  value: unknown,
): value is ConnectionError | RateLimitError | ServerError =>
  isConnectionError(value) || isRateLimitError(value) || isServerError(value);

/** Whether the caller's signal ended the call. */
export const isRequestAbortedError = (value: unknown): value is RequestAbortedError =>
  value instanceof RequestAbortedError;

/** Whether an answer could not be what was asked for. */
export const isResponseDecodeError = (value: unknown): value is ResponseDecodeError =>
  value instanceof ResponseDecodeError;

/** Whether a setting is missing or wrong. */
export const isConfigError = (value: unknown): value is ConfigError => value instanceof ConfigError;

/** Whether an argument is wrong. */
export const isInputError = (value: unknown): value is InputError => value instanceof InputError;

/** Whether a wait reached its limit. */
export const isWaitTimeoutError = (value: unknown): value is WaitTimeoutError =>
  value instanceof WaitTimeoutError;

/** Whether a list turned in a circle. */
export const isPagingError = (value: unknown): value is PagingError => value instanceof PagingError;
