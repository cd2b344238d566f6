import type { Clock, FetchLike, Logger, LogLevel, Redactor } from '@irori/core';
import type { PreparedJob } from './prepare.ts';
import type { JobState } from './states.ts';
import type { Job, JobCost, Leftover, Money, Price, SupportNote } from './types.ts';

/** The part of a plan that only the cloud's adapter knows. */
export interface CloudPlan {
  /** Plan of the cloud. */
  plan: string;
  /** Program and arguments that run; empty when the image's own do. */
  command: readonly string[];
  /** Whether the wrapper script starts the program. */
  wrapped: boolean;
  /** The limit that the cloud enforces. */
  hardLimitSeconds: number;
  /** Price of the plan, when it could be learned. */
  pricePerSecond: Price | null;
  /** Cost of the whole hard limit. */
  maxCost: Money | null;
  /** How well the cloud does what the job asks for. */
  support: readonly SupportNote[];
}

/** Which jobs an adapter is to list. */
export interface CloudListQuery {
  /** How many will be read at most, as a hint for the page size; the caller stops by itself. */
  limit: number;
  /** Only these states, where the cloud can tell; the caller filters once more. */
  states: readonly JobState[] | null;
  /** Only jobs with this tag. */
  tag: string | null;
}

/** What to look for among leftovers. */
export interface LeftoverQuery {
  /** Jobs created before this count even if they go on; epoch milliseconds, `null` for none. */
  createdBefore: number | null;
}

/**
 * One cloud as the job layer sees it: `clouds/<cloud>.ts` is the only file that knows the cloud.
 * The job layer above prepares jobs, looks for those whose fate is unknown, waits and filters; an
 * adapter translates.
 */
export interface CloudAdapter {
  /** How big a packed workdir may be. */
  readonly maxWorkdirBytes: number;
  /** What to do with a bigger one; goes on after "Leave files out …, or". */
  readonly workdirAlternatives: string;
  /** Whether the cloud runs on this machine, so that asking it often bothers nobody. */
  readonly isLocal: boolean;
  /** Masks what must not be shown; values taken from the caller are added to it. */
  readonly redactor: Redactor;
  /** Works out what `submit` would send, checks it and prices it. */
  plan(job: PreparedJob, signal?: AbortSignal): Promise<CloudPlan>;
  /** Submits a job with exactly these tags. One attempt: what may have been done is not repeated. */
  submit(job: PreparedJob, tags: readonly string[], signal?: AbortSignal): Promise<Job>;
  /** Looks at a job; NotFoundError when the cloud does not know it. */
  get(id: string, signal?: AbortSignal): Promise<Job>;
  /** Lists jobs, newest first. */
  list(query: CloudListQuery, signal?: AbortSignal): AsyncIterable<Job>;
  /** The log, byte for byte. */
  logs(id: string, follow: boolean, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** Stops a job that has not ended. */
  cancel(id: string, signal?: AbortSignal): Promise<Job>;
  /** Removes a job that has ended. */
  remove(id: string, signal?: AbortSignal): Promise<void>;
  /** Downloads the outputs into a folder; the paths of the files in it. */
  fetch(id: string, to: string, signal?: AbortSignal): Promise<string[]>;
  /** What a job costs. */
  cost(id: string, signal?: AbortSignal): Promise<JobCost>;
  /** Finds what Irori left behind; changes nothing. */
  leftovers(query: LeftoverQuery, signal?: AbortSignal): Promise<Leftover[]>;
  /** Stops and removes a leftover. One that is gone already is no error. */
  destroyLeftover(leftover: Leftover, signal?: AbortSignal): Promise<void>;
  /**
   * Looks at a job that is waited for, in place of `get`: stops one that is past a time limit which
   * neither the cloud nor the wrapper enforces.
   *
   * @returns the job as it is then
   */
  watch?(id: string, signal?: AbortSignal): Promise<Job>;
}

/** What every adapter is given beside the profile. */
export interface CloudContext {
  clock: Clock;
  redactor: Redactor;
  fetch?: FetchLike;
  logger?: Logger;
  logLevel?: LogLevel;
  /** Folder for what the cloud forgets. */
  stateDir?: string;
  /** Where an SDK looks up what the profile leaves out. */
  env?: Readonly<Record<string, string | undefined>>;
}
