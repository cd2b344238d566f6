import type { LeftoverContainer } from '@irori/local/engines';
import type { IroriContext } from '../../context.ts';
import { commandError } from '../../errors.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say } from '../../output/say.ts';
import { type Column, writeTable } from '../../output/table.ts';
import { writeJson } from '../../output/write.ts';
import { text } from '../../text.ts';
import { dataDirOf, type LocalFlags } from './where.ts';

const columns: readonly Column<LeftoverContainer>[] = [
  { header: 'CONTAINER', value: ({ id }) => id.slice(0, 12) },
  { header: 'OUTCOME', value: ({ outcome }) => outcome },
  { header: 'WHY', value: ({ reason }) => reason, shrinks: true },
];

/** `irori local gc`: containers that local clouds left behind, and with `--yes` their removal. */
export async function gc(
  this: IroriContext,
  flags: LocalFlags & { readonly yes?: boolean },
): Promise<void> {
  const { collectContainers } = await import('@irori/local/engines');
  const dataDir = dataDirOf(this, flags);
  const remove = flags.yes === true;
  const { leftovers, kept, problem } = await collectContainers({ dataDir, remove });
  if (problem !== undefined) throw commandError('NO_ENGINE', problem);
  const { stdout } = this.process;
  if (flags.json === true) {
    await writeJson(stdout, { schemaVersion: 1, items: leftovers, kept });
  } else {
    if (leftovers.length > 0) await writeTable(stdout, leftovers, columns);
    if (leftovers.length === 0) say(this, text.noLeftoverContainers);
    else if (!remove) say(this, text.leftoverContainers(leftovers.length));
  }
  if (leftovers.some(({ outcome }) => outcome === 'failed'))
    this.process.exitCode = exitCodes.error;
}
