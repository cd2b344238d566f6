import { formatBytes, formatDuration, type JobPlan, type JobSpec, type Money } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { say } from '../output/say.ts';
import { formatPairs } from '../output/table.ts';
import type { Session } from '../session.ts';
import { text } from '../text.ts';

/** An amount of money as a person reads it: `2016 JPY`. */
export function formatMoney({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** A word of a command as a shell would need it. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function priceOf({ pricePerSecond }: JobPlan): string | null {
  if (pricePerSecond === null) return null;
  return `${formatMoney(pricePerSecond)} a second (${pricePerSecond.source})`;
}

/** A plan as name and value lines, and one line for each thing worth knowing. */
export function formatPlan(plan: JobPlan): string {
  const { workdir } = plan;
  const outputs = Object.entries(plan.outputs).map(([name, path]) =>
    name === path ? path : `${name} (${path})`,
  );
  const pairs = formatPairs([
    ['name', plan.name],
    ['cloud', `${plan.cloud} (profile ${plan.profile})`],
    ['plan', plan.gpu === null ? plan.plan : `${plan.plan} for ${plan.gpu}`],
    ['image', plan.image],
    [
      'command',
      plan.command.length === 0 ? "the image's own" : plan.command.map(shellWord).join(' '),
    ],
    ['environment', plan.env.join(', ')],
    ['time limit', formatDuration(plan.timeLimitSeconds)],
    [
      'workdir',
      workdir &&
        `${workdir.path}: ${workdir.files} files, ${formatBytes(workdir.packedBytes)} packed`,
    ],
    ['outputs', outputs.join(', ')],
    ['tags', plan.tags.join(', ')],
    ['price', priceOf(plan)],
    ['cost at most', plan.maxCost && formatMoney(plan.maxCost)],
  ]);
  const notes = plan.support
    .filter((note) => note.support !== 'supported')
    .map((note) => `  ${note.key}: ${note.note}\n`);
  return notes.length === 0 ? pairs : `${pairs}notes\n${notes.join('')}`;
}

/** Says on one line where the job will run and what it can cost, before it is submitted. */
export async function sayPlan(
  context: IroriContext,
  session: Session,
  spec: JobSpec,
): Promise<void> {
  const plan = await session.jobs.plan(spec);
  const limit = formatDuration(plan.timeLimitSeconds);
  const price = plan.pricePerSecond && formatMoney(plan.pricePerSecond);
  const most = plan.maxCost && formatMoney(plan.maxCost);
  say(context, text.planned(plan.cloud, plan.plan, limit, price, most));
}
