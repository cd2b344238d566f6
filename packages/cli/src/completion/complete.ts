import { type Application, proposeCompletions } from '@stricli/core';
import type { IroriContext } from '../context.ts';
import { write } from '../output/write.ts';

/**
 * Answers a completion script: one proposal a line, a tab, and what it is. The last word is the one
 * being typed.
 */
export async function complete(
  app: Application<IroriContext>,
  words: readonly string[],
  context: IroriContext,
): Promise<void> {
  const proposals = await proposeCompletions(app, words.length === 0 ? [''] : words, context);
  const typed = words.at(-1) ?? '';
  // Flags only when the user has begun one: values are what is wanted far more often.
  const wanted = proposals.filter(({ kind }) => kind !== 'argument:flag' || typed.startsWith('-'));
  const lines = wanted.map(({ completion, brief }) => `${completion}\t${brief}\n`);
  await write(context.process.stdout, lines.join(''));
}
