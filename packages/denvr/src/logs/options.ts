/** How a log is read. */
export interface FollowOptions {
  /** Whether to go on with what comes later, until the machine or application ends. @default false */
  follow?: boolean;
  /** Ends the reading when aborted. */
  signal?: AbortSignal;
  /**
   * Milliseconds between two polls while text comes; up to two and a half times that while none does.
   *
   * @default 2000
   */
  pollInterval?: number;
  /**
   * Called when the text that comes next does not join on to what came before: the log began anew,
   * or the server no longer has what was written in between.
   */
  onGap?: () => void;
}
