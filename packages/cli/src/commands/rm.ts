import { isEndedState } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { commandError } from '../errors.ts';
import { forEachJob } from '../jobs/each.ts';
import { writeJson, writeLine } from '../output/write.ts';
import type { CloudFlags } from '../session.ts';
import { text } from '../text.ts';

/** How long a canceled job may take to end before its removal is given up, in ms. */
const cancelTimeout = 120_000;

/** `irori rm`: removes the records of ended jobs, and forgets them. */
export async function rm(
  this: IroriContext,
  flags: CloudFlags & { readonly force?: boolean },
  ...words: readonly string[]
): Promise<void> {
  const { stdout } = this.process;
  const removed: string[] = [];
  await forEachJob(this, flags, words, async ({ jobs, ledger, id }) => {
    const job = await jobs.get(id);
    if (!isEndedState(job.state)) {
      if (flags.force !== true) {
        throw commandError(
          'NOT_ENDED',
          text.notEndedRemove(id, job.state),
          text.notEndedRemoveHint(id),
        );
      }
      await jobs.cancel(id);
      await jobs.wait(id, { timeout: cancelTimeout });
    }
    await jobs.remove(id);
    await ledger.remove(id);
    removed.push(id);
    if (flags.json !== true) await writeLine(stdout, id);
  });
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, removed });
}
