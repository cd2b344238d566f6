import type { WorkloadLimits } from '../../engine/types.ts';
import type { components } from '../../generated/dok/wire.ts';
import type { DokOptions } from './options.ts';

/** One price of a plan; the last day is included. */
export interface PriceRow {
  readonly begin: string;
  /** Null while no end is known. */
  readonly end: string | null;
  /** Yen per second, tax included, as a decimal number. */
  readonly price: string;
}

/** What is known of a plan. */
export interface PlanFacts {
  readonly name: string;
  readonly gpus: number;
  /** Virtual CPUs; undefined where nobody knows. */
  readonly vcpus?: number;
  /** Main memory in GiB. */
  readonly memoryGib?: number;
  /** The least seconds a task is billed for. */
  readonly minimumSeconds: number;
  /** Oldest first. */
  readonly prices: readonly PriceRow[];
}

/**
 * The plans and what they cost (certain for today's prices; the history is put together from blogs
 * and announcements). No price of `h100-2g.20gb` was ever seen.
 */
const knownPlans: { readonly [id: string]: PlanFacts } = {
  'v100-32gb': {
    name: 'V100 (32GB)',
    gpus: 1,
    vcpus: 3,
    memoryGib: 40,
    minimumSeconds: 1,
    prices: [
      { begin: '2024-08-13', end: '2025-11-17', price: '0.06' },
      { begin: '2025-11-18', end: '2027-03-31', price: '0.016' },
    ],
  },
  'h100-80gb': {
    name: 'H100 (80GB)',
    gpus: 1,
    vcpus: 10,
    memoryGib: 192,
    minimumSeconds: 60,
    prices: [
      { begin: '2024-08-13', end: '2024-12-31', price: '0.28' },
      { begin: '2025-01-01', end: '2025-07-31', price: '0.11' },
      { begin: '2025-08-01', end: null, price: '0.28' },
    ],
  },
  'h100-8gpu-80gb': {
    name: 'H100 8GPU (80GB)',
    gpus: 8,
    vcpus: 160,
    memoryGib: 1760,
    minimumSeconds: 60,
    prices: [{ begin: '2026-01-13', end: null, price: '0.83' }],
  },
  'h100-2g.20gb': { name: 'H100 2g.20gb', gpus: 1, minimumSeconds: 60, prices: [] },
};

/** The facts of a plan; one that nobody knows has a GPU and no price. */
export function planFacts(id: string): PlanFacts {
  const known = Object.hasOwn(knownPlans, id) ? knownPlans[id] : undefined;
  return known ?? { name: id, gpus: 1, minimumSeconds: 0, prices: [] };
}

/** What a container of a plan may use: processors and memory, where they are known. */
export function planLimits(id: string): { readonly limits?: WorkloadLimits } {
  const { vcpus, memoryGib } = planFacts(id);
  if (vcpus === undefined || memoryGib === undefined) return {};
  return { limits: { cpus: vcpus, memoryBytes: memoryGib * 1024 ** 3 } };
}

/** The least seconds a task of a plan is billed for, by the option in force. */
export function minimumSeconds(id: string, options: DokOptions): number {
  return options.minimumSeconds === 'zero' ? 0 : planFacts(id).minimumSeconds;
}

/** A plan on the wire. */
export function planWire(id: string, options: DokOptions): components['schemas']['Plan'] {
  const minimum = minimumSeconds(id, options);
  return { id, name: planFacts(id).name, minimum_execution_seconds: minimum };
}

/** The price of a plan on a day (`YYYY-MM-DD`); undefined when it has none. */
export function priceOn(id: string, date: string): PriceRow | undefined {
  return planFacts(id).prices.find(({ begin, end }) => begin <= date && (end ?? '9999') >= date);
}
