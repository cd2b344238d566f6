const BRAND = Symbol.for('irori.error');

/** The kinds of `type` and of all classes above it, the most special one first. */
function kindsOf(type: object): readonly string[] {
  const kinds: string[] = [];
  for (
    let current: object | null = type;
    current !== null && 'kind' in current;
    current = Object.getPrototypeOf(current) as object | null
  ) {
    if (Object.hasOwn(current, 'kind')) kinds.push(String(current.kind));
  }
  return kinds;
}

function isOfKind(value: unknown, type: typeof IroriError): boolean {
  if (!Object.hasOwn(type, 'kind')) return Function.prototype[Symbol.hasInstance].call(type, value);
  if (typeof value !== 'object' || value === null) return false;
  const kinds: unknown = Object.getOwnPropertyDescriptor(value, BRAND)?.value;
  return Array.isArray(kinds) && kinds.includes(type.kind);
}

/** What every Irori error can be given beside its message. */
export interface IroriErrorOptions {
  /** Our own, stable word for this kind of failure, in UPPER_SNAKE. */
  code?: string;
  /** What the user can do next, in one sentence; it is appended to the message. */
  hint?: string;
  /** What led to this error. */
  cause?: unknown;
}

/**
 * The root of all errors that Irori throws on purpose.
 *
 * `instanceof` works between two copies of this package too: it compares the `kind` of the class,
 * not the class object. A subclass should name its own `kind`; without one it falls back to the
 * ordinary check.
 */
export class IroriError extends Error {
  /** The name under which `instanceof` recognises the class; survives minifiers. */
  static readonly kind: string = 'IroriError';

  /** Our own, stable word for this kind of failure, in UPPER_SNAKE. */
  readonly code: string;
  /** What the user can do next; also part of the message. */
  declare readonly hint?: string;

  constructor(message: string, options: IroriErrorOptions = {}) {
    super(
      options.hint ? `${message} ${options.hint}` : message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = options.code ?? 'IRORI_ERROR';
    if (options.hint) this.hint = options.hint;
    Object.defineProperty(this, 'name', {
      value: new.target.kind,
      configurable: true,
      writable: true,
    });
    Object.defineProperty(this, BRAND, { value: kindsOf(new.target) });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the question is about the class that was asked
    return isOfKind(value, this);
  }

  /** The error as plain data for logs; the cause is reduced to its message. */
  toJSON(): Record<string, unknown> {
    const { cause } = this;
    return {
      name: this.name,
      message: this.message,
      ...Object.fromEntries(Object.entries(this)),
      ...(cause === undefined ? {} : { cause: cause instanceof Error ? cause.message : cause }),
    };
  }
}

/** Whether `value` is an error that Irori threw on purpose, whichever copy of Irori it was. */
export function isIroriError(value: unknown): value is IroriError {
  return value instanceof IroriError;
}
