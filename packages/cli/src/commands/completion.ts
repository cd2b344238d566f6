import type { CommonFlags } from '../command.ts';
import { completionScripts, shells } from '../completion/scripts.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { write, writeJson } from '../output/write.ts';
import { text } from '../text.ts';

/** `irori completion`: the completion script of a shell. */
export async function completion(
  this: IroriContext,
  flags: CommonFlags,
  word: string,
): Promise<void> {
  const shell = shells.find((known) => known === word);
  if (shell === undefined) throw usageError(text.unknownShell(word));
  const script = completionScripts[shell];
  const { stdout } = this.process;
  if (flags.json === true) await writeJson(stdout, { shell, script });
  else await write(stdout, script);
}
