/** What one check found. */
export interface Check {
  /** What was looked at, in one or two words. */
  readonly name: string;
  readonly result: 'pass' | 'warn' | 'fail';
  /** What was found and, when it is not well, what to do. */
  readonly message: string;
}

/** Takes a check as soon as it is done. */
export type Report = (check: Check) => Promise<void>;
