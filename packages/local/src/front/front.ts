import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as sendRequest,
} from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';

/** Headers that concern one connection only and are not passed on (RFC 9110 §7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = String(headers.connection ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.includes(name)),
  );
}

function withForwarding(request: IncomingMessage): IncomingHttpHeaders {
  return {
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-host': request.headers.host ?? '',
    'x-forwarded-proto': 'http',
  };
}

/** Where jobs listen: most on 127.0.0.1, some on ::1 only. Node tries one after the other. */
const loopback: LookupFunction = (_host, _options, callback) => {
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
};

/** Whether a request with these headers is passed on. */
export type HeaderCheck = (headers: IncomingHttpHeaders) => boolean;

/** Which requests a front passes on. */
export interface FrontChecks {
  readonly isAllowedHost: (host: string | undefined) => boolean;
  readonly isLetIn: HeaderCheck;
}

/** Milliseconds in which the headers of a request must have come. */
const headersTimeout = 60_000;

const unavailable = 'Nothing listens on the port of this job yet.';
const unavailableUpgrade = 'HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n';

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${why}\n`);
}

/**
 * A listener of its own in front of one job's HTTP port, as DOK puts an address of its own in front
 * of every container. Answers 503 until something listens; passes WebSockets on.
 */
export class Front {
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  readonly #targetPort: () => number | null;

  private constructor(targetPort: () => number | null, { isAllowedHost, isLetIn }: FrontChecks) {
    this.#targetPort = targetPort;
    this.#server = createServer({ requestTimeout: 0, headersTimeout });
    this.#server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const { headers } = request;
      if (!isAllowedHost(headers.host)) refuse(response, 403, 'Unknown host name.');
      else if (isLetIn(headers)) this.#forward(request, response);
      else refuse(response, 401, 'This needs a key.');
    });
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const { headers } = request;
      const passes = isAllowedHost(headers.host) && isLetIn(headers);
      if (passes) this.#forwardUpgrade(request, socket, head);
      else socket.destroy();
    });
  }

  /**
   * Starts to listen.
   *
   * @param listen where to listen; port 0 picks a free one
   * @param targetPort tells the port the job listens on, `null` for none; asked for each connection
   */
  static async open(
    listen: { readonly host: string; readonly port: number },
    targetPort: () => number | null,
    checks: FrontChecks,
  ): Promise<Front> {
    const front = new Front(targetPort, checks);
    await new Promise<void>((resolve, reject) => {
      front.#server.once('error', reject);
      front.#server.listen({ ...listen, exclusive: true }, () => {
        front.#server.off('error', reject);
        // A connection that cannot be taken, as with too many open files, is the client's trouble.
        front.#server.on('error', () => {});
        resolve();
      });
    });
    return front;
  }

  /** The port it listens on. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stops listening and cuts what is still open. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Undefined when nothing is there: another's program may have the port by now. */
  #target(): { host: string; port: number; lookup: LookupFunction } | undefined {
    const port = this.#targetPort();
    return port === null ? undefined : { host: 'localhost', port, lookup: loopback };
  }

  #forward(request: IncomingMessage, response: ServerResponse): void {
    const target = this.#target();
    if (target === undefined) {
      refuse(response, 503, unavailable);
      return;
    }
    const onward = sendRequest({
      ...target,
      agent: false,
      method: request.method,
      path: request.url,
      headers: { ...passedOn(request.headers), ...withForwarding(request) },
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, passedOn(answer.headers));
      pipeline(answer, response, () => {});
    });
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else refuse(response, 503, unavailable);
    });
    response.on('close', () => onward.destroy());
    pipeline(request, onward, () => {});
  }

  #forwardUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const target = this.#target();
    if (target === undefined) {
      socket.end(unavailableUpgrade);
      return;
    }
    const onward = connect({ ...target, autoSelectFamily: true });
    this.#sockets.add(socket);
    const end = (): void => {
      this.#sockets.delete(socket);
      socket.destroy();
      onward.destroy();
    };
    onward.on('connect', () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let i = 0; i < request.rawHeaders.length; i += 2) {
        lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
      }
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.once('error', () => {
      if (onward.bytesRead === 0 && socket.writable) {
        socket.end(unavailableUpgrade);
      }
    });
    onward.on('close', end);
    socket.on('error', end);
    socket.on('close', end);
  }
}
