import type { IroriContext } from '../context.ts';
import { reportFailure } from '../failure.ts';
import { type CloudFlags, openJob, type Session } from '../session.ts';

/**
 * Does something with each named job. One that fails is reported and does not keep the others from
 * their turn; the command then ends with the exit code of the first failure.
 */
export async function forEachJob(
  context: IroriContext,
  flags: CloudFlags,
  words: readonly string[],
  action: (job: Session & { readonly id: string }) => Promise<void>,
): Promise<void> {
  for (const word of words) {
    try {
      await action(await openJob(context, flags, word));
    } catch (error) {
      const code = await reportFailure(context, error, { ...flags, family: 'plain' });
      context.process.exitCode ??= code;
    }
  }
}
