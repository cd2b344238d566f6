import {
  type AuthProvider,
  type CallOptions,
  type Clock,
  refreshingAuth,
  type Tokens,
} from '@irori/core';
import type { Login } from '../config/resolve.ts';
import { loginError, noTokenError, sessionEndedError } from './login-errors.ts';
import { authenticate, logOut, type MaskingClient, refresh } from './token-calls.ts';

/** Where user name and password come from. */
export interface LoginSource {
  /** Both; `undefined` when they were given as text and have been forgotten. */
  read(): Promise<Login | undefined>;
  /** Called after a login that worked: text that was given is not kept. */
  forget(): void;
}

const LONGEST_MARGIN = 60_000;

/** When a token should be renewed: a minute before its end, or a tenth of a short life. */
function renewalTime(from: number, seconds: number | undefined): { expiresAt?: number } {
  if (seconds === undefined || !(seconds > 0)) return {};
  const life = seconds * 1000;
  return { expiresAt: from + life - Math.min(LONGEST_MARGIN, life / 10) };
}

/**
 * A session of user name and password: logs in at the first call, renews its token before the end
 * and when it is refused, and logs in again when renewing fails. However many calls need it at the
 * same time, there is one request.
 */
export class LoginAuth implements AuthProvider {
  readonly #maskingClient: MaskingClient;
  readonly #clock: Clock;
  readonly #source: LoginSource;
  #inner: AuthProvider;
  #accessToken: string | undefined;
  #refreshEndsAt = Number.POSITIVE_INFINITY;
  #refreshError: unknown;

  constructor(maskingClient: MaskingClient, source: LoginSource, clock: Clock) {
    this.#maskingClient = maskingClient;
    this.#clock = clock;
    this.#source = source;
    this.#inner = this.#newSession();
  }

  authorize(headers: Headers, signal?: AbortSignal): void | Promise<void> {
    return this.#inner.authorize(headers, signal);
  }

  refused(sent: Headers, signal?: AbortSignal): Promise<boolean> {
    return this.#inner.refused?.(sent, signal) ?? Promise.resolve(false);
  }

  secrets(): readonly string[] {
    return this.#inner.secrets();
  }

  /** Forgets the tokens and makes the server forget the access token. */
  async logOut(options?: CallOptions): Promise<void> {
    const token = this.#accessToken;
    this.#inner = this.#newSession();
    if (token !== undefined) await logOut(this.#maskingClient, token, options);
  }

  #newSession(): AuthProvider {
    this.#accessToken = undefined;
    this.#refreshError = undefined;
    // The margin is worked into the times, because a short life needs a shorter one.
    return refreshingAuth({
      margin: 0,
      clock: this.#clock,
      login: () => this.#logIn(),
      refresh: (tokens) => this.#refresh(tokens),
    });
  }

  async #logIn(): Promise<Tokens> {
    const login = await this.#source.read();
    if (login === undefined) throw sessionEndedError(this.#refreshError);
    const { username, password: given } = login;
    const password = typeof given === 'function' ? await given() : given;
    const from = this.#clock.now();
    const input = { userNameOrEmailAddress: username, password };
    const call = authenticate(this.#maskingClient, input, {}, this.secrets());
    const result = await call.catch((error: unknown) => {
      throw loginError(error, username);
    });
    const { accessToken, refreshToken, expireInSeconds, refreshTokenExpireInSeconds } = result;
    if (!accessToken) throw noTokenError(result, username);
    this.#source.forget();
    this.#accessToken = accessToken;
    const life = refreshTokenExpireInSeconds ?? 0;
    this.#refreshEndsAt = life > 0 ? from + life * 1000 : Number.POSITIVE_INFINITY;
    return {
      accessToken,
      ...(refreshToken ? { refreshToken } : {}),
      ...renewalTime(from, expireInSeconds),
    };
  }

  async #refresh({ refreshToken }: Tokens): Promise<Tokens> {
    try {
      if (refreshToken === undefined) throw new Error('The login gave no refresh token.');
      const from = this.#clock.now();
      if (from >= this.#refreshEndsAt) throw new Error('The refresh token has expired.');
      const { accessToken, expireInSeconds } = await refresh(this.#maskingClient, refreshToken);
      if (!accessToken) throw new Error('The answer to the refresh holds no access token.');
      this.#accessToken = accessToken;
      return { accessToken, refreshToken, ...renewalTime(from, expireInSeconds) };
    } catch (error) {
      this.#refreshError = error;
      throw error;
    }
  }
}
