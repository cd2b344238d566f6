import type { CommonFlags } from '../../command.ts';
import { profileFields } from '../../config/clouds.ts';
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
function mask(secret: string | undefined, hasHint: boolean): string | null {
  if (secret === undefined) return null;
  return hasHint && secret.length >= 16 ? `…${secret.slice(-4)}` : '…';
}

function settingsOf(profile: ResolvedProfile): Setting[] {
  const { name, nameOrigin, cloud, local, values, origins } = profile;
  const settings = profileFields[cloud].map(({ key, field, secret, hasHint = false }): Setting => {
    if (local) return { key, value: null, origin: 'made by the local cloud' };
    const value = secret === true ? mask(values[field], hasHint) : values[field];
    return { key, value: value ?? null, origin: origins[field] ?? null };
  });
  return [
    { key: 'profile', value: name, origin: nameOrigin },
    { key: 'cloud', value: local ? 'local' : cloud, origin: null },
    ...settings,
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
