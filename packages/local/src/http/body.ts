import type { IncomingMessage } from 'node:http';
import { type AppContext, nodeSide } from './context.ts';

/** A request body is larger than the server takes. */
export class BodyTooLargeError extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`The request body is larger than ${limit} bytes, the most this server takes.`);
    this.name = 'BodyTooLargeError';
    this.limit = limit;
  }
}

const drainLimit = 64 * 1024 * 1024;
const drainTime = 5_000;

/** Reads and drops what is still coming, within limits, so that the client lives to see the answer. */
function drain(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let dropped = 0;
    const done = (): void => {
      clearTimeout(timer);
      incoming.off('data', onData);
      incoming.off('close', done);
      resolve();
    };
    const onData = (chunk: Buffer): void => {
      dropped += chunk.length;
      if (dropped > drainLimit) done();
    };
    const timer = setTimeout(done, drainTime);
    incoming.on('data', onData);
    incoming.once('end', done);
    incoming.once('close', done);
  });
}

async function readIncoming(incoming: IncomingMessage, limit: number): Promise<string> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) {
    await drain(incoming);
    throw new BodyTooLargeError(limit);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      incoming.removeAllListeners('data').removeAllListeners('end');
      chunks.length = 0;
      void drain(incoming).then(() => reject(new BodyTooLargeError(limit)));
    });
    incoming.once('end', () => {
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? '');
    });
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('the client went away')));
  });
}

/**
 * The body of a request as text; '' when there is none.
 *
 * @throws BodyTooLargeError beyond `limit` bytes.
 */
export async function readBody(context: AppContext, limit: number): Promise<string> {
  const node = nodeSide(context);
  if (node !== undefined) return readIncoming(node.incoming, limit);
  const text = await context.req.raw.text();
  if (Buffer.byteLength(text) > limit) throw new BodyTooLargeError(limit);
  return text;
}
