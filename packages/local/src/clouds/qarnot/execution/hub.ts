import type { TaskFinalState } from './plan-types.ts';

/** What the parts of the execution tell each other; all calls happen in the caller's transaction. */
export interface Hub {
  /** A task has come to its end. */
  taskEnded(task: string, end: TaskFinalState): void;
  /** A task and its row are gone. */
  taskGone(task: string, job: string | null): void;
  /** Instances of tasks in this pool wait for a slot. */
  poolWanted(pool: string): void;
  /** Takes a free slot for a try; false when there is none. */
  takeSlot(pool: string, workload: string): boolean;
  /** A try is over; the slot that it had, if any, is free. */
  freeSlot(workload: string): void;
}
