import type { components } from '../../../generated/denvr/wire.ts';
import { notFound, RefusedError } from '../errors.ts';
import { catalog } from '../facts/catalog.ts';
import { packages } from '../facts/machines.ts';
import type { CatalogRequest, CustomRequest } from '../machine/plan.ts';
import { accepts } from '../machine/states.ts';
import type { DenvrRequest } from '../request/request.ts';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';
import { type ApplicationView, detailsWire, overviewWire } from '../wire/applications.ts';
import { envelope } from '../wire/envelope.ts';
import { createCustom, createFromCatalog } from './application-create.ts';
import { runtimeLog } from './application-log.ts';
import { availabilityOf } from './capacity.ts';
import { checkPool, knownCluster } from './checks.ts';
import type { Handlers } from './handler.ts';

type Command = components['schemas']['ApplicationsApiCommandRequest'];

/** Applications: containers that really run. */
export function applicationHandlers(
  services: DenvrServices,
): Handlers<
  | 'getApplications'
  | 'getApplicationDetails'
  | 'getApplicationRuntimeLogs'
  | 'getApplicationConfigurations'
  | 'getApplicationAvailability'
  | 'getApplicationCatalogItems'
  | 'createCatalogApplication'
  | 'createApplicationLegacy'
  | 'createCustomApplication'
  | 'startApplication'
  | 'stopApplication'
  | 'destroyApplication'
> {
  const { auth, frontHost, instances, options } = services;
  const view = ({ front_port: port }: InstanceRow): ApplicationView => ({
    ...auth.account,
    dns: port === null ? '' : `http://${frontHost}:${port}/`,
  });
  const rowOf = (cluster: string, id: string): InstanceRow => {
    const place = knownCluster(options, cluster);
    const row = instances.find({ kind: 'app', cluster: place, namespace: '', id });
    if (row === undefined) throw notFound('applications', id);
    return row;
  };
  const named = (request: DenvrRequest): InstanceRow =>
    rowOf(request.query('Cluster'), request.query('Id'));
  const created = (row: InstanceRow) => envelope(202, overviewWire(row, view(row)));
  const fromCatalog = async (request: DenvrRequest) =>
    created(await createFromCatalog(services, await request.body<CatalogRequest>()));
  const command = async (request: DenvrRequest, goal: 'online' | 'offline') => {
    const { id, cluster } = await request.body<Command>();
    return commandApplication(services, rowOf(cluster, id), goal);
  };
  return {
    getApplications: () => {
      const rows = instances.list('app');
      return envelope(200, { items: rows.map((row) => overviewWire(row, view(row))) });
    },
    getApplicationDetails: (request) => {
      const row = named(request);
      return envelope(200, detailsWire(row, view(row)));
    },
    getApplicationRuntimeLogs: async (request) => {
      const row = named(request);
      const logs = await runtimeLog(services, row, Number(request.query('Limit')));
      return envelope(200, { id: row.id, cluster: row.cluster, logs });
    },
    getApplicationConfigurations: () => envelope(200, { items: packages }),
    getApplicationAvailability: (request) => {
      const cluster = knownCluster(options, request.query('cluster'));
      const pool = request.query('resourcePool');
      checkPool(options, pool, auth.account.tenant);
      return envelope(200, { items: availabilityOf(services, 'app', cluster, pool) });
    },
    getApplicationCatalogItems: () => envelope(200, { items: catalog.map(({ wire }) => wire) }),
    createCatalogApplication: fromCatalog,
    createApplicationLegacy: fromCatalog,
    createCustomApplication: async (request) =>
      created(await createCustom(services, await request.body<CustomRequest>())),
    startApplication: (request) => command(request, 'online'),
    stopApplication: (request) => command(request, 'offline'),
    destroyApplication: (request) => {
      const row = named(request);
      aim(services, row, 'gone');
      return envelope(202, { id: row.id, cluster: row.cluster });
    },
  };
}

function aim(services: DenvrServices, row: InstanceRow, goal: 'online' | 'offline' | 'gone'): void {
  const { clock, database, instances, lifecycle } = services;
  if (row.goal === 'gone') return;
  database.transaction(() => {
    const aimed = lifecycle.aim(row, goal);
    // What is to end is told so at once; what is to start waits for its step.
    const due = goal === 'online' ? aimed.due_at : clock.now();
    instances.change(aimed, { status: 'PENDING', due_at: due, reason: null, message: null });
  });
  lifecycle.arrange();
}

function commandApplication(
  services: DenvrServices,
  row: InstanceRow,
  goal: 'online' | 'offline',
): ReturnType<typeof envelope> {
  const word = goal === 'online' ? 'started' : 'stopped';
  if (accepts(goal, row.status)) aim(services, row, goal);
  else if (row.goal !== goal || services.options.invalidCommand === '400') {
    if (services.options.invalidCommand === '400') {
      throw new RefusedError(400, `"${row.id}" is ${row.status ?? 'new'} and cannot be ${word}.`);
    }
  }
  return envelope(202, { id: row.id, cluster: row.cluster });
}
