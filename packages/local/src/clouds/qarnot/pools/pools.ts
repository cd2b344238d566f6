import { randomUUID } from 'node:crypto';
import {
  bucketsOf,
  constantProblems,
  namingProblems,
  resourceProblems,
} from '../checks/problems.ts';
import { scalingProblems } from '../checks/scaling.ts';
import { badRequest, forbidden, RefusedError, shortnameTaken } from '../errors.ts';
import type { QarnotServices } from '../services.ts';
import { poolRun } from '../store/execution-rows.ts';
import type { PoolBody } from '../store/types.ts';
import type { Refuse } from '../tasks/tasks.ts';

/** Pools as their owner makes them. */
export class Pools {
  readonly #services: QarnotServices;

  constructor(services: QarnotServices) {
    this.#services = services;
  }

  /**
   * Accepts a pool; the result is its uuid.
   *
   * @throws RefusedError 400, 402, 403; 404 for a bucket that does not exist.
   */
  create(body: PoolBody, refuse: Refuse): string {
    const { options, account, stores, buckets } = this.#services;
    const problems = [
      ...namingProblems(body, options),
      ...constantProblems(body.constants),
      ...resourceProblems(body),
      ...scalingProblems(body.scaling?.policies ?? [], 'scaling.policies'),
    ];
    if (problems.length > 0) throw refuse(problems);
    if (!options.profiles.includes(body.profile)) {
      throw badRequest(`No such profile: ${body.profile}`);
    }
    const { shortname } = body;
    if (shortname != null && stores.pools.find(shortname) !== undefined) {
      throw shortnameTaken(shortname, options.shortnameTaken);
    }
    const missing = bucketsOf(body).find((name) => buckets.bucket(name) === undefined);
    if (missing !== undefined) throw new RefusedError(404, `No such bucket: ${missing}`);
    account.assertCredits();
    if (stores.pools.count() >= options.maxPool) throw forbidden('Maximum number of pools reached');
    return this.#services.database.transaction(() => this.#accept(body));
  }

  #accept(body: PoolBody): string {
    const { stores, execution, clock, account } = this.#services;
    const uuid = randomUUID();
    const now = clock.now();
    const entity = stores.pools.insert({
      columns: {
        uuid,
        shortname: body.shortname ?? uuid,
        name: body.name,
        profile: body.profile,
        project_uuid: account.project(body.projectUuid),
        instance_count: body.instanceCount ?? 0,
        created_at: now,
        modified_at: now,
        state: 'Submitted',
        state_at: now,
      },
      body,
    });
    execution.acceptPool(poolRun(entity));
    return uuid;
  }
}
