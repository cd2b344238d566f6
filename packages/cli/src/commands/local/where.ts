import type { CommonFlags } from '../../command.ts';
import { fromCwd, localDataDir } from '../../config/paths.ts';
import type { IroriContext } from '../../context.ts';
import { commandError } from '../../errors.ts';
import {
  findLocalCloud,
  type LocalEndpoint,
  type LocalHealth,
} from '../../local-cloud/endpoint.ts';
import { text } from '../../text.ts';

/** Flags of every command about one local cloud. */
export interface LocalFlags extends CommonFlags {
  readonly data?: string;
}

/** The data folder that the flags name. */
export function dataDirOf(context: IroriContext, flags: LocalFlags): string {
  return flags.data === undefined ? localDataDir(context.env) : fromCwd(context, flags.data);
}

/**
 * The running local cloud of the flags' data folder.
 *
 * @throws CommandError when none runs there.
 */
export async function requireRunning(
  context: IroriContext,
  flags: LocalFlags,
): Promise<{ endpoint: LocalEndpoint; health: LocalHealth }> {
  const dataDir = dataDirOf(context, flags);
  const running = await findLocalCloud(dataDir);
  if (running !== undefined) return running;
  throw commandError('NOT_RUNNING', text.localCloudNotRunning(dataDir), text.startLocalCloudHint);
}

/** What `--json` prints of an endpoint: everything but the key of its administrator. */
export function readyLine({
  api,
  dok,
  qarnot,
  denvr,
  dataDir,
  pid,
}: Omit<LocalEndpoint, 'admin'>): string {
  return JSON.stringify({ api, dok, qarnot, denvr, dataDir, pid });
}
