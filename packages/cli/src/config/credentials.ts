import type { Environment } from '../context.ts';

/**
 * The names under which DOK's clients look for an API key, in the order in which Irori does. Both
 * halves must be set: half a pair is ignored, because halves of two keys never belong together.
 */
export const credentialVariables: readonly (readonly [token: string, secret: string])[] = [
  ['DOK_ACCESS_TOKEN', 'DOK_ACCESS_TOKEN_SECRET'],
  ['ACCESS_TOKEN', 'ACCESS_TOKEN_SECRET'],
  ['SAKURA_ACCESS_TOKEN', 'SAKURA_ACCESS_TOKEN_SECRET'],
  ['SAKURACLOUD_ACCESS_TOKEN', 'SAKURACLOUD_ACCESS_TOKEN_SECRET'],
  ['SAKURA_CLOUD_ACCESS_TOKEN', 'SAKURA_CLOUD_ACCESS_TOKEN_SECRET'],
];

/** An API key and where it was found. */
export interface FoundCredentials {
  readonly accessToken: string;
  readonly accessTokenSecret: string;
  /** The variable that held the token. */
  readonly variable: string;
}

/** The first complete pair of {@link credentialVariables} in the environment. */
export function credentialsFromEnv(env: Environment): FoundCredentials | undefined {
  for (const [token, secret] of credentialVariables) {
    const accessToken = env[token];
    const accessTokenSecret = env[secret];
    if (accessToken && accessTokenSecret)
      return { accessToken, accessTokenSecret, variable: token };
  }
  return undefined;
}
