import { usageError } from '../errors.ts';
import { text } from '../text.ts';

/** Environment of a job; null takes the value from the environment of this command. */
export type JobEnv = Record<string, string | null>;

const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads `-e NAME=value` and `-e NAME`.
 *
 * @throws CommandError (usage) that shows the name, and not the value, which may be a secret.
 */
export function parseEnvFlag(flag: string): [name: string, value: string | null] {
  const at = flag.indexOf('=');
  const name = at < 0 ? flag : flag.slice(0, at);
  if (!namePattern.test(name)) throw usageError(text.badEnvFlag(name));
  return [name, at < 0 ? null : flag.slice(at + 1)];
}

function unquote(value: string): string {
  const quote = value[0];
  if (value.length < 2 || (quote !== '"' && quote !== "'") || !value.endsWith(quote)) return value;
  const inner = value.slice(1, -1);
  if (quote === "'") return inner;
  return inner.replace(/\\(n|r|t|"|\\)/g, (_, letter: string) => {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
    return escapes[letter] ?? letter;
  });
}

/**
 * Reads a file of `NAME=value` lines: `#` begins a comment line, `export` in front is allowed, a
 * value may stand in quotes (escapes work in double ones), a bare `NAME` takes the caller's value.
 *
 * @throws CommandError (usage) with the line that is neither. The line itself is not shown, it may
 *   hold a secret.
 */
export function parseEnvFile(path: string, source: string): JobEnv {
  const env: JobEnv = {};
  for (const [index, raw] of source.split(/\r?\n/).entries()) {
    const line = raw.trim().replace(/^export\s+/, '');
    if (line === '' || line.startsWith('#')) continue;
    const [, name, , value] = /^([A-Za-z_][A-Za-z0-9_]*)\s*(=\s*([\s\S]*))?$/.exec(line) ?? [];
    if (name === undefined) throw usageError(text.badEnvLine(`${path}:${index + 1}`));
    env[name] = value === undefined ? null : unquote(value);
  }
  return env;
}
