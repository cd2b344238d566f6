import type { Environment } from './context.ts';

const variables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/**
 * The proxy variable that is set but that Node.js does not use: it does so only from 24 on, and only
 * with `NODE_USE_ENV_PROXY=1`.
 */
export function unusedProxy(env: Environment): string | undefined {
  if (env['NODE_USE_ENV_PROXY'] === '1') return undefined;
  return variables.find((name) => env[name]);
}
