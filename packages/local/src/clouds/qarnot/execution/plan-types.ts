import type { components } from '../../../generated/qarnot/wire.ts';

type Schemas = components['schemas'];

/** How a task ended, in the words of dependencies. */
export type TaskFinalState = Schemas['TaskFinalState'];

/** Objects of one bucket that are copied into the job folder. */
export interface ResourceSource {
  readonly bucket: string;
  /** Only keys that start with it; empty for all. */
  readonly prefix: string;
  /** Taken away from the front of the path; empty for nothing. */
  readonly stripPrefix: string;
}

/** Regular expressions over the paths of files, `null` for no condition. */
export interface FileFilter {
  readonly whitelist: string | null;
  readonly blacklist: string | null;
}

/** Where a snapshot goes and what is in it; `null` falls back on the task. */
export interface SnapshotConfig extends FileFilter {
  readonly bucket: string | null;
  readonly bucketPrefix: string | null;
}

/** Which secrets a task or pool may read. */
interface SecretRights {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
}

/** Something a task waits for. */
export interface Dependency {
  readonly taskUuid: string;
  /** Acceptable ends; `null` accepts any. */
  readonly conditions: readonly TaskFinalState[] | null;
}

/** A constant of a task or pool. */
export interface Constant {
  readonly key: string;
  readonly value: string;
}

/** What tasks and pools have in common in how they run. */
export interface CommonPlan {
  readonly name: string;
  readonly shortname: string;
  readonly profile: string | null;
  readonly constants: readonly Constant[];
  readonly resources: readonly ResourceSource[];
  readonly secrets: SecretRights;
  /** `privileges.exportApiAndStorageCredentialsInEnvironment`. */
  readonly exportCredentials: boolean;
  /** Milliseconds, `null` for no limit. */
  readonly queueLimitMs: number | null;
  readonly autoDelete: boolean;
  /** Milliseconds from the end to the removal, `null` for never. */
  readonly timeToLiveMs: number | null;
  /** `null` for no retries of that kind. */
  readonly retries: { readonly total: number | null; readonly perInstance: number | null };
}

/** What of a task decides how it runs; see `planOfTask`. */
export interface TaskPlan extends CommonPlan {
  readonly poolUuid: string | null;
  readonly jobUuid: string | null;
  /** Instance ids, ascending, each once. */
  readonly instances: readonly number[];
  readonly resultBucket: string | null;
  /** Put in front of the keys of results; empty for nothing. */
  readonly resultPrefix: string;
  readonly results: FileFilter;
  readonly snapshots: SnapshotConfig;
  readonly uploadOnCancellation: boolean;
  readonly dependencies: readonly Dependency[];
}

/** What of a pool decides how it runs; see `planOfPool`. */
export interface PoolPlan extends CommonPlan {
  readonly instanceCount: number;
  readonly scaling: readonly Schemas['ScalingPolicy'][] | null;
  readonly elastic: Schemas['ElasticPropertyInput'] | null;
  /** Run in each slot before it takes tasks, `null` for nothing. */
  readonly preparationCommand: string | null;
}

/** What of a job decides how its tasks run. */
export interface JobPlan {
  readonly name: string;
  readonly shortname: string;
  readonly poolUuid: string | null;
  readonly useDependencies: boolean;
  /** Milliseconds, `null` for no limit. */
  readonly maxWallTimeMs: number | null;
  readonly autoDelete: boolean;
  readonly timeToLiveMs: number | null;
}
