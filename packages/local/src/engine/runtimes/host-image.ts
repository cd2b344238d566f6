import type { Runtime, RuntimeJob } from './types.ts';

/**
 * The image that stands for this machine. A job with it runs as a process, also where others run in
 * containers, unless containers were asked for: then whoever started the local cloud wants nothing
 * to run outside of them.
 */
export const hostImage = 'localhost/this-machine';

/** Sends jobs of {@link hostImage} to the process runtime, and all others to the container runtime. */
export function byImage(container: Runtime, process: Runtime): Runtime {
  const runtimeOf = ({ spec }: RuntimeJob): Runtime =>
    spec.image === hostImage ? process : container;
  return {
    name: container.name,
    usesImage: container.usesImage,
    runsHostImage: true,
    prepare: (job, login) => runtimeOf(job).prepare(job, login),
    start: (job) => runtimeOf(job).start(job),
    attach: (job, handle) => runtimeOf(job).attach(job, handle),
    forget: (job) => runtimeOf(job).forget(job),
    reap: (isEnded) => container.reap(isEnded),
    diskUsage: async (job) => (await runtimeOf(job).diskUsage?.(job)) ?? 0,
    portOf: (job, port) => runtimeOf(job).portOf?.(job, port),
  };
}
