import { IroriError } from '@irori/core';

/**
 * A run ended before its task did, and the task could not be aborted: it may still be billed. The
 * `cause` is what ended the run.
 */
export class TaskLeftBehindError extends IroriError {
  static override readonly kind: string = 'TaskLeftBehindError';

  /** The task that may still run. */
  readonly uuid: string;
  /** Why it could not be aborted. */
  readonly abortError: unknown;

  constructor(uuid: string, abortError: unknown, cause: unknown) {
    const why = abortError instanceof Error ? abortError.message : String(abortError);
    super(`The task ${uuid} was left behind: it could not be aborted (${why})`, {
      code: 'TASK_LEFT_BEHIND',
      hint: `It may still be billed: end it with tasks.abort('${uuid}').`,
      cause,
    });
    this.uuid = uuid;
    this.abortError = abortError;
  }
}

/** Whether a run left a task behind that may still be billed. */
export const isTaskLeftBehindError = (value: unknown): value is TaskLeftBehindError =>
  value instanceof TaskLeftBehindError;
