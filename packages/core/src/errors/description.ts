/** An error answer of a server, as a service's own describer sees it. */
export interface ErrorResponse {
  /** The HTTP status. */
  status: number;
  /** The response headers. */
  headers: Headers;
  /** The body: parsed when it was JSON, else text, `undefined` when empty or unreadable. */
  body: unknown;
  /** The operation that failed. */
  operation: string;
}

/** What a describer found in an error answer. */
export interface ErrorDescription {
  /** What the server said, in one sentence. */
  message?: string;
  /** The server's own code for it. */
  code?: string;
  /** What the user can do next, in one sentence. */
  hint?: string;
  /** What is wrong with which input field. */
  fields?: Record<string, string[]>;
}
