import { localOptions } from '@irori/local';
import type { CommonFlags } from '../../command.ts';
import type { IroriContext } from '../../context.ts';
import { type Column, writeTable } from '../../output/table.ts';
import { writeJson } from '../../output/write.ts';

type LocalOption = (typeof localOptions)[number];

const columns: readonly Column<LocalOption>[] = [
  { header: 'OPTION', value: (option) => option.name },
  { header: 'DEFAULT', value: (option) => option.default },
  { header: 'VALUES', value: (option) => option.values },
  { header: 'SURE', value: (option) => option.confidence },
  { header: 'WHAT', value: (option) => option.what },
  { header: 'WHY', value: (option) => option.why, shrinks: true },
];

/** `irori local options`: every switchable guess, its default and why it is so. */
export async function options(this: IroriContext, flags: CommonFlags): Promise<void> {
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, items: localOptions });
  else await writeTable(stdout, localOptions, columns);
}
