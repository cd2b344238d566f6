import type { Redactor as FullRedactor } from '../log/redactor.ts';

type Redactor = Pick<FullRedactor, 'text' | 'value'>;

const DEEPEST = 5;
const MOST = 400;

/** Whether anything that an inspection of `value` would show holds a secret. */
function leaks(value: unknown, redactor: Redactor, depth: number, seen: Set<object>): boolean {
  if (typeof value === 'string') return redactor.text(value) !== value;
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  if (depth > DEEPEST || seen.size > MOST) return true;
  seen.add(value);
  if (value instanceof Headers || value instanceof Map) {
    return leaks([...value], redactor, depth + 1, seen);
  }
  // A Request shows its headers although they are not its own property.
  if (value instanceof Request) return true;
  const hidden =
    value instanceof Error ? [value.name, value.message, value.stack, value.cause] : [];
  return [...hidden, ...Object.values(value)].some((item) =>
    leaks(item, redactor, depth + 1, seen),
  );
}

function copyOf(error: unknown, redactor: Redactor, depth: number): unknown {
  if (!(error instanceof Error)) return redactor.value(error);
  const copy = new Error(
    redactor.text(error.message),
    error.cause === undefined || depth > DEEPEST
      ? undefined
      : { cause: copyOf(error.cause, redactor, depth + 1) },
  );
  copy.name = error.name;
  copy.stack = redactor.text(error.stack ?? '');
  if ('code' in error && typeof error.code === 'string') Object.assign(copy, { code: error.code });
  return copy;
}

/** `cause` itself where it holds no secret, which is nearly always; else a copy without them. */
export function safeCause(cause: unknown, redactor: Redactor): unknown {
  return leaks(cause, redactor, 0, new Set()) ? copyOf(cause, redactor, 0) : cause;
}
