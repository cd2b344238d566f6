import type { components } from '../../../generated/qarnot/wire.ts';
import type { JobPlan, PoolPlan, SnapshotConfig, TaskPlan } from './plan-types.ts';

type Schemas = components['schemas'];

export type { SnapshotConfig } from './plan-types.ts';

/** The states of a task on the wire (fact sheet: life cycle; documented). */
export type TaskState = Schemas['TaskState'];
/** The states of a pool on the wire. */
export type PoolState = Schemas['PoolState'];
/** The states of a job on the wire. */
type JobState = Schemas['JobState'];

/** A state with its past; times are epoch milliseconds of the cloud's clock. */
export interface Phase<S extends string> {
  readonly state: S;
  /** `null` in the first state. */
  readonly previousState: S | null;
  readonly stateTransitionTime: number;
  /** `null` in the first state. */
  readonly previousStateTransitionTime: number | null;
}

/** An entry of a task's or pool's `errors`. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly debug: string;
}

/** The figures of a task that change while it runs. */
export interface TaskFigures {
  /** 0 to 100. */
  readonly progress: number;
  readonly runningInstanceCount: number;
  readonly runningCoreCount: number;
  /** Sum over the instances. */
  readonly executionTimeMs: number;
  /** From the first start to the last end; 0 while it has not ended. */
  readonly wallTimeMs: number;
  readonly resultsCount: number;
}

/** A task as the execution sees it. */
export interface TaskRun extends Phase<TaskState> {
  readonly uuid: string;
  readonly plan: TaskPlan;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly errors: readonly RunError[];
}

/** A pool as the execution sees it. */
export interface PoolRun extends Phase<PoolState> {
  readonly uuid: string;
  readonly plan: PoolPlan;
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly errors: readonly RunError[];
}

/** A job as the execution sees it. */
export interface JobRun extends Phase<JobState> {
  readonly uuid: string;
  readonly plan: JobPlan;
  readonly createdAt: number;
}

/** What the execution writes into the row of a task; each change also touches `lastModified`. */
export type TaskChange = Partial<
  Phase<TaskState> &
    TaskFigures & { readonly endedAt: number | null; readonly errors: readonly RunError[] }
>;

/** What the execution writes into the row of a pool. */
export type PoolChange = Partial<
  Phase<PoolState> & {
    readonly endedAt: number | null;
    readonly errors: readonly RunError[];
    readonly runningInstanceCount: number;
    readonly runningCoreCount: number;
    readonly targetRunningInstanceCount: number;
  }
>;

/** What the execution writes into the row of a job. */
export type JobChange = Partial<Phase<JobState>>;

/** Rows of one kind; all calls happen in the caller's transaction. */
interface RunRows<R, C> {
  /** The row as it is stored now. */
  find(uuid: string): R | undefined;
  change(uuid: string, change: C): void;
  /** Takes the row away for good; its uuid and shortname are free. */
  delete(uuid: string): void;
  /** Ids of all rows, oldest first. */
  all(): readonly string[];
}

/** The rows of tasks, pools and jobs: kept by the API's store, changed by the execution. */
export interface ExecutionRows {
  readonly tasks: RunRows<TaskRun, TaskChange>;
  readonly pools: RunRows<PoolRun, PoolChange>;
  readonly jobs: RunRows<JobRun, JobChange>;
}

/** Reads secrets for tasks that have the right to. */
export interface SecretSource {
  get(key: string): string | undefined;
  /** Keys that start with `prefix`, however deep. */
  keys(prefix: string): readonly string[];
}

/** The account's own credentials, for tasks with that privilege. */
export interface AccountCredentials {
  readonly apiUrl: string;
  readonly storageUrl: string;
  readonly token: string;
  readonly email: string;
}

/** Where an instance is; `waiting` also between two tries. */
export type InstanceState =
  | 'waiting'
  | 'dispatched'
  | 'executing'
  | 'uploading'
  | 'success'
  | 'failure'
  | 'cancelled';

/** What was used: the base of credits and carbon. Local figures, not Qarnot's. */
export interface Usage {
  /** Core-milliseconds that programs ran. */
  readonly coreMs: number;
  /** Instance-milliseconds that programs ran. */
  readonly executionMs: number;
}

/** Which log. */
export type RunStream = 'stdout' | 'stderr';

/** Something that cannot be done now; the message is for the client. */
export class ExecutionRefusal extends Error {
  override readonly name: string = 'ExecutionRefusal';
  /** `not_running`: the task or pool is in a state in which it cannot be done. */
  readonly code: 'not_running' | 'bad_config' | 'unknown_instance';

  constructor(code: 'not_running' | 'bad_config' | 'unknown_instance', message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Runs tasks, pools and jobs: what happens to their rows after the API has stored them.
 *
 * `accept…` is called in the transaction that stores the row, in its first state (`Submitted`,
 * jobs `Active`). All others open their own transaction, or join the caller's. Everything that is
 * under way survives a kill of the process and goes on at the next {@link Execution.start}.
 */
export interface Execution {
  /** Takes up what the last process left. Call it before the engine starts. */
  start(): Promise<void>;
  /** Stops timers and background work; the engine is closed after it. */
  close(): Promise<void>;
  /** Stops everything, forgets everything, the rows of tasks, pools and jobs included. */
  reset(): Promise<void>;

  acceptTask(task: TaskRun): void;
  /** `PendingCancel`, then `Cancelled`. @throws ExecutionRefusal `not_running` when it has ended. */
  abortTask(uuid: string): void;
  /** Aborts if need be, then removes it and its row: `PendingDelete` until its programs are gone. */
  removeTask(uuid: string): void;
  /** Copies new and changed resources to running instances. @throws ExecutionRefusal `not_running`. */
  refreshTask(uuid: string): Promise<void>;

  acceptPool(pool: PoolRun): void;
  /** @throws ExecutionRefusal `not_running` when it is closed or being closed. */
  closePool(uuid: string): void;
  removePool(uuid: string): void;
  /** The scaling of its row has changed. */
  scalePool(uuid: string): void;
  /** @throws ExecutionRefusal `not_running`. */
  refreshPool(uuid: string): Promise<void>;
  /** Name of the policy that is in force now; null without a named one. */
  activePolicy(uuid: string): string | null;

  acceptJob(job: JobRun): void;
  /** `Terminating` while its tasks end, then `Completed`. @throws ExecutionRefusal `not_running`. */
  terminateJob(uuid: string): void;
  /** Removes it with its tasks, ending those that run. */
  removeJob(uuid: string): void;

  /** Takes a snapshot once; the result is its id. @throws ExecutionRefusal `bad_config`. */
  snapshot(taskUuid: string, config: SnapshotConfig): string;
  /** Takes one every `intervalSec` seconds, 0 for no more. @throws ExecutionRefusal `bad_config`. */
  snapshotPeriodic(taskUuid: string, config: SnapshotConfig, intervalSec: number): void;
  /** `undefined` for an unknown one. */
  snapshotStatus(taskUuid: string, snapshotId: string): Schemas['Snapshot'] | undefined;

  /**
   * The log of a task or pool, or of one instance or slot of it, each line with its prefix. An
   * instance that has not begun has an empty one. @throws ExecutionRefusal `unknown_instance`.
   */
  log(owner: string, stream: RunStream, instance: number | null): Promise<string>;
  /** What came since the last such call; the cursor is stored per owner, stream and instance. */
  freshLog(owner: string, stream: RunStream, instance: number | null): Promise<string>;

  /** `status` of a task; `null` before it runs. */
  taskStatus(uuid: string): Schemas['Status'] | null;
  /** `status` of a pool; `null` before it runs. */
  poolStatus(uuid: string): Schemas['Status'] | null;
  completedInstances(taskUuid: string): Schemas['CompletedInstance'][];
  /** Slots a pool may have, and the share of them that is in use (0..1). */
  poolUsage(uuid: string): { readonly totalSlotCapacity: number; readonly poolUsage: number };
  /** Instances of its tasks that wait or run. */
  queuedOrRunning(poolUuid: string): number;
  /** `dependencies` as they are read back; `null` for a task without. */
  dependencies(taskUuid: string): Schemas['Dependencies'] | null;
  taskUsage(uuid: string): Usage;
  poolUsed(uuid: string): Usage;
}
