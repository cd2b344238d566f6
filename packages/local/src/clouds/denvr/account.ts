import type { Reply } from '../../http/reply.ts';
import type { Auth } from './auth.ts';
import type { DenvrRequest } from './request/request.ts';
import { envelope } from './wire/envelope.ts';

/** The body of a login. */
interface LoginBody {
  readonly userNameOrEmailAddress: string;
  readonly password: string;
}

/** Answers a login with tokens, always in the envelope: clients read `result` unseen. */
export async function logIn(
  auth: Auth,
  request: DenvrRequest,
  refreshSeconds: number,
): Promise<Reply> {
  const { userNameOrEmailAddress: name, password } = await request.body<LoginBody>();
  return envelope(200, {
    ...auth.login(name, password),
    shouldResetPassword: false,
    passwordResetCode: null,
    userId: 1,
    requiresTwoFactorVerification: false,
    twoFactorAuthProviders: null,
    twoFactorRememberClientToken: null,
    returnUrl: null,
    refreshTokenExpireInSeconds: refreshSeconds,
    c: null,
  });
}

/** Answers a refresh with a new access token. */
export function refreshToken(auth: Auth, request: DenvrRequest): Reply {
  return envelope(200, auth.refresh(request.query('refreshToken')));
}
