import type { CommonFlags } from '../../command.ts';
import { storeDefault } from '../../config/edit.ts';
import { loadConfig } from '../../config/file.ts';
import { configPath } from '../../config/paths.ts';
import { resolveProfile } from '../../config/profiles.ts';
import type { IroriContext } from '../../context.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** `irori config use`: chooses the profile that is used when none is named. */
export async function use(this: IroriContext, flags: CommonFlags, name: string): Promise<void> {
  const config = await loadConfig(configPath(this.env));
  resolveProfile({ profile: name }, this.env, config);
  await storeDefault(config, name);
  if (flags.json === true) await writeJson(this.process.stdout, { default: name });
  else say(this, text.profileChosen(name));
}
