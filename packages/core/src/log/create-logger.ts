import { readEnv } from '../config.ts';
import type { Logger, LogLevel, LogMethod } from './logger.ts';

/** What a logger is made of. */
export interface CreateLoggerOptions {
  /** Begins each line, in brackets. */
  name: string;
  /** From which level on lines are logged. @default the variable `IRORI_LOG`, else `'warn'` */
  level?: LogLevel;
  /** Where the lines go. @default the console, on the error stream */
  sink?: Logger;
  /**
   * A name for the variable `DEBUG`: with `dok-sdk` here, `DEBUG=dok-sdk:*` or `DEBUG=dok-sdk:http`
   * logs at level `debug`, each line beginning with `dok-sdk:http`.
   */
  debugNamespace?: string;
}

const RANK: Readonly<Record<LogLevel, number>> = { off: 0, error: 1, warn: 2, info: 3, debug: 4 };

/** The method of a level that is switched off; compare with it to skip preparing a line. */
export const noop: LogMethod = () => {};

// Results belong on stdout and talk on stderr, and in Node `console.info` writes to stdout.
const consoleSink: Logger = {
  debug: (message, fields) => printLine(message, fields),
  info: (message, fields) => printLine(message, fields),
  warn: (message, fields) => printLine(message, fields),
  error: (message, fields) => printLine(message, fields),
};

function printLine(message: string, fields?: Record<string, unknown>): void {
  if (fields === undefined) console.error(message);
  else console.error(message, fields);
}

function isLevel(value: string | undefined): value is LogLevel {
  return value !== undefined && Object.hasOwn(RANK, value);
}

/**
 * Whether the variable `DEBUG` switches a namespace on, by the rules of the `debug` package: names
 * separated by commas or spaces, `*` for any text, a minus to exclude.
 *
 * @param pattern - What to read instead of the variable.
 */
export function debugEnabled(namespace: string, pattern: string = readEnv('DEBUG') ?? ''): boolean {
  const parts = pattern.split(/[\s,]+/).filter((part) => part !== '');
  const matches = (part: string): boolean =>
    new RegExp(`^${part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*?')}$`).test(
      namespace,
    );
  const excluded = parts.some((part) => part.startsWith('-') && matches(part.slice(1)));
  return !excluded && parts.some((part) => !part.startsWith('-') && matches(part));
}

/**
 * A logger that drops what is below its level and begins each line with a name. It does not redact:
 * whoever logs passes what the redactor gave.
 */
export function createLogger(options: CreateLoggerOptions): Logger {
  const { name, debugNamespace, sink = consoleSink } = options;
  const namespace = debugNamespace === undefined ? undefined : `${debugNamespace}:http`;
  const debugging = namespace !== undefined && debugEnabled(namespace);
  const fromEnv = readEnv('IRORI_LOG')?.toLowerCase();
  const level = options.level ?? (isLevel(fromEnv) ? fromEnv : 'warn');
  const rank = debugging ? RANK.debug : RANK[level];
  const prefix = debugging ? namespace : `[${name}]`;
  const method = (of: 'debug' | 'info' | 'warn' | 'error'): LogMethod =>
    rank < RANK[of] ? noop : (message, fields) => sink[of](`${prefix} ${message}`, fields);
  return {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
  };
}
