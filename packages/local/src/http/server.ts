import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { listenError } from './listen-error.ts';
import type { NodeSide } from './reply.ts';

/** What a server does with what comes in. */
export interface ServerHandlers {
  readonly fetch: (request: Request, node: NodeSide) => Response | Promise<Response>;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly isAllowedHost: (host: string | undefined) => boolean;
  /** Told when a connection cannot be taken, as with too many open files. */
  readonly failed: (error: Error) => void;
}

/** How long requests under way may take to end when the server closes. */
const closingGrace = 2_000;

/** The one HTTP listener of a local cloud. */
export class HttpServer {
  readonly #server: Server;
  readonly #handlers: ServerHandlers;
  #isReady = false;
  readonly #waiting: (() => void)[] = [];

  constructor(handlers: ServerHandlers) {
    this.#handlers = handlers;
    const answer = getRequestListener(
      (request, node) => this.#handlers.fetch(request, node as NodeSide),
      { overrideGlobalObjects: false, hostname: 'localhost' },
    );
    this.#server = createServer({ keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
      this.#receive(incoming, outgoing, answer);
    });
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.#whenReady(() => this.#handlers.upgrade(request, socket, head));
    });
  }

  #receive(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>,
  ): void {
    if (this.#handlers.isAllowedHost(incoming.headers.host)) {
      this.#whenReady(() => void answer(incoming, outgoing));
      return;
    }
    const detail =
      'The Host header names neither this machine nor a configured host; ' +
      'a page on the web may be behind this request.';
    outgoing.writeHead(403, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ detail }));
  }

  /** What comes in between listening and being ready waits. */
  #whenReady(go: () => void): void {
    if (this.#isReady) go();
    else this.#waiting.push(go);
  }

  /**
   * Takes the port; requests are answered from {@link HttpServer.ready} on.
   *
   * @returns the port, which differs from the one asked for when that was 0.
   * @throws LocalCloudError `LISTEN` with what to do.
   */
  async listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', (error) => reject(listenError(error, host, port)));
      this.#server.listen({ host, port, exclusive: true }, () => {
        this.#server.removeAllListeners('error');
        this.#server.on('error', (error) => this.#handlers.failed(error));
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Begins to answer. */
  ready(): void {
    this.#isReady = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Takes no more requests, lets those under way end for a moment, then cuts what is open. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), closingGrace);
    await closed;
    clearTimeout(timer);
  }
}
