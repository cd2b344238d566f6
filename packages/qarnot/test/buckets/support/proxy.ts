import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that passed by. */
interface SeenRequest {
  readonly method: string;
  /** The path with the query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** What becomes of a request. */
export type Fate =
  | 'pass'
  /** The connection is cut before the store sees anything. */
  | 'cut'
  /** The store does it, and the answer is lost. */
  | 'lose-answer'
  /** The answer is cut off after so many bytes of its body. */
  | { readonly cutAfter: number }
  /** Answered in the store's place. */
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> };

/** Something unreliable between a client and a store. */
export interface StoreProxy extends AsyncDisposable {
  readonly url: string;
  /** All requests so far, oldest first. */
  readonly seen: readonly SeenRequest[];
  /** Decides over the requests from now on, and forgets those seen. */
  use(decide: (seen: SeenRequest) => Fate | Promise<Fate>): void;
  /** How many of the seen requests have this method and, in the address, this text. */
  count(method: string, text?: string): number;
}

function forward(
  target: URL,
  message: IncomingMessage,
  response: ServerResponse,
  fate: Fate,
): void {
  // The signature covers the Host header, so the headers go through as they came.
  const { method, url, rawHeaders } = message;
  const upstream = request(
    { host: target.hostname, port: target.port, method, path: url, headers: rawHeaders },
    (answer) => {
      if (fate === 'lose-answer') {
        answer.resume();
        answer.on('end', () => message.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      if (typeof fate === 'object' && 'cutAfter' in fate) {
        let left = fate.cutAfter;
        answer.on('data', (piece: Buffer) => {
          response.write(piece.subarray(0, left));
          left -= piece.byteLength;
          if (left <= 0) answer.destroy();
        });
        answer.on('close', () => setImmediate(() => message.socket.destroy()));
        return;
      }
      answer.pipe(response);
    },
  );
  upstream.on('error', () => message.socket.destroy());
  response.on('close', () => upstream.destroy());
  message.pipe(upstream);
}

async function handle(
  target: URL,
  message: IncomingMessage,
  response: ServerResponse,
  fate: Fate,
): Promise<void> {
  if (fate === 'cut') {
    message.socket.destroy();
    return;
  }
  if (typeof fate === 'object' && 'status' in fate) {
    for await (const _piece of message);
    response.writeHead(fate.status, fate.headers ?? {});
    response.end(fate.body ?? '');
    return;
  }
  forward(target, message, response, fate);
}

/** Starts a proxy before the store at `storeUrl`. */
export async function startProxy(storeUrl: string): Promise<StoreProxy> {
  const target = new URL(storeUrl);
  let seen: SeenRequest[] = [];
  let decide: (seen: SeenRequest) => Fate | Promise<Fate> = () => 'pass';
  const server = createServer((message, response) => {
    const { method = '', url = '', headers } = message;
    const one = { method, url, headers };
    seen.push(one);
    Promise.resolve(decide(one))
      .then((fate) => handle(target, message, response, fate))
      .catch(() => message.socket.destroy());
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get seen() {
      return seen;
    },
    use(next) {
      decide = next;
      seen = [];
    },
    count: (method, text = '') =>
      seen.filter((one) => one.method === method && one.url.includes(text)).length,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
