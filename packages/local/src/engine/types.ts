import type { Readable } from 'node:stream';
import type { Database } from '../store/database.ts';
import type { Runtime, WorkloadPaths } from './runtimes/types.ts';

/**
 * Where a workload is in its life.
 *
 * `queued` waits for a slot; `preparing` has a slot and its folders (later: its image) are made;
 * `running` has a program; `stopping` was asked to end and its program has not yet;
 * `collecting` packs the outputs of a program that ended; `ended` is final.
 */
export type WorkloadState =
  | 'queued'
  | 'preparing'
  | 'running'
  | 'stopping'
  | 'collecting'
  | 'ended';

/**
 * Why a workload ended.
 *
 * `exited`: its program ended by itself (any exit code). `start_failed`: it never ran.
 * `canceled`, `timed_out`, `shutdown`: it was asked to stop. `disk_full`: its disk limit was
 * reached or the disk had no room. `lost`: its program is gone and nobody recorded how it ended.
 * `collect_failed`: its program ended by itself but its outputs could not be packed.
 */
export type EndKind =
  | 'exited'
  | 'start_failed'
  | 'canceled'
  | 'timed_out'
  | 'lost'
  | 'shutdown'
  | 'disk_full'
  | 'collect_failed';

/** A request to end a workload before its program does by itself. */
export interface StopRequest {
  readonly kind: 'canceled' | 'timed_out' | 'shutdown' | 'disk_full';
  /** One sentence a person can read; it becomes the reason of the end. */
  readonly reason: string;
}

/** How a workload ended. */
export interface WorkloadEnd {
  readonly kind: EndKind;
  /** One sentence a person can read; never holds an environment value. */
  readonly reason: string;
}

/** One of the folders of a workload. */
export type WorkloadPlace = 'outputs' | 'work' | 'temporary';

/** A folder of a workload as its container sees it; a runtime without containers ignores it. */
export interface WorkloadMount {
  readonly place: WorkloadPlace;
  /** A folder below the place; the whole place without. */
  readonly folder?: string;
  /** Absolute path in the container. */
  readonly path: string;
}

/** What a plan gives a workload, as far as the machine has it. */
export interface WorkloadLimits {
  readonly memoryBytes?: number;
  /** Processors; parts of one are possible. */
  readonly cpus?: number;
}

/** What a registry wants to see before it gives an image. Never stored with a workload. */
export interface RegistryLogin {
  /** Host name, with a port where it has one; none: that of the image. */
  readonly server?: string;
  readonly username: string;
  readonly password: string;
}

/** What a cloud asks the engine to run: one program, once. */
export interface WorkloadSpec {
  /** UUID chosen by the cloud layer (DOK: the task's id). */
  readonly id: string;
  /** The cloud it belongs to (`dok`, …): slots are counted by cloud. */
  readonly cloud: string;
  /** Free text for people. */
  readonly name: string;
  /** The container image asked for; a runtime with `usesImage: false` ignores it. */
  readonly image: string;
  /** First words of the argument vector; empty means the image's own. */
  readonly entrypoint: readonly string[];
  /** Following words of the argument vector. */
  readonly command: readonly string[];
  /** Environment given by the user. */
  readonly env: Readonly<Record<string, string>>;
  /** Environment names whose value is a path only the runtime knows, e.g. `{ SAKURA_ARTIFACT_DIR: 'outputs' }`. */
  readonly pathEnv: Readonly<Record<string, WorkloadPlace>>;
  /**
   * Where its container sees its folders. A place that only {@link WorkloadSpec.pathEnv} names is at
   * `/irori/PLACE`; a place that nothing names is not there. @default none
   */
  readonly mounts?: readonly WorkloadMount[];
  /** Where a container starts its program. @default what the image says */
  readonly workingDirectory?: string;
  /** `user`, `uid` or `uid:gid` of the program in a container. @default what the image says */
  readonly user?: string;
  /** What {@link WorkloadHooks.login} finds the credentials of its registry by; never a secret. */
  readonly registry?: string;
  /** Limits of its container. @default none */
  readonly limits?: WorkloadLimits;
  /** GPUs wanted. With fewer on this machine it gets what there is, none included. */
  readonly gpus: number;
  /** One log of everything, or stdout and stderr apart. */
  readonly logs: 'combined' | 'separate';
  /** Milliseconds the program may run, `null` for no limit. */
  readonly timeLimitMs: number | null;
  /** Milliseconds between SIGTERM and SIGKILL when it is stopped. */
  readonly stopGraceMs: number;
  /** What becomes of the outputs folder when the program ended. */
  readonly collect: 'tar.gz' | 'none';
  /** Port its HTTP service listens on, `null` for none. */
  readonly port: number | null;
  /** Further ports that this machine wants to reach. @default none */
  readonly morePorts?: readonly number[];
}

/** A workload as stored. Times are epoch milliseconds of the engine's clock. */
export interface Workload {
  readonly spec: WorkloadSpec;
  readonly state: WorkloadState;
  /** Order of acceptance, unique, ascending. */
  readonly sequence: number;
  readonly createdAt: number;
  readonly preparingAt: number | null;
  /** When its program started. */
  readonly startedAt: number | null;
  /** When its program ended: the log is complete from here on. */
  readonly stoppedAt: number | null;
  /** When its outputs were collected too. */
  readonly endedAt: number | null;
  /** As a shell gives it: 128 + n for signal n; `null` when no program ran or nobody saw its end. */
  readonly exitCode: number | null;
  readonly end: WorkloadEnd | null;
  readonly stopRequest: StopRequest | null;
  /** `null` also when the outputs folder was empty. */
  readonly artifact: { readonly sizeBytes: number; readonly createdAt: number } | null;
  readonly gpuIds: readonly number[];
}

/** A GPU of this machine. */
export interface Gpu {
  readonly index: number;
  readonly name: string;
}

/** The engine's time. A test gives its own; `FakeClock` of the testkit fits. */
export interface EngineClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `fn` once after `ms`; the result cancels it. */
  setTimer(ms: number, fn: () => void): () => void;
}

/** Where the engine tells what it did; a message never holds an environment value. */
export interface EngineLogger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Options of {@link createEngine}. */
export interface EngineOptions {
  /** The data directory that `openStore` opened. */
  readonly dataDir: string;
  /** `store.database` of `openStore`. */
  readonly database: Database;
  /** Workloads that may be active (anything between queued and ended) at once. */
  readonly slots: number;
  /** The same by cloud; a cloud that is not named has no limit of its own. */
  readonly slotsByCloud?: Readonly<Record<string, number>>;
  /** Clouds with slots of their own, which do not count among `slots`: for what runs on and on. */
  readonly slotsApart?: Readonly<Record<string, number>>;
  readonly runtime: Runtime;
  /** @default systemEngineClock */
  readonly clock?: EngineClock;
  /**
   * Milliseconds of the clock between the program's end and the collecting of its outputs, for a
   * cloud that shows a late artifact.
   * @default 0
   */
  readonly collectDelayMs?: number;
  /**
   * Bytes a workload may leave on disk (outputs, scratch and log together).
   * @default 20 GiB
   */
  readonly diskLimitBytes?: number;
  /**
   * Milliseconds of real time between two looks at the disk use of running workloads.
   * @default 5000
   */
  readonly diskCheckIntervalMs?: number;
  /**
   * GPUs to hand out.
   * @default what nvidia-smi lists when the engine starts
   */
  readonly gpus?: readonly Gpu[];
  /** @default silent */
  readonly logger?: EngineLogger;
}

/** Which log of a workload: `combined`, or one of the two of a workload with `logs: 'separate'`. */
export type LogStream = 'combined' | 'stdout' | 'stderr';

/** The log of one workload: raw bytes, exactly what its program wrote. */
export interface WorkloadLog {
  /** The file; it need not exist before the workload starts. */
  readonly path: string;
  /** Bytes written so far. */
  size(): number;
  /** What is there now, from byte `from` (default 0). */
  read(from?: number): Readable;
  /**
   * What is there, then what comes, until the log is complete (the program has ended and all was
   * delivered) or the signal is aborted. Leaving the loop early releases everything.
   */
  follow(options?: {
    readonly from?: number;
    readonly signal?: AbortSignal;
  }): AsyncIterable<Uint8Array>;
}

/** What a cloud does around the programs of its workloads; see {@link Engine.setHooks}. */
export interface WorkloadHooks {
  /**
   * The credentials for the registry of its image, if there are any; asked each time an image may be
   * pulled. Throws an error whose message says why the workload cannot start.
   */
  login?(workload: Workload): RegistryLogin | undefined;
  /**
   * Fills the folders before the program starts. Must be repeatable: after a kill it is called
   * again, with what the first call left. The result adds to the environment of the program and is
   * stored nowhere, which is how a secret reaches it. Rejects with an error whose message says why
   * the workload cannot start. The signal is aborted when the workload is stopped or the engine
   * closes.
   */
  prepare?(
    workload: Workload,
    paths: WorkloadPaths,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>> | undefined;
  /** Whether {@link WorkloadHooks.collect} has something to do: without, the end is one step. */
  collects?(workload: Workload, paths: WorkloadPaths): boolean;
  /**
   * Keeps what the program left, while the state is `collecting` and the folders are there. Must be
   * repeatable: after a kill it is called again. The result is a problem that becomes part of the
   * workload's end. The signal is aborted when the engine closes and leaves the rest to the next.
   */
  collect?(
    workload: Workload,
    paths: WorkloadPaths,
    signal: AbortSignal,
  ): Promise<WorkloadEnd | undefined>;
}

/** How much runs and waits, in workloads. */
export interface EngineStats {
  readonly queued: number;
  readonly running: number;
  readonly slots: number;
  /** Clouds that may use fewer than all slots. */
  readonly slotsByCloud: Readonly<Record<string, number>>;
}

/**
 * Runs workloads: accepts, queues, starts, watches, stops, collects; durable at every step.
 *
 * Everything it answers is committed before it returns.
 */
export interface Engine {
  /** GPUs found at {@link Engine.start} or given as option. */
  readonly gpus: readonly Gpu[];
  /** The runtime in use. */
  readonly runtime: Runtime;
  /**
   * Accepts a workload. `inTransaction` runs in the same transaction, after the workload's row is
   * there, so the cloud's own rows and the workload are accepted together or not at all.
   *
   * @throws EngineError `WORKLOAD_EXISTS` when the id is taken, `WORKLOAD_INVALID` for an
   * impossible specification, and what `inTransaction` throws (nothing is stored then).
   */
  submit(spec: WorkloadSpec, inTransaction?: () => void): Workload;
  /** The workload as it is stored now. */
  get(id: string): Workload | undefined;
  /**
   * Ends a workload: a queued one at once, a running one by SIGTERM, `stopGraceMs`, SIGKILL to its
   * whole process group. The request is stored before anything is done. A second request, or one
   * for a program that has already ended (`collecting`), changes nothing and returns the workload.
   *
   * @throws EngineError `WORKLOAD_UNKNOWN`; `WORKLOAD_ENDED` when it has ended.
   */
  stop(id: string, request: StopRequest, inTransaction?: () => void): Workload;
  /**
   * Forgets an ended workload: row, logs, artifact.
   *
   * @throws EngineError `WORKLOAD_UNKNOWN`; `WORKLOAD_NOT_ENDED` when it has not ended.
   */
  remove(id: string, inTransaction?: () => void): void;
  /**
   * Called inside the transaction that stores a new state (also the first, `queued`), so that the
   * cloud's own row changes with it. What it throws undoes the change. The result unsubscribes.
   */
  onTransition(listener: (workload: Workload) => void): () => void;
  /** Called after the end of a workload is committed. The result unsubscribes. */
  onEnded(listener: (workload: Workload) => void): () => void;
  /**
   * The log of a workload.
   *
   * @throws EngineError `WORKLOAD_UNKNOWN`; `LOG_STREAM_UNKNOWN` when the workload has no such
   * stream (`combined` of one with `logs: 'separate'`, and the reverse).
   */
  log(id: string, stream?: LogStream): WorkloadLog;
  /** Sets what a cloud does around its programs. Call it before {@link Engine.start}. */
  setHooks(cloud: string, hooks: WorkloadHooks): void;
  /** The folders of a workload; they are there while it is active. */
  pathsOf(id: string): WorkloadPaths;
  /**
   * The port of this machine that leads to a port of a workload: the same, unless its program has a
   * network of its own; `null` when nothing leads there, or not yet.
   */
  portOf(id: string, port: number): number | null;
  /** Where the artifact of a workload is, or will be; present on disk when `artifact` is not null. */
  artifactPath(id: string): string;
  /** Recovers what the last process left (re-attach, or end truthfully), then starts scheduling. */
  start(): Promise<void>;
  /**
   * Ends the engine. `stop`: active workloads end as `shutdown`, queued ones stay queued.
   * `keep`: programs go on by themselves and are found again at the next start.
   */
  close(options: { readonly jobs: 'stop' | 'keep' }): Promise<void>;
  /** How many workloads wait and run, and how many may run at once: in all, and of each cloud. */
  stats(): EngineStats;
}
