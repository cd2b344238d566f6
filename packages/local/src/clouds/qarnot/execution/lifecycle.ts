import type { Phase, PoolState, TaskState } from './types.ts';

/**
 * Which state of a task may follow which (fact sheet: life cycle; documented). Not drawn there, and
 * a guess: `Submitted` to `Failure`, when it waited too long or its command makes no sense.
 */
export const TASK_TRANSITIONS: Readonly<Record<TaskState, readonly TaskState[]>> = {
  Submitted: [
    'PartiallyDispatched',
    'FullyDispatched',
    'PendingCancel',
    'PendingDelete',
    'Failure',
  ],
  PartiallyDispatched: ['FullyDispatched', 'PartiallyExecuting', 'PendingCancel', 'PendingDelete'],
  FullyDispatched: [
    'FullyExecuting',
    'PartiallyExecuting',
    'UploadingResults',
    'PendingCancel',
    'PendingDelete',
  ],
  PartiallyExecuting: ['FullyExecuting', 'UploadingResults', 'PendingCancel', 'PendingDelete'],
  FullyExecuting: ['UploadingResults', 'PendingCancel', 'PendingDelete'],
  UploadingResults: ['Success', 'Failure', 'PendingCancel', 'PendingDelete'],
  DownloadingResults: ['Success', 'Failure', 'PendingCancel', 'PendingDelete'],
  PendingCancel: ['Cancelled', 'PendingDelete'],
  Success: ['PendingDelete'],
  Failure: ['PendingDelete'],
  Cancelled: ['PendingDelete'],
  PendingDelete: [],
};

/** Which state of a pool may follow which: while it lives, scaling moves it to and fro. */
export const POOL_TRANSITIONS: Readonly<Record<PoolState, readonly PoolState[]>> = {
  Submitted: ['PartiallyDispatched', 'FullyDispatched', 'Closing', 'PendingDelete', 'Failure'],
  PartiallyDispatched: [
    'FullyDispatched',
    'PartiallyExecuting',
    'Closing',
    'PendingDelete',
    'Failure',
  ],
  FullyDispatched: [
    'FullyExecuting',
    'PartiallyExecuting',
    'PartiallyDispatched',
    'Closing',
    'PendingDelete',
    'Failure',
  ],
  PartiallyExecuting: ['FullyExecuting', 'Closing', 'PendingDelete', 'Failure'],
  FullyExecuting: ['PartiallyExecuting', 'Closing', 'PendingDelete', 'Failure'],
  Closing: ['Closed', 'PendingDelete'],
  Closed: ['PendingDelete'],
  Failure: ['PendingDelete'],
  PendingDelete: [],
};

const FINAL: readonly string[] = ['Success', 'Failure', 'Cancelled', 'PendingDelete', 'Closed'];

/** Whether nothing but a removal can follow. */
export function isFinal(state: TaskState | PoolState): boolean {
  return FINAL.includes(state);
}

/** Whether a pool in this state takes tasks. */
export function isOpenPool(state: PoolState): boolean {
  return state !== 'Closing' && !isFinal(state);
}

/** How many instances of a task are where. */
export interface InstanceCounts {
  readonly waiting: number;
  readonly dispatched: number;
  readonly executing: number;
  readonly uploading: number;
  readonly success: number;
  readonly failure: number;
  readonly cancelled: number;
  /** Instances that had a place once, and those whose program started once. */
  readonly dispatchedOnce: number;
  readonly startedOnce: number;
}

/** The state that the instances of a task stand for. */
export function taskStateOf(counts: InstanceCounts, isCancelled: boolean): TaskState {
  const active = counts.dispatched + counts.executing + counts.uploading;
  if (active + counts.waiting === 0) {
    if (isCancelled) return 'Cancelled';
    return counts.failure > 0 ? 'Failure' : 'Success';
  }
  if (isCancelled) return 'PendingCancel';
  if (active === counts.uploading && counts.waiting === 0) return 'UploadingResults';
  const total = active + counts.waiting + counts.success + counts.failure + counts.cancelled;
  if (counts.startedOnce > 0) {
    return counts.startedOnce === total ? 'FullyExecuting' : 'PartiallyExecuting';
  }
  if (counts.dispatchedOnce === 0) return 'Submitted';
  return counts.dispatchedOnce === total ? 'FullyDispatched' : 'PartiallyDispatched';
}

/** The state that the slots of a pool stand for; `ready` of them take tasks. */
export function poolStateOf(
  before: PoolState,
  slots: { readonly target: number; readonly started: number; readonly ready: number },
): PoolState {
  const hasRun = before === 'PartiallyExecuting' || before === 'FullyExecuting';
  if (slots.ready > 0 || hasRun) {
    return slots.ready >= slots.target ? 'FullyExecuting' : 'PartiallyExecuting';
  }
  if (slots.started === 0) return before;
  return slots.started >= slots.target ? 'FullyDispatched' : 'PartiallyDispatched';
}

/**
 * The phase after walking to `target` by the shortest legal way; every step of it counts, so that
 * `previousState` is true. The same phase when there is no way, as for a state that lies behind.
 */
export function walk<S extends string>(
  transitions: Readonly<Record<S, readonly S[]>>,
  phase: Phase<S>,
  target: S,
  now: number,
): Phase<S> {
  const path = pathTo(transitions, phase.state, target);
  let current = phase;
  for (const state of path) {
    current = {
      state,
      previousState: current.state,
      stateTransitionTime: now,
      previousStateTransitionTime: current.stateTransitionTime,
    };
  }
  return current;
}

/** What {@link walk} changes of a phase; nothing when there is no way to `target`. */
export function stepTo<S extends string>(
  transitions: Readonly<Record<S, readonly S[]>>,
  phase: Phase<S>,
  target: S,
  now: number,
): Partial<Phase<S>> {
  const { state, previousState, stateTransitionTime, previousStateTransitionTime } = walk(
    transitions,
    phase,
    target,
    now,
  );
  if (state === phase.state) return {};
  return { state, previousState, stateTransitionTime, previousStateTransitionTime };
}

function pathTo<S extends string>(
  transitions: Readonly<Record<S, readonly S[]>>,
  from: S,
  to: S,
): readonly S[] {
  let paths: (readonly S[])[] = [[from]];
  const seen = new Set<S>([from]);
  while (paths.length > 0) {
    const longer: (readonly S[])[] = [];
    for (const path of paths) {
      const last = path.at(-1) ?? from;
      if (last === to) return path.slice(1);
      for (const next of transitions[last]) {
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return [];
}
