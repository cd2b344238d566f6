import { closestWord } from '@irori/core';
import { CREDENTIAL_VARIABLES } from '@irori/dok';
import type { Environment } from '../context.ts';
import { CommandError, notFoundError, usageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { text } from '../text.ts';
import { credentialsFromEnv } from './credentials.ts';
import type { ConfigFile } from './file.ts';

/** Where a value came from: `option`, `env:NAME`, `file:PATH` or `default`. */
type Origin = string;

/** A profile with everything filled in, and where each value came from. */
export interface ResolvedProfile {
  readonly name: string;
  /** Why this profile and no other. */
  readonly nameOrigin: Origin;
  /** `local` is the local cloud, whose endpoint and credentials it makes itself. */
  readonly local: boolean;
  readonly cloud: 'dok';
  readonly baseUrl: string | undefined;
  readonly zone: string | undefined;
  readonly accessToken: string | undefined;
  readonly accessTokenSecret: string | undefined;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** How a command line names a profile. */
export interface ProfileFlags {
  readonly profile?: string;
  /** A cloud kind, or `local`; picks the first profile of that cloud. */
  readonly cloud?: string;
}

/** The profile that exists without any configuration. */
export const localProfileName = 'local';

/** Every profile name that can be used: those of the file, `local`, and `dok` from the environment. */
export function profileNames(config: ConfigFile): string[] {
  return [...new Set([localProfileName, ...Object.keys(config.profiles), 'dok'])];
}

function chooseName(
  flags: ProfileFlags,
  env: Environment,
  config: ConfigFile,
): { name: string; origin: Origin } {
  if (flags.profile !== undefined) return { name: flags.profile, origin: 'option' };
  if (flags.cloud !== undefined)
    return { name: nameForCloud(flags.cloud, config), origin: 'option' };
  const fromEnv = env['IRORI_PROFILE'];
  if (fromEnv) return { name: fromEnv, origin: 'env:IRORI_PROFILE' };
  if (config.defaultProfile !== undefined) {
    return { name: config.defaultProfile, origin: `file:${config.path}` };
  }
  return { name: localProfileName, origin: 'default' };
}

function nameForCloud(cloud: string, config: ConfigFile): string {
  if (cloud === localProfileName) return cloud;
  if (cloud !== 'dok') {
    throw usageError(text.unknownCloud('--cloud', cloud, [localProfileName, 'dok']));
  }
  const preferred = config.defaultProfile;
  if (preferred !== undefined && config.profiles[preferred] !== undefined) return preferred;
  return Object.keys(config.profiles)[0] ?? cloud;
}

/**
 * Finds the profile to use and fills it in. The name: `--profile`, `--cloud`, `IRORI_PROFILE`,
 * `default_profile`, then `local`. The credentials: the profile's own in the file, then the
 * environment, so that a key left in the environment never redirects a profile that names its own.
 *
 * @throws CommandError (not found) when no profile has the name.
 */
export function resolveProfile(
  flags: ProfileFlags,
  env: Environment,
  config: ConfigFile,
): ResolvedProfile {
  const { name, origin } = chooseName(flags, env, config);
  const local = name === localProfileName;
  const table = config.profiles[name];
  if (table === undefined && !local && name !== 'dok') {
    const known = profileNames(config);
    throw notFoundError(
      text.unknownProfile(name, origin, closestWord(name, known), known),
      text.addProfileHint(name),
    );
  }
  const file = `file:${config.path}`;
  const origins: Record<string, Origin> = {};
  const take = (field: string, inFile: string | undefined, variable?: string) => {
    const fromEnv = local || variable === undefined ? undefined : env[variable] || undefined;
    if (inFile !== undefined) origins[field] = file;
    else if (fromEnv !== undefined) origins[field] = `env:${variable}`;
    return inFile ?? fromEnv;
  };
  const baseUrl = take('baseUrl', table?.base_url, 'DOK_BASE_URL');
  const zone = take('zone', table?.zone);
  const inFile = table?.access_token !== undefined || table?.access_token_secret !== undefined;
  const found = local || inFile ? undefined : credentialsFromEnv(env);
  for (const [index, field] of ['accessToken', 'accessTokenSecret'].entries()) {
    if (found !== undefined) origins[field] = `env:${found.variables[index]}`;
    else if (inFile) origins[field] = file;
  }
  return {
    name,
    nameOrigin: origin,
    local,
    cloud: 'dok',
    baseUrl,
    zone,
    accessToken: found?.accessToken ?? table?.access_token,
    accessTokenSecret: found?.accessTokenSecret ?? table?.access_token_secret,
    origins,
  };
}

/** A profile that can be used: its credentials are known. */
export interface UsableProfile {
  readonly name: string;
  readonly cloud: 'dok';
  readonly baseUrl?: string;
  readonly zone?: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
}

/**
 * The profile as the job layer takes it.
 *
 * @throws CommandError (credentials) naming the variables and the configuration keys when the
 *   credentials are missing or half missing.
 */
export function requireCredentials(profile: ResolvedProfile, configFile: string): UsableProfile {
  const { name, cloud, baseUrl, zone, accessToken, accessTokenSecret } = profile;
  if (!accessToken || !accessTokenSecret) {
    const [variables = ['', '']] = CREDENTIAL_VARIABLES;
    throw new CommandError(text.credentialsMissing(name, variables, configFile), {
      code: 'CREDENTIALS_MISSING',
      exitCode: exitCodes.credentials,
      hint: text.setCredentialsHint(name),
    });
  }
  return {
    name,
    cloud,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(zone !== undefined && { zone }),
    accessToken,
    accessTokenSecret,
  };
}
