import { formatDuration, type JobCost } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { formatMoney } from '../jobs/plan-text.ts';
import { formatPairs } from '../output/table.ts';
import { write, writeJson } from '../output/write.ts';
import { type CloudFlags, openJob } from '../session.ts';

function formatCost(cost: JobCost): string {
  const { pricePerSecond } = cost;
  return formatPairs([
    ['cost', `${formatMoney(cost)}${cost.isFinal ? '' : ' so far'}`],
    ['billed', formatDuration(cost.billedSeconds)],
    ['plan', cost.plan],
    ['price', pricePerSecond && `${formatMoney(pricePerSecond)} a second`],
    ['from', cost.source],
  ]);
}

/** `irori cost`: what a job costs by the cloud's own prices. */
export async function cost(this: IroriContext, flags: CloudFlags, word: string): Promise<void> {
  const { jobs, id } = await openJob(this, flags, word);
  const found = await jobs.cost(id);
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, { id, ...found });
  else await write(stdout, formatCost(found));
}
