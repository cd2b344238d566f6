import type { IroriContext } from '../context.ts';
import { fetchInto, outputsFolder } from '../jobs/outputs.ts';
import { say } from '../output/say.ts';
import { writeJson, writeLine } from '../output/write.ts';
import { type CloudFlags, openJob } from '../session.ts';
import { text } from '../text.ts';

/** `irori fetch`: brings the outputs of an ended job here. The paths go to stdout. */
export async function fetchOutputs(
  this: IroriContext,
  flags: CloudFlags & { readonly outputs?: string },
  word: string,
): Promise<void> {
  const session = await openJob(this, flags, word);
  const job = await session.jobs.get(session.id);
  const folder = outputsFolder(this, job, flags.outputs);
  const fetched = await fetchInto(session, job, folder);
  const { stdout } = this.process;
  if (flags.json === true) {
    await writeJson(stdout, { id: job.id, ...fetched });
    return;
  }
  for (const file of fetched.files) await writeLine(stdout, file);
  say(this, text.outputsAt(fetched.files.length, folder));
}
