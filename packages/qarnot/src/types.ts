import type { components } from './generated/wire.ts';
import type { Payload } from './request/payload.ts';
import type { Duration } from './values/duration.ts';

type Schemas = components['schemas'];

/** Known values, offered by the editor, or any other text, because Qarnot may add some. */
export type OpenUnion<Known extends string> = Known | (string & Record<never, never>);

/** The states of a task that are known. */
export type KnownTaskState = Schemas['TaskState'];
/** The state of a task: a known one, or any other text. */
export type TaskState = OpenUnion<KnownTaskState>;
/** The states of a job that are known. */
export type KnownJobState = Schemas['JobState'];
/** The state of a job: a known one, or any other text. */
export type JobState = OpenUnion<KnownJobState>;
/** The states of a pool that are known. */
export type KnownPoolState = Schemas['PoolState'];
/** The state of a pool: a known one, or any other text. */
export type PoolState = OpenUnion<KnownPoolState>;

type WithState<Wire, State> = Omit<Wire, 'state' | 'previousState'> & {
  /** Where it stands. */
  state: State;
  /** Where it stood before. */
  previousState?: State | null;
};

/** A task as lists of summaries show it. */
export type TaskSummary = WithState<Schemas['TaskSummary'], TaskState>;
/** A task with everything known about it. Its constants are in clear: treat it as a secret. */
export type Task = WithState<Schemas['Task'], TaskState>;
/** What makes a task. */
export type TaskCreate = Payload<Schemas['TaskCreate']>;
/** What `update` of a task takes; everything else of a task stays as it was made. */
export type TaskUpdate = Payload<Schemas['TaskUpdate']>;
/** What differs from the original in a task made by retry, recover or resume. */
export type TaskOverrides = Payload<Schemas['TaskRerunOverrides']>;
/** What differs from the original in a clone of a task. */
export type TaskClone = Payload<Schemas['TaskClone']>;
/** How one instance of a task ended. */
export type CompletedInstance = Schemas['CompletedInstance'];
/** Run-time figures of a task or pool. */
export type RuntimeStatus = Schemas['Status'];
/** What went wrong in a task or pool, as it says itself. */
export type TaskError = Schemas['QError'];

/** What `{uuid}` answers name: the thing that was made. */
export type CreatedId = Schemas['CreatedId'];
/** A name with its value: a constant or a constraint. */
export type KeyValue = Schemas['KeyValue'];
/** A bucket whose objects a task or pool gets as files. */
export type ResourcesBucket = Schemas['ResourcesBucket'];
/** Which machines fit; see the constructors in `hardware`. */
export type HardwareConstraint = Schemas['HardwareConstraint'];

/** What the creation of one of several tasks is answered with. */
export type BulkAnswer = Schemas['MultiResponse'];

/** A one-off snapshot of a task. */
export type Snapshot = Schemas['Snapshot'];
/** What a one-off snapshot takes; what is left out is that of the task. */
export type SnapshotRequest = Schemas['UniqueSnapshotRequest'];
/** What periodic snapshots take; `interval` is in seconds, 0 stops them. */
export type PeriodicSnapshotRequest = Schemas['PeriodicSnapshotRequest'];

/** A job: tasks that belong together, with dependencies between them if it is made so. */
export type Job = WithState<Schemas['Job'], JobState>;
/** What makes a job. */
export type JobCreate = Omit<Payload<Schemas['JobCreate']>, 'maxWallTime'> & {
  /** How long it may live; after that its tasks are cancelled. @default as long as it takes */
  maxWallTime?: Duration | null;
};

/** A pool as lists of summaries show it. */
export type PoolSummary = WithState<Schemas['PoolSummary'], PoolState>;
/** A pool with everything known about it. */
export type Pool = WithState<Schemas['Pool'], PoolState>;
/** What makes a pool. */
export type PoolCreate = Payload<Schemas['PoolCreate']>;
/** What `update` of a pool takes. */
export type PoolUpdate = Payload<Schemas['PoolUpdate']>;
/** What differs from the original in a clone of a pool. */
export type PoolClone = Payload<Schemas['PoolClone']>;

/** A filter of pages and searches. */
export type Filter = Schemas['Filter'];
/** What a search takes: a filter, and which fields to return. */
export type SearchRequest = Schemas['SearchRequest'];

/** Energy and carbon of a task or pool; footprints in gCO₂eq, energies in Wh. */
export type CarbonFacts = Schemas['CarbonFacts'];
/** What something has cost, in euros. */
export type Credits = Schemas['Credits'];
/** What the ports of a task's instances are reached at, by instance and rule. */
export type PortForwards = Schemas['PortForwards'];

/** The account behind the token: its quotas, counters and projects. */
export type UserInfo = Schemas['UserInfo'];
/** What the server says about itself; `storage` is the address of the buckets. */
export type ServerSettings = Schemas['Settings'];
