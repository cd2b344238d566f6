import { FakeClock } from '@irori/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { billingLines, microYen, usageByDay, wholeYen } from '../../src/clouds/dok/billing.ts';
import { priceOn } from '../../src/clouds/dok/plans.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { openCloud } from './support/cloud.ts';

const second = 1000;
/** 23:59:50 on 9 June 2026 in Japan. */
const beforeMidnight = Date.UTC(2026, 5, 9, 14, 59, 50);

describe('the seconds of a run', () => {
  test('are split at midnight in Japan', () => {
    const run = {
      plan: 'h100-80gb',
      started_at: beforeMidnight,
      stopped_at: beforeMidnight + 90_500,
    };
    expect(usageByDay(run, 0, 60)).toEqual([
      { plan: 'h100-80gb', date: '2026-06-09', seconds: 10 },
      { plan: 'h100-80gb', date: '2026-06-10', seconds: 81 },
    ]);
  });

  test('are filled up to the minimum on the last day, once the run is over', () => {
    const run = {
      plan: 'h100-80gb',
      started_at: beforeMidnight,
      stopped_at: beforeMidnight + 12_000,
    };
    expect(usageByDay(run, 0, 60).map(({ seconds }) => seconds)).toEqual([10, 50]);
    const still = { ...run, stopped_at: null };
    const now = beforeMidnight + 12 * second;
    expect(usageByDay(still, now, 60).map(({ seconds }) => seconds)).toEqual([10, 2]);
  });

  test('lose and add nothing, however they are split', () => {
    const ms = fc.integer({ min: 0, max: 400_000_000 });
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 0, max: 100 }), (offset, length, minimum) => {
        const started_at = beforeMidnight + offset;
        const run = { plan: 'p', started_at, stopped_at: started_at + length };
        const days = usageByDay(run, 0, minimum);
        const total = days.reduce((sum, { seconds }) => sum + seconds, 0);
        expect(total).toBe(Math.max(minimum, Math.ceil(length / second)));
        expect(days.every(({ seconds }) => seconds >= 0)).toBe(true);
      }),
    );
  });
});

test('money is exact', () => {
  expect(microYen('0.016')).toBe(16_000n);
  expect(microYen('12')).toBe(12_000_000n);
  expect(wholeYen(1_999_999n, 'down')).toBe(1);
  expect(wholeYen(1_000_001n, 'up')).toBe(2);
  expect(wholeYen(1_500_000n, 'nearest')).toBe(2);
  // 0.016 added 62500 times is 1000 yen; in floating point it is not.
  const runs = Array.from({ length: 62_500 }, () => ({
    plan: 'v100-32gb',
    started_at: beforeMidnight - 10 * second,
    stopped_at: beforeMidnight - 9 * second,
  }));
  const period = { firstDay: '2026-06-01', lastDay: '2026-06-30', now: 0 };
  const [line] = billingLines(runs, period, resolveOptions().dok);
  expect(line).toMatchObject({ plan: 'v100-32gb', usage: 62_500, amount: 1000, sequence_no: 1 });
});

test('a bill takes the price of each day', () => {
  const change = Date.UTC(2025, 10, 17, 14, 59, 0);
  const run = { plan: 'v100-32gb', started_at: change, stopped_at: change + 120 * second };
  const lines = (firstDay: string, lastDay: string): object[] =>
    billingLines([run], { firstDay, lastDay, now: 0 }, resolveOptions().dok);
  expect(lines('2025-11-01', '2025-11-17')).toMatchObject([{ usage: 60, amount: 3 }]);
  expect(lines('2025-11-18', '2025-11-18')).toMatchObject([{ usage: 60, amount: 0 }]);
  expect(lines('2025-11-01', '2025-11-30')).toMatchObject([{ usage: 120, amount: 4 }]);
  expect(lines('2025-12-01', '2025-12-31')).toEqual([]);
});

test.each([
  ['v100-32gb', '2025-11-17', '0.06'],
  ['v100-32gb', '2025-11-18', '0.016'],
  ['h100-80gb', '2025-03-01', '0.11'],
  ['h100-80gb', '2026-03-01', '0.28'],
  ['h100-8gpu-80gb', '2026-01-12', undefined],
  ['h100-8gpu-80gb', '2026-01-13', '0.83'],
  ['constructor', '2026-01-13', undefined],
])('the price of %s on %s is %s', (plan, date, price) => {
  expect(priceOn(plan, date)?.price).toBe(price);
});

test('what ran is billed, also when its task is deleted', async () => {
  const clock = new FakeClock(beforeMidnight);
  const { dok } = await openCloud({ clock });
  const first = await dok.create('sleep 60', { container: { plan: 'h100-80gb' } });
  await dok.untilStarted(first.id);
  clock.advance(20 * second);
  await dok.call('cancelTask', { path: { taskId: first.id } });
  const ended = await dok.untilEnd(first.id);
  expect(ended.containers[0]).toMatchObject({ execution_seconds: 20 });
  await dok.call('deleteTask', { path: { taskId: first.id } });
  const bill = async (day: number): Promise<unknown> =>
    (await dok.call('listBillingInfos', { query: { year: 2026, month: 6, day } })).body['results'];
  expect(await bill(8)).toMatchObject([{ details: [] }]);
  expect(await bill(9)).toMatchObject([
    { bill_close_at: '2026-06-30', details: [{ plan: 'h100-80gb', usage: 10, amount: 2 }] },
  ]);
  // 60 seconds at least, at 0.28 yen: 16.8 yen.
  expect(await bill(10)).toMatchObject([{ details: [{ usage: 60, amount: 16 }] }]);
});
