import type { ProgramEnd } from './runtimes/types.ts';
import type {
  EndKind,
  StopRequest,
  Workload,
  WorkloadEnd,
  WorkloadSpec,
  WorkloadState,
} from './types.ts';

/** A workload with what only the engine needs to know. */
export interface WorkloadRecord extends Workload {
  /** Tries so far; see `RuntimeJob.attempt`. */
  readonly attempt: number;
  /** What the runtime needs to find the running program again. */
  readonly handle: string | null;
}

/** Which state may follow which: the whole life of a workload. */
export const LEGAL_TRANSITIONS: Readonly<Record<WorkloadState, readonly WorkloadState[]>> = {
  queued: ['preparing', 'ended'],
  // Back to queued: the engine was killed while it started the program, which is proven not to run.
  preparing: ['running', 'stopping', 'queued', 'ended'],
  running: ['stopping', 'collecting', 'queued', 'ended'],
  stopping: ['collecting', 'ended'],
  collecting: ['ended'],
  ended: [],
};

/** Something that happened to a workload. */
export type WorkloadEvent =
  | { readonly type: 'slot-given'; readonly gpuIds: readonly number[] }
  | { readonly type: 'program-started'; readonly handle: string; readonly at?: number }
  | { readonly type: 'stop-requested'; readonly request: StopRequest }
  /** The program never ran: it could not be started, or was stopped before. */
  | { readonly type: 'not-started'; readonly end: WorkloadEnd }
  /** The engine was killed while it started it; it goes back into the queue. */
  | { readonly type: 'start-undone' }
  /** `collect`: there are outputs to pack, so this is not the end yet. */
  | {
      readonly type: 'program-ended';
      readonly end: ProgramEnd;
      readonly collect: boolean;
      readonly at?: number;
    }
  /** `sizeBytes` null: there was nothing to pack. `notes`: what was left out, a sentence each. */
  | {
      readonly type: 'artifact-stored';
      readonly sizeBytes: number | null;
      readonly notes: readonly string[];
    }
  /** `problem`: why there is no artifact. */
  | { readonly type: 'collected'; readonly problem?: WorkloadEnd };

/** A workload in its first state. */
export function newWorkload(spec: WorkloadSpec, sequence: number, now: number): WorkloadRecord {
  return {
    spec,
    state: 'queued',
    sequence,
    createdAt: now,
    preparingAt: null,
    startedAt: null,
    stoppedAt: null,
    endedAt: null,
    exitCode: null,
    end: null,
    stopRequest: null,
    artifact: null,
    gpuIds: [],
    attempt: 0,
    handle: null,
  };
}

/** Whether its program is over, so that its log is complete. */
export function isLogComplete(state: WorkloadState): boolean {
  return state === 'collecting' || state === 'ended';
}

/**
 * The workload after an event. Pure: the one place where a workload's life is written down.
 *
 * @throws Error when the event is impossible in this state (a bug of the engine).
 */
export function advance(record: WorkloadRecord, event: WorkloadEvent, now: number): WorkloadRecord {
  const next = apply(record, event, now);
  if (next.state !== record.state && !LEGAL_TRANSITIONS[record.state].includes(next.state)) {
    throw new Error(`A ${record.state} workload cannot become ${next.state} (${event.type}).`);
  }
  return next;
}

function apply(record: WorkloadRecord, event: WorkloadEvent, now: number): WorkloadRecord {
  switch (event.type) {
    case 'slot-given':
      return {
        ...record,
        state: 'preparing',
        preparingAt: now,
        gpuIds: event.gpuIds,
        attempt: record.attempt + 1,
      };
    case 'program-started':
      return started(record, event.handle, event.at ?? now);
    case 'stop-requested':
      return stopRequested(record, event.request, now);
    case 'not-started':
      expect(record, event, ['preparing', 'stopping']);
      return notStarted(record, event.end, now);
    case 'start-undone':
      return {
        ...record,
        state: 'queued',
        preparingAt: null,
        startedAt: null,
        handle: null,
        gpuIds: [],
      };
    case 'program-ended':
      return programEnded(record, event, now);
    case 'artifact-stored':
      expect(record, event, ['collecting']);
      return artifactStored(record, event, now);
    case 'collected':
      expect(record, event, ['collecting']);
      return {
        ...record,
        state: 'ended',
        endedAt: now,
        end: event.problem === undefined ? record.end : withProblem(record, event.problem),
      };
  }
}

function started(record: WorkloadRecord, handle: string, at: number): WorkloadRecord {
  expect(record, { type: 'program-started' }, ['preparing', 'stopping']);
  // Asked to stop while it was starting: it runs now, and the stop goes on from here.
  const state = record.state === 'preparing' ? 'running' : 'stopping';
  return { ...record, state, startedAt: at, handle };
}

function notStarted(record: WorkloadRecord, end: WorkloadEnd, now: number): WorkloadRecord {
  return {
    ...record,
    state: 'ended',
    startedAt: null,
    endedAt: now,
    end: record.stopRequest ?? end,
    handle: null,
  };
}

function stopRequested(
  record: WorkloadRecord,
  { kind, reason }: StopRequest,
  now: number,
): WorkloadRecord {
  const request = { kind, reason };
  if (record.state === 'queued') {
    return { ...record, state: 'ended', endedAt: now, end: request, stopRequest: request };
  }
  if (record.state === 'preparing' || record.state === 'running') {
    return { ...record, state: 'stopping', stopRequest: request };
  }
  expect(record, { type: 'stop-requested' }, ['stopping', 'collecting']);
  return record;
}

function programEnded(
  record: WorkloadRecord,
  event: WorkloadEvent & { type: 'program-ended' },
  now: number,
): WorkloadRecord {
  expect(record, event, ['running', 'stopping']);
  const stoppedAt = Math.max(record.startedAt ?? now, event.at ?? now);
  const stopped = {
    ...record,
    stoppedAt,
    exitCode: event.end.exitCode,
    end: endOf(record, event.end),
    handle: null,
  };
  if (event.collect) return { ...stopped, state: 'collecting' };
  return { ...stopped, state: 'ended', endedAt: Math.max(stoppedAt, now) };
}

function endOf(record: WorkloadRecord, end: ProgramEnd): WorkloadEnd {
  const kind: EndKind = end.kind === 'not-started' ? 'start_failed' : end.kind;
  return record.stopRequest ?? { kind, reason: end.reason };
}

function artifactStored(
  record: WorkloadRecord,
  event: WorkloadEvent & { type: 'artifact-stored' },
  now: number,
): WorkloadRecord {
  const { sizeBytes, notes } = event;
  const artifact = sizeBytes === null ? null : { sizeBytes, createdAt: now };
  const end = record.end && { ...record.end, reason: [record.end.reason, ...notes].join(' ') };
  return { ...record, artifact, end };
}

/** A stop or a loss stays the reason; that the outputs are missing too is said beside it. */
function withProblem(record: WorkloadRecord, problem: WorkloadEnd): WorkloadEnd {
  if (record.end === null) return problem;
  const kind = record.end.kind === 'exited' ? problem.kind : record.end.kind;
  return { kind, reason: `${record.end.reason} ${problem.reason}` };
}

function expect(
  record: WorkloadRecord,
  event: { readonly type: string },
  states: readonly WorkloadState[],
): void {
  if (!states.includes(record.state)) {
    throw new Error(`${event.type} cannot happen to a workload that is ${record.state}.`);
  }
}
