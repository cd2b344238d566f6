import type { IncomingMessage } from 'node:http';

/** A request body is larger than the server takes. */
export class BodyTooLargeError extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`The request body is larger than ${limit} bytes, the most this server takes.`);
    this.name = 'BodyTooLargeError';
    this.limit = limit;
  }
}

/** The client went away before its request was whole; nobody is left to answer. */
export class ClientGoneError extends Error {
  constructor() {
    super('The client went away.');
    this.name = 'ClientGoneError';
  }
}

/** How much more than the limit, and for how long, is read and dropped before the answer. */
const drainLimit = 64 * 1024 * 1024;
const drainTime = 5_000;

/**
 * The body of a request as text; '' when there is none. One that is too large is read to its end as
 * well, within limits, and dropped: a client that is cut off while it still sends never sees the
 * answer.
 *
 * @param tooLarge what is thrown beyond `limit` bytes. @default the BodyTooLargeError itself
 * @throws BodyTooLargeError; ClientGoneError.
 */
export function readBody(
  incoming: IncomingMessage,
  limit: number,
  tooLarge: (error: BodyTooLargeError) => Error = (error) => error,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let patience: NodeJS.Timeout | undefined;
    const settle = (settleNow: () => void): void => {
      clearTimeout(patience);
      incoming.off('data', onData);
      settleNow();
    };
    const refuse = (): void => settle(() => reject(tooLarge(new BodyTooLargeError(limit))));
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      patience ??= setTimeout(refuse, drainTime);
      if (size > limit + drainLimit) refuse();
    };
    incoming.on('data', onData);
    incoming.once('end', () => {
      if (size > limit) refuse();
      else settle(() => resolve(Buffer.concat(chunks).toString('utf8')));
    });
    const gone = (): void => settle(() => reject(new ClientGoneError()));
    incoming.once('error', gone);
    incoming.once('close', gone);
  });
}
