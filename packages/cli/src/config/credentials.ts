import { CREDENTIAL_VARIABLES } from '@irori/dok';
import type { Environment } from '../context.ts';

/** An API key and where it was found. */
export interface FoundCredentials {
  readonly accessToken: string;
  readonly accessTokenSecret: string;
  /** The variables that held the token and its secret. */
  readonly variables: readonly [token: string, secret: string];
}

/**
 * The first complete pair of the variables that DOK's clients know, in the order of the SDK. Half a
 * pair is ignored: halves of two keys never belong together.
 */
export function credentialsFromEnv(env: Environment): FoundCredentials | undefined {
  for (const variables of CREDENTIAL_VARIABLES) {
    const accessToken = env[variables[0]];
    const accessTokenSecret = env[variables[1]];
    if (accessToken && accessTokenSecret) return { accessToken, accessTokenSecret, variables };
  }
  return undefined;
}
