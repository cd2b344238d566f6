import { RequestError, type RequestErrorDetails } from './request-error.ts';

/** The server could not be reached, or the connection broke before the answer was complete. */
export class ConnectionError extends RequestError {
  static override readonly kind: string = 'ConnectionError';

  constructor(details: RequestErrorDetails, code = 'CONNECTION_FAILED') {
    super(code, details);
  }
}

/** A time limit was reached before the answer was complete. */
export class RequestTimeoutError extends ConnectionError {
  static override readonly kind: string = 'RequestTimeoutError';

  /** The limit that was reached, in milliseconds. */
  readonly limit: number;

  constructor(details: RequestErrorDetails & { limit: number }) {
    super(details, 'REQUEST_TIMEOUT');
    this.limit = details.limit;
  }
}

/** The caller's signal ended the call; its reason is the `cause`. */
export class RequestAbortedError extends RequestError {
  static override readonly kind: string = 'RequestAbortedError';

  constructor(details: RequestErrorDetails) {
    super('REQUEST_ABORTED', details);
  }
}

/** The server answered with success, but with something that cannot be what was asked for. */
export class ResponseDecodeError extends RequestError {
  static override readonly kind: string = 'ResponseDecodeError';

  constructor(details: RequestErrorDetails) {
    super('RESPONSE_UNREADABLE', details);
  }
}
