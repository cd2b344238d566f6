import type { LogStream, RegistryLogin, WorkloadSpec } from '../types.ts';

/** The folders of one workload, made by the engine, used by its runtime. */
export interface WorkloadPaths {
  /** Holds the three folders below, and nothing else. */
  readonly root: string;
  /** Where its program starts; its home. */
  readonly work: string;
  /** What it leaves here becomes its artifact. */
  readonly outputs: string;
  /** Its TMPDIR. */
  readonly temporary: string;
}

/** The log files of one try: `combined`, or the two others, as its specification says. */
export type LogPaths = Readonly<Record<LogStream, string>>;

/** One try to run one workload, as a runtime sees it. */
export interface RuntimeJob {
  readonly spec: WorkloadSpec;
  /**
   * Counts the tries: only a try that is proven never to have run is followed by another, so a
   * program runs at most once.
   */
  readonly attempt: number;
  readonly paths: WorkloadPaths;
  /** Made by the runtime, readable by their owner alone, appended to. */
  readonly logs: LogPaths;
  /** A file of this try's own where the runtime may take notes. */
  readonly runFile: string;
  readonly gpuIds: readonly number[];
  /** Aborted when the workload is stopped, or left to the next process, while it is prepared. */
  readonly signal: AbortSignal;
}

/** How a program ended. */
export interface ProgramEnd {
  /**
   * `exited`: `exitCode` is true. `lost`: nobody recorded it. `not-started`: it turned out that the
   * program never ran.
   */
  readonly kind: 'exited' | 'lost' | 'not-started';
  readonly exitCode: number | null;
  /** One sentence a person can read. */
  readonly reason: string;
}

/** A started program. */
export interface RunningProgram {
  /** What {@link Runtime.attach} needs to find it again after a restart; stored by the engine. */
  readonly handle: string;
  /** Settles when the program and all that it left behind in its group have ended; never rejects. */
  readonly ended: Promise<ProgramEnd>;
  /** Sends a signal to the program and everything in its group. A dead one is no error. */
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
  /** Stops watching and lets the program go on by itself; `ended` then never settles. */
  detach(): void;
}

/** What {@link Runtime.attach} found of a try that an earlier process began. Times are epoch ms. */
export type Attached =
  /** It runs: watch it again. */
  | {
      readonly kind: 'running';
      readonly program: RunningProgram;
      readonly startedAt: number | null;
    }
  /** It ended meanwhile. */
  | {
      readonly kind: 'ended';
      readonly end: ProgramEnd;
      readonly startedAt: number | null;
      readonly endedAt: number | null;
    }
  /** It is proven that its program never ran, and now never will: it may be tried again. */
  | { readonly kind: 'never-started' };

/**
 * One way to run programs: `process` on this host, `container` on a container engine.
 *
 * `prepare` and `start` throw an error whose message says why the workload cannot start.
 */
export interface Runtime {
  readonly name: string;
  /** Whether `spec.image` decides what runs. */
  readonly usesImage: boolean;
  /** Whether jobs of the image that stands for this machine run as processes all the same. */
  readonly runsHostImage?: boolean;
  /**
   * Makes ready what `start` needs (the image). Must be repeatable. The folders are there. `login`
   * gives the credentials for the image's registry, asked only when it must be pulled.
   */
  prepare(job: RuntimeJob, login: () => RegistryLogin | undefined): void | Promise<void>;
  /** Starts the program. Called at most once for each attempt of a workload. */
  start(job: RuntimeJob): RunningProgram | Promise<RunningProgram>;
  /** Finds a try begun by an earlier process; `handle` is null when it died before storing one. */
  attach(job: RuntimeJob, handle: string | null): Attached | Promise<Attached>;
  /** Drops what it kept of a try, once its end is stored. */
  forget(job: RuntimeJob): void;
  /**
   * Kills what ended workloads left behind outside their group, where the runtime can find it.
   * `isEnded` tells for the root folder of a workload whether its program is over.
   */
  reap(isEnded: (root: string) => boolean): Promise<void>;
  /** Bytes that a program has on disk outside of its folders; none when it is missing. */
  diskUsage?(job: RuntimeJob): Promise<number>;
  /**
   * The port of this machine that leads to a port of a program; `null` when nothing leads there, and
   * what listens on the same port of this machine is another's. The same when undefined or missing.
   */
  portOf?(job: RuntimeJob, port: number): number | null | undefined;
}
