import { type LocalOption, localOptions } from '@irori/local';
import type { CommonFlags } from '../../command.ts';
import type { IroriContext } from '../../context.ts';
import { type Style, styleFor } from '../../output/style.ts';
import { type Column, writeTable } from '../../output/table.ts';
import { write, writeJson } from '../../output/write.ts';

const columns: readonly Column<LocalOption>[] = [
  { header: 'OPTION', value: (option) => option.name },
  { header: 'DEFAULT', value: (option) => option.default },
  { header: 'VALUES', value: (option) => option.values },
  { header: 'CONFIDENCE', value: (option) => option.confidence },
  { header: 'WHAT', value: (option) => option.what },
  { header: 'WHY', value: (option) => option.why },
];

/** For a terminal: a table of six columns with whole sentences would fit none. */
function formatBlock(option: LocalOption, style: Style): string {
  return [
    `${style.bold(option.name)} = ${option.default}  (${option.values})`,
    `  ${option.what}`,
    style.dim(`  ${option.confidence}: ${option.why}`),
    '',
  ].join('\n');
}

/** `irori local options`: every switchable guess, its default and why it is so. */
export async function options(this: IroriContext, flags: CommonFlags): Promise<void> {
  const { stdout } = this.process;
  if (flags.json === true) {
    await writeJson(stdout, { schemaVersion: 1, items: localOptions });
  } else if (stdout.isTTY === true) {
    const style = styleFor(stdout, this.env);
    await write(stdout, localOptions.map((option) => formatBlock(option, style)).join(''));
  } else {
    await writeTable(stdout, localOptions, columns);
  }
}
