import { FakeClock, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import type { DOK, RawTask } from '../src/index.ts';
import { clientOf, TASK_ID, wireContainer, wirePage, wireTask } from './fixtures.ts';

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const price = (plan: string, amount: unknown, more = {}) => ({
  plan,
  price: amount,
  is_overridden: false,
  begin_at: '2025-11-18',
  end_at: null,
  ...more,
});
const standard = [price('v100-32gb', '0.016'), price('h100-80gb', '0.28')];
const plans = [
  { id: 'v100-32gb', name: 'V100 (32GB)', minimum_execution_seconds: 1 },
  { id: 'h100-80gb', name: 'H100 (80GB)', minimum_execution_seconds: 60 },
];
const ran = (plan: string, execution_seconds: number | null, more = {}) =>
  wireTask({
    status: 'done',
    containers: [
      wireContainer({
        plan,
        execution_seconds,
        start_at: '2026-06-10T00:30:00+09:00',
        stop_at: null,
        ...more,
      }),
    ],
  });

interface Cloud {
  dok: DOK;
  server: FaultServer;
  clock: FakeClock;
}

async function cloud(
  task: RawTask,
  prices: unknown[] = standard,
  known: unknown[] = plans,
): Promise<Cloud> {
  const server = await startFaultServer(({ url }) => {
    if (url.startsWith('/unit_prices/')) return { json: wirePage(prices) };
    if (url.startsWith('/plans/')) return { json: wirePage(known) };
    return { json: task };
  });
  servers.push(server);
  const clock = new FakeClock(Date.parse('2026-06-30T15:00:00Z'));
  return { dok: clientOf(server, { clock }), server, clock };
}

describe('the cost of a task', () => {
  test.each([
    ['seconds × price', ran('v100-32gb', 60), '0.96', 60],
    ['at least the minimum of the plan', ran('h100-80gb', 7), '16.8', 60],
    ['an hour on an H100', ran('h100-80gb', 3600), '1008', 3600],
    ['a program that ended at once', ran('v100-32gb', 0), '0.016', 1],
    ['no price in floats: 0.016 × 86399', ran('v100-32gb', 86_399), '1382.384', 86_399],
  ])('%s', async (_, task, amount, billedSeconds) => {
    const { dok } = await cloud(task);
    const cost = await dok.costs.ofTask(TASK_ID);
    expect(cost).toMatchObject({ amount, currency: 'JPY', isFinal: true });
    expect(cost.containers[0]).toMatchObject({ billedSeconds, isOverridden: false });
  });

  test('what never ran costs nothing, not even the minimum', async () => {
    const canceled = wireTask({
      status: 'canceled',
      containers: [wireContainer({ plan: 'h100-80gb' })],
    });
    const { dok } = await cloud(canceled);
    const cost = await dok.costs.ofTask(TASK_ID);
    expect(cost).toMatchObject({ amount: '0', isFinal: true });
    expect(cost.containers[0]?.billedSeconds).toBe(0);
  });

  test('while it runs: so far', async () => {
    const started = Date.parse('2026-06-30T14:58:20Z');
    const running = ran('v100-32gb', null, { start_at: new Date(started).toISOString() });
    const { dok } = await cloud({ ...running, status: 'running' });
    expect(await dok.costs.ofTask(TASK_ID)).toMatchObject({ amount: '1.6', isFinal: false });
  });

  test('canceled a moment ago, its seconds not counted yet: until then, and not final', async () => {
    const raw = ran('v100-32gb', null, { start_at: '2026-06-10T00:00:00Z' });
    const canceled = { ...raw, status: 'canceled', canceled_at: '2026-06-10T00:00:10Z' } as RawTask;
    const { dok } = await cloud(canceled);
    expect(await dok.costs.ofTask(TASK_ID)).toMatchObject({ amount: '0.16', isFinal: false });
  });

  test("the account's own price wins, then the one that began last", async () => {
    const { dok } = await cloud(ran('v100-32gb', 100), [
      price('v100-32gb', '0.06', { begin_at: '2024-08-01' }),
      price('v100-32gb', '0.016'),
      price('v100-32gb', '0.01', { is_overridden: true, begin_at: '2024-01-01' }),
      price('h100-80gb', '9', { is_overridden: true }),
    ]);
    const cost = await dok.costs.ofTask(TASK_ID);
    expect(cost.containers[0]).toMatchObject({ pricePerSecond: '0.01', isOverridden: true });
    expect(cost.amount).toBe('1');
  });

  test('a price that comes as a number is taken as it is written', async () => {
    const { dok } = await cloud(ran('v100-32gb', 3), [price('v100-32gb', 0.016)]);
    expect((await dok.costs.ofTask(TASK_ID)).amount).toBe('0.048');
  });

  test('a server that does not say the minimum: the published one', async () => {
    const { dok } = await cloud(ran('h100-80gb', 1), standard, [{ id: 'h100-80gb', name: 'H' }]);
    expect((await dok.costs.ofTask(TASK_ID)).containers[0]?.billedSeconds).toBe(60);
  });

  test('a plan without a price is a clear error', async () => {
    const { dok } = await cloud(ran('b200-192gb', 5));
    await expect(dok.costs.ofTask(TASK_ID)).rejects.toThrow(
      'DOK lists no price for the plan b200-192gb on that day.',
    );
  });

  test('the prices are those of the day in Japan on which it started', async () => {
    const { dok, server } = await cloud(ran('v100-32gb', 5, { start_at: '2026-06-09T15:30:00Z' }));
    await dok.costs.ofTask(await dok.task(TASK_ID));
    const asked = server.requests.find(({ url }) => url.startsWith('/unit_prices/'));
    expect(asked?.url).toBe('/unit_prices/?year=2026&month=6&day=10');
  });
});

describe('the day', () => {
  test('is always sent; without one, today in Japan', async () => {
    const { dok, server } = await cloud(wireTask());
    await dok.costs.unitPrices();
    await dok.costs.unitPrices({ date: '2026-02-03', page: 2 });
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/unit_prices/?year=2026&month=7&day=1',
      '/unit_prices/?year=2026&month=2&day=3&page=2',
    ]);
  });
});

test('byPlan sums up the lines of each plan', async () => {
  const line = (plan: string | null, amount: number, usage: number) => ({
    sequence_no: 1,
    plan,
    usage_type: 0,
    usage,
    amount,
    description: 'x',
  });
  const info = (details: unknown[]) => ({
    account: '113300000001',
    bill_close_at: '2026-06-30',
    last_upload_at: '2026-06-30T01:00:00+09:00',
    details,
  });
  const server = await startFaultServer([
    {
      json: wirePage([
        info([line('v100-32gb', 10, 600), line(null, -3, 0)]),
        info([line('v100-32gb', 5, 300), line('h100-80gb', 7, 25)]),
      ]),
    },
  ]);
  servers.push(server);
  const { costs } = clientOf(server);
  expect(await costs.byPlan({ date: '2026-06-30' })).toEqual([
    { plan: 'v100-32gb', amount: 15, usage: 900 },
    { plan: null, amount: -3, usage: 0 },
    { plan: 'h100-80gb', amount: 7, usage: 25 },
  ]);
  const { billingInfos } = await costs.billingInfos({ date: '2026-06-30' });
  expect(billingInfos[0]).toMatchObject({ account: '113300000001', billCloseAt: '2026-06-30' });
  expect(billingInfos[0]?.lastUploadAt).toEqual(new Date('2026-06-29T16:00:00Z'));
  expect(billingInfos[0]?.details[1]).toMatchObject({ plan: null, amount: -3, description: 'x' });
  expect(server.requests[0]?.url).toBe('/billing_infos/?year=2026&month=6&day=30');
});
