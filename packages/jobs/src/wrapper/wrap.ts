import { WRAPPER_MARK, wrapperScript } from './script.ts';

/** What the wrapper does around a program. */
export interface Wrapping {
  /** The program and its arguments. */
  argv: readonly string[];
  /** Time limit in seconds. */
  limitSeconds: number;
  /** Name of each output and the path it comes from. */
  outputs: Readonly<Record<string, string>>;
  /** Packed workdir, or `null` to start where the image says. */
  archive: Buffer | null;
  /** Shell word that gives the folder which the cloud keeps. */
  outputsFolder: string;
  /** Seconds between SIGTERM and SIGKILL at the time limit. @default 10 */
  killAfterSeconds?: number;
}

// Linux allows 128 KiB for one argument; leave room for whoever puts something in front of it.
const CHUNK_LENGTH = 96 * 1024;

/** The words that start a wrapped program; the first one is the shell. */
export function wrap(wrapping: Wrapping): string[] {
  const { argv, limitSeconds, outputs, archive, outputsFolder, killAfterSeconds = 10 } = wrapping;
  const packed = archive?.toString('base64') ?? '';
  const chunks: string[] = [];
  for (let at = 0; at < packed.length; at += CHUNK_LENGTH) {
    chunks.push(packed.slice(at, at + CHUNK_LENGTH));
  }
  const pairs = Object.entries(outputs).flatMap(([name, path]) => [name, plainPath(path)]);
  return [
    '/bin/sh',
    '-c',
    wrapperScript(outputsFolder, killAfterSeconds),
    'irori',
    String(limitSeconds),
    String(chunks.length),
    ...chunks,
    String(pairs.length / 2),
    ...pairs,
    ...argv,
  ];
}

/** A path that no program takes for an option, without slashes at its end. */
export function plainPath(path: string): string {
  const trimmed = path.replace(/(?<=[^/])\/+$/, '');
  return trimmed.startsWith('/') || trimmed.startsWith('./') ? trimmed : `./${trimmed}`;
}

/** What can be read back from the words that start a wrapped program. */
export interface Unwrapped {
  /** The program and its arguments. */
  argv: string[];
  /** Time limit in seconds. */
  limitSeconds: number;
}

/** Reads what {@link wrap} wrote; `null` when it was not written by it. */
export function unwrap(words: readonly string[]): Unwrapped | null {
  const [, flag, script, name, limit = '', count = ''] = words;
  if (flag !== '-c' || name !== 'irori' || script?.startsWith(`${WRAPPER_MARK}\n`) !== true) {
    return null;
  }
  const limitSeconds = Number(limit);
  const outputsAt = 6 + Number(count);
  const outputs = Number(words[outputsAt]);
  if (![limitSeconds, outputsAt, outputs].every(Number.isSafeInteger)) return null;
  return { argv: words.slice(outputsAt + 1 + outputs * 2), limitSeconds };
}
