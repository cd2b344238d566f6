import type { components } from '../../../generated/denvr/wire.ts';
import { notFound } from '../errors.ts';
import { catalog } from '../facts/catalog.ts';
import { packages } from '../facts/machines.ts';
import type { CatalogRequest, CustomRequest } from '../machine/plan.ts';
import type { DenvrRequest } from '../request/request.ts';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';
import { type ApplicationView, detailsWire, overviewWire } from '../wire/applications.ts';
import { envelope } from '../wire/envelope.ts';
import { createCustom, createFromCatalog } from './application-create.ts';
import { runtimeLog } from './application-log.ts';
import { availabilityOf } from './capacity.ts';
import { knownCluster, knownPool } from './checks.ts';
import { commandInstance } from './commands.ts';
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
  const commandWire = ({ id, cluster }: InstanceRow) => ({ id, cluster });
  const command = async (request: DenvrRequest, goal: 'online' | 'offline') => {
    const { id, cluster } = await request.body<Command>();
    return envelope(202, commandWire(commandInstance(services, rowOf(cluster, id), goal)));
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
      const pool = knownPool(options, request.query('resourcePool'), auth.account.tenant);
      return envelope(200, { items: availabilityOf(services, 'app', cluster, pool) });
    },
    getApplicationCatalogItems: () => envelope(200, { items: catalog.map(({ wire }) => wire) }),
    createCatalogApplication: fromCatalog,
    createApplicationLegacy: fromCatalog,
    createCustomApplication: async (request) =>
      created(await createCustom(services, await request.body<CustomRequest>())),
    startApplication: (request) => command(request, 'online'),
    stopApplication: (request) => command(request, 'offline'),
    destroyApplication: (request) =>
      envelope(202, commandWire(services.lifecycle.aim(named(request), 'gone'))),
  };
}
