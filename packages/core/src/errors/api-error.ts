import { RequestError, type RequestErrorDetails } from './request-error.ts';

/** What an {@link ApiError} carries beside the details of every request error. */
export interface ApiErrorDetails extends RequestErrorDetails {
  /** The status of the answer. */
  status: number;
  /** What is wrong with which input field, when the server said it. */
  fields?: Record<string, string[]>;
  /** How long the server asks to wait, in milliseconds. */
  retryAfter?: number;
}

/** The server answered, and the answer was an error. */
export class ApiError extends RequestError {
  static override readonly kind: string = 'ApiError';

  declare readonly status: number;
  /** What is wrong with which input field, when the server said it. */
  declare readonly fields?: Readonly<Record<string, string[]>>;

  constructor(details: ApiErrorDetails, code = 'API_ERROR') {
    super(code, details);
    if (details.fields !== undefined) this.fields = details.fields;
  }
}

/** 400: the server does not understand the request. */
export class BadRequestError extends ApiError {
  static override readonly kind: string = 'BadRequestError';

  constructor(details: ApiErrorDetails) {
    super(details, 'BAD_REQUEST');
  }
}

/** 401: credentials are missing or wrong. */
export class AuthenticationError extends ApiError {
  static override readonly kind: string = 'AuthenticationError';

  constructor(details: ApiErrorDetails) {
    super(details, 'AUTHENTICATION_FAILED');
  }
}

/** 403: the credentials are good, but not for this. */
export class PermissionDeniedError extends ApiError {
  static override readonly kind: string = 'PermissionDeniedError';

  constructor(details: ApiErrorDetails) {
    super(details, 'PERMISSION_DENIED');
  }
}

/** 404: there is no such thing, or not for these credentials. */
export class NotFoundError extends ApiError {
  static override readonly kind: string = 'NotFoundError';

  constructor(details: ApiErrorDetails) {
    super(details, 'NOT_FOUND');
  }
}

/** 409: it contradicts what is there. */
export class ConflictError extends ApiError {
  static override readonly kind: string = 'ConflictError';

  constructor(details: ApiErrorDetails) {
    super(details, 'CONFLICT');
  }
}

/** 422: the server understands the request and refuses what is in it; see `fields`. */
export class UnprocessableEntityError extends ApiError {
  static override readonly kind: string = 'UnprocessableEntityError';

  constructor(details: ApiErrorDetails) {
    super(details, 'UNPROCESSABLE_ENTITY');
  }
}

/** 429: too many requests. */
export class RateLimitError extends ApiError {
  static override readonly kind: string = 'RateLimitError';

  /** How long the server asks to wait, in milliseconds; `undefined` when it did not say. */
  readonly retryAfter: number | undefined;

  constructor(details: ApiErrorDetails) {
    super(details, 'RATE_LIMITED');
    this.retryAfter = details.retryAfter;
  }
}

/** 500 and above: the server failed. */
export class ServerError extends ApiError {
  static override readonly kind: string = 'ServerError';

  /** How long the server asks to wait, in milliseconds; `undefined` when it did not say. */
  readonly retryAfter: number | undefined;

  constructor(details: ApiErrorDetails) {
    super(details, 'SERVER_ERROR');
    this.retryAfter = details.retryAfter;
  }
}

const byStatus: ReadonlyMap<number, new (details: ApiErrorDetails) => ApiError> = new Map([
  [400, BadRequestError],
  [401, AuthenticationError],
  [403, PermissionDeniedError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
  [429, RateLimitError],
]);

/** The error of the class that belongs to the status: the only place that maps the two. */
export function createApiError(details: ApiErrorDetails): ApiError {
  const ErrorClass = details.status >= 500 ? ServerError : byStatus.get(details.status);
  return ErrorClass === undefined ? new ApiError(details) : new ErrorClass(details);
}
