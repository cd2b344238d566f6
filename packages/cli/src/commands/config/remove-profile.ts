import { closestWord } from '@irori/core';
import type { CommonFlags } from '../../command.ts';
import { dropProfile } from '../../config/edit.ts';
import { loadConfig } from '../../config/file.ts';
import { configPath } from '../../config/paths.ts';
import type { IroriContext } from '../../context.ts';
import { notFoundError } from '../../errors.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** `irori config remove-profile`: takes one profile out of the file. */
export async function removeProfile(
  this: IroriContext,
  flags: CommonFlags,
  name: string,
): Promise<void> {
  const config = await loadConfig(configPath(this.env));
  if (config.profiles[name] === undefined) {
    const known = Object.keys(config.profiles);
    throw notFoundError(text.unknownProfile(name, 'option', closestWord(name, known), known));
  }
  await dropProfile(config, name);
  if (flags.json === true) await writeJson(this.process.stdout, { removed: name });
  else say(this, text.profileRemoved(name, config.path));
}
