import { endJobs } from './end-jobs.ts';
import { fileJobs } from './file-jobs.ts';
import type { ConformanceJob } from './job.ts';
import { limitJobs } from './limit-jobs.ts';
import { logJobs } from './log-jobs.ts';
import { signalJobs } from './signal-jobs.ts';
import { surroundingsJobs } from './surroundings-jobs.ts';

/** The jobs that show what the runtimes have in common and where they differ. */
export const conformanceJobs: readonly ConformanceJob[] = [
  ...endJobs,
  ...signalJobs,
  ...logJobs,
  ...fileJobs,
  ...limitJobs,
  ...surroundingsJobs,
];
