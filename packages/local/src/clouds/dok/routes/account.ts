import { empty, json } from '../../../http/reply.ts';
import { planWire } from '../plans.ts';
import { pageOfAll } from '../request/pages.ts';
import type { DokServices } from '../services.ts';
import type { DokHandlers } from './handler.ts';

/** The account behind the key, its terms, and the plans it may use. */
export function accountRoutes({
  account,
  options,
}: DokServices): Pick<DokHandlers, 'getAccount' | 'acceptTerms' | 'listPlans'> {
  return {
    getAccount: () => json(200, account.wire()),

    acceptTerms: (request) => {
      const version = request.query['version'];
      account.agree(typeof version === 'string' ? version : undefined);
      return empty(204);
    },

    listPlans: (request) => {
      const plans = options.plans.map((id) => planWire(id, options));
      return pageOfAll(request, plans, options);
    },
  };
}
