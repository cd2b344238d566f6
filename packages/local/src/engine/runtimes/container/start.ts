import { appendFileSync } from 'node:fs';
import type Docker from 'dockerode';
import { StartError } from '../../errors.ts';
import { describeExit } from '../process-shim.ts';
import type { RunningProgram, RuntimeJob } from '../types.ts';
import { containerOptions } from './container-options.ts';
import type { ContainerContext } from './context.ts';
import { describeStartError, engineMessage, isNoAnswer, programProblem } from './engine-error.ts';
import { handleOf } from './handle.ts';
import { openFolders } from './ownership.ts';
import { watchContainer } from './program.ts';

/**
 * Makes the container of a try and starts it; one that cannot be started is removed.
 *
 * @throws StartError with the reason.
 */
export async function startContainer(
  context: ContainerContext,
  job: RuntimeJob,
  remove: (containerId: string) => void,
): Promise<RunningProgram> {
  refuseZeroBytes(job);
  const request = containerOptions(job, context);
  openFolders(job);
  const container = await create(context, request);
  try {
    return await start(context, container, job, request.HostConfig?.Memory);
  } catch (error) {
    remove(container.id);
    throw error;
  }
}

async function start(
  context: ContainerContext,
  container: Docker.Container,
  job: RuntimeJob,
  memoryLimit: number | undefined,
): Promise<RunningProgram> {
  try {
    await container.start();
  } catch (error) {
    // Whether it runs is found out when the engine is back.
    if (!isNoAnswer(error)) {
      const problem = programProblem(engineMessage(error));
      if (problem !== undefined) return endedAtOnce(container.id, job, problem);
      throw new StartError(describeStartError(error, context.socket));
    }
  }
  return watchContainer(context, container, job, memoryLimit);
}

/** No program can get one; engines find that out at different moments, in different words. */
function refuseZeroBytes({ spec }: RuntimeJob): void {
  const texts = [...spec.entrypoint, ...spec.command, ...Object.entries(spec.env).flat()];
  if (!texts.some((text) => text.includes('\0'))) return;
  throw new StartError('Its command or environment holds a zero byte, which no program can get.');
}

async function create(
  { client, socket }: ContainerContext,
  request: Docker.ContainerCreateOptions,
): Promise<Docker.Container> {
  try {
    return await client.createContainer(request);
  } catch (error) {
    throw new StartError(describeStartError(error, socket));
  }
}

/** As a shell, and `docker run`, end when they do not find their program. */
function endedAtOnce(
  containerId: string,
  { spec, logs }: RuntimeJob,
  { exitCode, text }: { readonly exitCode: number; readonly text: string },
): RunningProgram {
  const log = spec.logs === 'combined' ? logs.combined : logs.stderr;
  appendFileSync(log, `${text}\n`, { mode: 0o600 });
  const end = { kind: 'exited', exitCode, reason: describeExit(exitCode) } as const;
  return {
    handle: handleOf(containerId),
    ended: Promise.resolve(end),
    signal(): void {},
    detach(): void {},
  };
}
