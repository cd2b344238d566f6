import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from '../errors.ts';

/** The client went away; there is nobody to answer. */
export class ClientGoneError extends Error {
  constructor() {
    super('The client closed the connection before its request was whole.');
    this.name = 'ClientGoneError';
  }
}

/** A request whose body has not been asked for yet. */
export interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether the client waits for `100 Continue` before it sends the body. */
  readonly expectsContinue: boolean;
  /** Milliseconds without a byte after which the client is given up. */
  readonly idle: number;
}

/** Waits for more bytes, the end, or the loss of the client. */
function more({ request, idle }: Incoming): Promise<void> {
  return new Promise((resolve, reject) => {
    const { socket } = request;
    const settle = (error?: Error): void => {
      request.off('readable', arrived).off('end', arrived).off('close', lost).off('error', lost);
      request.off('timeout', late);
      socket.setTimeout(0);
      if (error === undefined) resolve();
      else reject(error);
    };
    const arrived = (): void => settle();
    const lost = (): void => settle(request.readableEnded ? undefined : new ClientGoneError());
    const late = (): void => {
      const message =
        'Your socket connection to the server was not read from or written to within the ' +
        'timeout period. Idle connections will be closed.';
      settle(new S3Error('RequestTimeout', message, {}, { connection: 'close' }));
    };
    request.on('readable', arrived).on('end', arrived).on('close', lost).on('error', lost);
    request.on('timeout', late);
    socket.setTimeout(idle);
  });
}

/**
 * The bytes of a body as they come, one piece at a time: what is not asked for is not read. The
 * client is told to go on when the first piece is asked for.
 *
 * @throws ClientGoneError when the connection ends first; S3Error `RequestTimeout`.
 */
export async function* incomingBytes(incoming: Incoming): AsyncGenerator<Buffer, void, void> {
  const { request, response } = incoming;
  if (incoming.expectsContinue) response.writeContinue();
  for (;;) {
    const chunk: Buffer | null = request.read();
    if (chunk !== null) yield chunk;
    else if (request.readableEnded) return;
    else if (request.destroyed) throw new ClientGoneError();
    else await more(incoming);
  }
}

/** A body that is known to be small, whole. @throws as {@link incomingBytes}. */
export async function smallBody(incoming: Incoming): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of incomingBytes(incoming)) pieces.push(piece);
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}
