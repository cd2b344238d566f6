import type { components } from '../../generated/dok/wire.ts';
import type { DokOptions } from './options.ts';
import { minimumSeconds, planFacts, priceOn } from './plans.ts';
import { jstDate, nextJstMidnight } from './time.ts';

/** One run of a container, whether its task still exists or not. Times are epoch milliseconds. */
export interface UsageRow {
  readonly plan: string;
  readonly started_at: number;
  /** Null while it runs. */
  readonly stopped_at: number | null;
}

/** Seconds of one plan that one day is billed with. */
interface DayUsage {
  readonly plan: string;
  readonly date: string;
  readonly seconds: number;
}

/** Prices have at most six places behind the point; amounts are counted in millionths of a yen. */
const micro = 1_000_000n;

/** A decimal number as a whole number of millionths, exactly. */
export function microYen(price: string): bigint {
  const [whole = '0', fraction = ''] = price.split('.');
  return BigInt(whole) * micro + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

/** Whole yen of an amount in millionths. */
export function wholeYen(amount: bigint, rounding: DokOptions['billingRounding']): number {
  const down = amount / micro;
  const rest = amount % micro;
  const up = rounding === 'up' ? rest > 0n : rounding === 'nearest' && rest * 2n >= micro;
  return Number(up ? down + 1n : down);
}

/**
 * The billed seconds of a run by day in Japan: a second counts for the day it begins in, and what is
 * missing to the plan's minimum is added on the last day, once the run is over.
 */
export function usageByDay(run: UsageRow, now: number, minimum: number): DayUsage[] {
  const { plan, started_at: start, stopped_at: stopped } = run;
  const stop = Math.max(start, stopped ?? now);
  const secondsUntil = (instant: number): number => Math.ceil((instant - start) / 1000);
  const days: DayUsage[] = [];
  let counted = 0;
  let from = start;
  do {
    const to = Math.min(stop, nextJstMidnight(from));
    const last = to === stop;
    const total = secondsUntil(to);
    const owed = last && stopped !== null ? Math.max(total, minimum) : total;
    days.push({ plan, date: jstDate(from), seconds: owed - counted });
    counted = owed;
    from = to;
  } while (from < stop);
  return days;
}

/**
 * The lines of a bill: one for each plan that was used from `firstDay` to `lastDay`, both included.
 */
export function billingLines(
  runs: readonly UsageRow[],
  period: { readonly firstDay: string; readonly lastDay: string; readonly now: number },
  options: DokOptions,
): components['schemas']['BillingLine'][] {
  const totals = new Map<string, { seconds: number; amount: bigint }>();
  for (const run of runs) {
    for (const day of usageByDay(run, period.now, minimumSeconds(run.plan, options))) {
      if (day.date < period.firstDay || day.date > period.lastDay) continue;
      const total = totals.get(day.plan) ?? { seconds: 0, amount: 0n };
      total.seconds += day.seconds;
      total.amount += BigInt(day.seconds) * microYen(priceOn(day.plan, day.date)?.price ?? '0');
      totals.set(day.plan, total);
    }
  }
  const plans = [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
  return plans.map(([plan, { seconds, amount }], index) => ({
    sequence_no: index + 1,
    plan,
    usage_type: options.usageType === '1' ? 1 : 0,
    usage: seconds,
    amount: wholeYen(amount, options.billingRounding),
    description: `${planFacts(plan).name} ${seconds} s`,
  }));
}
