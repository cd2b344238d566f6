import type { components } from '../../../generated/qarnot/wire.ts';

type Schemas = components['schemas'];

/**
 * What the creation of a task asked for, as it is stored and echoed: property names and enum values
 * in the description's case, nothing that was sent empty, nothing that is not known.
 */
export type TaskBody = Schemas['TaskCreate'];
/** The same of a pool. */
export type PoolBody = Schemas['PoolCreate'];
/** The same of a job. */
export type JobBody = Schemas['JobCreate'];

/** What the rows of tasks, pools and jobs have in common. Times are epoch milliseconds. */
export interface CommonRow {
  /** Order of creation. */
  readonly sequence: number;
  readonly uuid: string;
  /** The name by which it is found besides its uuid; the uuid once it is being deleted. */
  readonly shortname: string;
  readonly name: string;
  readonly created_at: number;
  readonly modified_at: number;
  readonly state: string;
  readonly previous_state: string | null;
  readonly state_at: number;
  readonly previous_state_at: number | null;
}

/** A task without its body. */
export interface TaskRow extends CommonRow {
  readonly state: Schemas['TaskState'];
  readonly previous_state: Schemas['TaskState'] | null;
  readonly profile: string | null;
  readonly pool_uuid: string | null;
  readonly job_uuid: string | null;
  readonly project_uuid: string;
  readonly instance_count: number;
  readonly ended_at: number | null;
  /** JSON of its errors; null for none. */
  readonly errors: string | null;
  /** 0 to 100. */
  readonly progress: number;
  readonly running_instances: number;
  readonly running_cores: number;
  readonly execution_ms: number;
  readonly wall_ms: number;
  readonly results_count: number;
}

/** A pool without its body. */
export interface PoolRow extends CommonRow {
  readonly state: Schemas['PoolState'];
  readonly previous_state: Schemas['PoolState'] | null;
  readonly profile: string | null;
  readonly project_uuid: string;
  readonly instance_count: number;
  readonly ended_at: number | null;
  readonly errors: string | null;
  readonly running_instances: number;
  readonly running_cores: number;
  readonly target_instances: number;
  /** As of the last time that pools were ordered by it. */
  readonly execution_ms: number;
}

/** A job without its body. */
export interface JobRow extends CommonRow {
  readonly state: Schemas['JobState'];
  readonly previous_state: Schemas['JobState'] | null;
  readonly pool_uuid: string | null;
}

/** A row with what was asked for at its creation. */
export interface Entity<Row, Body> {
  readonly row: Row;
  readonly body: Body;
}

/** A task. */
export type TaskEntity = Entity<TaskRow, TaskBody>;
/** A pool. */
export type PoolEntity = Entity<PoolRow, PoolBody>;
/** A job. */
export type JobEntity = Entity<JobRow, JobBody>;
