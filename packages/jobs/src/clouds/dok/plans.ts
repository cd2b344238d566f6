import { InputError } from '@irori/core';
import { findPrice } from '@irori/dok';
import { didYouMean } from '../../spec/suggest.ts';
import type { Price } from '../../types.ts';

/** A plan that a GPU of the job file can stand for. Prices are always asked for. */
interface KnownPlan {
  id: string;
  gpu: string;
  count: number;
}

/** Plans that a GPU can stand for, cheapest first, from the service's plan table. */
export const knownPlans: readonly KnownPlan[] = [
  { id: 'v100-32gb', gpu: 'V100', count: 1 },
  { id: 'h100-80gb', gpu: 'H100', count: 1 },
  { id: 'h100-8gpu-80gb', gpu: 'H100', count: 8 },
];

/**
 * The plan for a GPU such as `H100:8`; without one the cheapest.
 *
 * @throws InputError naming what DOK offers
 */
export function planForGpu(gpu: string | undefined): string {
  if (gpu === undefined) return knownPlans[0]?.id ?? '';
  const [name = '', count = '1'] = gpu.split(':');
  const kind = name.toUpperCase().replace(/-\d+GB$/, '');
  const offered = knownPlans.map((plan) => `${plan.gpu}:${plan.count}`).join(', ');
  const ofKind = knownPlans.filter((plan) => plan.gpu === kind);
  if (ofKind.length === 0) {
    const suggestion = didYouMean(kind, new Set(knownPlans.map((plan) => plan.gpu))) || '.';
    throw new InputError(`DOK has no GPU "${name}"; it offers ${offered}${suggestion}`, {
      field: 'resources.gpu',
    });
  }
  const exact = ofKind.find((plan) => plan.count === Number(count));
  if (exact !== undefined) return exact.id;
  const counts = ofKind.map((plan) => plan.count).join(' or ');
  throw new InputError(`DOK offers ${kind} in machines with ${counts} of them, not ${count}.`, {
    field: 'resources.gpu',
  });
}

/** The price of a plan, as a plan of a job shows it. */
export function priceOf(plan: string, rows: readonly UnitPriceRow[]): Price | null {
  const best = findPrice(plan, rows);
  if (best === undefined) return null;
  const since = best.beginAt === '' ? '' : ` since ${best.beginAt}`;
  return { amount: best.price, currency: 'JPY', source: `DOK unit prices${since}` };
}

/** What a price row must say. */
export interface UnitPriceRow {
  plan: string;
  price: string;
  isOverridden: boolean;
  beginAt: string;
}
