import { resolve } from 'node:path';
import { ConfigError, createRedactor, isNotFoundError, systemClock, waitFor } from '@irori/core';
import type { CloudAdapter, CloudContext } from './cloud.ts';
import { type PreparedJob, prepareJob } from './prepare.ts';
import type { JobSpec } from './spec/types.ts';
import { isEndedState } from './states.ts';
import { IRORI_TAG, submitOnce } from './submit.ts';
import type {
  CloudName,
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
  Profile,
} from './types.ts';

/** Loads the adapter of a profile's cloud, and with it the SDK, when it is first needed. */
async function openCloud(profile: Profile, context: CloudContext): Promise<CloudAdapter> {
  switch (profile.cloud) {
    case 'dok':
      return (await import('./clouds/dok.ts')).dokCloud(profile, context);
    case 'qarnot':
      return (await import('./clouds/qarnot.ts')).qarnotCloud(profile, context);
    case 'denvr':
      return (await import('./clouds/denvr.ts')).denvrCloud(profile, context);
  }
}

const clouds: readonly CloudName[] = ['dok', 'qarnot', 'denvr'];

const DEFAULT_LIST_LIMIT = 50;
const REMOTE_POLL = 5000;
const localPoll = (poll: number): number => Math.min(2000, 250 * 1.5 ** (poll - 1));

class CloudJobs implements Jobs {
  readonly profile: Profile;
  readonly #options: JobsOptions;
  readonly #context: CloudContext;
  #opened: Promise<CloudAdapter> | undefined;

  constructor(profile: Profile, options: JobsOptions) {
    const { clock = systemClock, fetch, logger, logLevel, stateDir, env } = options;
    this.profile = profile;
    this.#options = options;
    // A profile may come from a file, whatever its type says.
    if (!clouds.includes(profile.cloud)) throw unknownCloud(profile);
    this.#context = {
      clock,
      redactor: createRedactor(),
      ...(fetch && { fetch }),
      ...(logger && { logger }),
      ...(logLevel && { logLevel }),
      ...(stateDir && { stateDir }),
      ...(env && { env }),
    };
  }

  async plan(spec: JobSpec, { signal }: JobCallOptions = {}): Promise<JobPlan> {
    const job = await this.#prepare(spec, signal);
    const cloud = await this.#cloud();
    const planned = await cloud.plan(job, signal);
    const { workdir } = job;
    return {
      cloud: this.profile.cloud,
      profile: this.profile.name,
      name: job.spec.name,
      gpu: gpuOf(job.spec),
      image: job.spec.image,
      env: Object.keys(job.env),
      timeLimitSeconds: job.timeLimitSeconds,
      workdir: workdir && {
        path: workdir.path,
        files: workdir.files,
        packedBytes: workdir.archive.length,
      },
      outputs: job.outputs,
      tags: [...(job.spec.tags ?? []), IRORI_TAG],
      ...planned,
    };
  }

  async submit(spec: JobSpec, { signal }: JobCallOptions = {}): Promise<Job> {
    const job = await this.#prepare(spec, signal);
    return submitOnce(await this.#cloud(), job, this.#options.clock ?? systemClock, signal);
  }

  async get(id: string, { signal }: JobCallOptions = {}): Promise<Job> {
    return (await this.#cloud()).get(id, signal);
  }

  async list(options: JobListOptions = {}): Promise<Job[]> {
    const { limit = DEFAULT_LIST_LIMIT, state, tag, all = false, signal } = options;
    const states = state === undefined ? null : [state].flat();
    const found: Job[] = [];
    if (limit < 1) return found;
    const query = { limit, states, tag: tag ?? (all ? null : IRORI_TAG) };
    for await (const job of (await this.#cloud()).list(query, signal)) {
      if (!all && !job.tags.includes(IRORI_TAG)) continue;
      if (states !== null && !states.includes(job.state)) continue;
      found.push(job);
      if (found.length >= limit) break;
    }
    return found;
  }

  async *logs(
    id: string,
    { follow = false, signal }: JobLogOptions = {},
  ): AsyncGenerator<Uint8Array> {
    yield* (await this.#cloud()).logs(id, follow, signal);
  }

  async wait(id: string, options: JobWaitOptions = {}): Promise<Job> {
    const cloud = await this.#cloud();
    const { pollInterval = cloud.isLocal ? localPoll : REMOTE_POLL, ...others } = options;
    let last: Job | undefined;
    const poll = async (signal: AbortSignal): Promise<Job> => {
      try {
        last = await (cloud.watch?.(id, signal) ?? cloud.get(id, signal));
      } catch (error) {
        // Before the first look it may as well be a wrong id, which is the caller's to hear.
        if (last === undefined || !isNotFoundError(error)) throw error;
        last = lost(last);
      }
      return last;
    };
    return waitFor({
      ...others,
      poll,
      until: (job) => isEndedState(job.state),
      describe: (job) => job.state,
      what: `job ${id} to end`,
      pollInterval,
      clock: this.#options.clock ?? systemClock,
    });
  }

  async cancel(id: string, { signal }: JobCallOptions = {}): Promise<Job> {
    return (await this.#cloud()).cancel(id, signal);
  }

  async remove(id: string, { signal }: JobCallOptions = {}): Promise<void> {
    await (await this.#cloud()).remove(id, signal);
  }

  async fetch(id: string, { to, signal }: JobFetchOptions): Promise<{ files: string[] }> {
    const cloud = await this.#cloud();
    const files = await cloud.fetch(id, resolve(this.#cwd, to), signal);
    return { files: files.sort() };
  }

  async cost(id: string, { signal }: JobCallOptions = {}): Promise<JobCost> {
    return (await this.#cloud()).cost(id, signal);
  }

  async leftovers({ olderThan, signal }: LeftoverOptions = {}): Promise<Leftover[]> {
    const clock = this.#options.clock ?? systemClock;
    const createdBefore = olderThan === undefined ? null : clock.now() - olderThan * 1000;
    return (await this.#cloud()).leftovers({ createdBefore }, signal);
  }

  async destroyLeftover(leftover: Leftover, { signal }: JobCallOptions = {}): Promise<void> {
    await (await this.#cloud()).destroyLeftover(leftover, signal);
  }

  #cloud(): Promise<CloudAdapter> {
    this.#opened ??= openCloud(this.profile, this.#context);
    return this.#opened;
  }

  get #cwd(): string {
    return this.#options.cwd ?? process.cwd();
  }

  async #prepare(spec: JobSpec, signal: AbortSignal | undefined): Promise<PreparedJob> {
    const { maxWorkdirBytes, workdirAlternatives, redactor } = await this.#cloud();
    const env = this.#options.env ?? process.env;
    const limits = { maxWorkdirBytes, workdirAlternatives };
    const job = await prepareJob(spec, { env, cwd: this.#cwd, ...limits, signal });
    for (const secret of job.secrets) redactor.add(secret);
    return job;
  }
}

function unknownCloud({ name, cloud }: Profile): ConfigError {
  const known = clouds.join(', ');
  return new ConfigError(`Profile ${name} names the cloud "${cloud}"; known are: ${known}.`, {
    setting: 'cloud',
  });
}

function gpuOf({ resources }: JobSpec): string | null {
  const { gpu } = resources ?? {};
  if (gpu === undefined) return null;
  return gpu.includes(':') ? gpu : `${gpu}:1`;
}

function lost(job: Job): Job {
  const reason =
    'the cloud no longer knows this job: its record was removed while it was waited for';
  return { ...job, state: 'lost', reason };
}

/**
 * Opens the jobs of a profile. Sends nothing; the SDK is loaded with the first call, which fails
 * with a ConfigError when neither the profile nor the environment has credentials.
 *
 * @throws ConfigError when the profile names no known cloud
 */
export function createJobs(profile: Profile, options: JobsOptions = {}): Jobs {
  return new CloudJobs(profile, options);
}
