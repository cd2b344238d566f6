/**
 * The value of an environment variable; `undefined` when it is not set, is empty, or when the runtime
 * has no environment. The only place of this package that looks at `process.env`.
 */
export function readEnv(name: string): string | undefined {
  return globalThis.process?.env?.[name] || undefined;
}
