import { createRedactor, type Redactor } from '@irori/core';

/** Keys of Denvr's under which users put secrets, though their names do not say so. */
const HIDDEN: ReadonlySet<string> = new Set([
  'environmentVariables',
  'userScripts',
  'startupCommands',
  'proxyApiKeys',
  'cloudInitBase64',
]);
const MASK = '***';
const DEEPEST = 12;

/** Which keys or how many items there are may be known. */
function masked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === null ? null : MASK;
  if (Array.isArray(value)) return value.map(() => MASK);
  return Object.fromEntries(Object.keys(value).map((name) => [name, MASK]));
}

function hide(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  const plain = typeof value === 'object' && value !== null && depth < DEEPEST;
  if (!plain || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      HIDDEN.has(name) ? masked(item) : hide(item, depth + 1),
    ]),
  );
}

/** The redactor of core, which also knows where Denvr's requests and answers hold secrets. */
export function createDenvrRedactor(secrets: Iterable<string> = []): Redactor {
  const redactor = createRedactor(secrets);
  return { ...redactor, value: (value, options) => redactor.value(hide(value, 0), options) };
}
