export { formatBytes } from './bytes.ts';
export { JobStateError, SubmitUnknownError } from './errors.ts';
export { createJobs } from './jobs.ts';
export { formatDuration, parseDuration } from './spec/duration.ts';
export { JobFileError, type JobFileProblem } from './spec/errors.ts';
export { checkJobSpec, type ParseJobFileOptions, parseJobFile } from './spec/parse-job-file.ts';
export { jobSchema } from './spec/schema.ts';
export type {
  DenvrJobSpec,
  DokHttpSpec,
  DokJobSpec,
  JobResources,
  JobSpec,
  QarnotJobSpec,
} from './spec/types.ts';
export {
  explainExitCode,
  followExitCode,
  isEndedState,
  JOB_STATES,
  type JobEnding,
  type JobState,
} from './states.ts';
export type {
  CloudName,
  DenvrProfile,
  DokProfile,
  Job,
  JobCallOptions,
  JobCost,
  JobFetchOptions,
  JobListOptions,
  JobLogOptions,
  JobPlan,
  Jobs,
  JobsOptions,
  JobWaitOptions,
  Leftover,
  LeftoverOptions,
  Money,
  Price,
  Profile,
  QarnotProfile,
  SupportNote,
} from './types.ts';
