import type { components } from '../../../generated/denvr/wire.ts';
import { alreadyExists, notFound } from '../errors.ts';
import type { DenvrRequest } from '../request/request.ts';
import type { DenvrServices } from '../services.ts';
import type { Thing } from '../store/things.ts';
import { plainDate } from '../wire/dates.ts';
import { envelope } from '../wire/envelope.ts';
import { checkName, inCluster, knownCluster, mistake } from './checks.ts';
import type { Handlers } from './handler.ts';

type Schemas = components['schemas'];
type Vpc = Schemas['VpcDetailsItem'];

/** Private networks. */
export function vpcHandlers(
  services: DenvrServices,
): Handlers<'getVpcs' | 'getVpc' | 'createVpc' | 'destroyVpc'> {
  const { instances, options, vpcs } = services;
  const find = (request: DenvrRequest): Thing<Vpc> => {
    const id = request.query('Id');
    const vpc = vpcs.find(knownCluster(options, request.query('Cluster')), '', id);
    if (vpc === undefined) throw notFound('vpcs', id);
    return vpc;
  };
  return {
    getVpcs: (request) => {
      const found = vpcs.list().filter(inCluster(options, request.query('cluster')));
      return envelope(200, { items: found.map(({ wire }) => wire) });
    },
    getVpc: (request) => envelope(200, find(request).wire),
    createVpc: async (request) =>
      envelope(200, createVpc(services, await request.body<Schemas['CreateVpcInput']>())),
    destroyVpc: (request) => {
      const vpc = find(request);
      const { cluster, id, wire } = vpc;
      const isUsed = instances
        .list('vm')
        .some((row) => row.cluster === cluster && row.namespace === id);
      if (isUsed) throw mistake(options, `The VPC "${id}" still has virtual machines.`);
      vpcs.remove(vpc);
      return envelope(200, wire);
    },
  };
}

/** The first range that no VPC has; with more than 64 of them ranges come twice. */
function freeRange(taken: readonly Vpc[]): string {
  const ranges = Array.from({ length: 64 }, (_, number) => `172.16.${number * 4}.0/22`);
  const free = ranges.find((range) => taken.every(({ ipRange }) => ipRange !== range));
  return free ?? '172.16.0.0/22';
}

function createVpc(
  { auth, clock, options, vpcs, database }: DenvrServices,
  request: Schemas['CreateVpcInput'],
): Vpc {
  const { tenant } = auth.account;
  const cluster = knownCluster(options, request.cluster);
  const id = request.name.toLowerCase();
  checkName(options, id);
  if (id !== tenant && !id.startsWith(`${tenant}-`)) {
    throw mistake(options, `The name of a VPC begins with "${tenant}-".`);
  }
  if (vpcs.find(cluster, '', id) !== undefined) throw alreadyExists('vpcs', id);
  const wire: Vpc = {
    id,
    name: id,
    cluster,
    tenancyName: tenant,
    ipRange: freeRange(vpcs.list().map((vpc) => vpc.wire)),
    createdAt: plainDate(clock.now()),
    blockIntraVpcComms: request.blockIntraVpcComms ?? false,
    isDefault: request.isDefault ?? false,
  };
  database.transaction(() => {
    for (const other of wire.isDefault ? vpcs.list() : []) {
      // A cluster has one default.
      if (other.cluster === cluster)
        vpcs.put({ ...other, wire: { ...other.wire, isDefault: false } });
    }
    vpcs.put({ cluster, namespace: '', id, wire, dueAt: null });
  });
  return wire;
}
