import type { components } from '../../../generated/denvr/wire.ts';
import { notFound } from '../errors.ts';
import type { DenvrRequest } from '../request/request.ts';
import type { DenvrServices } from '../services.ts';
import type { Thing } from '../store/things.ts';
import { envelope } from '../wire/envelope.ts';
import { inCluster, knownCluster, mistake } from './checks.ts';
import type { Handlers } from './handler.ts';

type Schemas = components['schemas'];
type Host = Schemas['BareMetalHostDetailsItem'];

/** Bare metal hosts: they can be looked at, rebooted and provisioned again. */
export function metalHandlers(
  services: DenvrServices,
): Handlers<
  'getHosts' | 'getHost' | 'rebootHost' | 'reprovisionHost' | 'addHostVpc' | 'removeHostVpc'
> {
  const { clock, hosts, options, vpcs } = services;
  const find = (cluster: string, id: string): Thing<Host> => {
    const host = hosts.find(knownCluster(options, cluster), '', id);
    if (host === undefined) throw notFound('baremetalhosts.metal3.io', id);
    return settled(services, host);
  };
  const change = (host: Thing<Host>, wire: Partial<Host>, steps: number) => {
    const dueAt = Math.max(host.dueAt ?? 0, clock.now() + options.stepMs * steps);
    const changed = { ...host, wire: { ...host.wire, ...wire }, dueAt };
    hosts.put(changed);
    return envelope(202, changed.wire);
  };
  const changeVpc = async (request: DenvrRequest) => {
    const { id, cluster, vpcId } = await request.body<Schemas['BareMetalHostVpcCommandInput']>();
    const host = find(cluster, id);
    if (vpcs.find(host.cluster, '', vpcId) === undefined) {
      throw mistake(options, `There is no VPC "${vpcId}" in ${host.cluster}.`);
    }
    return envelope(202, host.wire);
  };
  return {
    getHosts: (request) => {
      const found = hosts.list().filter(inCluster(options, request.query('Cluster')));
      return envelope(200, { items: found.map((host) => settled(services, host).wire) });
    },
    getHost: (request) => envelope(200, find(request.query('Cluster'), request.query('Id')).wire),
    rebootHost: async (request) => {
      const { id, cluster } = await request.body<Schemas['ApiCommandInput']>();
      return change(find(cluster, id), { poweredOn: false }, 1);
    },
    reprovisionHost: async (request) => {
      const { id, cluster, imageUrl } = await request.body<Schemas['ReprovisionHostInput']>();
      const image = imageUrl
        ?.split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '');
      const next = { provisioningState: 'deprovisioning', ...(image ? { image } : {}) };
      return change(find(cluster, id), next, 2);
    },
    addHostVpc: changeVpc,
    removeHostVpc: changeVpc,
  };
}

/** A host as it is now: what was due has happened. */
function settled({ clock, hosts, options }: DenvrServices, host: Thing<Host>): Thing<Host> {
  if (host.dueAt === null) return host;
  const left = host.dueAt - clock.now();
  if (left > 0) {
    const isHalfway = host.wire.provisioningState === 'deprovisioning' && left <= options.stepMs;
    return isHalfway
      ? { ...host, wire: { ...host.wire, provisioningState: 'provisioning' } }
      : host;
  }
  const wire = { ...host.wire, poweredOn: true, provisioningState: 'provisioned' };
  const now = { ...host, wire, dueAt: null };
  hosts.put(now);
  return now;
}
