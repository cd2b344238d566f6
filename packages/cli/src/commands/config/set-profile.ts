import type { CloudName } from '@irori/jobs';
import type { CommonFlags } from '../../command.ts';
import { clouds, isCloud, type ProfileField, profileFields } from '../../config/clouds.ts';
import { storeProfile } from '../../config/edit.ts';
import { loadConfig } from '../../config/file.ts';
import { configPath } from '../../config/paths.ts';
import { localProfileName } from '../../config/profiles.ts';
import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { readAll } from '../../input.ts';
import { askSecret } from '../../output/ask.ts';
import { say } from '../../output/say.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';

/** Flags of `irori config set-profile`; one for each setting of each cloud. */
export interface SetProfileFlags extends CommonFlags {
  readonly cloud?: string;
  readonly default?: boolean;
  readonly baseUrl?: string;
  readonly zone?: string;
  readonly accessToken?: string;
  readonly accessTokenSecret?: string;
  readonly storageUrl?: string;
  readonly email?: string;
  readonly token?: string;
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  readonly cluster?: string;
  readonly tenant?: string;
  readonly vpcid?: string;
  readonly rpool?: string;
}

const fromStdin = '-';
const urls: readonly string[] = ['base_url', 'storage_url'];

function flagOf(flags: SetProfileFlags, { field }: ProfileField): string | undefined {
  const value: unknown = Reflect.get(flags, field);
  return typeof value === 'string' ? value : undefined;
}

function checkFlags(flags: SetProfileFlags, cloud: CloudName): void {
  const own = profileFields[cloud];
  for (const field of clouds.flatMap((other) => profileFields[other])) {
    if (flagOf(flags, field) === undefined || own.some(({ key }) => key === field.key)) continue;
    throw usageError(text.flagOfOtherCloud(field.key.replaceAll('_', '-'), cloud));
  }
  const read = own.filter((field) => field.secret && flagOf(flags, field) === fromStdin);
  if (read.length > 1) throw usageError(text.stdinOnce);
}

async function settingOf(
  context: IroriContext,
  field: ProfileField,
  given: string | undefined,
  stored: string | undefined,
): Promise<string | undefined> {
  if (field.secret !== true) {
    const value = given ?? stored;
    if (value !== undefined && urls.includes(field.key) && !URL.canParse(value)) {
      throw usageError(text.badUrl(value));
    }
    return value;
  }
  if (given === fromStdin) return (await readAll(context.stdin)).toString('utf8').trim();
  const known = given ?? stored;
  if (known !== undefined || field.question === undefined) return known;
  return (await askSecret(context, field.question)) ?? undefined;
}

/** `irori config set-profile`: writes one profile into the file, keeping what is not named. */
export async function setProfile(
  this: IroriContext,
  flags: SetProfileFlags,
  name: string,
): Promise<void> {
  if (name === localProfileName) throw usageError(text.reservedProfile(name));
  const config = await loadConfig(configPath(this.env));
  const before = config.profiles[name] ?? {};
  const cloud = flags.cloud ?? before['cloud'] ?? (isCloud(name) ? name : 'dok');
  if (!isCloud(cloud)) throw usageError(text.unknownCloud('--cloud', cloud, clouds));
  checkFlags(flags, cloud);
  const kept = cloud === (before['cloud'] ?? 'dok') ? before : {};
  const table: Record<string, string> = { cloud };
  for (const field of profileFields[cloud]) {
    const value = await settingOf(this, field, flagOf(flags, field), kept[field.key]);
    if (value) table[field.key] = value;
  }
  await storeProfile(config, name, table, flags.default === true);
  if (flags.json === true)
    await writeJson(this.process.stdout, { profile: name, path: config.path });
  else say(this, text.profileStored(name, config.path));
}
