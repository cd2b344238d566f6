import { run } from '@stricli/core';
import { buildApp } from './app.ts';
import { asksForJson, followsJob, normalizeArgv } from './argv.ts';
import type { IroriContext } from './context.ts';
import { exitCodeIn, exitCodes } from './exit-codes.ts';

/** The hidden command with which completion scripts ask for proposals. */
const completeCommand = '__complete';

/**
 * Runs one command line.
 *
 * @param argv - The words after `irori`.
 * @returns the exit code; nothing is thrown for wrong input or a failed command.
 */
export async function main(argv: readonly string[], context: IroriContext): Promise<number> {
  if (argv[0] === completeCommand) {
    const { complete } = await import('./completion/complete.ts');
    await complete(buildApp(false), argv.slice(1), context);
    return exitCodes.ok;
  }
  await run(buildApp(asksForJson(argv)), normalizeArgv(argv), context);
  const code = Number(context.process.exitCode ?? exitCodes.ok);
  // Stricli's own codes are negative: a wrong command line, or a module that cannot be loaded.
  if (code >= 0) return code;
  const ours = code <= -4 ? exitCodes.usage : exitCodes.error;
  return exitCodeIn(followsJob(argv) ? 'job' : 'plain', ours);
}
