import { Qarnot } from '@irori/qarnot';
import type { QarnotProfile } from '../types.ts';
import type { AskContext } from './list-offers.ts';
import type { Offer } from './types.ts';

/** What Qarnot offers an account: its container profiles. It tells neither prices nor GPU kinds. */
export async function qarnotOffers(profile: QarnotProfile, ask: AskContext): Promise<Offer[]> {
  const { name, cloud: _, ...settings } = profile;
  const qarnot = new Qarnot({ ...ask.client, ...ask.env, ...settings });
  const names = await qarnot.profiles.list(ask.call);
  return names
    .filter((plan) => plan.startsWith('docker'))
    .map((plan): Offer => {
      const hasGpu = plan.includes('nvidia');
      return {
        cloud: 'qarnot',
        profile: name,
        plan,
        product: 'task',
        gpu: null,
        gpuCount: hasGpu ? null : 0,
        gpuMemoryGb: null,
        vcpus: null,
        memoryGb: null,
        places: [],
        pricePerHour: null,
        billing: { unit: 'second', minimumSeconds: null },
        availability: null,
        source: {
          text: "profiles of the account; Qarnot's API tells neither prices nor GPU kinds",
          live: true,
          asOf: ask.today,
        },
      };
    });
}
