import type { CloudName, Money, Profile } from '../types.ts';

/** Where a number comes from, and how old it is. */
export interface OfferSource {
  /** In words, such as `DOK unit prices` or `public price list`. */
  text: string;
  /** Whether the cloud was asked just now; otherwise it is what is publicly known. */
  live: boolean;
  /** The day of which the number is, `YYYY-MM-DD`. */
  asOf: string;
}

/** How the use of an offer is billed. */
export interface OfferBilling {
  /** The shortest time that is counted. */
  unit: 'second' | 'hour' | 'unknown';
  /** Seconds that are billed at least; `null` when not known. */
  minimumSeconds: number | null;
}

/** Whether one can have it now, as far as the cloud tells. */
export interface OfferAvailability {
  available: boolean;
  /** How many more fit now; `null` when that is not told. */
  count: number | null;
  /** Cluster or pool that was asked about. */
  where: string;
}

/** One kind of machine of one cloud. */
export interface Offer {
  cloud: CloudName;
  /** The profile that was asked; `null` for what is publicly known. */
  profile: string | null;
  /** The cloud's own name for it. */
  plan: string;
  /** What it is for: a job runs as a task or an application; a machine is for other uses. */
  product: 'task' | 'application' | 'virtual machine';
  /** GPU kind, such as `A100`; `null` when the cloud does not tell, or there is none. */
  gpu: string | null;
  gpuCount: number | null;
  /** Memory of each GPU, in GB. */
  gpuMemoryGb: number | null;
  vcpus: number | null;
  /** Main memory in GB. */
  memoryGb: number | null;
  /** Clusters or zones that have it. */
  places: string[];
  /** What an hour costs; `null` when the cloud names no price. */
  pricePerHour: Money | null;
  billing: OfferBilling;
  /** `null` where the cloud tells nothing. */
  availability: OfferAvailability | null;
  source: OfferSource;
}

/** An offer with its price in the wanted currency and for the wanted time. */
export interface PricedOffer extends Offer {
  /** What the wanted hours cost in the wanted currency; `null` without a price or a rate. */
  total: { amount: string; currency: string; hours: number } | null;
  /** The rate that was used; `null` when nothing was converted. */
  rate: UsedRate | null;
}

/** A rate of exchange, and where it is from. */
export interface UsedRate {
  /** One unit of the first currency in the second. */
  from: string;
  to: string;
  rate: number;
  /** The day of the rates, as their file says. */
  date: string;
  /** The file. */
  file: string;
}

/** What became of asking one cloud. */
export interface CloudAnswer {
  cloud: CloudName;
  profile: string | null;
  /** `live`: it was asked. `public`: no credentials, or it could not be asked. */
  answered: 'live' | 'public';
  /** Why it could not be asked, or what else is worth knowing. */
  note: string | null;
  /** How many offers it has in all, before any filter. */
  offers: number;
}

/** Which offers to list. */
export interface OfferQuery {
  /** The profiles to ask; a cloud without one is listed with what is publicly known. */
  profiles: readonly Profile[];
  /** Only these clouds. @default all */
  clouds?: readonly CloudName[];
  /** GPU kind and, after a colon, count: `A100`, `H100:8`. */
  gpu?: string;
  /** How long to reckon for. @default 1 */
  hours?: number;
  /** Currency of the totals. @default the cloud's own */
  currency?: string;
  /** Rates of exchange, by `parseRates`. */
  rates?: Rates;
}

/** Rates of exchange as a file gives them. */
export interface Rates {
  file: string;
  /** `YYYY-MM-DD` */
  date: string;
  base: string;
  /** Units of each currency for one unit of the base. */
  rates: Readonly<Record<string, number>>;
}

/** What `listOffers` found. */
export interface OfferList {
  /** The cheapest first, in the currency of the totals where there is one. */
  items: PricedOffer[];
  clouds: CloudAnswer[];
}
