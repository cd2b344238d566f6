import { InputError, isNotFoundError } from '@irori/core';
import { type ContainerState, Denvr, parseName } from '@irori/denvr';
import type {
  CloudAdapter,
  CloudContext,
  CloudListQuery,
  CloudPlan,
  LeftoverQuery,
} from '../cloud.ts';
import { alreadyEnded, JobStateError, notEnded } from '../errors.ts';
import { cancelLeftover } from '../leftovers.ts';
import type { PreparedJob } from '../prepare.ts';
import { isEndedState } from '../states.ts';
import { IRORI_TAG } from '../submit.ts';
import type { DenvrProfile, Job, JobCost, Leftover } from '../types.ts';
import { call, isLoopback, LOCAL_POLL } from './common.ts';
import { Ending } from './denvr/ending.ts';
import { billedSeconds, toJob } from './denvr/job.ts';
import { findLeftovers } from './denvr/leftovers.ts';
import { readJobLog } from './denvr/log.ts';
import { optionsOf } from './denvr/options.ts';
import { choosePackage, costOf, knownPrice, type NamedPackage, priceOf } from './denvr/packages.ts';
import { type JobRecord, JobRecords } from './denvr/records.ts';
import { containerOf, supportOf } from './denvr/submission.ts';

/**
 * Jobs as custom applications of Denvr Cloud. An application runs, and is billed, until it is
 * destroyed: whoever sees that a program has ended keeps its log and destroys the application.
 */
class DenvrCloud implements CloudAdapter {
  readonly maxWorkdirBytes = 0;
  readonly workdirAlternatives = 'put the files into the image: Denvr takes none along.';
  readonly isLocal: boolean;
  readonly redactor: CloudContext['redactor'];
  readonly #clock: CloudContext['clock'];
  readonly #profile: string;
  readonly #denvr: Denvr;
  readonly #records: JobRecords;
  readonly #ending: Ending;

  constructor(profile: DenvrProfile, context: CloudContext) {
    const { stateDir, ...client } = context;
    this.#denvr = new Denvr({ ...client, ...optionsOf(profile) });
    this.#profile = profile.name;
    this.#clock = context.clock;
    this.#records = new JobRecords(stateDir, profile.name);
    this.#ending = new Ending(this.#denvr, this.#records, context.clock);
    this.redactor = context.redactor;
    this.isLocal = profile.baseUrl !== undefined && isLoopback(profile.baseUrl);
  }

  async plan(job: PreparedJob, signal?: AbortSignal): Promise<CloudPlan> {
    const { chosen, cluster } = await this.#packageOf(job, signal);
    const { command } = containerOf(job, chosen, cluster);
    const hourly = knownPrice(chosen.pricePerHour);
    const most = hourly === null ? null : costOf(hourly, job.timeLimitSeconds);
    return {
      plan: chosen.name,
      command,
      wrapped: true,
      hardLimitSeconds: job.timeLimitSeconds,
      pricePerSecond: priceOf(chosen),
      maxCost: most,
      support: supportOf(job, chosen),
    };
  }

  async submit(job: PreparedJob, tags: readonly string[], signal?: AbortSignal): Promise<Job> {
    const { chosen, cluster } = await this.#packageOf(job, signal);
    const container = containerOf(job, chosen, cluster);
    const run = await this.#denvr.startContainer(container, call(signal));
    const record: JobRecord = {
      id: run.id,
      profile: this.#profile,
      name: job.spec.name,
      cluster: run.cluster ?? cluster,
      image: job.spec.image,
      package: chosen.name,
      pricePerHour: knownPrice(chosen.pricePerHour),
      tags: [...tags],
      createdAt: new Date(this.#clock.now()).toISOString(),
      startedAt: null,
      end: null,
    };
    try {
      await this.#records.put(record);
    } catch (error) {
      // Who is told that it failed submits it again, and would pay for both.
      await run.destroy();
      throw error;
    }
    return this.#job(record, null);
  }

  async get(id: string, signal?: AbortSignal): Promise<Job> {
    return (await this.#see(id, signal)).job;
  }

  async *list(query: CloudListQuery, signal?: AbortSignal): AsyncGenerator<Job> {
    const { items } = await this.#denvr.servers.applications.getApplications(call(signal));
    const ids = new Set((await this.#records.all()).map(({ id }) => id));
    for (const { id } of items) if (id && parseName(id) !== undefined) ids.add(id);
    const created = (id: string): number => parseName(id)?.createdAt ?? 0;
    for (const id of [...ids].sort((a, b) => created(b) - created(a))) {
      const job = await this.get(id, signal);
      if (query.tag === null || job.tags.includes(query.tag)) yield job;
    }
  }

  async *logs(id: string, follow: boolean, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const record = await this.#recordOf(id, signal);
    const container = this.#ending.container(record);
    const poll = this.isLocal ? { pollInterval: LOCAL_POLL } : {};
    const options = { follow, ...poll, ...call(signal) };
    yield* readJobLog({ container, records: this.#records, record }, options);
  }

  async cancel(id: string, signal?: AbortSignal): Promise<Job> {
    const { job, record } = await this.#see(id, signal);
    if (isEndedState(job.state)) throw alreadyEnded(job);
    return this.#job(await this.#ending.cancel(record, job.cloudState, signal), null);
  }

  async remove(id: string, signal?: AbortSignal): Promise<void> {
    const job = await this.get(id, signal);
    if (!isEndedState(job.state)) {
      throw notEnded(job, 'Cancel it first: that destroys its application.');
    }
    await this.#records.remove(id);
  }

  async fetch(id: string, _to: string, signal?: AbortSignal): Promise<string[]> {
    const job = await this.get(id, signal);
    throw new JobStateError(`Job ${id} left no outputs: Denvr keeps none.`, {
      code: 'NO_OUTPUTS',
      job,
    });
  }

  async cost(id: string, signal?: AbortSignal): Promise<JobCost> {
    const { job, record } = await this.#see(id, signal);
    const { pricePerHour } = record;
    const seconds = billedSeconds(record, this.#clock.now()) ?? 0;
    if (pricePerHour === null) {
      throw new InputError(`Denvr names no price for ${record.package}.`, { field: 'package' });
    }
    const price = priceOf({ name: record.package, pricePerHour });
    return {
      ...costOf(pricePerHour, seconds),
      plan: record.package,
      billedSeconds: seconds,
      pricePerSecond: price,
      source: `${pricePerHour} USD an hour, from the start of the program to the destruction of the application; Denvr tells no bill`,
      isFinal: isEndedState(job.state),
    };
  }

  leftovers(query: LeftoverQuery, signal?: AbortSignal): Promise<Leftover[]> {
    const place = { denvr: this.#denvr, records: this.#records, profile: this.#profile };
    return findLeftovers({ ...place, now: this.#clock.now() }, query, signal);
  }

  /**
   * Keeps log and end of one whose program has ended; cancels any other. What is kept may be wrong,
   * so the application is destroyed whatever it says.
   */
  async destroyLeftover({ id }: Leftover, signal?: AbortSignal): Promise<void> {
    try {
      const job = await this.get(id, signal);
      if (!isEndedState(job.state)) await cancelLeftover(this, id, signal);
      await this.#ending.destroy(await this.#recordOf(id, signal));
    } catch (error) {
      if (!isNotFoundError(error)) throw error;
    }
  }

  /** Looks at a job; keeps log and end of one whose program has ended, and destroys it. */
  async #see(
    id: string,
    signal: AbortSignal | undefined,
  ): Promise<{ job: Job; record: JobRecord }> {
    const { record, state } = await this.#look(await this.#recordOf(id, signal), signal);
    return { record, job: this.#job(record, state) };
  }

  async #look(
    record: JobRecord,
    signal: AbortSignal | undefined,
  ): Promise<{ record: JobRecord; state: ContainerState | null }> {
    if (record.isBilled === true)
      return { record: await this.#ending.destroy(record), state: null };
    if (record.end !== null) return { record, state: null };
    let state: ContainerState;
    try {
      state = await this.#ending.container(record).look(call(signal));
    } catch (error) {
      if (!isNotFoundError(error)) throw error;
      return { record: await this.#ending.gone(record), state: null };
    }
    return { record: await this.#ending.seen(record, state, signal), state };
  }

  #job(record: JobRecord, state: ContainerState | null): Job {
    return toJob(record, this.#profile, state, this.#clock.now());
  }

  /** What is known of a job; one that another machine submitted is read from its application. */
  async #recordOf(id: string, signal: AbortSignal | undefined): Promise<JobRecord> {
    const stored = await this.#records.get(id);
    if (stored !== null) return stored;
    const details = await this.#denvr.container(id).details(call(signal));
    const { cluster } = details.instanceDetails ?? {};
    const { name, pricePerHour } = details.hardwarePackage ?? {};
    const times = parseName(id);
    return {
      id,
      profile: this.#profile,
      name: id,
      cluster: cluster ?? null,
      image: '',
      package: name ?? '',
      pricePerHour: knownPrice(pricePerHour),
      tags: times === undefined ? [] : [IRORI_TAG],
      createdAt: times === undefined ? '' : new Date(times.createdAt).toISOString(),
      startedAt: null,
      end: null,
    };
  }

  async #packageOf(
    { spec }: PreparedJob,
    signal: AbortSignal | undefined,
  ): Promise<{ chosen: NamedPackage; cluster: string }> {
    const cluster = spec.denvr?.cluster ?? (await this.#denvr.settings()).cluster;
    const { items } = await this.#denvr.servers.applications.getConfigurations(call(signal));
    const chosen = choosePackage(items, cluster, spec.denvr?.package, spec.resources?.gpu);
    return { chosen, cluster };
  }
}

/** Opens Denvr for a profile. Sends nothing. */
export function denvrCloud(profile: DenvrProfile, context: CloudContext): CloudAdapter {
  return new DenvrCloud(profile, context);
}
