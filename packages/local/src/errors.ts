/**
 * The local cloud could not start, or was asked for something it does not have. The message is one
 * sentence that says what is wrong and what to do.
 */
export class LocalCloudError extends Error {
  /**
   * - `OPTION`: an unknown option or value
   * - `LISTEN`: the address or port cannot be used
   * - `FAULT_RULE`: a fault rule that makes no sense
   * - `RUNTIME`: containers were asked for, and no engine can run them
   */
  readonly code: 'OPTION' | 'LISTEN' | 'FAULT_RULE' | 'RUNTIME';

  constructor(code: LocalCloudError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalCloudError';
    this.code = code;
  }
}
