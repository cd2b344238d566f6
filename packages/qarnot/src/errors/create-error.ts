import { type ApiError, type ApiErrorDetails, createApiError } from '@irori/core';
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
