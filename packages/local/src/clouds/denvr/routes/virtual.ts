import type { components } from '../../../generated/denvr/wire.ts';
import { alreadyExists, notFound, RefusedError } from '../errors.ts';
import { configurations, configurationWire } from '../facts/machines.ts';
import { accepts } from '../machine/states.ts';
import type { DenvrRequest } from '../request/request.ts';
import type { DenvrServices } from '../services.ts';
import type { InstanceRow } from '../store/instances.ts';
import { envelope } from '../wire/envelope.ts';
import { type VirtualRequest, virtualWire } from '../wire/virtual.ts';
import { availabilityOf, hasCapacity } from './capacity.ts';
import {
  checkImage,
  checkName,
  checkNode,
  inCluster,
  knownCluster,
  knownConfiguration,
  knownPool,
  mistake,
} from './checks.ts';
import { commandInstance } from './commands.ts';
import type { Handlers } from './handler.ts';
import { limited } from './text-tail.ts';

type Command = components['schemas']['ServerCommandInput'];

const resource = 'virtualmachines.kubevirt.io';

/** Virtual machines. No machine is behind them: they walk through their states and say so. */
export function virtualHandlers(
  services: DenvrServices,
): Handlers<
  | 'getServers'
  | 'getServer'
  | 'createServer'
  | 'startServer'
  | 'stopServer'
  | 'destroyServer'
  | 'getVirtualConfigurations'
  | 'getVirtualAvailability'
  | 'getVirtualMachineBootLogs'
> {
  const { instances, options, auth } = services;
  const owner = auth.account;
  const wire = (row: InstanceRow) => virtualWire(row, owner);
  const rowOf = (cluster: string, namespace: string, id: string): InstanceRow => {
    const place = knownCluster(options, cluster);
    const row = instances.find({
      kind: 'vm',
      cluster: place,
      namespace: namespace.toLowerCase(),
      id,
    });
    if (row === undefined) throw notFound(resource, id);
    return row;
  };
  const named = (request: DenvrRequest): InstanceRow =>
    rowOf(request.query('Cluster'), request.query('Namespace'), request.query('Id'));
  const commandWire = ({ id, cluster, status, namespace }: InstanceRow) => ({
    id,
    cluster,
    status,
    ...(options.commandNamespace ? { namespace } : {}),
  });
  return {
    getServers: (request) => {
      const rows = instances.list('vm').filter(inCluster(options, request.query('Cluster')));
      return envelope(200, { items: rows.map(wire) });
    },
    getServer: (request) => envelope(200, wire(named(request))),
    createServer: async (request) => {
      const row = createServer(services, await request.body<VirtualRequest>());
      return envelope(202, wire(row));
    },
    startServer: async (request) => {
      const { cluster, namespace, id } = await request.body<Command>();
      const row = rowOf(cluster, namespace, id);
      if (accepts('online', row.status)) checkRoom(services, row.cluster, row.size);
      return envelope(202, commandWire(commandInstance(services, row, 'online')));
    },
    stopServer: async (request) => {
      const { cluster, namespace, id } = await request.body<Command>();
      const row = rowOf(cluster, namespace, id);
      return envelope(202, commandWire(commandInstance(services, row, 'offline')));
    },
    destroyServer: (request) => {
      const withSnapshots = request.flag('DeleteSnapshots') === true;
      return envelope(202, commandWire(destroyServer(services, named(request), withSnapshots)));
    },
    getVirtualConfigurations: () => envelope(200, { items: configurations.map(configurationWire) }),
    getVirtualAvailability: (request) => {
      const cluster = knownCluster(options, request.query('cluster'));
      const pool = knownPool(options, request.query('resourcePool'), owner.tenant);
      const items = availabilityOf(services, 'vm', cluster, pool);
      if (request.flag('reportNodes') !== false) return envelope(200, { items });
      return envelope(200, { items: items.map((one) => ({ ...one, availableNodeNames: null })) });
    },
    getVirtualMachineBootLogs: (request) => {
      const { id, namespace, cluster, boot_log } = named(request);
      const bootLogs = limited(boot_log, Number(request.query('Limit')), options);
      return envelope(200, { id, namespace, cluster, bootLogs });
    },
  };
}

/** `vm-`, the minute, and what makes it one of its own. */
function generatedName(now: number): string {
  const minute = new Date(now).toISOString().replace(/\D/g, '').slice(0, 12);
  return `vm-${minute}${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
}

/** Refuses what finds no room, where it is not to wait for it. */
function checkRoom(services: DenvrServices, cluster: string, size: string): void {
  if (services.options.noCapacity === 'wait' || hasCapacity(services, 'vm', cluster, size)) return;
  throw new RefusedError(503, `There is no capacity for ${size} in ${cluster}.`);
}

function createServer(services: DenvrServices, request: VirtualRequest): InstanceRow {
  const { auth, clock, database, instances, lifecycle, options, vpcs, snapshots } = services;
  const { tenant } = auth.account;
  const cluster = knownCluster(options, request.cluster);
  const size = knownConfiguration(options, request.configuration, cluster);
  const namespace = request.vpc.toLowerCase();
  checkImage(options, request.operatingSystemImage);
  checkNode(options, request.selectedNode, knownPool(options, request.rpool, tenant));
  if (namespace !== tenant && vpcs.find(cluster, '', namespace) === undefined) {
    throw mistake(options, `There is no VPC "${request.vpc}" in ${cluster}.`);
  }
  const { snapshotName } = request;
  if (snapshotName && snapshots.find(cluster, namespace, snapshotName) === undefined) {
    throw mistake(options, `There is no snapshot "${snapshotName}" in ${namespace}.`);
  }
  const now = clock.now();
  const id = request.name || generatedName(now);
  checkName(options, id);
  const key = { kind: 'vm', cluster, namespace, id: id.toLowerCase() } as const;
  if (instances.find(key) !== undefined) throw alreadyExists(resource, id);
  checkRoom(services, cluster, size);
  const row = database.transaction(() =>
    instances.add({
      ...key,
      status: 'na',
      goal: 'online',
      due_at: now + options.stepMs,
      size,
      created_at: now,
      request: JSON.stringify(request),
    }),
  );
  lifecycle.arrange();
  return row;
}

function destroyServer(
  { database, lifecycle, snapshots }: DenvrServices,
  row: InstanceRow,
  withSnapshots: boolean,
): InstanceRow {
  return database.transaction(() => {
    for (const snapshot of withSnapshots ? snapshots.list() : []) {
      const { cluster, namespace, wire } = snapshot;
      const isOwn = cluster === row.cluster && namespace === row.namespace;
      if (isOwn && wire.sourceName === row.id) snapshots.remove(snapshot);
    }
    return lifecycle.aim(row, 'gone');
  });
}
