import type { AuthProvider } from '../auth/provider.ts';
import type { ApiError, ApiErrorDetails } from '../errors/api-error.ts';
import type { ErrorDescription, ErrorResponse } from '../errors/description.ts';
import type { Redactor } from '../log/redactor.ts';
import type { ClientOptions } from '../options.ts';
import type { RetryPolicy } from '../retry/policy.ts';

/** What an SDK tells its `HttpClient`. */
export interface HttpClientConfig extends ClientOptions {
  /** The service's name as its users know it; it begins every error message. */
  service: string;
  /** Where the API lives; must be an `http` or `https` address. */
  baseUrl: string;
  /** Adds the credentials to each attempt. @default none are sent */
  auth?: AuthProvider;
  /** Departures from the default retry policy. */
  retryPolicy?: Partial<RetryPolicy>;
  /** A number in [0, 1) for the jitter. @default Math.random */
  random?: () => number;
  /** Finds message, code and hint in the body of an error answer. @default describeCommonError */
  describeError?: (response: ErrorResponse) => ErrorDescription;
  /** Makes the error of an error answer, for a service with classes of its own. @default createApiError */
  createError?: (details: ApiErrorDetails) => ApiError;
  /** The redactor to use; the credentials of `auth` are added to it. @default a new one */
  redactor?: Redactor;
  /** The `user-agent` header. @default the runtime's own */
  userAgent?: string;
  /**
   * A name for the variable `DEBUG`: with `dok-sdk` here, `DEBUG=dok-sdk:*` logs at level `debug`.
   */
  debugNamespace?: string;
}
