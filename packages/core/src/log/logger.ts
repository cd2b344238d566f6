/** How much is logged: `off` nothing, `debug` everything. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

/** One log method. `fields` holds what belongs to the line, already redacted. */
export type LogMethod = (message: string, fields?: Record<string, unknown>) => void;

/** Where log lines go; `console` fits, and so do the common logging libraries with an adapter. */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
}
