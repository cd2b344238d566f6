import type { components } from '../../../generated/denvr/wire.ts';
import { configurations } from '../facts/machines.ts';
import type { InstanceRow } from '../store/instances.ts';
import { privateIp, publicIp } from './addresses.ts';
import { plainDate } from './dates.ts';

type Schemas = components['schemas'];

/** The creation of a virtual machine. */
export type VirtualRequest = Schemas['CreateVirtualServerInput'];

/** Who owns everything. */
export interface Owner {
  readonly username: string;
  readonly tenant: string;
}

/** A virtual machine on the wire. The keys that existing clients need are never null. */
export function virtualWire(row: InstanceRow, owner: Owner): Schemas['VirtualServerDetailsItem'] {
  const request = JSON.parse(row.request) as VirtualRequest;
  const size = configurations.find(({ name }) => name === row.size);
  const image = request.operatingSystemImage || 'Ubuntu 22.04.4 LTS';
  return {
    username: owner.username,
    tenancy_name: owner.tenant,
    rpool: request.rpool || 'on-demand',
    directAttachedStoragePersisted: request.persistStorage ?? false,
    id: row.id,
    namespace: row.namespace,
    configuration: row.size,
    storage: size?.storage ?? 0,
    gpu_type: size?.gpuType ?? '',
    gpus: size?.gpus ?? 0,
    vcpus: size?.vcpus ?? 0,
    memory: size?.memory ?? 0,
    ip: publicIp(row),
    privateIp: privateIp(row),
    image: image.replaceAll(' ', '_'),
    cluster: row.cluster,
    nodeSelector: request.selectedNode ?? null,
    status: row.status,
    storageType: 'na',
    rootDiskSize: `${request.rootDiskSize || 500}Gi`,
    lastUpdated: plainDate(row.updated_at),
  };
}
