import type { Profile } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { findLocalCloud } from '../local-cloud/endpoint.ts';
import { clouds } from './clouds.ts';
import { loadConfig } from './file.ts';
import { configPath, localDataDir } from './paths.ts';
import {
  hasCredentials,
  localProfileName,
  localProfiles,
  profileNames,
  requireCredentials,
  resolveProfile,
} from './profiles.ts';

/** A profile that a command over all clouds may ask. */
export interface Candidate {
  readonly profile: Profile;
  /**
   * Whether the configuration or the environment has its credentials. Those of Qarnot and Denvr may
   * also stand in the files of their own clients, so without them it is worth a try.
   */
  readonly certain: boolean;
}

/**
 * Every profile that can be asked without asking anybody for credentials: those of the file, the
 * clouds of the environment, and the local cloud if it runs. Starts nothing and sends nothing but a
 * ping to the local cloud.
 *
 * @param only - Only profiles of this cloud, or only `local`.
 */
export async function everyProfile(context: IroriContext, only?: string): Promise<Candidate[]> {
  const config = await loadConfig(configPath(context.env));
  const found: Candidate[] = [];
  const local = await findLocalCloud(localDataDir(context.env));
  for (const profile of local === undefined ? [] : localProfiles(local.endpoint)) {
    found.push({ profile, certain: true });
  }
  const named = new Set(Object.values(config.profiles).map((table) => table['cloud'] ?? 'dok'));
  for (const name of profileNames(config)) {
    const isBuiltIn = config.profiles[name] === undefined;
    const isShadowed = isBuiltIn && clouds.some((cloud) => cloud === name) && named.has(name);
    if (name === localProfileName || isShadowed) continue;
    const resolved = resolveProfile({ profile: name }, context.env, config);
    const certain = hasCredentials(resolved);
    if (!certain && resolved.cloud === 'dok') continue;
    found.push({ profile: requireCredentials(resolved, config.path), certain });
  }
  return found.filter(
    ({ profile }) => only === undefined || profile.cloud === only || profile.name === only,
  );
}
