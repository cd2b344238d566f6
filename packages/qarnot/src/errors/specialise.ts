import {
  type ApiError,
  type ApiErrorDetails,
  ApiPromise,
  createApiError,
  isApiError,
  isRateLimitError,
  isServerError,
} from '@irori/core';
import type { QarnotErrorKind } from './kinds.ts';
import {
  MaxJobsReachedError,
  MaxPoolsReachedError,
  MaxTasksReachedError,
  MissingBucketError,
  MissingInstanceError,
  MissingJobError,
  MissingPoolError,
  MissingProfileError,
  MissingTaskError,
  NotEnoughCreditsError,
  SecretConflictError,
  SecretNotFoundError,
  ValidationError,
} from './qarnot-errors.ts';

const CLASSES: Readonly<Record<QarnotErrorKind, new (details: ApiErrorDetails) => ApiError>> = {
  VALIDATION_FAILED: ValidationError,
  NOT_ENOUGH_CREDITS: NotEnoughCreditsError,
  MAX_TASKS_REACHED: MaxTasksReachedError,
  MAX_POOLS_REACHED: MaxPoolsReachedError,
  MAX_JOBS_REACHED: MaxJobsReachedError,
  MISSING_TASK: MissingTaskError,
  MISSING_POOL: MissingPoolError,
  MISSING_JOB: MissingJobError,
  MISSING_INSTANCE: MissingInstanceError,
  MISSING_PROFILE: MissingProfileError,
  MISSING_BUCKET: MissingBucketError,
  SECRET_NOT_FOUND: SecretNotFoundError,
  SECRET_CONFLICT: SecretConflictError,
};

const isKind = (reason: string): reason is QarnotErrorKind => Object.hasOwn(CLASSES, reason);

/** The error of the most special class for what Qarnot said. */
export function createQarnotError(details: ApiErrorDetails): ApiError {
  const { reason = '' } = details;
  return isKind(reason) ? new CLASSES[reason](details) : createApiError(details);
}

/** What an error was made of; its message without the hint, which is appended again. */
function detailsOf(error: ApiError): ApiErrorDetails {
  const { hint, fields, cause, message } = error;
  const bare = hint === undefined ? message : message.slice(0, -(hint.length + 1));
  const retryAfter = isRateLimitError(error) || isServerError(error) ? error.retryAfter : undefined;
  return {
    ...error,
    message: bare,
    ...(cause === undefined ? {} : { cause }),
    ...(fields === undefined ? {} : { fields: { ...fields } }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

/** The same call, failing with the classes of this package where they say more than the status. */
export function specialised<T>(call: ApiPromise<T>): ApiPromise<T> {
  return new ApiPromise(
    call.withResponse().catch((error: unknown) => {
      const special = isApiError(error) && error.reason !== undefined && isKind(error.reason);
      throw special ? createQarnotError(detailsOf(error)) : error;
    }),
  );
}
