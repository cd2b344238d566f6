import type { Offer, OfferSource } from './types.ts';

/**
 * What is publicly known of the offers of clouds that cannot be asked. The evidence is in
 * docs/clouds/; a number without evidence is not here.
 */
const dokPrices: OfferSource = {
  text: "Sakura's public price list, tax included",
  live: false,
  asOf: '2026-04-01',
};
const denvrVms: OfferSource = {
  text: "an answer of Denvr's API that was published with its Python SDK",
  live: false,
  asOf: '2025-11-09',
};
const denvrPackages: OfferSource = {
  text: "an example in Denvr's public API description",
  live: false,
  asOf: '2025-11-22',
};

function dok(
  plan: string,
  pricePerHour: string,
  minimumSeconds: number,
  rest: Pick<Offer, 'gpu' | 'gpuCount' | 'gpuMemoryGb' | 'vcpus' | 'memoryGb'>,
): Offer {
  return {
    cloud: 'dok',
    profile: null,
    plan,
    product: 'task',
    places: ['is1a'],
    pricePerHour: { amount: pricePerHour, currency: 'JPY' },
    billing: { unit: 'second', minimumSeconds },
    availability: null,
    source: dokPrices,
    ...rest,
  };
}

function denvr(
  plan: string,
  product: 'application' | 'virtual machine',
  pricePerHour: string,
  places: string[],
  rest: Pick<Offer, 'gpu' | 'gpuCount' | 'gpuMemoryGb' | 'vcpus' | 'memoryGb'>,
): Offer {
  return {
    cloud: 'denvr',
    profile: null,
    plan,
    product,
    places,
    pricePerHour: { amount: pricePerHour, currency: 'USD' },
    billing: { unit: 'unknown', minimumSeconds: null },
    availability: null,
    source: product === 'application' ? denvrPackages : denvrVms,
    ...rest,
  };
}

/** The offers that are publicly known. */
export const knownOffers: readonly Offer[] = [
  dok('v100-32gb', '57.6', 1, {
    gpu: 'V100',
    gpuCount: 1,
    gpuMemoryGb: 32,
    vcpus: 3,
    memoryGb: 40,
  }),
  dok('h100-80gb', '1008', 60, {
    gpu: 'H100',
    gpuCount: 1,
    gpuMemoryGb: 80,
    vcpus: 10,
    memoryGb: 192,
  }),
  dok('h100-8gpu-80gb', '2988', 60, {
    gpu: 'H100',
    gpuCount: 8,
    gpuMemoryGb: 80,
    vcpus: 160,
    memoryGb: 1760,
  }),
  denvr('A100_40GB_PCIe_1x', 'virtual machine', '2.05', ['Hou1', 'Msc1'], {
    gpu: 'A100',
    gpuCount: 1,
    gpuMemoryGb: 40,
    vcpus: 14,
    memoryGb: 112,
  }),
  denvr('A100_40GB_PCIe_2x', 'virtual machine', '4.1', ['Hou1', 'Msc1'], {
    gpu: 'A100',
    gpuCount: 2,
    gpuMemoryGb: 40,
    vcpus: 28,
    memoryGb: 224,
  }),
  denvr('g-nvidia-1xa100-40gb-pcie-14vcpu-112gb', 'application', '1.15', [], {
    gpu: 'A100',
    gpuCount: 1,
    gpuMemoryGb: 40,
    vcpus: 14,
    memoryGb: 112,
  }),
  denvr('g-nvidia-8xh100-80gb-sxm-198vcpu-970gb', 'application', '19.52', [], {
    gpu: 'H100',
    gpuCount: 8,
    gpuMemoryGb: 80,
    vcpus: 198,
    memoryGb: 970,
  }),
  {
    cloud: 'qarnot',
    profile: null,
    plan: 'docker-nvidia-batch',
    product: 'task',
    gpu: null,
    gpuCount: null,
    gpuMemoryGb: null,
    vcpus: null,
    memoryGb: null,
    places: [],
    pricePerHour: null,
    billing: { unit: 'second', minimumSeconds: null },
    availability: null,
    source: {
      text: "a profile in Qarnot's public samples; prices and GPU kinds are not told",
      live: false,
      asOf: '2026-07-01',
    },
  },
];
