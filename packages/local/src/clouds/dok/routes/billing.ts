import type { components } from '../../../generated/dok/wire.ts';
import { accountId } from '../account.ts';
import { billingLines } from '../billing.ts';
import { invalidQuery, type Problem } from '../errors.ts';
import { priceOn } from '../plans.ts';
import { pageOfAll } from '../request/pages.ts';
import type { DokRequest } from '../request/request.ts';
import type { DokServices } from '../services.ts';
import { jstDate, jstMidnight, jstTimestamp } from '../time.ts';
import type { DokHandlers } from './handler.ts';

type UnitPrice = components['schemas']['UnitPrice'];

const pad = (value: number): string => String(value).padStart(2, '0');

/** The last day of the month that a day lies in. */
function lastDayOfMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day after a day. */
function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** What ran, priced: unit prices and the bill of the month so far. */
export function billingRoutes({
  options,
  clock,
  usage,
}: DokServices): Pick<DokHandlers, 'listBillingInfos' | 'listUnitPrices'> {
  /** The day a request names, `YYYY-MM-DD`. */
  const dateOf = (request: DokRequest): string => {
    const parts = ['year', 'month', 'day'] as const;
    const missing = parts.filter((part) => request.query[part] === undefined);
    if (missing.length > 0 && options.dateParams === 'required') {
      const problems = missing.map((part): Problem => {
        return { path: [part], message: 'This field is required.' };
      });
      throw invalidQuery(problems);
    }
    const today = jstDate(clock.now()).split('-').map(Number);
    const [year = 0, month = 0, day = 0] = parts.map((part, index) =>
      Number(request.query[part] ?? today[index]),
    );
    const date = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
    const instant = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
      throw invalidQuery([{ path: ['day'], message: 'This is not a day of the calendar.' }]);
    }
    return date;
  };
  return {
    listUnitPrices: (request) => {
      const date = dateOf(request);
      const rows = options.plans.flatMap((plan): UnitPrice[] => {
        const row = priceOn(plan, date);
        if (row === undefined) return [];
        const { price, begin, end } = row;
        return [{ plan, price, is_overridden: false, begin_at: begin, end_at: end }];
      });
      return pageOfAll(request, rows, options);
    },

    listBillingInfos: (request) => {
      const lastDay = dateOf(request);
      const firstDay = `${lastDay.slice(0, 8)}01`;
      const now = clock.now();
      const runs = usage.between(jstMidnight(firstDay), jstMidnight(dayAfter(lastDay)));
      const info: components['schemas']['BillingInfo'] = {
        account: accountId,
        bill_close_at: lastDayOfMonth(lastDay),
        last_upload_at: jstTimestamp(now),
        details: billingLines(runs, { firstDay, lastDay, now }, options),
      };
      return pageOfAll(request, [info], options);
    },
  };
}
