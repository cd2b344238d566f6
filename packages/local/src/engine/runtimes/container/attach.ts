import type Docker from 'dockerode';
import type { Attached, RuntimeJob } from '../types.ts';
import type { ContainerContext } from './context.ts';
import { isNoAnswer, statusOf } from './engine-error.ts';
import { containerName } from './labels.ts';
import { LogCopy } from './log-copy.ts';
import { finishProgram, watchContainer } from './program.ts';
import { endOfState, hasStarted, removedFromOutside, timeOf } from './program-end.ts';

/** The container of a try, as it is. */
export interface Discovered {
  readonly container: Docker.Container;
  readonly info: Docker.ContainerInspectInfo;
}

/** Looks for the container of a try; undefined when the engine knows none. */
export async function findContainer(
  { client }: ContainerContext,
  { spec, attempt }: RuntimeJob,
): Promise<Discovered | undefined> {
  try {
    const info = await client.getContainer(containerName(spec.id, attempt)).inspect();
    return { container: client.getContainer(info.Id), info };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** Takes up a try whose container was found; `never-started` only when it never will be. */
export async function takeUp(
  context: ContainerContext,
  job: RuntimeJob,
  found: Discovered,
): Promise<Attached> {
  const { container } = found;
  let { info } = found;
  if (!hasStarted(info.State)) {
    if (await isRemovedUnstarted(container)) return { kind: 'never-started' };
    info = await container.inspect();
  }
  const memoryLimit = info.HostConfig.Memory === 0 ? undefined : info.HostConfig.Memory;
  const startedAt = timeOf(info.State.StartedAt);
  if (info.State.Running) {
    const program = watchContainer(context, container, job, memoryLimit);
    return { kind: 'running', program, startedAt };
  }
  const about = { memoryLimit, isKilled: false, isEngineRestarted: false };
  const log = new LogCopy(context, container, job);
  const end = await finishProgram(context, job, log, endOfState(info.State, about));
  return { kind: 'ended', end, startedAt, endedAt: timeOf(info.State.FinishedAt) };
}

/** What became of a try whose container is known but gone. */
export const goneContainer: Attached = {
  kind: 'ended',
  end: removedFromOutside,
  startedAt: null,
  endedAt: null,
};

/**
 * Removes a container that has not started. Without force, which decides: when a start that an
 * earlier process asked for comes first, the engine refuses this, and the program runs.
 */
async function isRemovedUnstarted(container: Docker.Container): Promise<boolean> {
  try {
    await container.remove();
    return true;
  } catch (error) {
    if (isNoAnswer(error)) throw error;
    return statusOf(error) === 404;
  }
}
