import { InputError } from '@irori/core';
import type { DokPlan } from '../known-values.ts';
import type { UnitPrice } from '../model/billing.ts';
import type { Container } from '../model/container.ts';
import type { Plan } from '../model/plan.ts';
import type { Task } from '../model/task.ts';
import { addDecimals, formatDecimal, multiplyDecimal, parseDecimal } from './decimal.ts';

/** What one container of a task costs. */
export interface ContainerCost {
  /** The container's plan. */
  plan: DokPlan;
  /** Yen per second, as DOK writes it. */
  pricePerSecond: string;
  /** Whether that is a price of this account alone. */
  isOverridden: boolean;
  /** How long it ran, in seconds; so far, while it runs. */
  executionSeconds: number;
  /** The shortest time that is billed on this plan, in seconds. */
  minimumSeconds: number;
  /** How many seconds are billed; 0 when it never started. */
  billedSeconds: number;
  /** Yen, an exact decimal number such as `0.96`. How DOK rounds it is not documented. */
  amount: string;
}

/** What a task costs. */
export interface TaskCost {
  /** Yen, an exact decimal number such as `0.96`. How DOK rounds it is not documented. */
  amount: string;
  /** The currency of all amounts. */
  currency: 'JPY';
  /** Whether nothing can be added any more. */
  isFinal: boolean;
  /** The parts of it; one, as a task has one container. */
  containers: ContainerCost[];
}

/** From the published plan table, for servers that do not say it. */
const publishedMinimum: ReadonlyMap<string, number> = new Map([
  ['v100-32gb', 1],
  ['h100-80gb', 60],
  ['h100-8gpu-80gb', 60],
]);

/** What decides which price of a plan is in force. */
export type PriceRank = Pick<UnitPrice, 'plan' | 'isOverridden' | 'beginAt'>;

/** The price of a plan: one of the account alone wins, then the one that began last. */
export function findPrice<T extends PriceRank>(plan: DokPlan, prices: readonly T[]): T | undefined {
  return prices
    .filter((price) => price.plan === plan)
    .sort(
      (a, b) =>
        Number(b.isOverridden) - Number(a.isOverridden) || b.beginAt.localeCompare(a.beginAt),
    )[0];
}

/** @throws InputError when the plan has no price. */
function priceOf(plan: DokPlan, prices: readonly UnitPrice[]): UnitPrice {
  const best = findPrice(plan, prices);
  if (best === undefined) {
    throw new InputError(`DOK lists no price for the plan ${plan} on that day.`, {
      field: 'plan',
      hint: 'See dok.costs.unitPrices() for the plans that have one.',
    });
  }
  return best;
}

function secondsRun(task: Task, container: Container, now: number): number {
  if (container.executionSeconds !== null) return container.executionSeconds;
  if (container.startAt === null) return 0;
  const lastSeen = task.isEnded ? (task.canceledAt ?? task.updatedAt) : null;
  const end = container.stopAt ?? container.endAt ?? lastSeen ?? now;
  return Math.max(0, Math.ceil((Number(end) - Number(container.startAt)) / 1000));
}

function costOfContainer(
  task: Task,
  container: Container,
  { prices, plans, now }: CostSources,
): ContainerCost {
  const price = priceOf(container.plan, prices);
  const minimumSeconds =
    plans.find(({ id }) => id === container.plan)?.minimumExecutionSeconds ??
    publishedMinimum.get(container.plan) ??
    0;
  const executionSeconds = secondsRun(task, container, now);
  const hasRun = container.startAt !== null || executionSeconds > 0;
  const billedSeconds = hasRun ? Math.max(executionSeconds, minimumSeconds) : 0;
  const perSecond = parseDecimal(price.price, `The price of ${container.plan}`);
  return {
    plan: container.plan,
    pricePerSecond: price.price,
    isOverridden: price.isOverridden,
    executionSeconds,
    minimumSeconds,
    billedSeconds,
    amount: formatDecimal(multiplyDecimal(perSecond, billedSeconds)),
  };
}

/** What the cost of a task is computed from. */
export interface CostSources {
  prices: readonly UnitPrice[];
  plans: readonly Plan[];
  /** The present, for a task that still runs; milliseconds since 1970. */
  now: number;
}

/** The cost of a task: unit price × max(execution seconds, minimum of the plan), exactly. */
export function costOfTask(task: Task, sources: CostSources): TaskCost {
  const containers = task.containers.map((container) => costOfContainer(task, container, sources));
  const total = containers
    .map(({ amount }) => parseDecimal(amount, 'amount'))
    .reduce(addDecimals, { units: 0n, scale: 0 });
  const counted = task.containers.every(
    ({ executionSeconds, startAt }) => executionSeconds !== null || startAt === null,
  );
  return {
    amount: formatDecimal(total),
    currency: 'JPY',
    isFinal: task.isEnded && counted,
    containers,
  };
}
