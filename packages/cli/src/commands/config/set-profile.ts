import type { CommonFlags } from '../../command.ts';
import { storeProfile } from '../../config/edit.ts';
import { clouds, loadConfig, type ProfileTable } from '../../config/file.ts';
import { configPath } from '../../config/paths.ts';
import { localProfileName } from '../../config/profiles.ts';
import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { readAll } from '../../input.ts';
import { askSecret } from '../../output/ask.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** Flags of `irori config set-profile`. */
export interface SetProfileFlags extends CommonFlags {
  readonly cloud?: string;
  readonly baseUrl?: string;
  readonly zone?: string;
  readonly accessToken?: string;
  readonly accessTokenSecret?: string;
  readonly default?: boolean;
}

const fromStdin = '-';

async function secretOf(
  context: IroriContext,
  flag: string | undefined,
  stored: string | undefined,
  question: string,
): Promise<string | undefined> {
  if (flag === fromStdin) return (await readAll(context.stdin)).toString('utf8').trim();
  return flag ?? stored ?? (await askSecret(context, question)) ?? undefined;
}

/** `irori config set-profile`: writes one profile into the file, keeping what is not named. */
export async function setProfile(
  this: IroriContext,
  flags: SetProfileFlags,
  name: string,
): Promise<void> {
  if (name === localProfileName) throw usageError(text.reservedProfile(name));
  if (flags.accessToken === fromStdin && flags.accessTokenSecret === fromStdin) {
    throw usageError(text.stdinOnce);
  }
  const config = await loadConfig(configPath(this.env));
  const before = config.profiles[name] ?? {};
  const cloud = flags.cloud ?? before.cloud ?? 'dok';
  if (!(clouds as readonly string[]).includes(cloud)) {
    throw usageError(text.unknownCloud('--cloud', cloud, clouds));
  }
  const baseUrl = flags.baseUrl ?? before.base_url;
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) throw usageError(text.badUrl(baseUrl));
  const zone = flags.zone ?? before.zone;
  const token = await secretOf(this, flags.accessToken, before.access_token, text.askToken);
  const secret = await secretOf(
    this,
    flags.accessTokenSecret,
    before.access_token_secret,
    text.askSecret,
  );
  const table: ProfileTable = {
    cloud,
    ...(baseUrl !== undefined && { base_url: baseUrl }),
    ...(zone !== undefined && { zone }),
    ...(token && { access_token: token }),
    ...(secret && { access_token_secret: secret }),
  };
  await storeProfile(config, name, table, flags.default === true);
  if (flags.json === true)
    await writeJson(this.process.stdout, { profile: name, path: config.path });
  else say(this, text.profileStored(name, config.path));
}
