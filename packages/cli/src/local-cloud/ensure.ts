import type { IroriContext } from '../context.ts';
import { codeOf } from '../errors.ts';
import { say } from '../output/say.ts';
import { text } from '../text.ts';
import { findLocalCloud, type LocalEndpoint, type LocalHealth } from './endpoint.ts';
import { awaitOther, type LaunchOutcome, launch } from './launch.ts';

/** The code with which `irori local start` reports that its port is taken. */
export const portInUse = 'PORT_IN_USE';
/** The code with which `irori local start` reports that another process holds the data folder. */
export const dataDirInUse = 'DATA_DIR_IN_USE';

/** The port of the local cloud unless `--port` says otherwise. */
export const defaultPort = 18_100;

/** The port of its storage unless `--s3-port` says otherwise. */
export const defaultS3Port = 18_101;

/** A local cloud that answers. */
export interface RunningLocalCloud {
  readonly endpoint: LocalEndpoint;
  readonly health: LocalHealth;
  /** True when this call started it. */
  readonly started: boolean;
}

/**
 * Starts a detached local cloud. Two commands may do so at the same moment: the lock of the data
 * folder decides, and the one that lost uses the winner's.
 *
 * @throws CommandError with the reason and the path of its log.
 */
export async function startDetached(
  context: IroriContext,
  dataDir: string,
  args: readonly string[],
): Promise<RunningLocalCloud> {
  let outcome: LaunchOutcome | undefined = await launch(context, dataDir, args);
  let started = true;
  if (outcome.kind === 'failed' && outcome.error.code === dataDirInUse) {
    outcome = (await awaitOther(context, dataDir)) ?? outcome;
    started = false;
  }
  if (outcome.kind === 'failed') throw outcome.error;
  return { endpoint: outcome.endpoint, health: outcome.health, started };
}

/**
 * The local cloud of a data folder, started when it is not running. It is started on its usual
 * ports; when something else holds one of them, on free ones.
 */
export async function ensureLocalCloud(
  context: IroriContext,
  dataDir: string,
): Promise<RunningLocalCloud> {
  const running = await findLocalCloud(dataDir);
  if (running !== undefined) return { ...running, started: false };
  let cloud: RunningLocalCloud;
  try {
    cloud = await startDetached(context, dataDir, ['--port', String(defaultPort)]);
  } catch (error) {
    if (codeOf(error) !== portInUse) throw error;
    cloud = await startDetached(context, dataDir, ['--port', '0']);
    say(context, text.portTaken([defaultPort, defaultS3Port], cloud.endpoint.api));
  }
  if (cloud.started) say(context, text.localCloudStarted(cloud.endpoint));
  return cloud;
}
