import type { Clock, FetchLike, Logger, LogLevel } from '@irori/core';
import type { JobSpec } from './spec/types.ts';
import type { JobState } from './states.ts';

/** A cloud kind that this version has an adapter for. */
export type CloudName = 'dok' | 'qarnot' | 'denvr';

/** What every profile has. */
interface CommonProfile {
  /** Name that the user gave it; `local` is the local cloud. */
  name: string;
  /** Base URL of the API. @default the cloud's own */
  baseUrl?: string;
}

/** Sakura's DOK. */
export interface DokProfile extends CommonProfile {
  cloud: 'dok';
  /** Zone of the cloud. @default the cloud's own */
  zone?: string;
  /** Access token. @default the environment variables that the SDK reads */
  accessToken?: string;
  /** Secret that belongs to the access token. */
  accessTokenSecret?: string;
}

/** Qarnot. What is left out comes from the environment and the files that its clients read. */
export interface QarnotProfile extends CommonProfile {
  cloud: 'qarnot';
  /** Endpoint of the buckets. @default what the API names */
  storageUrl?: string;
  /** API token. */
  token?: string;
  /** E-mail address of the account, which is the access key of the buckets. @default asked for */
  email?: string;
}

/** Denvr Cloud. What is left out comes from the environment and `denvr.toml`. */
export interface DenvrProfile extends CommonProfile {
  cloud: 'denvr';
  /** API key; with one, user name and password are not used. */
  apiKey?: string;
  username?: string;
  password?: string;
  /** Cluster of the jobs. */
  cluster?: string;
  tenant?: string;
  vpcid?: string;
  /** Resource pool of the jobs. */
  rpool?: string;
}

/** Where jobs go: a cloud kind, an endpoint and credentials. */
export type Profile = DokProfile | QarnotProfile | DenvrProfile;

/** An amount of money; exact, never a floating-point number. */
export interface Money {
  /** Decimal number, such as `0.28`. */
  amount: string;
  /** The currency in which the cloud bills: DOK in JPY, Qarnot in EUR, Denvr in USD. */
  currency: 'JPY' | 'EUR' | 'USD';
}

/** What a second of running costs. */
export interface Price extends Money {
  /** Where the number comes from, and of which day it is. */
  source: string;
}

/** One job, as the cloud last described it. */
export interface Job {
  /** The cloud's id. */
  id: string;
  name: string;
  cloud: CloudName;
  /** Name of the profile through which it was seen. */
  profile: string;
  /** Where the job stands, in words that mean the same on every cloud. */
  state: JobState;
  /** The cloud's own word for it. */
  cloudState: string;
  /** Exit code of the program; `null` as long as there is none. */
  exitCode: number | null;
  /** Why it ended the way it did, when there is more to say than the state does. */
  reason: string | null;
  image: string;
  /** Plan (machine kind) it runs on. */
  plan: string;
  tags: string[];
  /** RFC 3339. */
  createdAt: string;
  /** When the program started; `null` while it is queued or the image is pulled. */
  startedAt: string | null;
  /** When the program ended. */
  endedAt: string | null;
  /** Seconds that the cloud counts for the bill; `null` until it says so. */
  billedSeconds: number | null;
  /** Address of the published port. */
  httpUri: string | null;
  /** Whether there is something that `fetch` can download. */
  hasOutputs: boolean;
}

/** How well a cloud can do what a key of the job asks for. */
export interface SupportNote {
  /** Key of the job file. */
  key: string;
  /** `emulated`: done by the wrapper script around the program, not by the cloud. */
  support: 'supported' | 'emulated' | 'ignored';
  /** What that means for this job. */
  note: string;
}

/** What would be submitted, and what it could cost. Holds no value of an environment variable. */
export interface JobPlan {
  cloud: CloudName;
  profile: string;
  name: string;
  /** Plan of the cloud. */
  plan: string;
  /** GPU that was asked for, as `H100:1`; `null` when none was. */
  gpu: string | null;
  image: string;
  /** Program and arguments that run; empty when the image's own do. */
  command: readonly string[];
  /** Whether the program is started by the wrapper script. */
  wrapped: boolean;
  /** Names of the environment variables that the job gets. */
  env: readonly string[];
  /** After how many seconds the job is stopped. */
  timeLimitSeconds: number;
  /** The limit that the cloud enforces; longer than the job's own where that is below its minimum. */
  hardLimitSeconds: number;
  /** What is sent along. */
  workdir: { path: string; files: number; packedBytes: number } | null;
  /** Name of each output and the path it comes from. */
  outputs: Readonly<Record<string, string>>;
  /** Tags that the job gets, Irori's own included. */
  tags: readonly string[];
  /** Price of the plan; `null` when it could not be learned, and a support note says why. */
  pricePerSecond: Price | null;
  /** What it costs at most: the price for the whole hard limit. */
  maxCost: Money | null;
  /** How well the cloud does what the job asks for, and other things worth knowing. */
  support: readonly SupportNote[];
}

/** What a job costs. */
export interface JobCost extends Money {
  plan: string;
  /** Seconds that are billed. */
  billedSeconds: number;
  /** `null` where the cloud tells what a job costs, and not by what price. */
  pricePerSecond: Price | null;
  /** Where the amount comes from. */
  source: string;
  /** Whether nothing can be added any more. */
  isFinal: boolean;
}

/** Something that Irori made on a cloud, that may cost money, and that nobody needs any more. */
export interface Leftover {
  /** The cloud's id: of a task or an application, or the name of a bucket and a prefix in it. */
  id: string;
  kind: 'job' | 'objects';
  name: string;
  cloud: CloudName;
  /** Name of the profile through which it was seen. */
  profile: string;
  /** The cloud's own word for its state. */
  cloudState: string;
  /** RFC 3339. */
  createdAt: string;
  /** Why it is not needed any more. */
  reason: string;
}

/** What to look for. */
export interface LeftoverOptions extends JobCallOptions {
  /** Also every job of Irori that is older than this and has not ended, in seconds. @default none */
  olderThan?: number;
}

/** Options of {@link createJobs}. */
export interface JobsOptions {
  /** @default systemClock */
  clock?: Clock;
  /** @default globalThis.fetch */
  fetch?: FetchLike;
  /** @default the console's error stream */
  logger?: Logger;
  /** @default the variable `IRORI_LOG`, else `'warn'` */
  logLevel?: LogLevel;
  /**
   * Where environment values "from the caller" are looked up, and what a profile of Qarnot or Denvr
   * leaves out. @default process.env
   */
  env?: Readonly<Record<string, string | undefined>>;
  /** Where relative paths of a job begin. @default process.cwd() */
  cwd?: string;
  /**
   * Folder for what a cloud forgets: Denvr has nothing left of a job that has ended, so its log and
   * its exit code are kept here.
   *
   * @default none: they are kept in memory
   */
  stateDir?: string;
}

/** How to make one call. */
export interface JobCallOptions {
  /** Ends the call when aborted; the job goes on. */
  signal?: AbortSignal;
}

/** Which jobs to list. */
export interface JobListOptions extends JobCallOptions {
  /** How many at most, newest first. @default 50 */
  limit?: number;
  /** Only jobs in one of these states. */
  state?: JobState | readonly JobState[];
  /** Only jobs with this tag. */
  tag?: string;
  /** Also what was not submitted by Irori. @default false */
  all?: boolean;
}

/** How to read a log. */
export interface JobLogOptions extends JobCallOptions {
  /** Wait for the job to start and go on to its last byte, rather than read what is there now. */
  follow?: boolean;
}

/** How to wait. */
export interface JobWaitOptions extends JobCallOptions {
  /** Limit of the wait in milliseconds; the job goes on. @default none */
  timeout?: number;
  /** Milliseconds between two looks. @default 5000; 250 growing to 2000 on a loopback address */
  pollInterval?: number | ((poll: number) => number);
  /** Called after each look. */
  onPoll?: (job: Job) => void;
}

/** How to fetch outputs. */
export interface JobFetchOptions extends JobCallOptions {
  /** Folder to put them in; made when it is missing. Files of the same name are replaced. */
  to: string;
}

/** The jobs of one profile. */
export interface Jobs {
  /** The profile. */
  readonly profile: Profile;

  /**
   * Works out what {@link submit} would send, checks it, and prices it. Sends nothing that costs.
   *
   * @throws InputError naming the key of the job that is wrong
   */
  plan(spec: JobSpec, options?: JobCallOptions): Promise<JobPlan>;

  /**
   * Submits a job. **This starts something that is billed.** When the answer is lost, the job is
   * looked for by a tag of its own and returned if it exists; it is never submitted twice.
   *
   * @throws InputError before anything is sent, naming the key of the job that is wrong
   * @throws {@link SubmitUnknownError} when it is not known whether the job exists
   */
  submit(spec: JobSpec, options?: JobCallOptions): Promise<Job>;

  /**
   * Looks at a job.
   *
   * @throws NotFoundError when the cloud does not know it
   */
  get(id: string, options?: JobCallOptions): Promise<Job>;

  /** Lists jobs, newest first. */
  list(options?: JobListOptions): Promise<Job[]>;

  /** What the program printed, byte for byte. */
  logs(id: string, options?: JobLogOptions): AsyncIterable<Uint8Array>;

  /**
   * Waits until a job has ended. A state that is not known is not an end. A job that disappears
   * while it is waited for ends as `lost`.
   *
   * @throws WaitTimeoutError after `timeout`; the job goes on
   */
  wait(id: string, options?: JobWaitOptions): Promise<Job>;

  /** Stops a job: SIGTERM, and SIGKILL when it does not end. */
  cancel(id: string, options?: JobCallOptions): Promise<Job>;

  /**
   * Removes the record of a job that has ended.
   *
   * @throws {@link JobStateError} when it has not ended
   */
  remove(id: string, options?: JobCallOptions): Promise<void>;

  /**
   * Downloads the outputs of a job that has ended.
   *
   * @returns paths relative to the folder, sorted
   * @throws {@link JobStateError} when there are none, saying why
   */
  fetch(id: string, options: JobFetchOptions): Promise<{ files: string[] }>;

  /** What a job costs, from the cloud's own prices; so far, for one that runs. */
  cost(id: string, options?: JobCallOptions): Promise<JobCost>;

  /** Finds what Irori left behind: what costs money, or takes room, and nobody needs. Only looks. */
  leftovers(options?: LeftoverOptions): Promise<Leftover[]>;

  /** Stops and removes a leftover. One that is gone already is no error. */
  destroyLeftover(leftover: Leftover, options?: JobCallOptions): Promise<void>;
}
