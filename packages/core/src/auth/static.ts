import type { AuthProvider } from './provider.ts';

/** HTTP Basic: `Authorization: Basic base64(user:password)`, UTF-8. */
export function basicAuth(user: string, password: string): AuthProvider {
  return fixed(user, [user, password]);
}

/** `Authorization: Bearer token`. */
export function bearerAuth(token: string): AuthProvider {
  return fixed(`Bearer ${token}`, [token]);
}

/** `Authorization: token`, without a scheme. */
export function rawTokenAuth(token: string): AuthProvider {
  return fixed(token, [token]);
}

/** `Authorization: ApiKey key`; the scheme can be another word. */
export function apiKeyAuth(key: string, scheme = 'ApiKey'): AuthProvider {
  return fixed(`${scheme} ${key}`, [key]);
}

function fixed(value: string, secrets: readonly string[]): AuthProvider {
  return {
    authorize: (headers) => headers.set('authorization', value),
    secrets: () => secrets,
  };
}
