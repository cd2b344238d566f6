import { MASK } from './mask.ts';
import type { RedactOptions } from './redactor.ts';
import { isEnvironmentName, isSecretName } from './secret-names.ts';

const DEEPEST = 12;

interface Walk {
  text: (text: string) => string;
  options: RedactOptions;
  /** What is being walked, from the outside in: an object inside itself is a circle. */
  path: Set<object>;
}

function maskEnvironment(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, MASK]));
}

function field(name: string, value: unknown, walk: Walk): unknown {
  const worthHiding = value !== null && value !== undefined && typeof value !== 'boolean';
  if (isSecretName(name) && worthHiding) return MASK;
  if (walk.options.environment && isEnvironmentName(name)) {
    const masked = maskEnvironment(value);
    if (masked !== value) return masked;
  }
  return visit(value, walk);
}

function entries(pairs: Iterable<[unknown, unknown]>, walk: Walk): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of pairs) {
    const name = String(key);
    Object.defineProperty(copy, walk.text(name), {
      value: field(name, value, walk),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}

function visitObject(value: object, walk: Walk): unknown {
  if (value instanceof Date) return value;
  if (value instanceof URL || value instanceof URLSearchParams) return walk.text(String(value));
  if (ArrayBuffer.isView(value)) return `<${value.byteLength} bytes>`;
  if (value instanceof ArrayBuffer) return `<${value.byteLength} bytes>`;
  if (value instanceof Error) return walk.text(`${value.name}: ${value.message}`);
  if (Array.isArray(value)) return value.map((item) => visit(item, walk));
  if (value instanceof Set) return [...value].map((item) => visit(item, walk));
  if (value instanceof Map || value instanceof Headers) return entries(value, walk);
  return entries(Object.entries(value), walk);
}

function visit(value: unknown, walk: Walk): unknown {
  if (typeof value === 'string') return walk.text(value);
  if (typeof value === 'function') return '<function>';
  if (typeof value !== 'object' || value === null) return value;
  if (walk.path.has(value)) return '<circular>';
  if (walk.path.size >= DEEPEST) return '<too deep>';
  walk.path.add(value);
  const copy = visitObject(value, walk);
  walk.path.delete(value);
  return copy;
}

/** A copy of `value` with secrets masked; the work behind `Redactor.value`. */
export function redactValue(
  value: unknown,
  text: (text: string) => string,
  options: RedactOptions,
): unknown {
  return visit(value, { text, options, path: new Set() });
}
