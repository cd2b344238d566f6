import { posix } from 'node:path';
import { split } from 'shlex';
import type { Constant } from './plan-types.ts';

/** Where a task finds its files inside a container; the process runtime has them elsewhere. */
export const JOB_PATH: string = '/job';

/** A command that cannot be run as it is written; the message says why. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** What `${NAME}` in commands and filters stands for. */
export type Variables = ReadonlyMap<string, string>;

/** The variables of a run: its constants, and over them what the cloud itself sets. */
export function variablesOf(
  constants: readonly Constant[],
  own: Readonly<Record<string, string>>,
): Variables {
  return new Map([
    ...constants.map(({ key, value }) => [key, value] as const),
    ...Object.entries(own),
  ]);
}

/** Replaces each known `${NAME}`, once; an unknown one stays as it is (a guess). */
export function expand(text: string, variables: Variables): string {
  return text.replace(/\$\{([\w.-]+)\}/g, (whole, name: string) => variables.get(name) ?? whole);
}

/**
 * The words of a command, split as a shell would (documented for DOCKER_CMD), after `${NAME}` has
 * been replaced in its text. No shell runs it: `|`, `>` and `$NAME` mean nothing.
 *
 * @throws CommandError for a quote that is not closed.
 */
export function wordsOf(command: string, variables: Variables): string[] {
  const text = expand(command, variables);
  try {
    return split(text);
  } catch {
    throw new CommandError('Its command has a quote that is not closed. Close it.');
  }
}

/** The words with `/job` replaced by the folder that stands for it on this machine. */
export function atHome(words: readonly string[], folder: string): string[] {
  return words.map((word) =>
    word.replace(
      /(^|[\s"'=:;(<>|&,])\/job(?=$|[/\s"';:)|&<>,])/g,
      `$1${folder.replaceAll('$', '$$$$')}`,
    ),
  );
}

/**
 * The words that run `words` in the working directory asked for, a path below `/job` or relative to
 * it; any other cannot be had on this machine and is passed over.
 */
export function inDirectory(
  words: readonly string[],
  directory: string | undefined,
  folder: string,
): readonly string[] {
  if (directory === undefined || words.length === 0) return words;
  const inside = posix.relative(JOB_PATH, posix.resolve(JOB_PATH, directory));
  if (inside === '' || inside === '..' || inside.startsWith('../')) return words;
  const script = 'mkdir -p "$1" && cd "$1" && shift && exec "$@"';
  return ['sh', '-c', script, 'sh', posix.join(folder, inside), ...words];
}
