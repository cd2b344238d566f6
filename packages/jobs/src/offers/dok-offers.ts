import { DOK, findPrice } from '@irori/dok';
import { multiplyAmount } from '../money.ts';
import type { DokProfile } from '../types.ts';
import { readGpu } from './gpu-text.ts';
import { knownOffers } from './known.ts';
import type { AskContext } from './list-offers.ts';
import type { Offer } from './types.ts';

const limit = 1000;

/** What DOK offers an account: its plans at the account's own prices. */
export async function dokOffers(profile: DokProfile, ask: AskContext): Promise<Offer[]> {
  const { name, cloud: _, ...settings } = profile;
  const dok = new DOK({ ...ask.client, ...settings });
  const [plans, prices] = await Promise.all([
    dok.plans(ask.call).toArray({ limit }),
    dok.costs.unitPrices({}, ask.call).toArray({ limit }),
  ]);
  return plans.map((plan): Offer => {
    const known = knownOffers.find((offer) => offer.cloud === 'dok' && offer.plan === plan.id);
    const price = findPrice(plan.id, prices);
    const hourly = price && multiplyAmount(price.price, 3600);
    const gpu = readGpu(plan.id);
    const since = price?.beginAt ? ` since ${price.beginAt}` : '';
    return {
      cloud: 'dok',
      profile: name,
      plan: plan.id,
      product: 'task',
      gpu: known?.gpu ?? gpu.kind,
      gpuCount: known?.gpuCount ?? null,
      gpuMemoryGb: known?.gpuMemoryGb ?? gpu.memoryGb,
      vcpus: known?.vcpus ?? null,
      memoryGb: known?.memoryGb ?? null,
      places: [profile.zone ?? 'is1a'],
      pricePerHour: hourly ? { amount: hourly, currency: 'JPY' } : null,
      billing: { unit: 'second', minimumSeconds: plan.minimumExecutionSeconds ?? null },
      availability: null,
      source: { text: `DOK unit prices${since}`, live: true, asOf: ask.today },
    };
  });
}
