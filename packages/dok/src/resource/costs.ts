import type { CallOptions, PagePromise } from '@irori/core';
import type { Connection } from '../connection.ts';
import { costOfTask, type TaskCost } from '../cost/task-cost.ts';
import { type CalendarDate, calendarDateInJapan, type DateInput, toCalendarDate } from '../date.ts';
import type { DokPlan } from '../known-values.ts';
import { BillingInfo, UnitPrice } from '../model/billing.ts';
import { Plan } from '../model/plan.ts';
import { Task } from '../model/task.ts';
import type { RawBillingInfo, RawPlan, RawTask, RawUnitPrice } from '../raw.ts';
import { type Page, type PageParams, requestList } from '../request/list.ts';
import { getTask } from '../request/task-requests.ts';

/** For which day. */
export interface DateParams {
  /** A day in Japan. @default today in Japan */
  date?: DateInput | undefined;
}

/** For which day, and which page. */
export interface UnitPricesParams extends DateParams, PageParams {}

/** One page of unit prices. */
export type UnitPricesResponse = Page<'unitPrices', UnitPrice>;
/** One page of charges. */
export type BillingInfosResponse = Page<'billingInfos', BillingInfo>;
/** One page of plans. */
export type PlansResponse = Page<'plans', Plan>;

/** What was charged for one plan. */
export interface PlanCost {
  /** The plan; `null` for charges that belong to none. */
  plan: DokPlan | null;
  /** Yen. */
  amount: number;
  /** How much was used, probably in seconds. */
  usage: number;
}

/** More rows than DOK could have plans and prices; it only bounds what is read. */
const manyRows = 10_000;

/** Lists the plans. */
export function listPlans(
  connection: Connection,
  options?: CallOptions,
): PagePromise<PlansResponse, Plan> {
  return requestList(
    connection,
    {
      operation: 'listPlans',
      name: 'plans',
      item: (raw) => new Plan(raw as RawPlan),
    },
    options,
  );
}

/** What things cost, and what was charged. All amounts are in yen, tax included. */
export class Costs {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  // DOK calls the three numbers optional and refuses a request without them.
  #day(date: DateInput | undefined): CalendarDate {
    if (date !== undefined) return toCalendarDate(date, 'date');
    return calendarDateInJapan(this.#connection.api.clock.now());
  }

  /** Lists the prices that hold on a day. */
  unitPrices(
    params: UnitPricesParams = {},
    options?: CallOptions,
  ): PagePromise<UnitPricesResponse, UnitPrice> {
    return requestList(
      this.#connection,
      {
        operation: 'listUnitPrices',
        params,
        keys: ['date'],
        query: () => ({ ...this.#day(params.date) }),
        name: 'unitPrices',
        item: (raw) => new UnitPrice(raw as RawUnitPrice),
      },
      options,
    );
  }

  /** Lists the charges of the month up to a day. */
  billingInfos(
    params: DateParams = {},
    options?: CallOptions,
  ): PagePromise<BillingInfosResponse, BillingInfo> {
    return requestList(
      this.#connection,
      {
        operation: 'listBillingInfos',
        params: params as object,
        keys: ['date'],
        query: () => ({ ...this.#day(params.date) }),
        name: 'billingInfos',
        item: (raw) => new BillingInfo(raw as RawBillingInfo),
      },
      options,
    );
  }

  /**
   * What a task costs: the plan's price on the day it started × its billed seconds. Computed here,
   * exactly, from the prices and plans that DOK lists; for a task that still runs, so far.
   *
   * @param task - The task, or its id.
   * @throws InputError when DOK lists no price for the plan.
   */
  async ofTask(task: Task | string, options?: CallOptions): Promise<TaskCost> {
    const connection = this.#connection;
    const subject =
      typeof task === 'string'
        ? new Task(connection, (await getTask(connection, task, options)) as RawTask)
        : task;
    const date = subject.containers[0]?.startAt ?? undefined;
    const [prices, plans] = await Promise.all([
      this.unitPrices({ date }, options).toArray({ limit: manyRows }),
      listPlans(connection, options).toArray({ limit: manyRows }),
    ]);
    return costOfTask(subject, { prices, plans, now: connection.api.clock.now() });
  }

  /** What was charged in the month up to a day, summed up for each plan. */
  async byPlan(params: DateParams = {}, options?: CallOptions): Promise<PlanCost[]> {
    const sums = new Map<DokPlan | null, PlanCost>();
    for await (const { details } of this.billingInfos(params, options)) {
      for (const { plan, amount, usage } of details) {
        const sum = sums.get(plan) ?? { plan, amount: 0, usage: 0 };
        sums.set(plan, { plan, amount: sum.amount + amount, usage: sum.usage + usage });
      }
    }
    return [...sums.values()];
  }
}
