import { resolve } from 'node:path';
import { ConfigError, createRedactor, isNotFoundError, systemClock, waitFor } from '@irori/core';
import type { CloudAdapter, CloudContext } from './cloud.ts';
import { dokCloud } from './clouds/dok.ts';
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
  Profile,
} from './types.ts';

const clouds: Record<CloudName, (profile: Profile, context: CloudContext) => CloudAdapter> = {
  dok: dokCloud,
};

const DEFAULT_LIST_LIMIT = 50;
const REMOTE_POLL = 5000;
const localPoll = (poll: number): number => Math.min(2000, 250 * 1.5 ** (poll - 1));

class CloudJobs implements Jobs {
  readonly profile: Profile;
  readonly #cloud: CloudAdapter;
  readonly #options: JobsOptions;

  constructor(profile: Profile, options: JobsOptions) {
    const { clock = systemClock, fetch, logger, logLevel } = options;
    this.profile = profile;
    this.#options = options;
    // A profile may come from a file, whatever its type says.
    if (!Object.hasOwn(clouds, profile.cloud)) throw unknownCloud(profile);
    this.#cloud = clouds[profile.cloud](profile, {
      clock,
      redactor: createRedactor(),
      ...(fetch && { fetch }),
      ...(logger && { logger }),
      ...(logLevel && { logLevel }),
    });
  }

  async plan(spec: JobSpec, { signal }: JobCallOptions = {}): Promise<JobPlan> {
    const job = await this.#prepare(spec, signal);
    const planned = await this.#cloud.plan(job, signal);
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
    return submitOnce(this.#cloud, job, this.#options.clock ?? systemClock, signal);
  }

  get(id: string, { signal }: JobCallOptions = {}): Promise<Job> {
    return this.#cloud.get(id, signal);
  }

  async list(options: JobListOptions = {}): Promise<Job[]> {
    const { limit = DEFAULT_LIST_LIMIT, state, tag, all = false, signal } = options;
    const states = state === undefined ? null : [state].flat();
    const found: Job[] = [];
    if (limit < 1) return found;
    const query = { limit, states, tag: tag ?? (all ? null : IRORI_TAG) };
    for await (const job of this.#cloud.list(query, signal)) {
      if (!all && !job.tags.includes(IRORI_TAG)) continue;
      if (states !== null && !states.includes(job.state)) continue;
      found.push(job);
      if (found.length >= limit) break;
    }
    return found;
  }

  logs(id: string, { follow = false, signal }: JobLogOptions = {}): AsyncIterable<Uint8Array> {
    return this.#cloud.logs(id, follow, signal);
  }

  async wait(id: string, options: JobWaitOptions = {}): Promise<Job> {
    const { pollInterval = this.#cloud.isLocal ? localPoll : REMOTE_POLL, ...others } = options;
    let last: Job | undefined;
    const poll = async (signal: AbortSignal): Promise<Job> => {
      try {
        last = await this.#cloud.get(id, signal);
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

  cancel(id: string, { signal }: JobCallOptions = {}): Promise<Job> {
    return this.#cloud.cancel(id, signal);
  }

  remove(id: string, { signal }: JobCallOptions = {}): Promise<void> {
    return this.#cloud.remove(id, signal);
  }

  async fetch(id: string, { to, signal }: JobFetchOptions): Promise<{ files: string[] }> {
    const files = await this.#cloud.fetch(id, resolve(this.#cwd, to), signal);
    return { files: files.sort() };
  }

  cost(id: string, { signal }: JobCallOptions = {}): Promise<JobCost> {
    return this.#cloud.cost(id, signal);
  }

  get #cwd(): string {
    return this.#options.cwd ?? process.cwd();
  }

  async #prepare(spec: JobSpec, signal: AbortSignal | undefined): Promise<PreparedJob> {
    const { maxWorkdirBytes, workdirAlternatives, redactor } = this.#cloud;
    const env = this.#options.env ?? process.env;
    const limits = { maxWorkdirBytes, workdirAlternatives };
    const job = await prepareJob(spec, { env, cwd: this.#cwd, ...limits, signal });
    for (const secret of job.secrets) redactor.add(secret);
    return job;
  }
}

function unknownCloud({ name, cloud }: Profile): ConfigError {
  const known = Object.keys(clouds).join(', ');
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
 * Opens the jobs of a profile. Sends nothing.
 *
 * @throws ConfigError when the profile names no known cloud, or neither it nor the environment has
 *   credentials
 */
export function createJobs(profile: Profile, options: JobsOptions = {}): Jobs {
  return new CloudJobs(profile, options);
}
