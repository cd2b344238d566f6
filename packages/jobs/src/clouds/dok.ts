import { InputError, isIroriError, isNotFoundError } from '@irori/core';
import {
  DOK,
  type DokOptions,
  isTaskNotCancelableError,
  isTaskNotDeletableError,
  type Task,
} from '@irori/dok';
import type {
  CloudAdapter,
  CloudContext,
  CloudListQuery,
  CloudPlan,
  LeftoverQuery,
} from '../cloud.ts';
import { alreadyEnded, JobStateError, notEnded } from '../errors.ts';
import { activeJobs, ageReason, cancelLeftover, leftoverOf } from '../leftovers.ts';
import { multiplyAmount } from '../money.ts';
import type { PreparedJob } from '../prepare.ts';
import { didYouMean } from '../spec/suggest.ts';
import type { DokProfile, Job, JobCost, Leftover, Price, SupportNote } from '../types.ts';
import { call, isLoopback } from './common.ts';
import { toJob } from './dok/job.ts';
import { knownPlans, planForGpu, priceOf } from './dok/plans.ts';
import { statusesOf } from './dok/state.ts';
import { RETENTION_HOURS, submissionOf, supportOf } from './dok/submission.ts';

/** After a cancel the artifact can take a moment to appear. */
const ARTIFACT_PATIENCE = 10_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const manyRows = 1000;

/** Jobs as tasks of Sakura's DOK. */
class DokCloud implements CloudAdapter {
  /** 200 KB as base64: commands of that size are known to work. */
  readonly maxWorkdirBytes = 150_000;
  readonly workdirAlternatives =
    'put the files into the image, or let the program download them when it starts.';
  readonly isLocal: boolean;
  readonly redactor: CloudContext['redactor'];
  readonly #clock: CloudContext['clock'];
  readonly #profile: string;
  readonly #dok: DOK;

  constructor(profile: DokProfile, context: CloudContext) {
    const { accessToken, accessTokenSecret, baseUrl, zone } = profile;
    const { stateDir: _, env: __, ...client } = context;
    const options: DokOptions = { ...client, accessToken, accessTokenSecret, zone };
    if (baseUrl !== undefined) options.baseUrl = baseUrl;
    this.#dok = new DOK(options);
    this.#profile = profile.name;
    this.#clock = context.clock;
    this.redactor = context.redactor;
    this.isLocal = isLoopback(this.#dok.baseUrl);
  }

  async plan(job: PreparedJob, signal?: AbortSignal): Promise<CloudPlan> {
    const plan = await this.#planOf(job, signal);
    const { wrapped, hardLimitSeconds, entrypoint, command } = submissionOf(job);
    await this.#registryOf(job, signal);
    const support = supportOf(job, plan);
    const pricePerSecond = await this.#price(plan, support, signal);
    const most = pricePerSecond && multiplyAmount(pricePerSecond.amount, hardLimitSeconds);
    return {
      plan,
      command: wrapped ? (job.argv ?? []) : [...entrypoint, ...command],
      wrapped,
      hardLimitSeconds,
      pricePerSecond,
      maxCost: most ? { amount: most, currency: 'JPY' } : null,
      support,
    };
  }

  async submit(job: PreparedJob, tags: readonly string[], signal?: AbortSignal): Promise<Job> {
    const { spec, env } = job;
    const { entrypoint, command, hardLimitSeconds } = submissionOf(job);
    const plan = await this.#planOf(job, signal);
    const registry = await this.#registryOf(job, signal);
    const container = await this.#dok.container();
    container
      .set('image', spec.image)
      .set('plan', plan)
      .set('entrypoint', entrypoint)
      .set('command', command)
      .set('environment', env);
    if (registry !== null) container.set('registry', registry);
    const { http } = spec.dok ?? {};
    if (http !== undefined) container.set('http', { port: http.port, path: http.path ?? '/' });
    const task = await this.#dok.task();
    task.set('name', spec.name).set('tags', tags).set('containers', [container]);
    task.set('executionTimeLimitSec', hardLimitSeconds);
    return this.#job(await task.save(call(signal)));
  }

  async get(id: string, signal?: AbortSignal): Promise<Job> {
    return this.#job(await this.#dok.task(id, call(signal)));
  }

  async *list(query: CloudListQuery, signal?: AbortSignal): AsyncGenerator<Job> {
    const { limit, states, tag } = query;
    const status = [...new Set(states?.flatMap((state) => statusesOf[state]))];
    if (states !== null && status.length === 0) return;
    const params = {
      pageSize: Math.min(limit, 100),
      ...(tag !== null && { tag }),
      ...(status.length > 0 && { status }),
    };
    for await (const task of this.#dok.tasks(params, call(signal))) yield this.#job(task);
  }

  async *logs(id: string, follow: boolean, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const task = await this.#dok.task(id, call(signal));
    yield* task.logs({ follow, ...call(signal) });
  }

  async cancel(id: string, signal?: AbortSignal): Promise<Job> {
    const task = await this.#dok.task(id, call(signal));
    const refuse = (cause?: unknown): JobStateError => alreadyEnded(this.#job(task), cause);
    if (task.isEnded) throw refuse();
    try {
      return this.#job(await task.cancel(call(signal)));
    } catch (error) {
      if (!isTaskNotCancelableError(error)) throw error;
      await task.refresh(call(signal));
      throw task.isEnded ? refuse(error) : error;
    }
  }

  async remove(id: string, signal?: AbortSignal): Promise<void> {
    const task = await this.#dok.task(id, call(signal));
    const refuse = (cause?: unknown): JobStateError =>
      notEnded(
        this.#job(task),
        'Cancel it and wait for its end first; removing the record would not stop it.',
        cause,
      );
    if (!task.isEnded) throw refuse();
    try {
      await task.delete(call(signal));
    } catch (error) {
      throw isTaskNotDeletableError(error) ? refuse(error) : error;
    }
  }

  async fetch(id: string, to: string, signal?: AbortSignal): Promise<string[]> {
    const task = await this.#withArtifact(id, signal);
    const hours = this.#hoursSinceEnd(task);
    const expired = hours !== null && hours >= RETENTION_HOURS;
    if (task.artifact === null) throw this.#noOutputs(task, expired);
    try {
      const retry = expired ? { retryFor: 0 } : {};
      const { files } = await task.downloadArtifact({ extractTo: to, ...retry, ...call(signal) });
      return files;
    } catch (error) {
      throw isNotFoundError(error) ? this.#noOutputs(task, expired, error) : error;
    }
  }

  async cost(id: string, signal?: AbortSignal): Promise<JobCost> {
    const task = await this.#dok.task(id, call(signal));
    const { amount, currency, isFinal, containers } = await this.#dok.costs.ofTask(
      task,
      call(signal),
    );
    const [container] = containers;
    const source = container?.isOverridden
      ? "DOK unit prices (this account's own)"
      : 'DOK unit prices';
    return {
      amount,
      currency,
      plan: container?.plan ?? '',
      billedSeconds: container?.billedSeconds ?? 0,
      pricePerSecond: { amount: container?.pricePerSecond ?? '0', currency, source },
      source,
      isFinal,
    };
  }

  /** Tasks of DOK end by themselves at their time limit, so only their age can make them forgotten. */
  async leftovers({ createdBefore }: LeftoverQuery, signal?: AbortSignal): Promise<Leftover[]> {
    const found: Leftover[] = [];
    if (createdBefore === null) return found;
    for await (const job of activeJobs(this, signal)) {
      const reason = ageReason(job.createdAt, createdBefore);
      if (reason !== null) found.push(leftoverOf(job, reason));
    }
    return found;
  }

  destroyLeftover({ id }: Leftover, signal?: AbortSignal): Promise<void> {
    return cancelLeftover(this, id, signal);
  }

  #job(task: Task): Job {
    return toJob(task, this.#profile);
  }

  async #planOf({ spec }: PreparedJob, signal: AbortSignal | undefined): Promise<string> {
    const named = spec.dok?.plan;
    if (named === undefined) return planForGpu(spec.resources?.gpu);
    if (knownPlans.some((plan) => plan.id === named)) return named;
    const offered = await this.#dok.plans(call(signal)).toArray({ limit: manyRows });
    const ids = offered.map((plan) => plan.id as string);
    if (ids.includes(named)) return named;
    throw new InputError(
      `DOK has no plan "${named}"; it offers ${ids.join(', ')}${didYouMean(named, ids) || '.'}`,
      { field: 'dok.plan' },
    );
  }

  async #registryOf(
    { spec }: PreparedJob,
    signal: AbortSignal | undefined,
  ): Promise<string | null> {
    const named = spec.dok?.registry;
    if (named === undefined || uuid.test(named)) return named ?? null;
    const stored = await this.#dok.registries.list({}, call(signal)).toArray({ limit: manyRows });
    const found = stored.find(({ hostname }) => hostname === named);
    if (found !== undefined) return found.id;
    const hosts = stored.map(({ hostname }) => hostname);
    const known = hosts.length === 0 ? 'none are stored' : `stored are ${hosts.join(', ')}`;
    throw new InputError(
      `DOK has no credentials for the registry "${named}"; ${known}${didYouMean(named, hosts) || '.'}`,
      { field: 'dok.registry', hint: 'Store them with dok.registries.create().' },
    );
  }

  async #price(
    plan: string,
    support: SupportNote[],
    signal: AbortSignal | undefined,
  ): Promise<Price | null> {
    let why = `DOK lists no price for ${plan} today`;
    try {
      const rows = await this.#dok.costs.unitPrices({}, call(signal)).toArray({ limit: manyRows });
      const price = priceOf(plan, rows);
      if (price !== null) return price;
    } catch (error) {
      // A plan is worth having without a price, but not when the caller gave up.
      if (!isIroriError(error) || signal?.aborted) throw error;
      why = `the price could not be asked for: ${error.message}`;
    }
    support.push({ key: 'cost', support: 'ignored', note: why });
    return null;
  }

  #hoursSinceEnd(task: Task): number | null {
    const { endedAt } = this.#job(task);
    return endedAt === null ? null : (this.#clock.now() - Date.parse(endedAt)) / 3_600_000;
  }

  /** The task, with some patience for the artifact of one that did not end by itself. */
  async #withArtifact(id: string, signal: AbortSignal | undefined): Promise<Task> {
    const task = await this.#dok.task(id, call(signal));
    const job = this.#job(task);
    if (!task.isEnded) {
      throw new JobStateError(`Job ${id} has not ended (${job.state}): there are no outputs yet.`, {
        code: 'JOB_NOT_ENDED',
        job,
        hint: 'Wait for its end first.',
      });
    }
    const cutShort = task.status === 'canceled' || task.status === 'aborted';
    if (!cutShort || job.startedAt === null || (this.#hoursSinceEnd(task) ?? 0) > 1) return task;
    const deadline = this.#clock.monotonic() + ARTIFACT_PATIENCE;
    while (task.artifact === null && this.#clock.monotonic() < deadline) {
      await this.#clock.sleep(this.isLocal ? 200 : 2000, signal);
      await task.refresh(call(signal));
    }
    return task;
  }

  #noOutputs(task: Task, expired: boolean, cause?: unknown): JobStateError {
    const job = this.#job(task);
    const gone = expired || cause !== undefined;
    const message = gone
      ? `The outputs of job ${job.id} are no longer there: DOK deletes them ${RETENTION_HOURS} hours after the end.`
      : `Job ${job.id} (${job.state}) left no outputs.`;
    return new JobStateError(message, {
      code: gone ? 'OUTPUTS_GONE' : 'NO_OUTPUTS',
      job,
      ...(gone ? {} : { hint: 'Only what the job declares as outputs is kept.' }),
      cause,
    });
  }
}

/** Opens DOK for a profile. Sends nothing. */
export function dokCloud(profile: DokProfile, context: CloudContext): CloudAdapter {
  return new DokCloud(profile, context);
}
