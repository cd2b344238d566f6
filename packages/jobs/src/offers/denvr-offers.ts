import { Denvr, type HardwarePackage, type ServerConfiguration } from '@irori/denvr';
import { optionsOf } from '../clouds/denvr/options.ts';
import { knownPrice } from '../clouds/denvr/packages.ts';
import type { DenvrProfile, Money } from '../types.ts';
import { readGpu } from './gpu-text.ts';
import type { AskContext } from './list-offers.ts';
import type { Offer, OfferAvailability } from './types.ts';

/** What an answer about availability must say. */
interface Availability {
  configuration?: string | null;
  available?: boolean | null;
  count?: number | null;
}

/** What both kinds of machines have in common. */
interface Machine {
  plan: string;
  gpuText: string;
  gpuCount: number | null;
  vcpus: number | null;
  memoryGb: number | null;
  places: readonly string[];
  price: number | null;
}

function machineOfPackage(offered: HardwarePackage): Machine {
  return {
    plan: offered.name ?? '',
    gpuText: `${offered.gpuType ?? ''} ${offered.gpuName ?? ''} ${offered.description ?? ''}`,
    gpuCount: offered.gpuCount ?? null,
    vcpus: offered.vcpusCount ?? null,
    memoryGb: offered.memoryGb ?? null,
    places: offered.clusters ?? [],
    price: offered.pricePerHour ?? null,
  };
}

function machineOfConfiguration(offered: ServerConfiguration): Machine {
  return {
    plan: offered.name ?? '',
    gpuText: `${offered.type ?? offered.gpu_type ?? ''} ${offered.name ?? ''}`,
    gpuCount: offered.gpus ?? null,
    vcpus: offered.vcpus ?? null,
    memoryGb: offered.memory ?? null,
    places: offered.clusters ?? [],
    price: offered.price ?? null,
  };
}

function priceOf(price: number | null): Money | null {
  const known = knownPrice(price);
  return known === null ? null : { amount: String(known), currency: 'USD' };
}

function availabilityOf(
  plan: string,
  where: string,
  answers: readonly Availability[],
): OfferAvailability | null {
  const found = answers.find(({ configuration }) => configuration === plan);
  if (found === undefined) return null;
  return { available: found.available === true, count: found.count ?? null, where };
}

/** What Denvr offers: hardware packages of applications, which run jobs, and virtual machines. */
export async function denvrOffers(profile: DenvrProfile, ask: AskContext): Promise<Offer[]> {
  const denvr = new Denvr({ ...ask.client, ...ask.env, ...optionsOf(profile) });
  const { cluster, rpool } = await denvr.settings();
  const place = { cluster, resourcePool: rpool };
  const { applications, virtual } = denvr.servers;
  const [packages, fitting, configurations, free] = await Promise.all([
    applications.getConfigurations(ask.call),
    applications.getAvailability(place, ask.call),
    virtual.getConfigurations(ask.call),
    virtual.getAvailability(place, ask.call),
  ]);
  const where = `${cluster}, ${rpool}`;
  const offerOf =
    (product: 'application' | 'virtual machine', answers: readonly Availability[]) =>
    (machine: Machine): Offer => {
      const gpu = readGpu(machine.gpuText);
      const { plan, gpuCount, vcpus, memoryGb, places, price } = machine;
      return {
        cloud: 'denvr',
        profile: profile.name,
        plan,
        product,
        gpu: gpuCount === 0 ? null : gpu.kind,
        gpuCount,
        gpuMemoryGb: gpuCount === 0 ? null : gpu.memoryGb,
        vcpus,
        memoryGb,
        places: [...places],
        pricePerHour: priceOf(price),
        billing: { unit: 'unknown', minimumSeconds: null },
        availability: availabilityOf(plan, where, answers),
        source: { text: "Denvr's getConfigurations", live: true, asOf: ask.today },
      };
    };
  return [
    ...packages.items.map(machineOfPackage).map(offerOf('application', fitting.items)),
    ...configurations.items.map(machineOfConfiguration).map(offerOf('virtual machine', free.items)),
  ];
}
