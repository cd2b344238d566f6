import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { RawTask } from '../src/index.ts';
import { TASK_ID } from './fixtures.ts';

/** A connection to the live log, as the test's server sees it. */
export type Peer = WebSocket;

/** What the test decides. */
export interface LogServerScript {
  /** The task, asked for the n-th time (from 1). */
  task: (count: number) => RawTask;
  /** What happens on the n-th connection to the live log. */
  live?: (peer: Peer, count: number) => void;
  /** Refuses to hand out the n-th ticket. */
  refuse?: (count: number) => { status: number; body: unknown } | undefined;
  /** The stored output; `undefined` is a 404. */
  stored?: (count: number) => Buffer | undefined;
  /** Whether the storage understands `Range`. @default true */
  ranges?: boolean;
  /** The token the socket wants. @default 'jwt-1' */
  token?: string;
}

/** A DOK that has one task with a log, on a real socket. */
export interface LogServer extends AsyncDisposable {
  url: string;
  /** How often each thing was asked for. */
  counts: { task: number; ticket: number; live: number; stored: number };
  /** The headers of the handshakes and of the downloads. */
  handshakes: IncomingMessage['headers'][];
  downloads: IncomingMessage['headers'][];
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: Buffer,
  ranges: boolean,
): void {
  const from = ranges ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
  if (from === 0) {
    response.writeHead(200, { 'content-type': 'text/plain' });
  } else if (from < file.length) {
    response.writeHead(206, {
      'content-type': 'text/plain',
      'content-range': `bytes ${from}-${file.length - 1}/${file.length}`,
    });
  } else {
    response.writeHead(416, { 'content-range': `bytes */${file.length}` });
  }
  response.end(from < file.length ? file.subarray(from) : '');
}

/** Starts a {@link LogServer}. */
export async function startLogServer(script: LogServerScript): Promise<LogServer> {
  const counts = { task: 0, ticket: 0, live: 0, stored: 0 };
  const [handshakes, downloads]: [IncomingMessage['headers'][], IncomingMessage['headers'][]] = [
    [],
    [],
  ];
  const token = script.token ?? 'jwt-1';
  const server = createServer((request, response) => {
    const host = request.headers.host;
    switch (request.url) {
      case `/tasks/${TASK_ID}/`:
        counts.task += 1;
        return answerJson(response, 200, script.task(counts.task));
      case `/tasks/${TASK_ID}/containers/0/stream/`: {
        counts.ticket += 1;
        const refusal = script.refuse?.(counts.ticket);
        if (refusal) return answerJson(response, refusal.status, refusal.body);
        return answerJson(response, 200, { url: `ws://${host}/live`, token });
      }
      case `/tasks/${TASK_ID}/download/output/`:
        counts.stored += 1;
        if (script.stored?.(counts.stored) === undefined) {
          return answerJson(response, 404, { detail: 'Not found.' });
        }
        return answerJson(response, 200, { url: `http://${host}/stored?signature=s1` });
      case '/stored?signature=s1': {
        downloads.push(request.headers);
        const file = script.stored?.(counts.stored) ?? Buffer.alloc(0);
        return answerFile(request, response, file, script.ranges ?? true);
      }
      default:
        return answerJson(response, 404, { detail: 'Not found.' });
    }
  });
  const sockets = new WebSocketServer({ server, path: '/live' });
  sockets.on('connection', (peer, request) => {
    counts.live += 1;
    handshakes.push(request.headers);
    peer.on('error', () => {});
    if (request.headers.authorization === `Bearer ${token}`) script.live?.(peer, counts.live);
    else peer.close(4401, 'who are you?');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    handshakes,
    downloads,
    async [Symbol.asyncDispose]() {
      for (const peer of sockets.clients) peer.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
