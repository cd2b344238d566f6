import { readFileSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import type { RuntimeJob } from './types.ts';

/**
 * The shell that stands over each program of the process runtime: `sh -c SCRIPT irori RUN_FILE
 * STDOUT STDERR UMASK ARGV…` (STDERR empty: both in one log). It outlives the local cloud, and is
 * what makes a program run once and its end known.
 *
 * - It may only start the program when it is the one who creates the log (noclobber opens with
 *   O_EXCL). A restarted engine that is not sure whether a shell was started creates that file
 *   itself, and then the program never runs.
 * - It ignores SIGTERM, so that a stop of the whole process group leaves it to write the exit code.
 *   The program gets the default back, and the log exists only after that: a signal sent when the
 *   file is there is not lost.
 * - In the foreground, because a background job of a shell ignores SIGINT.
 * - Its own stderr is /dev/null: it would write "Terminated" into the log of a stopped program.
 * - No variables, because one that the user's environment has too would be exported, changed.
 * - Only built-ins: one fork and one exec for a job. `true` creates the log because a failure of
 *   the special built-in `:` would end the shell with another code.
 */
export const SHIM_SCRIPT: string = [
  'set -C',
  "trap '' TERM",
  '(trap - TERM',
  'umask 077',
  'true >"$2" || exit 125',
  'exec >>"$2"',
  'case $3 in "") exec 2>&1 ;; *) exec 2>>"$3" ;; esac',
  'umask "$4"',
  'shift 4',
  'case $1 in -*) echo "irori: $1: not found" >&2; exit 127 ;; esac',
  'exec "$@")',
  'set -- "$1" $?',
  'echo $2 >>"$1"',
  'exit $2',
].join('\n');

/** The name the shell gives itself in front of its own messages, e.g. of a program not found. */
export const SHIM_NAME = 'irori';

/** The words after the script: the shell's own, then the program's. */
export function shimParameters(job: RuntimeJob, words: readonly string[]): string[] {
  const { spec, logs, runFile } = job;
  const mask = process.umask().toString(8);
  const [stdout, stderr] =
    spec.logs === 'combined' ? [logs.combined, ''] : [logs.stdout, logs.stderr];
  return [SHIM_NAME, runFile, stdout, stderr, mask, ...words];
}

/** The file that the shell creates when it starts the program, and not without starting it. */
export function claimFileOf({ spec, logs }: RuntimeJob): string {
  return spec.logs === 'combined' ? logs.combined : logs.stdout;
}

/** The exit code that the shell wrote; undefined while there is none. */
export function readExitCode(runFile: string): number | undefined {
  try {
    const text = readFileSync(runFile, 'utf8');
    return /^\d+\n$/.test(text) ? Number.parseInt(text, 10) : undefined;
  } catch {
    return undefined;
  }
}

/** The exit code a shell gives for a program that a signal ended. */
export function exitCodeOfSignal(signal: NodeJS.Signals): number {
  return 128 + (osConstants.signals[signal] ?? 0);
}

/** Says how a program ended, from its exit code. */
export function describeExit(exitCode: number): string {
  const signal = Object.entries(osConstants.signals).find(([, n]) => n === exitCode - 128)?.[0];
  if (exitCode === 127) return 'The program was not found (exit code 127).';
  if (exitCode === 126) return 'The program could not be executed (exit code 126).';
  return signal === undefined
    ? `The program ended with exit code ${exitCode}.`
    : `The program was ended by ${signal} (exit code ${exitCode}).`;
}
