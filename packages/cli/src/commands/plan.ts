import type { IroriContext } from '../context.ts';
import { formatPlan } from '../jobs/plan-text.ts';
import { describeJob, type SpecFlags } from '../jobs/spec.ts';
import { write, writeJson } from '../output/write.ts';
import { type CloudFlags, chooseProfile, connect, sessionOver } from '../session.ts';

/** `irori plan`: shows what `irori run` would submit, and what it could cost. */
export async function plan(
  this: IroriContext,
  flags: SpecFlags & CloudFlags,
  ...argv: readonly string[]
): Promise<void> {
  const { profile } = await chooseProfile(this, flags);
  const { spec, folder } = await describeJob(this, flags, argv, {
    needsImage: !profile.local,
    profile: profile.name,
  });
  const { jobs } = sessionOver(this, await connect(this, flags), folder);
  const planned = await jobs.plan(spec);
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, planned);
  else await write(stdout, formatPlan(planned));
}
