import { randomUUID } from 'node:crypto';
import { S3StoreError } from '../../../s3/store/errors.ts';
import { badRequest, bodyNeeded, type Problem, RefusedError } from '../errors.ts';
import { isSecretConstant } from '../execution/secret-constant.ts';
import type { QarnotServices } from '../services.ts';
import { taskRun } from '../store/execution-rows.ts';
import type { TaskBody } from '../store/types.ts';
import { shownSecret } from '../wire/common.ts';
import { type NewTask, NewTaskCheck } from './new-task.ts';

/** Gives wrong values the JSON of their refusal. */
export type Refuse = (problems: readonly Problem[]) => RefusedError;

/** One element of the answer to a bulk submission. */
export interface BulkItem {
  readonly statusCode: number;
  readonly uuid: string | null;
  readonly message: string | null;
}

/** Tasks as their owner handles them: created, alone or many at once, and changed. */
export class Tasks {
  readonly #services: QarnotServices;

  constructor(services: QarnotServices) {
    this.#services = services;
  }

  /**
   * Accepts a task; the result is its uuid.
   *
   * @throws RefusedError 400, 402, 403; 404 for a bucket that does not exist.
   */
  create(body: TaskBody, refuse: Refuse): string {
    const check = new NewTaskCheck(this.#services, body);
    const problems = check.problems();
    if (problems.length > 0) throw refuse(problems);
    return this.#services.database.transaction(() => this.#accept(check.fit()));
  }

  /**
   * Accepts those of many tasks that can be; the answers are in their order.
   *
   * @param bodies each already judged by the description, or the refusal that it met
   */
  createMany(bodies: readonly (TaskBody | RefusedError)[], refuse: Refuse): BulkItem[] {
    const { bulkMax } = this.#services.options;
    if (bodies.length === 0) throw bodyNeeded();
    if (bodies.length > bulkMax) throw badRequest(`At most ${bulkMax} tasks at once.`);
    return this.#services.database.transaction(() =>
      bodies.map((body) => {
        try {
          if (body instanceof RefusedError) throw body;
          return { statusCode: 200, uuid: this.create(body, refuse), message: null };
        } catch (error) {
          if (!(error instanceof RefusedError)) throw error;
          return { statusCode: error.status, uuid: null, message: sentence(error) };
        }
      }),
    );
  }

  #accept({ body, instances, poolUuid, jobUuid, projectUuid }: NewTask): string {
    const { stores, execution, clock } = this.#services;
    this.#makeBucket(body.resultBucket ?? body.resultsBucket);
    const uuid = randomUUID();
    const now = clock.now();
    const entity = stores.tasks.insert({
      columns: {
        uuid,
        shortname: body.shortname ?? uuid,
        name: body.name,
        profile: body.profile ?? null,
        pool_uuid: poolUuid,
        job_uuid: jobUuid,
        project_uuid: projectUuid,
        instance_count: instances,
        created_at: now,
        modified_at: now,
        state: 'Submitted',
        state_at: now,
      },
      body,
    });
    execution.acceptTask(taskRun(entity));
    return uuid;
  }

  /** Results go to a bucket that is made when there is none. */
  #makeBucket(name: string | null | undefined): void {
    if (name == null || this.#services.buckets.bucket(name) !== undefined) return;
    try {
      this.#services.buckets.createBucket(name);
    } catch (error) {
      if (!(error instanceof S3StoreError)) throw error;
      throw badRequest(`The bucket ${name} cannot be made: ${error.message}`);
    }
  }
}

/** A refusal in one sentence, for a place that has no room for more. */
function sentence({ message, problems }: RefusedError): string {
  if (problems.length === 0) return message;
  const fields = problems.map(({ field }) => field).join(', ');
  const details = problems.map((problem) => problem.message).join(' ');
  return `Invalid task file. Invalid fields: ${fields}. ${details}`;
}

/**
 * New constants, where a secret one that is sent as it is read (`[SECRET]`) keeps its value: clients
 * send whole tasks back.
 */
export function mergedConstants(
  sent: TaskBody['constants'],
  before: TaskBody['constants'],
): TaskBody['constants'] {
  const old = new Map((before ?? []).map(({ key, value }) => [key, value]));
  return sent?.map((constant) => {
    const isEcho = isSecretConstant(constant.key) && constant.value === shownSecret;
    const kept = old.get(constant.key);
    return isEcho && kept !== undefined ? { key: constant.key, value: kept } : constant;
  });
}
