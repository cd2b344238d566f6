import type { WorkloadLimits } from '../../../engine/types.ts';
import type { components } from '../../../generated/denvr/wire.ts';

type Schemas = components['schemas'];

/** The clusters there are. */
export const clusters: readonly string[] = ['Hou1', 'Msc1'];

/** One size of virtual machine, with the numbers that are known of it. */
export interface Configuration {
  readonly id: number;
  readonly name: string;
  readonly gpuType: string;
  readonly gpuFamily: string;
  readonly gpus: number;
  readonly vcpus: number;
  readonly memory: number;
  readonly storage: number;
  /** USD an hour. */
  readonly price: number;
  readonly clusters: readonly string[];
}

/**
 * The sizes whose names are known for certain. Only the first two have ids and prices that were
 * published; the price of the third is eight times a list price (guess).
 */
export const configurations: readonly Configuration[] = [
  {
    id: 5,
    name: 'A100_40GB_PCIe_1x',
    gpuType: 'nvidia.com/A100PCIE40GB',
    gpuFamily: 'NVIDIA A100',
    gpus: 1,
    vcpus: 14,
    memory: 112,
    storage: 1700,
    price: 2.05,
    clusters: ['Hou1', 'Msc1'],
  },
  {
    id: 6,
    name: 'A100_40GB_PCIe_2x',
    gpuType: 'nvidia.com/A100PCIE40GB',
    gpuFamily: 'NVIDIA A100',
    gpus: 2,
    vcpus: 28,
    memory: 224,
    storage: 3400,
    price: 4.1,
    clusters: ['Hou1', 'Msc1'],
  },
  {
    id: 16,
    name: 'H100_80GB_SXM_8x',
    gpuType: 'nvidia.com/H100SXM480GB',
    gpuFamily: 'NVIDIA H100',
    gpus: 8,
    vcpus: 200,
    memory: 940,
    storage: 20_000,
    price: 19.6,
    clusters: ['Hou1'],
  },
];

/** A size of virtual machine on the wire. */
export function configurationWire(size: Configuration): Schemas['ServerConfiguration'] {
  const { id, name, gpuType, gpuFamily, gpus, vcpus, memory, storage, price } = size;
  const text = name.replaceAll('_', ' ').replace(/ \d+x$/, '');
  return {
    id,
    user_friendly_name: name,
    name,
    description: null,
    os_version: '20.04',
    os_type: 'Ubuntu',
    storage,
    gpu_type: gpuType,
    gpu_family: gpuFamily,
    gpu_brand: 'Nvidia',
    gpu_name: text,
    type: gpuType,
    brand_family: gpuFamily,
    brand: 'Nvidia',
    text_name: text,
    gpus,
    vcpus,
    memory,
    price,
    compute_network: null,
    is_gpu_platform: true,
    clusters: [...size.clusters],
  };
}

/** The hardware packages of applications; names and numbers as published. */
export const packages: readonly Schemas['ApplicationsApiApplicationConfig'][] = [
  {
    name: 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb',
    description: '1x A100 40 GB PCIe GPU, 14 vCPUs, 112GB RAM',
    gpuCount: 1,
    gpuType: 'nvidia.com/A100PCIE40GB',
    gpuBrand: 'NVIDIA',
    gpuName: 'NVIDIA A100',
    vcpusCount: 14,
    memoryGb: 112,
    directAttachedStorageGb: 1700,
    pricePerHour: 1.15,
    clusters: ['Hou1', 'Msc1'],
  },
  {
    name: 'g-nvidia-8xh100-80gb-sxm-198vcpu-970gb',
    description: '8x H100 80 GB SXM GPUs, 198 vCPUs, 970GB RAM',
    gpuCount: 8,
    gpuType: 'nvidia.com/H100SXM480GB',
    gpuBrand: 'NVIDIA',
    gpuName: 'NVIDIA H100',
    vcpusCount: 198,
    memoryGb: 970,
    directAttachedStorageGb: 20_000,
    pricePerHour: 19.52,
    clusters: ['Hou1'],
  },
];

/** The operating systems of virtual machines; the first was seen, the second is a guess. */
export const images: readonly Schemas['OperatingSystemImage'][] = [
  { id: 1, name: 'Ubuntu 22.04.4 LTS', distribution: 'Ubuntu', version: '22.04.4' },
  { id: 2, name: 'Ubuntu 24.04 LTS', distribution: 'Ubuntu', version: '24.04' },
];

/** A bare metal host as it is at first. Hosts can be neither ordered nor released. */
export const firstHosts: readonly Schemas['BareMetalHostDetailsItem'][] = [128, 129].map(
  (number) => ({
    id: `denvrbm-${number}`,
    cluster: 'Hou1',
    tenancyName: null,
    nodeType: 'NVIDIA_H100_SXM5_80GB',
    image: 'jammy-server-cloudimg-amd64',
    privateIp: `10.10.4.${number - 116}`,
    publicIp: `198.51.100.${number}`,
    provisionedHostname: `local-node-${number - 127}`,
    operationalStatus: 'OK',
    poweredOn: true,
    provisioningState: 'provisioned',
  }),
);

/** What a container on a hardware package may use. */
export function packageLimits(name: string): { readonly limits?: WorkloadLimits } {
  const { vcpusCount, memoryGb } = packages.find((offered) => offered.name === name) ?? {};
  if (!vcpusCount || !memoryGb) return {};
  return { limits: { cpus: vcpusCount, memoryBytes: memoryGb * 1024 ** 3 } };
}
