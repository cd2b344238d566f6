import { ConfigError } from '../errors/usage-error.ts';
import type { AuthProvider } from './provider.ts';

// What a header may hold: printable ASCII. Checked here, because the runtime's own error for a bad
// header shows the whole value.
const HEADER_SAFE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** Fails for a credential that cannot be sent; the message never shows it. */
export function assertHeaderSafe(secret: string, setting: string): void {
  if (typeof secret !== 'string' || secret === '') {
    throw new ConfigError(`The ${setting} is missing or empty.`, { setting });
  }
  if (!HEADER_SAFE.test(secret)) {
    throw new ConfigError(`The ${setting} holds a character that cannot be sent.`, {
      setting,
      hint: 'Often it is a line break at the end, from reading it out of a file.',
    });
  }
}

function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fixed(value: string, secrets: readonly string[]): AuthProvider {
  return {
    authorize: (headers) => headers.set('authorization', value),
    secrets: () => secrets,
  };
}

/**
 * HTTP Basic: `Authorization: Basic base64(user:password)`, UTF-8. Both parts count as secret.
 *
 * @throws ConfigError when a part is missing, or the user name has a colon, which ends it.
 */
export function basicAuth(user: string, password: string): AuthProvider {
  if (typeof user !== 'string' || user === '') {
    throw new ConfigError('The user name is missing or empty.', { setting: 'user' });
  }
  if (user.includes(':')) {
    throw new ConfigError('The user name has a colon, which HTTP Basic cannot send.', {
      setting: 'user',
    });
  }
  if (typeof password !== 'string' || password === '') {
    throw new ConfigError('The password is missing or empty.', { setting: 'password' });
  }
  const pair = encodeBase64(`${user}:${password}`);
  return fixed(`Basic ${pair}`, [user, password, pair]);
}

/**
 * `Authorization: Bearer token`.
 *
 * @throws ConfigError when the token is missing or cannot be sent.
 */
export function bearerAuth(token: string): AuthProvider {
  assertHeaderSafe(token, 'token');
  return fixed(`Bearer ${token}`, [token]);
}

/**
 * `Authorization: token`, without a scheme.
 *
 * @throws ConfigError when the token is missing or cannot be sent.
 */
export function rawTokenAuth(token: string): AuthProvider {
  assertHeaderSafe(token, 'token');
  return fixed(token, [token]);
}

/**
 * `Authorization: ApiKey key`.
 *
 * @param scheme - The word before the key.
 * @throws ConfigError when the key is missing or cannot be sent.
 */
export function apiKeyAuth(key: string, scheme = 'ApiKey'): AuthProvider {
  assertHeaderSafe(key, 'API key');
  return fixed(`${scheme} ${key}`, [key]);
}
