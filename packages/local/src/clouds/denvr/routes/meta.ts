import { logIn, refreshToken } from '../account.ts';
import { RefusedError } from '../errors.ts';
import { clusters, images } from '../facts/machines.ts';
import type { DenvrServices } from '../services.ts';
import { envelope } from '../wire/envelope.ts';
import type { Handlers } from './handler.ts';

/** Logins, clusters and images. */
export function metaHandlers({
  auth,
  options,
}: DenvrServices): Handlers<
  | 'authenticate'
  | 'refreshToken'
  | 'refreshTokenByGet'
  | 'logOut'
  | 'getClusters'
  | 'getOperatingSystemImages'
> {
  return {
    authenticate: (request) => logIn(auth, request, options.refreshTokenSeconds),
    refreshToken: (request) => refreshToken(auth, request),
    refreshTokenByGet: (request) => {
      if (options.refreshMethods === 'both') return refreshToken(auth, request);
      throw new RefusedError(405, 'Method GET is not allowed here.');
    },
    logOut: (request) => {
      auth.logOut(request.caller);
      return envelope(200, null);
    },
    getClusters: () => envelope(200, clusters),
    getOperatingSystemImages: () => envelope(200, { items: images }),
  };
}
