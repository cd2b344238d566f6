function environment(): Readonly<Record<string, string | undefined>> {
  return globalThis.process?.env ?? {};
}

/**
 * The value of an environment variable; `undefined` when it is not set, is empty, or when the runtime
 * has no environment. This file is the only place of the package that looks at `process.env`.
 */
export function readEnv(name: string): string | undefined {
  return environment()[name] || undefined;
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY'];

/**
 * The name of a proxy variable that is set although the runtime's `fetch` does not read it;
 * `undefined` when there is none, or when Node was told to read them (`NODE_USE_ENV_PROXY`).
 */
export function unusedProxyVariable(): string | undefined {
  if (readEnv('NODE_USE_ENV_PROXY') !== undefined) return undefined;
  return PROXY_VARIABLES.find((name) => readEnv(name) !== undefined);
}
