import type { ApiPromise, CallOptions } from '@irori/core';
import type { Session } from '../session/session.ts';
import type { AuthenticateInput, AuthenticateResult, RefreshTokenResult } from '../types.ts';

/**
 * The token service as it is, for programs that keep tokens themselves. The other clients log in,
 * renew and log in again by themselves and need none of this. Its answers hold tokens in clear.
 */
export class TokenAuth {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** Trades user name and password for tokens. The tokens are not used by this client. */
  authenticate(params: AuthenticateInput, options?: CallOptions): ApiPromise<AuthenticateResult> {
    return this.#session.use((connection) => connection.authenticate(params, options));
  }

  /** Gets a new access token: by POST, and by GET from a server that answers 404 or 405 to that. */
  refreshToken(
    params: { refreshToken: string },
    options?: CallOptions,
  ): ApiPromise<RefreshTokenResult> {
    const { refreshToken } = params;
    return this.#session.use((connection) => connection.refresh(refreshToken, options));
  }

  /** Gets a new access token by GET, as Denvr's own SDKs do. */
  refreshTokenByGet(
    params: { refreshToken: string },
    options?: CallOptions,
  ): ApiPromise<RefreshTokenResult> {
    const { refreshToken } = params;
    return this.#session.use((connection) => connection.refreshByGet(refreshToken, options));
  }
}
