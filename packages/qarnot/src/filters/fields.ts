import type { JobState, PoolState, TaskState } from '../types.ts';
import type { Duration } from '../values/duration.ts';

/** What the values of each kind of field are. */
interface Kinds {
  text: string;
  taskState: TaskState;
  jobState: JobState;
  poolState: PoolState;
  number: number;
  boolean: boolean;
  date: Date | string;
  duration: Duration;
  /** A field of several values: equal means that it contains the value. */
  list: string;
}

/** The kind of a field. */
export type FieldKind = keyof Kinds;
/** The fields that can be filtered on, each with its kind. */
export type FieldTable = Readonly<Record<string, FieldKind>>;
/** What a field of this kind is compared with. */
export type ValueOf<Kind extends FieldKind> = Kinds[Kind];
/** The fields of a table that have one of these kinds. */
export type FieldsOf<Fields extends FieldTable, Kind extends FieldKind = FieldKind> = {
  [Name in keyof Fields]: Fields[Name] extends Kind ? Name : never;
}[keyof Fields] &
  string;

/**
 * The fields of tasks that Qarnot's C# client lets one filter on. Source: that client (high
 * confidence); Qarnot may know more.
 */
export const TASK_FIELDS = {
  uuid: 'text',
  name: 'text',
  shortname: 'text',
  profile: 'text',
  state: 'taskState',
  previousState: 'taskState',
  stateTransitionTime: 'date',
  previousStateTransitionTime: 'date',
  lastModified: 'date',
  creationDate: 'date',
  endDate: 'date',
  resultsCount: 'number',
  tags: 'list',
  constants: 'list',
  constraints: 'list',
  labels: 'list',
  'dependencies.dependsOn': 'list',
  snapshotInterval: 'number',
  poolUuid: 'text',
  projectUuid: 'text',
  jobUuid: 'text',
  instanceCount: 'number',
  maxTimeQueueSeconds: 'number',
  runningInstanceCount: 'number',
  runningCoreCount: 'number',
  executionTime: 'duration',
  wallTime: 'duration',
  resultsWhitelist: 'text',
  resultsBlacklist: 'text',
  snapshotWhitelist: 'text',
  snapshotBlacklist: 'text',
  hardwareConstraints: 'list',
} as const;

/** The same of jobs. */
export const JOB_FIELDS = {
  uuid: 'text',
  name: 'text',
  shortname: 'text',
  poolUuid: 'text',
  state: 'jobState',
  previousState: 'jobState',
  stateTransitionTime: 'date',
  previousStateTransitionTime: 'date',
  creationDate: 'date',
  lastModified: 'date',
  tags: 'list',
  useDependencies: 'boolean',
  maxWallTime: 'duration',
} as const;

/** The same of pools; their nested fields are of medium confidence. */
export const POOL_FIELDS = {
  uuid: 'text',
  name: 'text',
  shortname: 'text',
  profile: 'text',
  state: 'poolState',
  previousState: 'poolState',
  stateTransitionTime: 'date',
  previousStateTransitionTime: 'date',
  lastModified: 'date',
  creationDate: 'date',
  endDate: 'date',
  tags: 'list',
  constants: 'list',
  constraints: 'list',
  labels: 'list',
  projectUuid: 'text',
  instanceCount: 'number',
  maxTimeQueueSeconds: 'number',
  runningInstanceCount: 'number',
  runningCoreCount: 'number',
  executionTime: 'duration',
  wallTime: 'duration',
  'elasticProperty.isElastic': 'boolean',
  'elasticProperty.minTotalSlots': 'number',
  'elasticProperty.maxTotalSlots': 'number',
  'elasticProperty.minIdleSlots': 'number',
  'preparationTask.commandLine': 'text',
  hardwareConstraints: 'list',
} as const;

/** A field of tasks that can be filtered on. */
export type TaskField = keyof typeof TASK_FIELDS;
/** A field of jobs that can be filtered on. */
export type JobField = keyof typeof JOB_FIELDS;
/** A field of pools that can be filtered on. */
export type PoolField = keyof typeof POOL_FIELDS;
