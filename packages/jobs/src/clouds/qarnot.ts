import { InputError, isRequestError } from '@irori/core';
import { Qarnot, type QarnotOptions, type Task, taskFilter } from '@irori/qarnot';
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
import { IRORI_TAG, isOwnTag } from '../submit.ts';
import type { Job, JobCost, Leftover, QarnotProfile } from '../types.ts';
import { call, isLoopback, LOCAL_POLL } from './common.ts';
import { ownTagOf, toJob } from './qarnot/job.ts';
import { bucketIn, JobFolders } from './qarnot/job-folders.ts';
import { findLeftovers, overdue } from './qarnot/leftovers.ts';
import { endsIn, readJobLog } from './qarnot/log.ts';
import type { MarkedEnd } from './qarnot/mark.ts';
import { taskStates } from './qarnot/state.ts';
import { checkJob, profileOf, supportOf, taskOf } from './qarnot/submission.ts';

const MOST_WORKDIR_BYTES = 256 * 1024 * 1024;

/** Jobs as tasks of Qarnot. */
class QarnotCloud implements CloudAdapter {
  readonly maxWorkdirBytes = MOST_WORKDIR_BYTES;
  readonly workdirAlternatives = 'upload them to a bucket and name it under qarnot.resources.';
  readonly isLocal: boolean;
  readonly redactor: CloudContext['redactor'];
  readonly #clock: CloudContext['clock'];
  readonly #profile: string;
  readonly #qarnot: Qarnot;
  readonly #folders: JobFolders;

  constructor(profile: QarnotProfile, context: CloudContext) {
    const { name, cloud: _, ...settings } = profile;
    const { stateDir: __, ...client } = context;
    const options: QarnotOptions = { ...client, ...settings };
    this.#qarnot = new Qarnot(options);
    this.#folders = new JobFolders(this.#qarnot);
    this.#profile = name;
    this.#clock = context.clock;
    this.redactor = context.redactor;
    this.isLocal = profile.baseUrl !== undefined && isLoopback(profile.baseUrl);
  }

  async plan(job: PreparedJob, signal?: AbortSignal): Promise<CloudPlan> {
    checkJob(job);
    taskOf(job, [...(job.spec.tags ?? []), IRORI_TAG, IRORI_TAG], 'irori', IRORI_TAG);
    const profile = profileOf(job);
    const known = await this.#qarnot.profiles.list(call(signal));
    if (!known.includes(profile)) {
      throw new InputError(
        `This account has no Qarnot profile "${profile}"; it has ${known.join(', ')}.`,
        { field: 'qarnot.profile' },
      );
    }
    return {
      plan: profile,
      command: job.argv ?? [],
      wrapped: job.argv !== null,
      hardLimitSeconds: job.timeLimitSeconds,
      pricePerSecond: null,
      maxCost: null,
      support: supportOf(job),
    };
  }

  async submit(job: PreparedJob, tags: readonly string[], signal?: AbortSignal): Promise<Job> {
    checkJob(job);
    const tag = ownTagOf({ tags: [...tags] }) ?? IRORI_TAG;
    const needsBucket = job.argv !== null || Object.keys(job.outputs).length > 0;
    const bucket = needsBucket ? await this.#folders.bucketFor(job, signal) : '';
    const task = taskOf(job, tags, bucket, tag);
    if (needsBucket) await this.#folders.upload(job, bucket, tag, signal);
    let uuid: string;
    try {
      ({ uuid } = await this.#qarnot.tasks.create(task, call(signal)));
    } catch (error) {
      const mayExist = isRequestError(error) && error.outcome === 'unknown';
      if (needsBucket && !mayExist) await this.#folders.remove(bucket, tag).catch(() => {});
      throw error;
    }
    try {
      return await this.get(uuid, signal);
    } catch {
      // It is submitted: who is told that this failed submits it again, and pays for both.
      const creationDate = new Date(this.#clock.now()).toISOString();
      const made = { ...task, uuid, state: 'Submitted', creationDate } as Task;
      return toJob(made, this.#profile, []);
    }
  }

  async get(id: string, signal?: AbortSignal): Promise<Job> {
    return this.#jobOf(await this.#qarnot.tasks.get(id, call(signal)), signal);
  }

  async *list(query: CloudListQuery, signal?: AbortSignal): AsyncGenerator<Job> {
    const { limit, states, tag } = query;
    const wanted = states === null ? null : taskStates(states);
    if (wanted?.length === 0) return;
    const filters = [
      ...(tag === null ? [] : [taskFilter.eq('tags', tag)]),
      ...(wanted === null ? [] : [taskFilter.in('state', wanted)]),
    ];
    const page = {
      maximumResults: Math.min(limit, 50),
      orderBy: 'creationDate',
      orderType: 'DESC',
      ...(filters.length > 0 && { filter: taskFilter.and(...filters) }),
    } as const;
    for await (const task of this.#qarnot.tasks.paginate(page, call(signal))) {
      yield toJob(task, this.#profile, []);
    }
  }

  async *logs(id: string, follow: boolean, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const task = await this.#qarnot.tasks.get(id, call(signal));
    yield* readJobLog(this.#qarnot, task, {
      follow,
      ...(this.isLocal && { pollInterval: LOCAL_POLL }),
      ...call(signal),
    });
  }

  async cancel(id: string, signal?: AbortSignal): Promise<Job> {
    const job = await this.get(id, signal);
    if (isEndedState(job.state)) throw alreadyEnded(job);
    await this.#qarnot.tasks.abort(id, call(signal));
    return await this.get(id, signal);
  }

  async remove(id: string, signal?: AbortSignal): Promise<void> {
    const task = await this.#qarnot.tasks.get(id, call(signal));
    const job = toJob(task, this.#profile, []);
    if (!isEndedState(job.state)) throw notEnded(job, 'Cancel it and wait for its end first.');
    const tag = ownTagOf(task);
    const bucket = bucketIn(task, tag);
    await this.#qarnot.tasks.delete(id, call(signal));
    if (bucket !== null && tag !== null) await this.#folders.remove(bucket, tag, signal);
  }

  async fetch(id: string, to: string, signal?: AbortSignal): Promise<string[]> {
    const task = await this.#qarnot.tasks.get(id, call(signal));
    const job = toJob(task, this.#profile, []);
    const refuse = (code: string, message: string): JobStateError =>
      new JobStateError(message, { code, job });
    if (!isEndedState(job.state)) {
      throw refuse(
        'JOB_NOT_ENDED',
        `Job ${id} has not ended (${job.state}): there are no outputs yet.`,
      );
    }
    const tag = ownTagOf(task);
    const bucket = task.resultBucket;
    const none = `Job ${id} (${job.state}) left no outputs.`;
    if (tag === null || !bucket) throw refuse('NO_OUTPUTS', none);
    const files = await this.#folders.fetch(bucket, tag, to, signal);
    if (files.length === 0) throw refuse('NO_OUTPUTS', none);
    return files;
  }

  async cost(id: string, signal?: AbortSignal): Promise<JobCost> {
    const job = await this.get(id, signal);
    const { credits } = await this.#qarnot.tasks.credits(id, call(signal));
    return {
      amount: String(credits ?? 0),
      currency: 'EUR',
      plan: job.plan,
      billedSeconds: job.billedSeconds ?? 0,
      pricePerSecond: null,
      source: 'credits that Qarnot counts for the task',
      isFinal: isEndedState(job.state),
    };
  }

  leftovers(query: LeftoverQuery, signal?: AbortSignal): Promise<Leftover[]> {
    const place = { qarnot: this.#qarnot, folders: this.#folders, profile: this.#profile };
    return findLeftovers({ ...place, now: this.#clock.now() }, query, signal);
  }

  async destroyLeftover({ id, kind }: Leftover, signal?: AbortSignal): Promise<void> {
    if (kind === 'job') return cancelLeftover(this, id, signal);
    const slash = id.indexOf('/');
    const tag = id.slice(slash + 1, -1);
    // A bad id must not empty a whole bucket.
    if (isOwnTag(tag)) await this.#folders.remove(id.slice(0, slash), tag, signal);
  }

  async watch(id: string, signal?: AbortSignal): Promise<Job> {
    const task = await this.#qarnot.tasks.get(id, call(signal));
    const job = await this.#jobOf(task, signal);
    const isOver = job.state === 'running' && overdue(task, job, this.#clock.now()) !== null;
    return isOver ? await this.cancel(id, signal) : job;
  }

  async #jobOf(task: Task, signal: AbortSignal | undefined): Promise<Job> {
    return toJob(task, this.#profile, await this.#endsOf(task, signal));
  }

  /** How the instances of a failed task ended: only the log tells. */
  async #endsOf(task: Task, signal: AbortSignal | undefined): Promise<MarkedEnd[]> {
    const tag = ownTagOf(task);
    const mayTell = task.state === 'Failure' || task.state === 'Cancelled';
    if (tag === null || !mayTell) return [];
    return endsIn(await this.#qarnot.tasks.stderr(task.uuid ?? '', call(signal)), tag);
  }
}

/** Opens Qarnot for a profile. Sends nothing. */
export function qarnotCloud(profile: QarnotProfile, context: CloudContext): CloudAdapter {
  return new QarnotCloud(profile, context);
}
