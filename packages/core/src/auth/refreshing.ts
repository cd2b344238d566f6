import { type Clock, systemClock } from '../clock.ts';
import type { AuthProvider } from './provider.ts';
import { assertHeaderSafe } from './static.ts';

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
  /** Further secrets, such as the password that `login` sends. */
  secrets?: readonly string[];
}

/** Waits for `work`, but no longer than until `signal` is aborted; the work itself goes on. */
function waitUntilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * A token that is fetched at first use, renewed before its end, and renewed once when the server
 * refuses it. However many calls need a new token at the same time, one request fetches it; a call
 * that gives up waiting does not take it from the others.
 */
export function refreshingAuth(options: RefreshingAuthOptions): AuthProvider {
  const { login, refresh, margin = 60_000, clock = systemClock, scheme = 'Bearer' } = options;
  let current: Tokens | undefined;
  let previous: Tokens | undefined;
  let pending: Promise<Tokens> | undefined;

  const headerOf = (tokens: Tokens): string => `${scheme} ${tokens.accessToken}`;

  async function obtain(): Promise<Tokens> {
    if (current === undefined || refresh === undefined) return login();
    try {
      return await refresh(current);
    } catch {
      // Whatever was wrong with the old token, a new login settles it or says why not.
      return login();
    }
  }

  function renew(): Promise<Tokens> {
    pending ??= obtain()
      .then((tokens) => {
        assertHeaderSafe(tokens.accessToken, 'access token');
        previous = current;
        current = tokens;
        return tokens;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  }

  function isFresh(tokens: Tokens): boolean {
    return tokens.expiresAt === undefined || tokens.expiresAt - margin > clock.now();
  }

  return {
    async authorize(headers, signal) {
      const usable = pending === undefined && current !== undefined && isFresh(current);
      const tokens = usable && current ? current : await waitUntilAborted(renew(), signal);
      headers.set('authorization', headerOf(tokens));
    },
    async refused(sent, signal) {
      // Another call may have renewed the token while this one was under way with the old one.
      const renewed = current !== undefined && sent.get('authorization') !== headerOf(current);
      if (!renewed) await waitUntilAborted(renew(), signal);
      return true;
    },
    secrets: () =>
      [current, previous]
        .flatMap((tokens) => [tokens?.accessToken, tokens?.refreshToken])
        .concat(options.secrets ?? [])
        .filter((secret) => secret !== undefined),
  };
}
