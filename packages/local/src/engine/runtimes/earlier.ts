import { containerOf } from './container/handle.ts';
import type { Attached, Runtime, RuntimeJob } from './types.ts';

/** The runtimes that an earlier process of the same data directory may have used. */
export interface EarlierRuntimes {
  readonly process: Runtime;
  /** Undefined when no container engine can be used now. */
  readonly container: Runtime | undefined;
}

/** Why a container cannot be taken up. */
const ENGINE_GONE: Attached = {
  kind: 'ended',
  end: {
    kind: 'lost',
    exitCode: null,
    reason: 'It ran in a container, and the local cloud was started again without an engine.',
  },
  startedAt: null,
  endedAt: null,
};

/**
 * The chosen runtime for what starts now; for what an earlier process started, the one that it used.
 * So a change of the runtime neither loses a running program nor runs it a second time.
 */
export function withEarlier(chosen: Runtime, earlier: EarlierRuntimes): Runtime {
  const owners = new Map<string, Runtime>();
  const ownerOf = ({ runFile }: RuntimeJob): Runtime => owners.get(runFile) ?? chosen;
  const attach = async (job: RuntimeJob, handle: string | null): Promise<Attached> => {
    const takeUp = async (runtime: Runtime): Promise<Attached> => {
      owners.set(job.runFile, runtime);
      return await runtime.attach(job, handle);
    };
    if (handle !== null && containerOf(handle) !== undefined) {
      return earlier.container === undefined ? ENGINE_GONE : await takeUp(earlier.container);
    }
    if (handle !== null || earlier.container === undefined) return await takeUp(earlier.process);
    // Nobody noted who started it, if anybody did.
    const inContainer = await takeUp(earlier.container);
    if (inContainer.kind !== 'never-started') return inContainer;
    return await takeUp(earlier.process);
  };
  return {
    name: chosen.name,
    usesImage: chosen.usesImage,
    ...(chosen.runsHostImage === true && { runsHostImage: true }),
    prepare: (job, login) => chosen.prepare(job, login),
    start: (job) => chosen.start(job),
    attach,
    forget(job): void {
      const owner = ownerOf(job);
      owners.delete(job.runFile);
      owner.forget(job);
    },
    async reap(isEnded): Promise<void> {
      await earlier.process.reap(isEnded);
      await earlier.container?.reap(isEnded);
    },
    diskUsage: async (job) => (await ownerOf(job).diskUsage?.(job)) ?? 0,
    portOf: (job, port) => ownerOf(job).portOf?.(job, port),
  };
}
