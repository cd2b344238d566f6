import { closestWord } from '@irori/core';
import { CREDENTIAL_VARIABLES } from '@irori/dok';
import type { CloudName, Profile } from '@irori/jobs';
import type { Environment } from '../context.ts';
import { CommandError, notFoundError, usageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { LocalEndpoint } from '../local-cloud/endpoint.ts';
import { text } from '../text.ts';
import { clouds, isCloud, profileFields } from './clouds.ts';
import { credentialsFromEnv } from './credentials.ts';
import type { ConfigFile, ProfileTable } from './file.ts';

/** Where a value came from: `option`, `env:NAME`, `file:PATH` or `default`. */
type Origin = string;

/** A profile with everything filled in, and where each value came from. */
export interface ResolvedProfile {
  readonly name: string;
  /** Why this profile and no other. */
  readonly nameOrigin: Origin;
  /** `local` is the local cloud, whose endpoints and credentials it makes itself. */
  readonly local: boolean;
  /** Of the local cloud: which of its APIs is used. */
  readonly cloud: CloudName;
  /** By the names of {@link ProfileField.field}. */
  readonly values: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** How a command line names a profile. */
export interface ProfileFlags {
  readonly profile?: string;
  /**
   * A cloud kind, or `local`: picks the first profile of that cloud, or with the profile `local`
   * which of its APIs is used.
   */
  readonly cloud?: string;
}

/** The profile that exists without any configuration. */
export const localProfileName = 'local';

/** Every profile name that can be used: those of the file, `local`, and the clouds' own. */
export function profileNames(config: ConfigFile): string[] {
  return [...new Set([localProfileName, ...Object.keys(config.profiles), ...clouds])];
}

/** The cloud of a profile: that of the file, or the one it is named after. */
function cloudOf(name: string, config: ConfigFile): CloudName {
  const named = config.profiles[name]?.['cloud'] ?? name;
  return isCloud(named) ? named : 'dok';
}

function chooseName(
  flags: ProfileFlags,
  env: Environment,
  config: ConfigFile,
): { name: string; origin: Origin } {
  if (flags.profile !== undefined) return { name: flags.profile, origin: 'option' };
  const fromEnv = env['IRORI_PROFILE'];
  if (flags.cloud !== undefined) {
    const name = nameForCloud(flags.cloud, fromEnv, config);
    return { name, origin: 'option' };
  }
  if (fromEnv) return { name: fromEnv, origin: 'env:IRORI_PROFILE' };
  if (config.defaultProfile !== undefined) {
    return { name: config.defaultProfile, origin: `file:${config.path}` };
  }
  return { name: localProfileName, origin: 'default' };
}

function nameForCloud(cloud: string, fromEnv: string | undefined, config: ConfigFile): string {
  if (cloud === localProfileName) return cloud;
  if (!isCloud(cloud)) {
    throw usageError(text.unknownCloud('--cloud', cloud, [localProfileName, ...clouds]));
  }
  if (fromEnv === localProfileName) return fromEnv;
  const ofCloud = (name: string): boolean =>
    config.profiles[name] !== undefined && cloudOf(name, config) === cloud;
  const names = [fromEnv, config.defaultProfile, ...Object.keys(config.profiles)];
  return names.find((name) => name !== undefined && ofCloud(name)) ?? cloud;
}

/** The chosen profile, or another where nobody named it and it is of the wrong cloud. */
function fitting(
  cloud: CloudName | undefined,
  chosen: { name: string; origin: Origin },
  flags: ProfileFlags,
  env: Environment,
  config: ConfigFile,
): { name: string; origin: Origin } {
  const named = flags.profile !== undefined || flags.cloud !== undefined;
  const fits = chosen.name === localProfileName || cloudOf(chosen.name, config) === cloud;
  if (cloud === undefined || named || fits) return chosen;
  return { name: nameForCloud(cloud, env['IRORI_PROFILE'], config), origin: 'default' };
}

/** Which API of the local cloud, or the cloud of any other profile. */
function checkedCloud(
  name: string,
  wanted: string | undefined,
  about: CloudName | undefined,
  config: ConfigFile,
): CloudName {
  const cloud = wanted === localProfileName ? about : (wanted ?? about);
  const isLocal = name === localProfileName;
  if (isLocal) return cloud !== undefined && isCloud(cloud) ? cloud : 'dok';
  const own = cloudOf(name, config);
  if (cloud !== undefined && cloud !== own) {
    throw usageError(text.profileOfOtherCloud(name, own, cloud));
  }
  return own;
}

/** The settings of a profile, from its table and then from the environment. */
function valuesOf(
  cloud: CloudName,
  table: ProfileTable,
  env: Environment,
  file: Origin,
): Pick<ResolvedProfile, 'values' | 'origins'> {
  const fields = profileFields[cloud];
  const hasOwnCredentials = fields.some(
    ({ key, credential }) => credential === true && table[key] !== undefined,
  );
  const values: Record<string, string> = {};
  const origins: Record<string, Origin> = {};
  for (const { key, field, variable, credential } of fields) {
    const own = table[key];
    const name = credential === true && hasOwnCredentials ? undefined : variable;
    const value = own ?? (name === undefined ? undefined : env[name] || undefined);
    if (value === undefined) continue;
    values[field] = value;
    origins[field] = own === undefined ? `env:${name}` : file;
  }
  const found = cloud !== 'dok' || hasOwnCredentials ? undefined : credentialsFromEnv(env);
  if (found !== undefined) {
    const { accessToken, accessTokenSecret, variables } = found;
    Object.assign(values, { accessToken, accessTokenSecret });
    Object.assign(origins, {
      accessToken: `env:${variables[0]}`,
      accessTokenSecret: `env:${variables[1]}`,
    });
  }
  return { values, origins };
}

/**
 * Finds the profile to use and fills it in. The name: `--profile`, `--cloud`, `IRORI_PROFILE`,
 * `default_profile`, then `local`. The credentials: the profile's own in the file, then the
 * environment, so that a key left in the environment never redirects a profile that names its own.
 *
 * @param about - The cloud that the command is about: the profile in use where it is of that cloud or
 *   `local`, else the first of that cloud.
 * @throws CommandError (not found) when no profile has the name; (usage) when `--cloud` names
 *   another cloud than the profile's.
 */
export function resolveProfile(
  flags: ProfileFlags,
  env: Environment,
  config: ConfigFile,
  about?: CloudName,
): ResolvedProfile {
  const chosen = chooseName(flags, env, config);
  const { name, origin } = fitting(about, chosen, flags, env, config);
  const local = name === localProfileName;
  const table = config.profiles[name];
  if (table === undefined && !local && !isCloud(name)) {
    const known = profileNames(config);
    throw notFoundError(
      text.unknownProfile(name, origin, closestWord(name, known), known),
      text.addProfileHint(name),
    );
  }
  const cloud = checkedCloud(name, flags.cloud, about, config);
  const settings = local
    ? { values: {}, origins: {} }
    : valuesOf(cloud, table ?? {}, env, `file:${config.path}`);
  return { name, nameOrigin: origin, local, cloud, ...settings };
}

/** The APIs of a running local cloud, as profiles. */
export function localProfiles({ dok, qarnot, denvr }: LocalEndpoint): Profile[] {
  const name = localProfileName;
  const found: Profile[] = [{ name, cloud: 'dok', ...dok }];
  if (qarnot !== undefined) found.push({ name, cloud: 'qarnot', ...qarnot });
  if (denvr !== undefined) {
    const { server, apikey, tenant } = denvr;
    found.push({ name, cloud: 'denvr', baseUrl: server, apiKey: apikey, tenant });
  }
  return found;
}

/** Whether the file or the environment has credentials for a profile; sends nothing. */
export function hasCredentials({ cloud, values }: ResolvedProfile): boolean {
  const has = (...fields: readonly string[]): boolean => fields.every((field) => values[field]);
  if (cloud === 'dok') return has('accessToken', 'accessTokenSecret');
  return cloud === 'qarnot' ? has('token') : has('apiKey') || has('username', 'password');
}

/**
 * The profile as the job layer takes it. Credentials of Qarnot and Denvr may also stand in the files
 * of those clouds' own clients, so their SDKs say what is missing.
 *
 * @throws CommandError (credentials) naming the variables and the configuration keys when the
 *   credentials of DOK are missing or half missing.
 */
export function requireCredentials(profile: ResolvedProfile, configFile: string): Profile {
  const { name, cloud, values } = profile;
  if (cloud === 'dok' && !hasCredentials(profile)) {
    const [variables = ['', '']] = CREDENTIAL_VARIABLES;
    throw new CommandError(text.credentialsMissing(name, variables, configFile), {
      code: 'CREDENTIALS_MISSING',
      exitCode: exitCodes.credentials,
      hint: text.setCredentialsHint(name),
    });
  }
  return { name, cloud, ...values };
}
