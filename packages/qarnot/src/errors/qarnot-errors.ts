import {
  ApiError,
  type ApiErrorDetails,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
} from '@irori/core';

/** 400: fields of the request cannot be right; `fields` says which and why. */
export class ValidationError extends BadRequestError {
  static override readonly kind: string = 'ValidationError';
  override readonly code: string = 'VALIDATION_FAILED';
}

/** 402: the account has too few credits for this. */
export class NotEnoughCreditsError extends ApiError {
  static override readonly kind: string = 'NotEnoughCreditsError';

  constructor(details: ApiErrorDetails) {
    super(details, 'NOT_ENOUGH_CREDITS');
  }
}

/** 403: the account keeps as many tasks as it may. */
export class MaxTasksReachedError extends PermissionDeniedError {
  static override readonly kind: string = 'MaxTasksReachedError';
  override readonly code: string = 'MAX_TASKS_REACHED';
}

/** 403: the account keeps as many pools as it may. */
export class MaxPoolsReachedError extends PermissionDeniedError {
  static override readonly kind: string = 'MaxPoolsReachedError';
  override readonly code: string = 'MAX_POOLS_REACHED';
}

/** 403: the account keeps as many jobs as it may. */
export class MaxJobsReachedError extends PermissionDeniedError {
  static override readonly kind: string = 'MaxJobsReachedError';
  override readonly code: string = 'MAX_JOBS_REACHED';
}

/** 404: there is no such task. */
export class MissingTaskError extends NotFoundError {
  static override readonly kind: string = 'MissingTaskError';
  override readonly code: string = 'MISSING_TASK';
}

/** 404: there is no such pool. */
export class MissingPoolError extends NotFoundError {
  static override readonly kind: string = 'MissingPoolError';
  override readonly code: string = 'MISSING_POOL';
}

/** 404: there is no such job. */
export class MissingJobError extends NotFoundError {
  static override readonly kind: string = 'MissingJobError';
  override readonly code: string = 'MISSING_JOB';
}

/** 404: the task or pool has no such instance. */
export class MissingInstanceError extends NotFoundError {
  static override readonly kind: string = 'MissingInstanceError';
  override readonly code: string = 'MISSING_INSTANCE';
}

/** 404: there is no such profile. */
export class MissingProfileError extends NotFoundError {
  static override readonly kind: string = 'MissingProfileError';
  override readonly code: string = 'MISSING_PROFILE';
}

/** 404: a bucket that a task or pool is to read does not exist. */
export class MissingBucketError extends NotFoundError {
  static override readonly kind: string = 'MissingBucketError';
  override readonly code: string = 'MISSING_BUCKET';
}

/** 404: there is no such secret. */
export class SecretNotFoundError extends NotFoundError {
  static override readonly kind: string = 'SecretNotFoundError';
  override readonly code: string = 'SECRET_NOT_FOUND';
}

/** 409: there is a secret of this name already. */
export class SecretConflictError extends ConflictError {
  static override readonly kind: string = 'SecretConflictError';
  override readonly code: string = 'SECRET_CONFLICT';
}
