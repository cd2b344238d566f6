import { type CallOptions, type ClientOptions, isConfigError, isIroriError } from '@irori/core';
import { call, isLoopback } from '../clouds/common.ts';
import type { CloudName, Profile } from '../types.ts';
import { fitsGpu } from './gpu-text.ts';
import { knownOffers } from './known.ts';
import { rateBetween } from './rates.ts';
import type { CloudAnswer, Offer, OfferList, OfferQuery, PricedOffer } from './types.ts';

/** How to ask a cloud. */
export interface AskContext {
  client: ClientOptions;
  /** Where an SDK looks up what the profile leaves out. */
  env: { env?: Readonly<Record<string, string | undefined>> };
  call: CallOptions;
  /** `YYYY-MM-DD` */
  today: string;
}

/** Options of {@link listOffers}. */
export interface ListOffersOptions {
  /** How the clouds are asked: fetch, clock, logger… */
  client?: ClientOptions;
  /** Where an SDK looks up what a profile leaves out. @default process.env */
  env?: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
}

const allClouds: readonly CloudName[] = ['denvr', 'dok', 'qarnot'];

async function askCloud(profile: Profile, ask: AskContext): Promise<Offer[]> {
  switch (profile.cloud) {
    case 'dok':
      return (await import('./dok-offers.ts')).dokOffers(profile, ask);
    case 'qarnot':
      return (await import('./qarnot-offers.ts')).qarnotOffers(profile, ask);
    case 'denvr':
      return (await import('./denvr-offers.ts')).denvrOffers(profile, ask);
  }
}

function isLocal({ baseUrl }: Profile): boolean {
  return baseUrl !== undefined && URL.canParse(baseUrl) && isLoopback(baseUrl);
}

/** What a cloud on this machine says of prices is no offer that anybody makes. */
function ofLocalCloud(offer: Offer): Offer {
  const { source } = offer;
  return { ...offer, source: { ...source, text: `the local cloud, which plays ${source.text}` } };
}

/** The answer of one cloud: live where it can be asked, else what is publicly known. */
async function answerOf(
  cloud: CloudName,
  profile: Profile | undefined,
  ask: AskContext,
): Promise<{ offers: readonly Offer[]; answer: CloudAnswer }> {
  const known = knownOffers.filter((offer) => offer.cloud === cloud);
  const fromPublic = (note: string) => ({
    offers: known,
    answer: {
      cloud,
      profile: profile?.name ?? null,
      answered: 'public' as const,
      note,
      offers: known.length,
    },
  });
  const withoutCredentials = 'no credentials: this is what is publicly known';
  if (profile === undefined) return fromPublic(withoutCredentials);
  try {
    const asked = await askCloud(profile, ask);
    const offers = isLocal(profile) ? asked.map(ofLocalCloud) : asked;
    const count = offers.length;
    return {
      offers,
      answer: { cloud, profile: profile.name, answered: 'live', note: null, offers: count },
    };
  } catch (error) {
    if (isConfigError(error)) return fromPublic(withoutCredentials);
    if (!isIroriError(error) || ask.call.signal?.aborted) throw error;
    return fromPublic(`it could not be asked, so this is what is publicly known: ${error.message}`);
  }
}

function rounded(amount: number): string {
  return String(Number(amount.toPrecision(8)));
}

function priced(offer: Offer, { hours = 1, currency, rates }: OfferQuery): PricedOffer {
  const { pricePerHour } = offer;
  if (pricePerHour === null) return { ...offer, total: null, rate: null };
  const own = Number(pricePerHour.amount) * hours;
  const wanted = currency ?? pricePerHour.currency;
  if (wanted === pricePerHour.currency) {
    const total = { amount: rounded(own), currency: wanted, hours };
    return { ...offer, total, rate: null };
  }
  const rate = rates === undefined ? null : rateBetween(pricePerHour.currency, wanted, rates);
  const total =
    rate === null ? null : { amount: rounded(own * rate.rate), currency: wanted, hours };
  return { ...offer, total, rate };
}

function cheapestFirst(a: PricedOffer, b: PricedOffer): number {
  const amount = ({ total }: PricedOffer): number =>
    total === null ? Infinity : Number(total.amount);
  const sameCurrency = a.total?.currency === b.total?.currency;
  const byPrice = sameCurrency || !a.total || !b.total ? amount(a) - amount(b) : 0;
  return byPrice || `${a.cloud} ${a.plan}`.localeCompare(`${b.cloud} ${b.plan}`);
}

/**
 * Lists what machines the clouds offer, and at what price. Sends only questions; a cloud without a
 * profile, or one that cannot be asked, is listed with what is publicly known and marked so.
 *
 * Amounts for several hours, and converted ones, are rounded to eight digits.
 */
export async function listOffers(
  query: OfferQuery,
  { client = {}, env, signal }: ListOffersOptions = {},
): Promise<OfferList> {
  const now = client.clock?.now() ?? Date.now();
  const ask: AskContext = {
    client,
    env: env === undefined ? {} : { env },
    call: call(signal),
    today: new Date(now).toISOString().slice(0, 10),
  };
  const clouds = query.clouds ?? allClouds;
  const answers = await Promise.all(
    clouds.map((cloud) => {
      const profile = query.profiles.find((candidate) => candidate.cloud === cloud);
      return answerOf(cloud, profile, ask);
    }),
  );
  const { gpu } = query;
  const items = answers
    .flatMap(({ offers }) => offers)
    .filter((offer) => gpu === undefined || fitsGpu(gpu, offer))
    .map((offer) => priced(offer, query))
    .sort(cheapestFirst);
  return { items, clouds: answers.map(({ answer }) => answer) };
}
