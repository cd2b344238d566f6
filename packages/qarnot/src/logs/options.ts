import type { ParsedLogLine } from './log-line.ts';

/** One of the two outputs of a task or pool. */
export type LogStream = 'stdout' | 'stderr';

/** A line of a log, with the output it stands in. */
export interface LogLine extends ParsedLogLine {
  stream: LogStream;
}

/** How `logs` reads. */
export interface LogOptions {
  /**
   * `true`: gives the output as it comes and ends when the task has ended. `false`: gives what is
   * there now.
   *
   * @default false
   */
  follow?: boolean;
  /** Only what this instance wrote. @default all instances */
  instance?: number;
  /** Only this output. @default both */
  stream?: LogStream;
  /** Ends the reading with an error when aborted; the task runs on. */
  signal?: AbortSignal;
  /**
   * The longest pause between two looks, in milliseconds. Looks at a log that takes long to transfer
   * are rarer.
   *
   * @default 2000
   */
  pollInterval?: number;
  /** Called when text was rotated out before it could be read. */
  onGap?: (stream: LogStream) => void;
}
