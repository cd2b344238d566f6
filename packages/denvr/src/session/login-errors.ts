import { type ApiError, AuthenticationError, isApiError, isConnectionError } from '@irori/core';
import { readErrorInfo } from '../errors/details.ts';
import type { AuthenticateResult } from '../types.ts';

const ABOUT_LOGIN = /log ?in|password|user ?name|credential|locked|not active|inactive|confirm/i;
const USE_API_KEY = "Create an API key in Denvr's console and set DENVR_APIKEY.";

/**
 * Whether a failed login or refresh was turned down, and not just lost on the way. ASP.NET Zero
 * answers 500 to a wrong password, so the text decides there.
 */
function isRefusal(error: unknown): error is ApiError {
  if (!isApiError(error)) return false;
  if (error.status === 500) {
    const { message = '', details } = readErrorInfo(error.body) ?? {};
    return ABOUT_LOGIN.test(`${message} ${details ?? ''}`);
  }
  return [400, 401, 403].includes(error.status);
}

/** The error to throw for a login that failed: a refused one becomes an AuthenticationError. */
export function loginError(error: unknown, username: string): unknown {
  if (!isRefusal(error)) return error;
  const { message = error.message, details } = readErrorInfo(error.body) ?? {};
  const said = [message, details].filter(Boolean).join(' ');
  return new AuthenticationError({
    message: `Denvr refused the login of ${username}: ${said}`,
    outcome: 'rejected',
    status: error.status,
    attempts: error.attempts,
    requestId: error.requestId,
    operation: 'authenticate',
    body: error.body,
    hint: `Check user name and password. An account with single sign-on or two-factor login needs an API key. ${USE_API_KEY}`,
    cause: error,
  });
}

/** Why a login that was answered with success gave no token. */
export function noTokenError(result: AuthenticateResult, username: string): AuthenticationError {
  const why = result.requiresTwoFactorVerification
    ? 'it wants a two-factor code'
    : result.shouldResetPassword
      ? 'the password must be changed first, in the console'
      : 'the answer holds no access token';
  return new AuthenticationError({
    message: `Denvr gave ${username} no token: ${why}.`,
    outcome: 'rejected',
    status: 200,
    attempts: 1,
    operation: 'authenticate',
    hint: USE_API_KEY,
  });
}

/** A failure to renew the tokens that passes by itself, and says nothing about the session. */
function isPassing(error: unknown): boolean {
  return (
    isConnectionError(error) || (isApiError(error) && [429, 502, 503, 504].includes(error.status))
  );
}

/**
 * The error for a session that has ended where nothing is left to log in with.
 *
 * @param refreshError - Why the tokens could not be renewed; `undefined` after a log-out.
 */
export function sessionEndedError(refreshError: unknown): unknown {
  if (isPassing(refreshError)) return refreshError;
  const why = refreshError === undefined ? 'was logged out' : 'ended and could not be renewed';
  return new AuthenticationError({
    message: `The Denvr session ${why}, and the password was not kept.`,
    outcome: 'not-sent',
    status: 401,
    attempts: isApiError(refreshError) ? refreshError.attempts : 0,
    operation: 'refreshToken',
    hint: 'Create a new client. To have it log in again by itself, give the password as a function, by DENVR_PASSWORD or in denvr.toml, or use an API key.',
    ...(refreshError === undefined ? {} : { cause: refreshError }),
  });
}
