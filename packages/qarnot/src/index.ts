export {
  Account,
  type ApiVersion,
  type Budget,
  type OrganizationQuotas,
  type Project,
  type UserQuotas,
} from './account/account.ts';
export { Buckets } from './buckets/buckets.ts';
export {
  FileChangedError,
  isFileChangedError,
  isLocalFileError,
  isRemoveFailedError,
  LocalFileError,
  RemoveFailedError,
  type RemoveFailure,
} from './buckets/errors.ts';
export type { ObjectPage } from './buckets/objects/list.ts';
export type {
  BucketCallOptions,
  BucketInfo,
  CopyObjectOptions,
  DeleteBucketOptions,
  DownloadOptions,
  DownloadResult,
  ListObjectsOptions,
  ObjectAttributes,
  ObjectBody,
  ObjectInfo,
  PresignOptions,
  ReadObjectOptions,
  UnfinishedUpload,
  UploadOptions,
  UploadResult,
  UploadSource,
} from './buckets/options.ts';
export { sanitizeKey } from './buckets/sanitize.ts';
export type { RemoteObject, TransferOptions, TransferProgress } from './buckets/store.ts';
export type {
  SyncAction,
  SyncOptions,
  SyncProgress,
  SyncRefusal,
  SyncRefusalReason,
  SyncResult,
} from './buckets/sync/options.ts';
export type { QarnotOptions, StorageOptions } from './config/options.ts';
export type { QarnotSettings } from './config/resolve.ts';
export {
  isMaxJobsReachedError,
  isMaxPoolsReachedError,
  isMaxTasksReachedError,
  isMissingBucketError,
  isMissingInstanceError,
  isMissingJobError,
  isMissingPoolError,
  isMissingProfileError,
  isMissingTaskError,
  isNotEnoughCreditsError,
  isSecretConflictError,
  isSecretNotFoundError,
  isValidationError,
} from './errors/guards.ts';
export {
  MaxJobsReachedError,
  MaxPoolsReachedError,
  MaxTasksReachedError,
  MissingBucketError,
  MissingInstanceError,
  MissingJobError,
  MissingPoolError,
  MissingProfileError,
  MissingTaskError,
  NotEnoughCreditsError,
  SecretConflictError,
  SecretNotFoundError,
  ValidationError,
} from './errors/qarnot-errors.ts';
export { type FilterBuilder, jobFilter, poolFilter, taskFilter } from './filters/builder.ts';
export type { JobField, PoolField, TaskField } from './filters/fields.ts';
export { formatFilter } from './filters/format.ts';
export {
  type Operation,
  type OperationId,
  type OperationParameter,
  operations,
} from './generated/operations.ts';
export {
  type CpuModelConstraint,
  type HardwareConstraintPage,
  HardwareConstraints,
  type HardwarePageOptions,
} from './hardware-constraints/hardware-constraints.ts';
export { Jobs } from './jobs/jobs.ts';
export { type ParsedLogLine, parseLogLine } from './logs/log-line.ts';
export type { LogLine, LogOptions, LogStream } from './logs/options.ts';
export type { LogReadOptions } from './logs/request-log.ts';
export { methodTable } from './method-table.ts';
export { Pools } from './pools/pools.ts';
export { type Profile, Profiles } from './profiles/profiles.ts';
export { Qarnot, type RawCall } from './qarnot.ts';
export type { Params, ParamValue } from './request/address.ts';
export type { CarbonOptions } from './request/carbon.ts';
export type { ListOptions, SearchOptions } from './request/lists.ts';
export type { Page, PageOptions } from './request/pages.ts';
export type { Constants, Payload } from './request/payload.ts';
export { isStorageUnavailableError, StorageUnavailableError } from './request/storage-access.ts';
export { Secrets } from './secrets/secrets.ts';
export type { BulkResult } from './tasks/create.ts';
export type { RunOptions } from './tasks/run.ts';
export { isTaskLeftBehindError, TaskLeftBehindError } from './tasks/run-errors.ts';
export { TaskSnapshots } from './tasks/snapshots.ts';
export { hasEnded, isFinalTaskState } from './tasks/states.ts';
export { Tasks } from './tasks/tasks.ts';
export type {
  CarbonFacts,
  CompletedInstance,
  CreatedId,
  Credits,
  Filter,
  HardwareConstraint,
  Job,
  JobCreate,
  JobState,
  KeyValue,
  KnownJobState,
  KnownPoolState,
  KnownTaskState,
  OpenUnion,
  PeriodicSnapshotRequest,
  Pool,
  PoolClone,
  PoolCreate,
  PoolState,
  PoolSummary,
  PoolUpdate,
  PortForwards,
  ResourcesBucket,
  RuntimeStatus,
  SearchRequest,
  ServerSettings,
  Snapshot,
  SnapshotRequest,
  Task,
  TaskClone,
  TaskCreate,
  TaskError,
  TaskOverrides,
  TaskState,
  TaskSummary,
  TaskUpdate,
  UserInfo,
} from './types.ts';
export { formatQarnotDate, parseQarnotDate } from './values/date.ts';
export {
  type AdvancedDependency,
  dependsOn,
  type TaskDependencies,
  type TaskFinalState,
} from './values/dependencies.ts';
export {
  type Duration,
  type DurationParts,
  durationMilliseconds,
  formatDuration,
  parseDuration,
} from './values/duration.ts';
export { type HardwareConstructors, hardware } from './values/hardware.ts';
export { formatHardwareConstraint, parseHardwareConstraint } from './values/hardware-text.ts';
export {
  DAYS_OF_WEEK,
  type DayOfWeek,
  formatPeriod,
  parsePeriod,
  period,
  type TimeOfDay,
  type TimePeriod,
  type WeeklyPeriodInput,
} from './values/period.ts';
export {
  countInstances,
  formatRanges,
  type InstanceRange,
  instancesIn,
  parseRanges,
} from './values/ranges.ts';
export {
  type FixedPolicyInput,
  type QueuePolicyInput,
  type Scaling,
  type ScalingInput,
  type ScalingPolicy,
  scalingPolicy,
} from './values/scaling.ts';
export {
  parseSchedulingType,
  type Reservation,
  SCHEDULING_TYPES,
  type Scheduling,
  type SchedulingType,
  scheduling,
} from './values/scheduling.ts';
