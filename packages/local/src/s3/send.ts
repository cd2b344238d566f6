import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import type { Incoming } from './body/incoming.ts';
import type { S3Reply } from './call.ts';

/** A body this short is read to its end after a refusal, so that the connection can go on. */
const shortBody = 1024 * 1024;
/** How long a client may go on sending a body that was refused, in ms. */
const lingering = 2_000;

/** Whether bytes of the body are still to come, and too many to wait for. */
function hasLongRest({ request, expectsContinue }: Incoming): boolean {
  if (request.readableEnded || request.destroyed) return false;
  const { headers } = request;
  if (headers['transfer-encoding'] !== undefined) return true;
  const length = Number(headers['content-length'] ?? 0);
  return length > 0 && (expectsContinue || length > shortBody);
}

/**
 * Ends an answer to a client that may still be sending. A connection closed under unread bytes is
 * reset, and the reset can overtake the answer: so the rest is thrown away for a moment first.
 */
function endLingering(incoming: Incoming, body: string | Uint8Array): void {
  const { request, response } = incoming;
  // A client that still waits to be told to go on sends nothing.
  if (incoming.expectsContinue && !request.readableDidRead) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  response.write(body);
  request.resume();
  const end = (): void => {
    clearTimeout(timer);
    if (!response.writableEnded) response.end();
  };
  const timer = setTimeout(end, lingering);
  request.once('end', end).once('close', end).once('error', end);
}

async function sendStream(incoming: Incoming, body: () => NodeJS.ReadableStream): Promise<void> {
  const { response, idle } = incoming;
  const stream = body();
  response.socket?.setTimeout(idle);
  // A failure of either side ends both: a half answer must not look whole.
  stream.once('error', () => response.destroy());
  response.once('close', () => (stream as { destroy?: () => void }).destroy?.());
  stream.pipe(response);
  await finished(response).catch(() => {});
}

/** Sends an answer. Settles when a stream has been sent or either side has given up. */
export async function send(incoming: Incoming, reply: S3Reply, requestId: string): Promise<void> {
  const { request, response } = incoming;
  if (response.destroyed) return;
  const { status, body } = reply;
  const headers: Record<string, string> = { 'x-amz-request-id': requestId, ...reply.headers };
  const isText = typeof body === 'string';
  if (typeof body !== 'function' && status !== 304 && status !== 204) {
    headers['content-length'] ??= String(isText ? Buffer.byteLength(body) : (body?.length ?? 0));
  }
  const isLong = hasLongRest(incoming);
  if (isLong) headers['connection'] = 'close';
  response.writeHead(status, headers);
  if (request.method === 'HEAD' || body === undefined) {
    if (isLong) endLingering(incoming, '');
    else response.end();
  } else if (typeof body === 'function') await sendStream(incoming, body);
  else if (isLong) endLingering(incoming, body);
  else response.end(body);
}

/** Cuts the connection as a broken network would. */
export function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
