import type { CommonFlags } from '../../command.ts';
import { configPath } from '../../config/paths.ts';
import type { ResolvedProfile } from '../../config/profiles.ts';
import type { IroriContext } from '../../context.ts';
import { type Column, writeTable } from '../../output/table.ts';
import { writeJson } from '../../output/write.ts';
import { chooseProfile } from '../../session.ts';

/** One line of `irori config show`. */
interface Setting {
  readonly key: string;
  readonly value: string | null;
  readonly origin: string | null;
}

/** A secret as it may be shown: that it is there, and enough of its end to tell two apart. */
function mask(secret: string | undefined): string | null {
  if (secret === undefined) return null;
  return secret.length >= 16 ? `…${secret.slice(-4)}` : '…';
}

function settingsOf(profile: ResolvedProfile): Setting[] {
  const { origins } = profile;
  const setting = (key: string, field: string, value: string | null | undefined): Setting => ({
    key,
    value: value ?? null,
    origin: origins[field] ?? null,
  });
  const made = 'made by the local cloud';
  const local = (entry: Setting): Setting =>
    profile.local ? { ...entry, value: null, origin: made } : entry;
  return [
    { key: 'profile', value: profile.name, origin: profile.nameOrigin },
    { key: 'cloud', value: profile.local ? 'local' : profile.cloud, origin: null },
    local(setting('base_url', 'baseUrl', profile.baseUrl)),
    local(setting('zone', 'zone', profile.zone)),
    local(setting('access_token', 'accessToken', mask(profile.accessToken))),
    local(setting('access_token_secret', 'accessTokenSecret', profile.accessTokenSecret && '…')),
  ];
}

const columns: readonly Column<Setting>[] = [
  { header: 'KEY', value: ({ key }) => key },
  { header: 'VALUE', value: ({ value }) => value ?? '-' },
  { header: 'FROM', value: ({ origin }) => origin ?? '-' },
];

/** `irori config show`: the profile in use, and where each of its values comes from. */
export async function show(
  this: IroriContext,
  flags: CommonFlags & { readonly profile?: string },
): Promise<void> {
  const { profile, config } = await chooseProfile(this, flags);
  const settings = settingsOf(profile);
  const { stdout } = this.process;
  if (flags.json === true) {
    const file = { path: configPath(this.env), exists: config.exists };
    await writeJson(stdout, { schemaVersion: 1, file, items: settings });
  } else {
    await writeTable(stdout, settings, columns);
  }
}
