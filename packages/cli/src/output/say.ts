import type { IroriContext } from '../context.ts';
import { plainLines } from './plain.ts';

/**
 * Says one line to the person at the terminal, on stderr: data goes to stdout only. A reader that
 * has gone is no reason to fail.
 */
export function say(context: Pick<IroriContext, 'process'>, line: string): void {
  context.process.stderr.write(`${plainLines(line)}\n`);
}
