import { constants as osConstants } from 'node:os';

/**
 * The shell that stands over each program of the process runtime: `sh -c SCRIPT irori ROOT ATTEMPT
 * ARGV…`. It outlives the local cloud, and is what makes a program run once and its end known.
 *
 * - It may only start the program when it is the one who creates `ROOT/run.ATTEMPT` (noclobber
 *   opens with O_EXCL). A restarted engine that is not sure whether a shell was started creates that
 *   file itself, and then the program never runs.
 * - It ignores SIGTERM, so that a stop of the whole process group leaves it to write the exit code.
 *   The program gets the default back, and `run.ATTEMPT` exists only after that: a signal sent when
 *   the file is there is not lost.
 * - In the foreground, because a background job of a shell ignores SIGINT.
 * - Its own stderr is closed: it would write "Terminated" into the log of a stopped program.
 * - No variables, because one that the user's environment has too would be exported, changed.
 * - Only built-ins: one fork and one exec for a job.
 */
export const SHIM_SCRIPT: string = [
  'set -C',
  "trap '' TERM",
  'exec 3>&2 2>/dev/null',
  '(trap - TERM',
  'echo $$ >"$1/run.$2" || exit 125',
  'shift 2',
  'exec 2>&3 3>&-',
  'case $1 in -*) echo "irori: $1: not found" >&2; exit 127; esac',
  'exec "$@")',
  'set -- "$1" "$2" $?',
  'echo $3 >"$1/exit.$2"',
  'exit $3',
].join('\n');

/** The name the shell gives itself in front of its own messages, e.g. of a program not found. */
export const SHIM_NAME = 'irori';

/** Written by the shell before the program starts: its process id. */
export function runFile(root: string, attempt: number): string {
  return `${root}/run.${attempt}`;
}

/** Written by the shell after the program ended: the exit code. */
export function exitFile(root: string, attempt: number): string {
  return `${root}/exit.${attempt}`;
}

/** The whole line of a control file as a number; undefined while it is not complete. */
export function parseControlLine(text: string): number | undefined {
  return /^\d+\n$/.test(text) ? Number.parseInt(text, 10) : undefined;
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
