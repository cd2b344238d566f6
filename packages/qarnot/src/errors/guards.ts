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

/** Whether fields of the request were refused. */
export const isValidationError = (value: unknown): value is ValidationError =>
  value instanceof ValidationError;

/** Whether the account has too few credits. */
export const isNotEnoughCreditsError = (value: unknown): value is NotEnoughCreditsError =>
  value instanceof NotEnoughCreditsError;

/** Whether the account keeps as many tasks as it may. */
export const isMaxTasksReachedError = (value: unknown): value is MaxTasksReachedError =>
  value instanceof MaxTasksReachedError;

/** Whether the account keeps as many pools as it may. */
export const isMaxPoolsReachedError = (value: unknown): value is MaxPoolsReachedError =>
  value instanceof MaxPoolsReachedError;

/** Whether the account keeps as many jobs as it may. */
export const isMaxJobsReachedError = (value: unknown): value is MaxJobsReachedError =>
  value instanceof MaxJobsReachedError;

/** Whether there is no such task. */
export const isMissingTaskError = (value: unknown): value is MissingTaskError =>
  value instanceof MissingTaskError;

/** Whether there is no such pool. */
export const isMissingPoolError = (value: unknown): value is MissingPoolError =>
  value instanceof MissingPoolError;

/** Whether there is no such job. */
export const isMissingJobError = (value: unknown): value is MissingJobError =>
  value instanceof MissingJobError;

/** Whether a task or pool has no such instance. */
export const isMissingInstanceError = (value: unknown): value is MissingInstanceError =>
  value instanceof MissingInstanceError;

/** Whether there is no such profile. */
export const isMissingProfileError = (value: unknown): value is MissingProfileError =>
  value instanceof MissingProfileError;

/** Whether a bucket that is to be read does not exist. */
export const isMissingBucketError = (value: unknown): value is MissingBucketError =>
  value instanceof MissingBucketError;

/** Whether there is no such secret. */
export const isSecretNotFoundError = (value: unknown): value is SecretNotFoundError =>
  value instanceof SecretNotFoundError;

/** Whether there is a secret of this name already. */
export const isSecretConflictError = (value: unknown): value is SecretConflictError =>
  value instanceof SecretConflictError;
