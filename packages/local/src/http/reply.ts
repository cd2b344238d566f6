import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** An answer before it is written: what every handler returns. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, bytes, or a function that opens a stream when the answer is really sent. */
  readonly body?: string | Uint8Array | (() => Readable);
}

/** Node's side of a request. */
export interface NodeSide {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

const jsonHeaders = { 'content-type': 'application/json' };

/** An answer whose JSON is already text. */
export function jsonText(status: number, text: string): Reply {
  return { status, headers: jsonHeaders, body: text };
}

/** An answer with a JSON body. */
export function json(status: number, value: unknown): Reply {
  return jsonText(status, JSON.stringify(value));
}

/** An answer without a body. */
export function empty(status: number): Reply {
  return { status };
}

/** Writes an answer straight to Node's response, which saves the making of a `Response`. */
export function send({ status, headers, body }: Reply, node: NodeSide): Response {
  const { incoming, outgoing } = node;
  if (outgoing.destroyed) return RESPONSE_ALREADY_SENT;
  if (typeof body === 'function') {
    outgoing.writeHead(status, headers);
    if (incoming.method === 'HEAD') outgoing.end();
    else pipeline(body(), outgoing, () => {});
  } else if (body === undefined) {
    outgoing.writeHead(status, status === 204 ? headers : { 'content-length': '0', ...headers });
    outgoing.end();
  } else {
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
    outgoing.writeHead(status, { ...headers, 'content-length': length });
    outgoing.end(body);
  }
  return RESPONSE_ALREADY_SENT;
}
