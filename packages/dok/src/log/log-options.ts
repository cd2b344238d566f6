/** How `task.logs()` reads. */
export interface LogOptions {
  /**
   * `true`: waits for the start, gives the output as it comes and ends when the task has ended.
   * `false`: gives what is there now.
   *
   * @default false
   */
  follow?: boolean;
  /** Ends the reading with an error when aborted; the task runs on. */
  signal?: AbortSignal;
  /** Whose output. @default 0, the only container that DOK has been seen with */
  containerIndex?: number;
  /** The longest pause between two looks at the task, in milliseconds. @default 5000 */
  pollInterval?: number;
}
