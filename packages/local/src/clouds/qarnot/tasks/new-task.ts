import {
  bucketsOf,
  constantProblems,
  fileFilterProblems,
  namingProblems,
  resourceProblems,
} from '../checks/problems.ts';
import { badRequest, forbidden, type Problem, RefusedError, shortnameTaken } from '../errors.ts';
import { isOpenPool } from '../execution/lifecycle.ts';
import { parseRanges } from '../execution/ranges.ts';
import type { QarnotServices } from '../services.ts';
import type { JobEntity, PoolEntity, TaskBody } from '../store/types.ts';

/** A new task after all checks. */
export interface NewTask {
  readonly body: TaskBody;
  readonly instances: number;
  /** The pool it runs in, asked for or its job's. */
  readonly poolUuid: string | null;
  readonly jobUuid: string | null;
  readonly projectUuid: string;
}

/** A creation without what the description forbids but C# sends: an instance count of 0. */
export function tolerateZero(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { instanceCount, ...rest } = body as { readonly [key: string]: unknown };
  return instanceCount === 0 && rest['advancedRanges'] !== undefined ? rest : body;
}

/** Finds what a schema cannot say about a new task. */
export class NewTaskCheck {
  readonly #services: QarnotServices;
  readonly #body: TaskBody;

  constructor(services: QarnotServices, body: TaskBody) {
    this.#services = services;
    this.#body = body;
  }

  /** What is wrong with single values. */
  problems(): Problem[] {
    const { options } = this.#services;
    return [
      ...namingProblems(this.#body, options),
      ...constantProblems(this.#body.constants),
      ...resourceProblems(this.#body),
      ...fileFilterProblems(this.#body),
      ...this.#instances(),
      ...this.#retries(),
      ...this.#dependencies(),
    ];
  }

  /**
   * Fits the task into what exists: its job, pool, profile, project and buckets.
   *
   * @throws RefusedError 400; 404 for a bucket that does not exist, as clients read it; 402; 403.
   */
  fit(): NewTask {
    const { account, options } = this.#services;
    const body = this.#body;
    const job = this.#job();
    const pool = this.#pool(job);
    const { profile } = body;
    if (pool === undefined && profile == null) {
      throw badRequest('A task needs a profile, a pool, or a job that has a pool.');
    }
    if (profile != null && !options.profiles.includes(profile)) {
      throw badRequest(`No such profile: ${profile}`);
    }
    if (pool !== undefined) this.#insidePool(pool);
    this.#siblings(job);
    this.#shortname();
    this.#buckets();
    account.assertCredits();
    if (this.#services.stores.tasks.count() >= options.maxTask) {
      throw forbidden('Maximum number of tasks reached');
    }
    const retries = body.retrySettings ?? pool?.body.defaultRetrySettings;
    const usesOwn = retries == null || body.maxRetriesPerInstance;
    const asked = pool === undefined ? body : withoutProfile(body);
    return {
      body: usesOwn ? asked : { ...asked, retrySettings: retries },
      instances: this.#count(),
      poolUuid: pool?.row.uuid ?? null,
      jobUuid: job?.row.uuid ?? null,
      projectUuid: pool?.row.project_uuid ?? account.project(body.projectUuid),
    };
  }

  #count(): number {
    const { instanceCount, advancedRanges } = this.#body;
    if (advancedRanges == null) return instanceCount ?? 0;
    return parseRanges(advancedRanges)?.length ?? 0;
  }

  #instances(): Problem[] {
    const { instanceCount, advancedRanges } = this.#body;
    const field = advancedRanges == null ? 'InstanceCount' : 'AdvancedRanges';
    if ((instanceCount == null) === (advancedRanges == null)) {
      const message = 'Exactly one of InstanceCount and AdvancedRanges is needed.';
      return [{ field: 'InstanceCount', message }];
    }
    if (advancedRanges != null && parseRanges(advancedRanges) === undefined) {
      const message = `'${advancedRanges}' names no instances. Write ids and ranges: 0-2,4-5,17.`;
      return [{ field, message }];
    }
    const { instancesPerTask } = this.#services.options;
    if (this.#count() <= instancesPerTask) return [];
    return [{ field, message: `A task may have at most ${instancesPerTask} instances.` }];
  }

  #retries(): Problem[] {
    const { maxRetriesPerInstance, retrySettings } = this.#body;
    if (!maxRetriesPerInstance || retrySettings?.maxPerInstanceRetries == null) return [];
    const message =
      'MaxRetriesPerInstance and RetrySettings.MaxPerInstanceRetries cannot be given together.';
    return [{ field: 'MaxRetriesPerInstance', message }];
  }

  #dependencies(): Problem[] {
    const { dependsOn, advancedDependsOn } = this.#body.dependencies ?? {};
    if (dependsOn == null || advancedDependsOn == null) return [];
    const message = 'DependsOn and AdvancedDependsOn cannot be given together.';
    return [{ field: 'dependencies', message }];
  }

  #job(): JobEntity | undefined {
    const { jobUuid } = this.#body;
    if (jobUuid == null) return undefined;
    const job = this.#services.stores.jobs.find(jobUuid);
    if (job === undefined) throw badRequest(`No such job: ${jobUuid}`);
    if (job.row.state !== 'Active') throw badRequest(`The job ${jobUuid} is not active.`);
    return job;
  }

  #pool(job: JobEntity | undefined): PoolEntity | undefined {
    const { poolUuid } = this.#body;
    const inherited = job?.row.pool_uuid ?? null;
    if (poolUuid != null && inherited !== null && poolUuid !== inherited) {
      throw badRequest('The job has a pool: PoolUuid cannot be given.');
    }
    const uuid = poolUuid ?? inherited;
    if (uuid === null) return undefined;
    const pool = this.#services.stores.pools.find(uuid);
    if (pool === undefined) throw badRequest(`No such pool: ${uuid}`);
    if (!isOpenPool(pool.row.state)) throw badRequest(`The pool ${uuid} is closed.`);
    return pool;
  }

  #insidePool({ row }: PoolEntity): void {
    const { profile, projectUuid, hardwareConstraints } = this.#body;
    const notHere = (name: string): RefusedError =>
      badRequest(`${name} cannot be given for a task in a pool.`);
    if (profile != null && profile !== row.profile) throw notHere('Profile');
    if (projectUuid != null && projectUuid !== row.project_uuid) throw notHere('ProjectUuid');
    if (hardwareConstraints != null && hardwareConstraints.length > 0) {
      throw notHere('HardwareConstraints');
    }
  }

  /** The tasks it depends on: they are in the same job, which is made for dependencies. */
  #siblings(job: JobEntity | undefined): void {
    const { dependsOn, advancedDependsOn } = this.#body.dependencies ?? {};
    const uuids = dependsOn ?? (advancedDependsOn ?? []).map(({ taskUuid }) => taskUuid);
    if (uuids.length === 0) return;
    if (job?.body.useDependencies !== true) {
      throw badRequest('Dependencies need a job that was created with UseDependencies.');
    }
    for (const uuid of uuids) {
      const other = this.#services.stores.tasks.row(uuid.toLowerCase());
      if (other?.job_uuid !== job.row.uuid) {
        throw badRequest(`The task ${uuid} that this one depends on is not in its job.`);
      }
    }
  }

  #shortname(): void {
    const { shortname } = this.#body;
    if (shortname == null || this.#services.stores.tasks.find(shortname) === undefined) return;
    throw shortnameTaken(shortname, this.#services.options.shortnameTaken);
  }

  #buckets(): void {
    const { buckets } = this.#services;
    for (const name of bucketsOf(this.#body)) {
      if (buckets.bucket(name) === undefined) {
        throw new RefusedError(404, `No such bucket: ${name}`);
      }
    }
  }
}

function withoutProfile({ profile: _profile, ...body }: TaskBody): TaskBody {
  return body;
}
