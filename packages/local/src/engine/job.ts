import type { Layout } from '../objects/layout.ts';
import { isDiskFull, messageOf } from '../store/errors.ts';
import type { RuntimeJob } from './runtimes/types.ts';
import type { WorkloadEnd } from './types.ts';
import type { WorkloadRecord } from './workload.ts';

/** The try that a record stands for. @param signal - Gives that of {@link RuntimeJob}. */
export function createJob(
  layout: Layout,
  record: WorkloadRecord,
  signal: () => AbortSignal,
): RuntimeJob {
  const { spec, attempt, gpuIds } = record;
  return {
    spec,
    attempt,
    gpuIds,
    paths: layout.pathsOf(spec.id),
    logs: layout.logsOf(spec.id, attempt),
    runFile: layout.runFileOf(spec.id, attempt),
    get signal(): AbortSignal {
      return signal();
    },
  };
}

/** How a workload ends that could not be started. */
export function startProblem(error: unknown): WorkloadEnd {
  return isDiskFull(error)
    ? { kind: 'disk_full', reason: 'It could not be started: the disk is full.' }
    : { kind: 'start_failed', reason: messageOf(error) };
}
