import { randomUUID } from 'node:crypto';
import { namingProblems } from '../checks/problems.ts';
import { badRequest, forbidden, shortnameTaken } from '../errors.ts';
import { isOpenPool } from '../execution/lifecycle.ts';
import type { QarnotServices } from '../services.ts';
import { jobRun } from '../store/execution-rows.ts';
import type { JobBody } from '../store/types.ts';
import type { Refuse } from '../tasks/tasks.ts';

/** Jobs as their owner makes them. */
export class Jobs {
  readonly #services: QarnotServices;

  constructor(services: QarnotServices) {
    this.#services = services;
  }

  /**
   * Accepts a job; the result is its uuid.
   *
   * @throws RefusedError 400, 403.
   */
  create(body: JobBody, refuse: Refuse): string {
    const { options, stores } = this.#services;
    const problems = namingProblems(body, options);
    if (problems.length > 0) throw refuse(problems);
    const { shortname, poolUuid } = body;
    if (shortname != null && stores.jobs.find(shortname) !== undefined) {
      throw shortnameTaken(shortname, options.shortnameTaken);
    }
    const pool = poolUuid == null ? undefined : stores.pools.find(poolUuid);
    if (poolUuid != null && pool === undefined) throw badRequest(`No such pool: ${poolUuid}`);
    if (pool !== undefined && !isOpenPool(pool.row.state)) {
      throw badRequest(`The pool ${poolUuid} is closed.`);
    }
    if (stores.jobs.count() >= options.maxJob) throw forbidden('Maximum number of jobs reached');
    return this.#services.database.transaction(() => this.#accept(body, pool?.row.uuid ?? null));
  }

  #accept(body: JobBody, poolUuid: string | null): string {
    const { stores, execution, clock } = this.#services;
    const uuid = randomUUID();
    const now = clock.now();
    const entity = stores.jobs.insert({
      columns: {
        uuid,
        shortname: body.shortname ?? uuid,
        name: body.name,
        pool_uuid: poolUuid,
        created_at: now,
        modified_at: now,
        state: 'Active',
        state_at: now,
      },
      body,
    });
    execution.acceptJob(jobRun(entity));
    return uuid;
  }
}
