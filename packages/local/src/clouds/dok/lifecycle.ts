import type { EndKind, Workload, WorkloadState } from '../../engine/types.ts';
import type { components } from '../../generated/dok/wire.ts';
import type { DokOptions } from './options.ts';

/** The status of a task on the wire. */
export type DokStatus = components['schemas']['TaskStatus'];

/** What DOK says about a task at one moment of its workload's life. */
export interface DokPhase {
  readonly status: DokStatus;
  /** Empty when there is no error. */
  readonly errorMessage: string;
}

/**
 * The status of a task while its workload has not ended. `running` includes the pull of the image
 * (live) and the collecting of the outputs (certain: `done` means that they are collected).
 */
const statusOfState: { readonly [state in Exclude<WorkloadState, 'ended'>]: DokStatus } = {
  queued: 'waiting',
  preparing: 'running',
  running: 'running',
  stopping: 'running',
  collecting: 'running',
};

/** The status of a task by how its workload ended; `exited` depends on the exit code. */
const statusOfEnd: {
  readonly [kind in Exclude<EndKind, 'exited'>]: (options: DokOptions) => DokStatus;
} = {
  start_failed: () => 'error',
  canceled: () => 'canceled',
  timed_out: (options) => options.timeLimitStatus,
  shutdown: (options) => options.shutdownStatus,
  disk_full: () => 'error',
  lost: (options) => options.lostStatus,
  collect_failed: () => 'error',
};

/** Ends that the user asked for: they are no error and have no message. */
const silentEnds: readonly EndKind[] = ['canceled'];

function phaseOfExit(exitCode: number | null, options: DokOptions): DokPhase {
  if (exitCode === 0) return { status: 'done', errorMessage: '' };
  const text = `The program ended with exit code ${exitCode}.`;
  const errorMessage = options.nonzeroExitMessage === 'text' ? text : '';
  return { status: options.nonzeroExit, errorMessage };
}

/** What DOK says about a task whose workload is as given. */
export function phaseOf(workload: Workload, options: DokOptions): DokPhase {
  const { state, end, stopRequest, exitCode } = workload;
  // The end is known as soon as the program has ended; the outputs are still to be collected then.
  if (state === 'ended' && end !== null) {
    if (end.kind === 'exited') return phaseOfExit(exitCode, options);
    const errorMessage = silentEnds.includes(end.kind) ? '' : end.reason;
    return { status: statusOfEnd[end.kind](options), errorMessage };
  }
  if (stopRequest?.kind === 'canceled' && options.cancelAnswer === 'canceled') {
    return { status: 'canceled', errorMessage: '' };
  }
  return { status: state === 'ended' ? 'error' : statusOfState[state], errorMessage: '' };
}

/** Whether a status is final: the other two go on. */
export function isFinal(status: DokStatus): boolean {
  return status !== 'waiting' && status !== 'running';
}
