import { IroriError } from './irori-error.ts';

/** A setting is missing or cannot be right. Thrown before anything is sent. */
export class ConfigError extends IroriError {
  static override readonly kind: string = 'ConfigError';

  /** The setting, by the name under which the user gives it. */
  readonly setting: string;

  constructor(message: string, options: { setting: string; hint?: string; cause?: unknown }) {
    super(message, { ...options, code: 'BAD_CONFIG' });
    this.setting = options.setting;
  }
}

/** An argument cannot be right. Thrown before anything is sent. */
export class InputError extends IroriError {
  static override readonly kind: string = 'InputError';

  /** The argument or field, for example `containers[0].plan`. */
  readonly field: string;

  constructor(message: string, options: { field: string; hint?: string; cause?: unknown }) {
    super(message, { ...options, code: 'BAD_INPUT' });
    this.field = options.field;
  }
}

/** What was waited for did not come in time. It may still come: nothing was canceled. */
export class WaitTimeoutError extends IroriError {
  static override readonly kind: string = 'WaitTimeoutError';

  /** How long was waited, in milliseconds. */
  readonly waited: number;
  /** What was seen while waiting, and how often. */
  readonly seen: Readonly<Record<string, number>>;

  constructor(
    message: string,
    options: { waited: number; seen: Record<string, number>; hint?: string; cause?: unknown },
  ) {
    super(message, { ...options, code: 'WAIT_TIMEOUT' });
    this.waited = options.waited;
    this.seen = options.seen;
  }
}

/** A list names the same next page twice: reading on would never end. */
export class PagingError extends IroriError {
  static override readonly kind: string = 'PagingError';

  /** The cursor that came twice. */
  readonly cursor: string;

  constructor(message: string, options: { cursor: string }) {
    super(message, { code: 'REPEATED_CURSOR' });
    this.cursor = options.cursor;
  }
}
