import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type FaultAnswer, play } from './fault-answer.ts';

/** One request as it arrived. */
export interface LoggedRequest {
  method: string;
  /** The path with the query. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** The number of the connection it came on; the first is 1. */
  connection: number;
}

/** Decides the answer to a request; `count` is 1 for the first request. */
export type FaultHandler = (
  request: LoggedRequest,
  count: number,
) => FaultAnswer | Promise<FaultAnswer>;

/** A real server on a real socket that misbehaves as told. */
export interface FaultServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** All requests so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** How many connections were opened so far. */
  readonly connections: number;
  /** How many connections are open now. */
  readonly openConnections: number;
  /** Whether the connection of that number is open. */
  isOpen(connection: number): boolean;
  /** Replaces what is answered from now on; the count starts at 1 again. */
  use(answers: FaultHandler | readonly FaultAnswer[]): void;
  /** Stops listening and cuts all connections. */
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Starts a fault server.
 *
 * @param answers - A function, or a list that is played once; after its end the last entry repeats.
 */
export async function startFaultServer(
  answers: FaultHandler | readonly FaultAnswer[],
): Promise<FaultServer> {
  let current = answers;
  let count = 0;
  let connections = 0;
  const requests: LoggedRequest[] = [];
  const sockets = new Map<Socket, number>();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    count += 1;
    const number = count;
    const { method = '', url = '', headers, socket } = request;
    const logged = { method, url, headers, body: '', connection: sockets.get(socket) ?? 0 };
    requests.push(logged);
    logged.body = await readBody(request);
    const answer =
      typeof current === 'function'
        ? await current(logged, number)
        : current[Math.min(number, current.length) - 1];
    if (answer === undefined) throw new Error('The fault server has no answer to give.');
    await play(answer, response);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    respond(request, response).catch(() => response.socket?.destroy());
  });
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.set(socket, connections);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function close(): Promise<void> {
    for (const socket of sockets.keys()) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    get connections() {
      return connections;
    },
    get openConnections() {
      return sockets.size;
    },
    isOpen: (connection) => [...sockets.values()].includes(connection),
    use(next) {
      current = next;
      count = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
