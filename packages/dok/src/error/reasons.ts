import { isPermissionDeniedError, type PermissionDeniedError } from '@irori/core';
import { DOK_ERROR_REASONS, type DokErrorReason } from './hints.ts';

const refusedFor =
  (reason: DokErrorReason) =>
  (error: unknown): error is PermissionDeniedError =>
    isPermissionDeniedError(error) && error.reason === reason;

/** Whether DOK refused because its terms of service are not accepted. */
export const isTermsNotAcceptedError: (error: unknown) => error is PermissionDeniedError =
  refusedFor(DOK_ERROR_REASONS.termsNotAccepted);

/** Whether DOK refused because the API key may not use DOK. */
export const isDokPermissionError: (error: unknown) => error is PermissionDeniedError = refusedFor(
  DOK_ERROR_REASONS.permissionMissing,
);

/** Whether DOK refused a live log because the task does not run. */
export const isTaskNotRunningError: (error: unknown) => error is PermissionDeniedError = refusedFor(
  DOK_ERROR_REASONS.taskNotRunning,
);

/** Whether DOK refused to cancel a task that has ended. */
export const isTaskNotCancelableError: (error: unknown) => error is PermissionDeniedError =
  refusedFor(DOK_ERROR_REASONS.notCancelable);

/** Whether DOK refused to delete a task that has not ended. */
export const isTaskNotDeletableError: (error: unknown) => error is PermissionDeniedError =
  refusedFor(DOK_ERROR_REASONS.notDeletable);
