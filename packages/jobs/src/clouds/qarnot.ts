import { createHash } from 'node:crypto';
import { InputError, isNotFoundError, isRequestError } from '@irori/core';
import { Qarnot, type QarnotOptions, type Task, taskFilter } from '@irori/qarnot';
import type {
  CloudAdapter,
  CloudContext,
  CloudListQuery,
  CloudPlan,
  LeftoverQuery,
} from '../cloud.ts';
import { JobStateError } from '../errors.ts';
import { ageReason, cancelLeftover, leftoverOf } from '../leftovers.ts';
import type { PreparedJob } from '../prepare.ts';
import { isEndedState } from '../states.ts';
import { IRORI_TAG } from '../submit.ts';
import type { Job, JobCost, Leftover, QarnotProfile } from '../types.ts';
import { isOwnTag, ownTagOf, toJob, watchedLimitOf } from './qarnot/job.ts';
import { JOB_SCRIPT, jobScript, OUTPUTS_FOLDER, WORKDIR_ARCHIVE } from './qarnot/job-script.ts';
import { endsIn, readJobLog } from './qarnot/log.ts';
import type { MarkedEnd } from './qarnot/mark.ts';
import { taskStates } from './qarnot/state.ts';
import { checkJob, profileOf, secretNames, supportOf, taskOf } from './qarnot/submission.ts';

/** How often the log of a job on this machine is looked at, in milliseconds. */
const LOCAL_POLL = 200;
const MOST_WORKDIR_BYTES = 256 * 1024 * 1024;
const call = (signal: AbortSignal | undefined): { signal?: AbortSignal } =>
  signal === undefined ? {} : { signal };

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Jobs as tasks of Qarnot. */
class QarnotCloud implements CloudAdapter {
  readonly maxWorkdirBytes = MOST_WORKDIR_BYTES;
  readonly workdirAlternatives = 'upload them to a bucket and name it under qarnot.resources.';
  readonly isLocal: boolean;
  readonly redactor: CloudContext['redactor'];
  readonly #clock: CloudContext['clock'];
  readonly #profile: string;
  readonly #qarnot: Qarnot;

  constructor(profile: QarnotProfile, context: CloudContext) {
    const { name, cloud: _, ...settings } = profile;
    const { stateDir: __, ...client } = context;
    const options: QarnotOptions = { ...client, ...settings };
    this.#qarnot = new Qarnot(options);
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
    const bucket = needsBucket ? await this.#bucketOf(job, signal) : '';
    const task = taskOf(job, tags, bucket, tag);
    if (needsBucket) await this.#upload(job, bucket, tag, signal);
    try {
      const { uuid } = await this.#qarnot.tasks.create(task, call(signal));
      return await this.get(uuid, signal);
    } catch (error) {
      const mayExist = isRequestError(error) && error.outcome === 'unknown';
      if (needsBucket && !mayExist) await this.#removeObjects(bucket, tag).catch(() => {});
      throw error;
    }
  }

  async get(id: string, signal?: AbortSignal): Promise<Job> {
    const task = await this.#qarnot.tasks.get(id, call(signal));
    return toJob(task, this.#profile, await this.#endsOf(task, signal));
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
    if (isEndedState(job.state)) {
      throw new JobStateError(`Job ${id} has already ended (${job.state}).`, {
        code: 'JOB_ENDED',
        job,
      });
    }
    await this.#qarnot.tasks.abort(id, call(signal));
    return await this.get(id, signal);
  }

  async remove(id: string, signal?: AbortSignal): Promise<void> {
    const task = await this.#qarnot.tasks.get(id, call(signal));
    const job = toJob(task, this.#profile, []);
    if (!isEndedState(job.state)) {
      throw new JobStateError(`Job ${id} has not ended (${job.state}).`, {
        code: 'JOB_NOT_ENDED',
        job,
        hint: 'Cancel it and wait for its end first.',
      });
    }
    const tag = ownTagOf(task);
    const bucket = bucketIn(task, tag);
    await this.#qarnot.tasks.delete(id, call(signal));
    if (bucket !== null && tag !== null) await this.#removeObjects(bucket, tag, signal);
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
    const prefix = `${tag}/${OUTPUTS_FOLDER}/`;
    const files: string[] = [];
    for await (const { key } of this.#qarnot.buckets.objects(bucket, { prefix, ...call(signal) })) {
      if (!key.endsWith('/')) files.push(key.slice(prefix.length));
    }
    if (files.length === 0) throw refuse('NO_OUTPUTS', none);
    await this.#qarnot.buckets.syncFrom(bucket, to, { prefix, ...call(signal) });
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

  /** Jobs that are past their limit with nobody watching, and objects whose task is gone. */
  async leftovers({ createdBefore }: LeftoverQuery, signal?: AbortSignal): Promise<Leftover[]> {
    const found: Leftover[] = [];
    const live = new Set<string>();
    const pages = this.#qarnot.tasks.paginate(
      { filter: taskFilter.eq('tags', IRORI_TAG) },
      call(signal),
    );
    for await (const task of pages) {
      live.add(ownTagOf(task) ?? '');
      const job = toJob(task, this.#profile, []);
      if (isEndedState(job.state)) continue;
      const reason = this.#overdue(task, job) ?? ageReason(job.createdAt, createdBefore);
      if (reason !== null) found.push(leftoverOf(job, reason));
    }
    for await (const { tag, bucket, writtenAt } of this.#folders(signal)) {
      if (live.has(tag)) continue;
      found.push({
        id: `${bucket}/${tag}/`,
        kind: 'objects',
        name: `what was sent along or came back in bucket ${bucket}`,
        cloud: 'qarnot',
        profile: this.#profile,
        cloudState: 'stored',
        createdAt: writtenAt,
        reason: 'its task is gone',
      });
    }
    return found;
  }

  async destroyLeftover({ id, kind }: Leftover, signal?: AbortSignal): Promise<void> {
    if (kind === 'job') return cancelLeftover(this, id, signal);
    const slash = id.indexOf('/');
    const tag = id.slice(slash + 1, -1);
    // A bad id must not empty a whole bucket.
    if (isOwnTag(tag)) await this.#removeObjects(id.slice(0, slash), tag, signal);
  }

  async enforceLimit(job: Job, signal?: AbortSignal): Promise<Job> {
    if (job.state !== 'running' || job.startedAt === null) return job;
    const task = await this.#qarnot.tasks.get(job.id, call(signal));
    const limit = watchedLimitOf(task);
    const ran = (this.#clock.now() - Date.parse(job.startedAt)) / 1000;
    return limit === null || ran < limit ? job : await this.cancel(job.id, signal);
  }

  #overdue(task: Task, { startedAt }: Job): string | null {
    const limit = watchedLimitOf(task);
    if (limit === null || startedAt === null) return null;
    const ran = (this.#clock.now() - Date.parse(startedAt)) / 1000;
    return ran < limit ? null : `it is past its time limit of ${limit} s, and nobody watched it`;
  }

  /** The folders of jobs in the account's own bucket. */
  async *#folders(
    signal: AbortSignal | undefined,
  ): AsyncGenerator<{ bucket: string; tag: string; writtenAt: string }> {
    const bucket = await this.#ownBucket(signal);
    const seen = new Set<string>();
    try {
      for await (const { key, lastModified } of this.#qarnot.buckets.objects(bucket, {
        prefix: `${IRORI_TAG}-`,
        ...call(signal),
      })) {
        const tag = key.slice(0, key.indexOf('/'));
        if (seen.has(tag) || !isOwnTag(tag)) continue;
        seen.add(tag);
        yield { bucket, tag, writtenAt: lastModified.toISOString() };
      }
    } catch (error) {
      if (!isNotFoundError(error)) throw error;
    }
  }

  /** How the instances of a failed task ended: only the log tells. */
  async #endsOf(task: Task, signal: AbortSignal | undefined): Promise<MarkedEnd[]> {
    const tag = ownTagOf(task);
    const mayTell = task.state === 'Failure' || task.state === 'Cancelled';
    if (tag === null || !mayTell) return [];
    return endsIn(await this.#qarnot.tasks.stderr(task.uuid ?? '', call(signal)), tag);
  }

  async #bucketOf({ spec }: PreparedJob, signal: AbortSignal | undefined): Promise<string> {
    const named = spec.qarnot?.bucket;
    const bucket = named ?? (await this.#ownBucket(signal));
    await this.#qarnot.buckets.create(bucket, call(signal));
    return bucket;
  }

  /** Names of buckets are shared by all accounts, so the account's e-mail address is in it, hashed. */
  async #ownBucket(signal: AbortSignal | undefined): Promise<string> {
    const { email } = await this.#qarnot.account.info(call(signal));
    const hash = createHash('sha256')
      .update((email ?? '').toLowerCase())
      .digest('hex');
    return `irori-jobs-${hash.slice(0, 12)}`;
  }

  async #upload(
    job: PreparedJob,
    bucket: string,
    tag: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { argv, workdir, outputs, spec, timeLimitSeconds } = job;
    if (argv === null) return;
    const script = jobScript({
      tag,
      argv,
      limitSeconds: timeLimitSeconds,
      outputs,
      hasWorkdir: workdir !== null,
      secrets: secretNames(job),
      manyInstances: (spec.qarnot?.instances ?? 1) > 1,
    });
    const { buckets } = this.#qarnot;
    await buckets.upload(bucket, `${tag}/${JOB_SCRIPT}`, script, call(signal));
    if (workdir === null) return;
    await buckets.upload(bucket, `${tag}/${WORKDIR_ARCHIVE}`, workdir.archive, call(signal));
  }

  async #removeObjects(bucket: string, tag: string, signal?: AbortSignal): Promise<void> {
    const keys: string[] = [];
    const prefix = `${tag}/`;
    for await (const { key } of this.#qarnot.buckets.objects(bucket, { prefix, ...call(signal) })) {
      keys.push(key);
    }
    if (keys.length > 0) await this.#qarnot.buckets.remove(bucket, keys, call(signal));
  }
}

/** The bucket that holds what was sent along for a task. */
function bucketIn(task: Task, tag: string | null): string | null {
  const own = task.advancedResourceBuckets?.find(
    ({ filtering }) => filtering?.prefixFiltering?.prefix === `${tag}/in/`,
  );
  return own?.bucketName ?? task.resultBucket ?? null;
}

/** Opens Qarnot for a profile. Sends nothing. */
export function qarnotCloud(profile: QarnotProfile, context: CloudContext): CloudAdapter {
  return new QarnotCloud(profile, context);
}
