import type { CloudName } from '@irori/jobs';
import { rawApis } from '../api/clouds.ts';
import { loadConfig } from '../config/file.ts';
import { configPath, ledgerDir } from '../config/paths.ts';
import { profileNames } from '../config/profiles.ts';
import type { IroriContext } from '../context.ts';
import { Ledger } from '../ledger.ts';

/** More proposals than this help nobody. */
const mostProposals = 200;

/** The profiles that `--profile` can name. A configuration that cannot be read has none. */
export async function proposeProfiles(context: IroriContext): Promise<string[]> {
  try {
    return profileNames(await loadConfig(configPath(context.env)));
  } catch {
    return [];
  }
}

/** The ids of jobs that were submitted from this machine. */
export async function proposeJobs(context: IroriContext): Promise<string[]> {
  return (await new Ledger(ledgerDir(context.env)).ids()).slice(0, mostProposals);
}

/** The operations that `irori api <cloud>` can call. */
export async function proposeOperations(cloud: CloudName): Promise<string[]> {
  const { operations } = await rawApis[cloud]();
  return Object.keys(operations);
}
