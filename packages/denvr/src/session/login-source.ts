import type { Login } from '../config/resolve.ts';
import type { LoginSource } from './login-auth.ts';

/**
 * A user name and password as they were found when the configuration was read.
 *
 * @param first - What was found; used for the first login.
 * @param explicit - Whether the password was given as text. It is forgotten then; one from the
 * environment, the file or a function is read again by `reread` when a new login is needed.
 */
export function createLoginSource(
  first: Login,
  explicit: boolean,
  reread: () => Promise<Login | undefined>,
): LoginSource {
  let known: Login | undefined = first;
  return {
    read: async () => known ?? (explicit ? undefined : await reread()),
    forget: () => {
      known = undefined;
    },
  };
}
