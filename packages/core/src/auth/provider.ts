/** Knows a service's credentials and how to add them to a request. */
export interface AuthProvider {
  /**
   * Adds the credentials to the headers of one attempt, just before it is sent.
   *
   * @param headers - The headers to change.
   * @param signal - Aborted when the caller gives up waiting.
   */
  authorize(headers: Headers, signal?: AbortSignal): void | Promise<void>;
  /**
   * Called when the server answered 401.
   *
   * @param sent - The headers of the refused request.
   * @param signal - Aborted when the caller gives up waiting.
   * @returns Whether the credentials were renewed, so that one more attempt makes sense.
   */
  refused?(sent: Headers, signal?: AbortSignal): Promise<boolean>;
  /** Everything that must never be shown, in every form in which it is sent. */
  secrets(): readonly string[];
}
