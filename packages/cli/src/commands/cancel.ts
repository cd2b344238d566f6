import { isEndedState, type Job } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { forEachJob } from '../jobs/each.ts';
import { say } from '../output/say.ts';
import { writeJson, writeLine } from '../output/write.ts';
import type { CloudFlags } from '../session.ts';
import { text } from '../text.ts';

/** `irori cancel`: stops jobs. A job that has already ended is no failure. */
export async function cancel(
  this: IroriContext,
  flags: CloudFlags,
  ...words: readonly string[]
): Promise<void> {
  const { stdout } = this.process;
  const canceled: Job[] = [];
  await forEachJob(this, flags, words, async ({ jobs, id }) => {
    const before = await jobs.get(id);
    if (isEndedState(before.state)) {
      say(this, text.alreadyEnded(id, before.state));
      canceled.push(before);
      return;
    }
    canceled.push(await jobs.cancel(id));
    if (flags.json !== true) await writeLine(stdout, id);
  });
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, items: canceled });
}
