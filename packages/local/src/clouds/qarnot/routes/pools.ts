import type { components } from '../../../generated/qarnot/wire.ts';
import { constantProblems, namingProblems } from '../checks/problems.ts';
import { byPolicy, scalingProblems } from '../checks/scaling.ts';
import { indented, noSuch, RefusedError } from '../errors.ts';
import { Pools } from '../pools/pools.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { QarnotServices } from '../services.ts';
import type { PoolBody, PoolEntity } from '../store/types.ts';
import { mergedConstants } from '../tasks/tasks.ts';
import { poolSummaryWire, scalingWire } from '../wire/pool.ts';
import type { QarnotHandlers } from './handler.ts';
import { pageReply, searchReply } from './lists.ts';
import { created, done, orRefuse, orRefuseLater, refuserOf, tagsOf } from './replies.ts';

type Schemas = components['schemas'];

type PoolHandlers = Pick<
  QarnotHandlers,
  | 'listPools'
  | 'createPool'
  | 'listPoolSummaries'
  | 'listPoolSummariesPage'
  | 'searchPools'
  | 'listPoolsPage'
  | 'getPool'
  | 'updatePool'
  | 'refreshPoolResources'
  | 'deletePool'
  | 'clonePool'
  | 'closePool'
  | 'listPoolJobs'
  | 'listPoolTasks'
  | 'getPoolScaling'
  | 'updatePoolScaling'
  | 'checkPoolScaling'
>;

/** Finds the pool that a path names. */
export function poolFinder({ stores }: QarnotServices): (request: QarnotRequest) => PoolEntity {
  return ({ id }) => {
    const pool = stores.pools.find(id);
    if (pool === undefined) throw noSuch('pool', id);
    return pool;
  };
}

/** A body whose problems inside of policies are told by policy. */
async function bodyOf<T>(
  request: QarnotRequest,
  options?: { readonly dropsEmpty: boolean },
): Promise<T> {
  try {
    return await request.body<T>(options);
  } catch (error) {
    if (!(error instanceof RefusedError) || error.problems.length === 0) throw error;
    throw request.refusal(byPolicy(error.problems));
  }
}

/** The creation of a copy: what was asked for, with overrides. */
function cloneBody({ body }: PoolEntity, overrides: Partial<PoolBody>): PoolBody {
  const { shortname: _shortname, ...original } = body;
  const made = {
    ...original,
    ...overrides,
    name: overrides.name ?? body.name,
    profile: overrides.profile ?? body.profile,
  };
  const constants = mergedConstants(made.constants, body.constants);
  return constants === undefined ? made : { ...made, constants };
}

/** Pools: made, listed, scaled, closed and copied. */
export function poolRoutes(services: QarnotServices): PoolHandlers {
  const { stores, listings, execution, options, clock } = services;
  const pools = new Pools(services);
  const find = poolFinder(services);
  const { rules } = listings;
  const summary = (entity: PoolEntity) => poolSummaryWire(entity, execution, clock.now());
  const replace = ({ row, body }: PoolEntity, change: Partial<PoolBody>): void => {
    services.database.transaction(() => {
      stores.pools.replaceBody(row, { ...body, ...change });
      stores.pools.change(row.uuid, { modified_at: clock.now() });
      if (change.scaling || change.elasticProperty) execution.scalePool(row.uuid);
    });
  };
  const checkScaling = async (request: QarnotRequest): Promise<Schemas['ScalingInput']> => {
    const scaling = await bodyOf<Schemas['ScalingInput']>(request, { dropsEmpty: false });
    const problems = scalingProblems(scaling.policies, 'policies');
    if (problems.length > 0) throw request.refusal(problems);
    return scaling;
  };

  return {
    listPools: (request) => indented(200, listings.pools.all(tagsOf(request)).map(listings.pool)),

    listPoolSummaries: (request) => indented(200, listings.pools.all(tagsOf(request)).map(summary)),

    createPool: async (request) => {
      const body = await bodyOf<PoolBody>(request);
      return created(request, 'pools', pools.create(body, refuserOf(request)));
    },

    listPoolsPage: (request) => pageReply(request, listings.pools, rules.pools, listings.pool),

    listPoolSummariesPage: (request) => pageReply(request, listings.pools, rules.pools, summary),

    searchPools: (request) => searchReply(request, listings.pools, rules.pools, listings.pool),

    getPool: (request) => indented(200, listings.pool(find(request))),

    updatePool: async (request) => {
      const pool = find(request);
      const sent = await bodyOf<Schemas['PoolUpdate']>(request, { dropsEmpty: false });
      const problems = [
        ...namingProblems({ tags: sent.tags ?? null }, options),
        ...constantProblems(sent.constants),
        ...scalingProblems(sent.scaling?.policies ?? [], 'scaling.policies'),
      ];
      if (problems.length > 0) throw request.refusal(problems);
      const constants = mergedConstants(sent.constants ?? undefined, pool.body.constants);
      replace(pool, {
        ...(constants == null ? {} : { constants }),
        ...(sent.tags == null ? {} : { tags: sent.tags }),
        ...(sent.elasticProperty == null ? {} : { elasticProperty: sent.elasticProperty }),
        ...(sent.scaling == null ? {} : { scaling: sent.scaling }),
      });
      return done;
    },

    refreshPoolResources: async (request) => {
      const { row } = find(request);
      await request.drain();
      await orRefuseLater(400, () => execution.refreshPool(row.uuid));
      return done;
    },

    deletePool: (request) => {
      execution.removePool(find(request).row.uuid);
      return done;
    },

    clonePool: async (request) => {
      const pool = find(request);
      const overrides = await bodyOf<Partial<PoolBody>>(request);
      const uuid = pools.create(cloneBody(pool, overrides), refuserOf(request));
      return created(request, 'pools', uuid);
    },

    closePool: async (request) => {
      const { row } = find(request);
      await request.drain();
      orRefuse(403, () => execution.closePool(row.uuid));
      return done;
    },

    listPoolJobs: (request) => {
      const where = { sql: 't.pool_uuid = ?', values: [find(request).row.uuid] };
      return indented(200, listings.jobs.all([], where).map(listings.job));
    },

    listPoolTasks: (request) => {
      const where = { sql: 't.pool_uuid = ?', values: [find(request).row.uuid] };
      return indented(200, listings.tasks.all([], where).map(listings.task));
    },

    getPoolScaling: (request) => {
      const scaling = scalingWire(find(request), execution);
      if (options.scalingAnswer === 'empty') return done;
      return indented(200, scaling ?? { policies: [], activePolicyName: null });
    },

    updatePoolScaling: async (request) => {
      const pool = find(request);
      replace(pool, { scaling: await checkScaling(request) });
      return done;
    },

    checkPoolScaling: async (request) => {
      await checkScaling(request);
      return done;
    },
  };
}
