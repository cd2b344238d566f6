import type { CommonFlags } from '../../command.ts';
import {
  hasCredentials,
  localProfileName,
  profileNames,
  resolveProfile,
} from '../../config/profiles.ts';
import type { IroriContext } from '../../context.ts';
import { type Column, writeTable } from '../../output/table.ts';
import { writeJson } from '../../output/write.ts';
import { chooseProfile } from '../../session.ts';

interface Row {
  readonly name: string;
  readonly cloud: string;
  readonly inUse: boolean;
  readonly credentials: boolean;
}

const columns: readonly Column<Row>[] = [
  { header: 'PROFILE', value: ({ name }) => name },
  { header: 'CLOUD', value: ({ cloud }) => cloud },
  { header: 'IN USE', value: ({ inUse }) => (inUse ? 'yes' : '') },
  { header: 'CREDENTIALS', value: ({ credentials }) => (credentials ? 'yes' : 'missing') },
];

/** `irori config profiles`: every profile that `--profile` can name. */
export async function profiles(this: IroriContext, flags: CommonFlags): Promise<void> {
  const { profile: inUse, config } = await chooseProfile(this, {});
  const rows = profileNames(config).map((name): Row => {
    const profile = resolveProfile({ profile: name }, this.env, config);
    const local = name === localProfileName;
    return {
      name,
      cloud: local ? 'local' : profile.cloud,
      inUse: name === inUse.name,
      credentials: local || hasCredentials(profile),
    };
  });
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, items: rows });
  else await writeTable(stdout, rows, columns);
}
