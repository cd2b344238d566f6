import type { CommonFlags } from '../../command.ts';
import { configPath } from '../../config/paths.ts';
import type { IroriContext } from '../../context.ts';
import { writeJson, writeLine } from '../../output/write.ts';

/** `irori config path`: where the configuration file is, or would be. */
export async function path(this: IroriContext, flags: CommonFlags): Promise<void> {
  const file = configPath(this.env);
  if (flags.json === true) await writeJson(this.process.stdout, { path: file });
  else await writeLine(this.process.stdout, file);
}
