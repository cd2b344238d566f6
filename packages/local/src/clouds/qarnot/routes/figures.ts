import type { Reply } from '../../../http/reply.ts';
import { carbonFacts, creditsOf, figuresHeader } from '../account/figures.ts';
import { indented, noSuch } from '../errors.ts';
import type { Usage } from '../execution/types.ts';
import type { QarnotRequest } from '../request/request.ts';
import type { QarnotServices } from '../services.ts';
import { wireDate } from '../time.ts';
import type { QarnotHandlers } from './handler.ts';
import { poolFinder } from './pools.ts';
import { taskFinder } from './tasks.ts';

type Handlers = Pick<
  QarnotHandlers,
  | 'getTaskCarbonFacts'
  | 'getPoolCarbonFacts'
  | 'getTaskCredits'
  | 'getPoolCredits'
  | 'getAccountCredits'
  | 'listProjectBudgets'
>;

/** What the local account may spend before its budget is used up, in cents. */
const budgetCents = 100_000;

/** Credits, budgets and carbon, reckoned from what ran here. */
export function figureRoutes(services: QarnotServices): Handlers {
  const { options, account, execution, stores } = services;
  const findTask = taskFinder(services);
  const findPool = poolFinder(services);
  const figures = (value: unknown): Reply => {
    const reply = indented(200, value);
    return { ...reply, headers: { ...reply.headers, ...figuresHeader } };
  };
  const carbon = (request: QarnotRequest, usage: Usage): Reply =>
    figures(carbonFacts(usage, options, request.query('comparisonDatacenter') || 'european_dc'));
  const credits = ({ coreMs }: Usage): Reply => figures({ credits: creditsOf(coreMs, options) });
  const used = (): number => {
    const uuids = stores.tasks
      .prepare<{ uuid: string }>('SELECT uuid FROM qarnot_tasks WHERE execution_ms > 0')
      .all();
    const living = uuids.reduce((sum, { uuid }) => sum + execution.taskUsage(uuid).coreMs, 0);
    return account.bookedCoreMs() + living;
  };
  return {
    getTaskCarbonFacts: (request) =>
      carbon(request, execution.taskUsage(findTask(request).row.uuid)),
    getPoolCarbonFacts: (request) =>
      carbon(request, execution.poolUsed(findPool(request).row.uuid)),
    getTaskCredits: (request) => credits(execution.taskUsage(findTask(request).row.uuid)),
    getPoolCredits: (request) => credits(execution.poolUsed(findPool(request).row.uuid)),
    getAccountCredits: () => {
      const had = options.credits === 'none' ? 0 : budgetCents / 100;
      return figures({ credits: Math.max(0, had - creditsOf(used(), options)) });
    },

    listProjectBudgets: (request) => {
      const uuid = account.projectUuid;
      if (request.id.toLowerCase() !== uuid) throw noSuch('project', request.id);
      request.flag('activeOnly');
      const consumed = Math.round(creditsOf(used(), options) * 100);
      return figures({
        budgets: [
          {
            uuid,
            alias: 'local figures',
            consumedAmountInCents: consumed,
            totalAmountInCents: budgetCents,
            remainingAmountInCents: budgetCents - consumed,
            startDateUtc: wireDate(account.openedAt),
            expirationDateUtc: null,
            budgetOverrunPolicy: 'AlertOnly',
            isArchived: false,
          },
        ],
      });
    },
  };
}
