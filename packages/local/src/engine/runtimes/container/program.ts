import type Docker from 'dockerode';
import type { ProgramEnd, RunningProgram, RuntimeJob } from '../types.ts';
import { ContainerWatch } from './container-watch.ts';
import type { ContainerContext } from './context.ts';
import { handleOf } from './handle.ts';
import { LogCopy } from './log-copy.ts';
import { restoreOwnership } from './ownership.ts';

/** Watches a container that was started, now or by an earlier process, and copies its log. */
export function watchContainer(
  context: ContainerContext,
  container: Docker.Container,
  job: RuntimeJob,
  memoryLimit: number | undefined,
): RunningProgram {
  const watch = new ContainerWatch(context, container, memoryLimit);
  const log = new LogCopy(context, container, job);
  log.follow();
  return {
    handle: handleOf(container.id),
    ended: watch.ended().then((end) => finishProgram(context, job, log, end)),
    signal: (name) => watch.signal(name),
    detach(): void {
      watch.detach();
      log.abandon();
    },
  };
}

/** Makes what a program left whole and its owner's: its log, its files. */
export async function finishProgram(
  context: ContainerContext,
  job: RuntimeJob,
  log: LogCopy,
  end: ProgramEnd,
): Promise<ProgramEnd> {
  const [logProblem, filesProblem] = await Promise.all([
    log.finish(),
    restoreOwnership(context, job),
  ]);
  const problems = [
    // A lost end says already that the engine or the container is gone.
    ...(logProblem === undefined || end.kind === 'lost'
      ? []
      : [`Its log may not be whole: ${logProblem}.`]),
    ...(filesProblem === undefined ? [] : [filesProblem]),
  ];
  return problems.length === 0 ? end : { ...end, reason: [end.reason, ...problems].join(' ') };
}
