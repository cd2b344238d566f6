import type { components } from '../../../generated/denvr/wire.ts';
import { alreadyExists, invalid, notFound, required } from '../errors.ts';
import type { DenvrRequest } from '../request/request.ts';
import type { DenvrServices } from '../services.ts';
import type { Thing } from '../store/things.ts';
import { plainDate } from '../wire/dates.ts';
import { envelope } from '../wire/envelope.ts';
import { virtualWire } from '../wire/virtual.ts';
import { checkName, inCluster, knownCluster } from './checks.ts';
import type { Handlers } from './handler.ts';

type Schemas = components['schemas'];
type Snapshot = Schemas['SnapshotDetailsItem'];

const resource = 'virtualmachinesnapshots.snapshot.kubevirt.io';

/** Snapshots of virtual machines. */
export function snapshotHandlers(
  services: DenvrServices,
): Handlers<'getSnapshots' | 'getSnapshot' | 'createSnapshot' | 'deleteSnapshot'> {
  const { clock, options, snapshots } = services;
  const shown = ({ wire, dueAt }: Thing<Snapshot>): Snapshot => ({
    ...wire,
    readyToUse: dueAt === null || dueAt <= clock.now(),
  });
  const find = (request: DenvrRequest): Thing<Snapshot> => {
    const cluster = knownCluster(options, request.query('Cluster'));
    const id = request.query('Id');
    const found = snapshots.find(cluster, request.query('Namespace').toLowerCase(), id);
    if (found === undefined) throw notFound(resource, id);
    return found;
  };
  return {
    getSnapshots: (request) => {
      const found = snapshots.list().filter(inCluster(options, request.query('Cluster')));
      return envelope(200, { items: found.map(shown) });
    },
    getSnapshot: (request) => envelope(200, shown(find(request))),
    createSnapshot: async (request) => {
      const body = await request.body<Schemas['CreateSnapshotInput']>();
      return envelope(202, shown(createSnapshot(services, body)));
    },
    deleteSnapshot: (request) => {
      const snapshot = find(request);
      snapshots.remove(snapshot);
      return envelope(202, { id: snapshot.id });
    },
  };
}

function createSnapshot(
  { auth, clock, instances, options, snapshots }: DenvrServices,
  request: Schemas['CreateSnapshotInput'],
): Thing<Snapshot> {
  const cluster = knownCluster(options, request.cluster);
  const namespace = request.namespace.toLowerCase();
  const source = request.sourceVMName;
  if (!source) throw invalid([required('sourceVMName')]);
  const machine = instances.find({ kind: 'vm', cluster, namespace, id: source });
  if (machine === undefined) throw notFound('virtualmachines.kubevirt.io', source);
  const now = clock.now();
  const id = (request.name || `${machine.id}-snap-${now.toString(36)}`).toLowerCase();
  checkName(options, id);
  if (snapshots.find(cluster, namespace, id) !== undefined) throw alreadyExists(resource, id);
  const { image, rootDiskSize } = virtualWire(machine, auth.account);
  const wire: Snapshot = {
    id,
    namespace,
    sourceName: machine.id,
    osImage: image ?? null,
    customPackage: null,
    rootDiskSize: rootDiskSize ?? null,
    creationDate: plainDate(now),
    username: auth.account.username,
    tenancyName: auth.account.tenant,
    readyToUse: false,
  };
  const snapshot = { cluster, namespace, id, wire, dueAt: now + options.stepMs };
  snapshots.put(snapshot);
  return snapshot;
}
