import { diskUsage } from '../objects/disk-usage.ts';
import { formatBytes } from './collector.ts';
import type { Runtime, RuntimeJob } from './runtimes/types.ts';
import type { Supervisor } from './supervisor.ts';

/** A look may take at most this part of the time, however much there is to walk. */
const LARGEST_SHARE = 0.1;

/** Stops workloads that take more of the disk than they may. */
export interface DiskWatch {
  close(): void;
}

/** Looks at running workloads every `intervalMs`, and less often when a look takes long. */
export function watchDisk(
  supervisors: () => Iterable<Supervisor>,
  runtime: Runtime,
  limitBytes: number,
  intervalMs: number,
): DiskWatch {
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const begun = performance.now();
    for (const supervisor of [...supervisors()]) {
      if (!supervisor.isRunning) continue;
      const used = await usageOf(supervisor.job, runtime, closing.signal);
      if (used > limitBytes && !closing.signal.aborted && supervisor.isRunning) {
        const reason = `It took ${formatBytes(used)} of the disk, more than the limit of ${formatBytes(limitBytes)}.`;
        supervisor.stop({ kind: 'disk_full', reason });
      }
    }
    if (!closing.signal.aborted) schedule((performance.now() - begun) / LARGEST_SHARE);
  };
  const schedule = (atLeastMs: number): void => {
    timer = setTimeout(() => void look(), Math.max(intervalMs, atLeastMs)).unref();
  };
  schedule(0);
  return {
    close(): void {
      closing.abort();
      clearTimeout(timer);
    },
  };
}

async function usageOf(job: RuntimeJob, runtime: Runtime, signal: AbortSignal): Promise<number> {
  const { paths, logs } = job;
  let total = (await runtime.diskUsage?.(job)) ?? 0;
  for (const path of [paths.root, logs.combined, logs.stdout, logs.stderr]) {
    total += await diskUsage(path, signal);
  }
  return total;
}
