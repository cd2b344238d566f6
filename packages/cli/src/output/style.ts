import type { Environment, OutputStream } from '../context.ts';

/** Paints words for a terminal; every function returns its input unchanged where colour is off. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/**
 * True when colour is wanted on the stream: on a terminal, unless `NO_COLOR` is set to anything or
 * `TERM` is `dumb`; `CLICOLOR_FORCE` turns it on elsewhere.
 */
export function wantsColor(stream: OutputStream, env: Environment): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['CLICOLOR_FORCE'] !== undefined && env['CLICOLOR_FORCE'] !== '0') return true;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** The style for a stream: colours where {@link wantsColor}, else plain text. */
export function styleFor(stream: OutputStream, env: Environment): Style {
  const on = wantsColor(stream, env);
  const paint =
    (open: number, close: number) =>
    (text: string): string =>
      on ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  };
}
