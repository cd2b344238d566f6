import { IroriError, WaitTimeoutError } from '../base.ts';

/** What an {@link InstanceFailedError} is about. */
export interface InstanceFailure {
  /** What it is, for the message: `virtual machine`, `application`, `host`. */
  kind: string;
  /** Its name. */
  id: string;
  /** Its status when it failed; `gone` when it had disappeared. */
  status: string;
  /** What Denvr said about it, when it said something. */
  reason?: string | null;
  /** What the user can do next. */
  hint?: string;
}

/** A virtual machine, application or host that was waited for has failed and will not recover. */
export class InstanceFailedError extends IroriError {
  static override readonly kind: string = 'InstanceFailedError';

  /** Its name. */
  readonly id: string;
  /** Its status when it failed; `gone` when it had disappeared. */
  readonly status: string;
  /** What Denvr said about it; `null` when it said nothing. */
  readonly reason: string | null;

  constructor({ kind, id, status, reason, hint }: InstanceFailure) {
    const said = reason ? `: ${reason}` : '';
    const what = status === 'gone' ? 'has disappeared' : `is ${status}`;
    super(`The ${kind} ${id} ${what}${said}.`, {
      code: 'INSTANCE_FAILED',
      ...(hint === undefined ? {} : { hint }),
    });
    this.id = id;
    this.status = status;
    this.reason = reason ?? null;
  }
}

/** A machine or application waited for capacity (`PENDING_RESOURCES`) longer than allowed. */
export class NoCapacityError extends WaitTimeoutError {
  static override readonly kind: string = 'NoCapacityError';
}

/**
 * Something failed, and destroying what had been created failed too: it may still be billed. The
 * `cause` is what failed first.
 */
export class CleanUpError extends IroriError {
  static override readonly kind: string = 'CleanUpError';

  /** The name of what is left. */
  readonly id: string;
  /** Why it could not be destroyed. */
  readonly cleanUpError: unknown;
  /** What it had led to before, for a container whose program had ended. */
  declare readonly result?: unknown;

  constructor(
    message: string,
    options: { id: string; cleanUpError: unknown; cause?: unknown; result?: unknown },
  ) {
    super(message, {
      code: 'CLEAN_UP_FAILED',
      hint: `It may still be billed: destroy ${options.id} by hand, or run reap().`,
      cause: options.cause,
    });
    this.id = options.id;
    this.cleanUpError = options.cleanUpError;
    if (options.result !== undefined) this.result = options.result;
  }
}

/** Whether something waited for has failed and will not recover. */
export const isInstanceFailedError = (value: unknown): value is InstanceFailedError =>
  value instanceof InstanceFailedError;

/** Whether a wait for capacity took longer than allowed. */
export const isNoCapacityError = (value: unknown): value is NoCapacityError =>
  value instanceof NoCapacityError;

/** Whether something that may be billed could not be destroyed. */
export const isCleanUpError = (value: unknown): value is CleanUpError =>
  value instanceof CleanUpError;
