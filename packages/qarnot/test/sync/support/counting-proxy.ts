import { createServer, type IncomingMessage, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that went through. */
export interface Passed {
  readonly method: string;
  /** Path and query without the parameter that only names the operation. */
  readonly url: string;
  readonly range: string;
  /** Bytes of the request's body, and of the answer's. */
  sent: number;
  received: number;
  /** Whether the whole answer went back. */
  done: boolean;
  status: number;
}

/** A proxy that lets requests through as they are, and remembers them. */
export interface CountingProxy extends AsyncDisposable {
  readonly url: string;
  readonly passed: Passed[];
  /** Called when an answer has gone back. */
  onDone: (passed: Passed) => void;
  /** Requests since the last time. */
  take(): Passed[];
}

function passOn(target: URL, from: IncomingMessage, entry: Passed) {
  return send({
    host: target.hostname,
    port: target.port,
    method: entry.method,
    path: from.url,
    headers: from.headers,
    setHost: false,
  });
}

/** Starts a proxy in front of a server. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const to = new URL(target);
  const passed: Passed[] = [];
  const server: Server = createServer((incoming, answer) => {
    const url = new URL(incoming.url ?? '/', 'http://proxy');
    url.searchParams.delete('x-id');
    const entry: Passed = {
      method: incoming.method ?? '',
      url: `${url.pathname}${url.search}`,
      range: String(incoming.headers.range ?? ''),
      sent: 0,
      received: 0,
      done: false,
      status: 0,
    };
    passed.push(entry);
    const outgoing = passOn(to, incoming, entry);
    outgoing.on('error', () => answer.destroy());
    incoming.on('error', () => outgoing.destroy());
    answer.on('close', () => outgoing.destroy());
    incoming.on('data', (piece: Buffer) => {
      entry.sent += piece.length;
    });
    incoming.pipe(outgoing);
    outgoing.on('response', (back) => {
      entry.status = back.statusCode ?? 0;
      answer.writeHead(entry.status, back.headers);
      back.on('data', (piece: Buffer) => {
        entry.received += piece.length;
      });
      back.on('error', () => answer.destroy());
      back.pipe(answer);
      answer.on('finish', () => {
        entry.done = true;
        proxy.onDone(entry);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: CountingProxy = {
    url: `http://127.0.0.1:${port}`,
    passed,
    onDone: () => {},
    take: () => passed.splice(0),
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return proxy;
}
