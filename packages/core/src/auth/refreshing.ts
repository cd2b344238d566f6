import type { Clock } from '../clock.ts';
import type { AuthProvider } from './provider.ts';

/** A token with its end. */
export interface Tokens {
  /** What is sent. */
  accessToken: string;
  /** What renews it, when there is such a thing. */
  refreshToken?: string;
  /** When it ends, in milliseconds since 1970; without it, it is used until it is refused. */
  expiresAt?: number;
}

/** How {@link refreshingAuth} gets and renews its token. */
export interface RefreshingAuthOptions {
  /** Gets a first token, or a new one when renewing failed. */
  login: () => Promise<Tokens>;
  /** Renews a token. @default login again */
  refresh?: (tokens: Tokens) => Promise<Tokens>;
  /** How long before its end a token is renewed, in milliseconds. @default 60000 */
  margin?: number;
  /** Where time comes from. @default systemClock */
  clock?: Clock;
  /** The word before the token. @default 'Bearer' */
  scheme?: string;
  /** Further secrets that `login` sends. */
  secrets?: readonly string[];
}

/** A token that is fetched at first use and renewed before its end, by one request at a time. */
export function refreshingAuth(options: RefreshingAuthOptions): AuthProvider {
  return { authorize: () => {}, secrets: () => options.secrets ?? [] };
}
