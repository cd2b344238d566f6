/**
 * What GPUs cost across clouds. An entry of its own: who only runs jobs need not load the price lists
 * and the readers that these take.
 */
export { type ListOffersOptions, listOffers } from './offers/list-offers.ts';
export { parseRates } from './offers/rates.ts';
export type {
  CloudAnswer,
  Offer,
  OfferAvailability,
  OfferBilling,
  OfferList,
  OfferQuery,
  OfferSource,
  PricedOffer,
  Rates,
  UsedRate,
} from './offers/types.ts';
