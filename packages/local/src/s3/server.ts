import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenError } from '../http/listen-error.ts';
import { createS3Handler, type S3HandlerParts } from './handler.ts';

/** What an S3 server is made of. */
export interface S3ServerOptions extends S3HandlerParts {
  /** How long the headers of a request may take to arrive, in ms. @default 20 s */
  readonly headersTimeout?: number | undefined;
}

/** An HTTP listener that speaks S3. */
export interface S3Server {
  /**
   * Takes the port and begins to answer.
   *
   * @returns the port, which differs from the one asked for when that was 0.
   * @throws LocalCloudError `LISTEN` with what to do.
   */
  listen(host: string, port: number): Promise<number>;
  /** Takes no more requests, lets those under way end for a moment, then cuts what is open. */
  close(): Promise<void>;
}

/** How long requests under way may take to end when the server closes. */
const closingGrace = 2_000;

/** How often connections are looked over for headers that take too long, in ms. */
const lookOver = 2_000;

function listen(
  server: Server,
  parts: S3ServerOptions,
  host: string,
  port: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      server.on('error', ({ message }) =>
        parts.logger.error(`A connection was not taken: ${message}`),
      );
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), closingGrace);
  await closed;
  clearTimeout(timer);
}

/** Makes an S3 server; {@link S3Server.listen} starts it. */
export function createS3Server(options: S3ServerOptions): S3Server {
  const answer = createS3Handler(options);
  const { headersTimeout = 20_000 } = options;
  const server = createServer(
    {
      keepAliveTimeout: 65_000,
      headersTimeout,
      // A large upload takes as long as it takes; a client that sends nothing is given up instead.
      requestTimeout: 0,
      connectionsCheckingInterval: Math.min(lookOver, headersTimeout),
    },
    (request, response) => answer(request, response, false),
  );
  server.on('checkContinue', (request, response) => answer(request, response, true));
  return {
    listen: (host, port) => listen(server, options, host, port),
    close: () => close(server),
  };
}
