import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Engine, EngineClock } from '../engine/types.ts';
import { streamLog } from './stream.ts';
import type { LogTokens } from './token.ts';

/** Path that log streams begin with; the UUID of the workload follows. */
export const logsPath = '/_irori/dok/logs/';

/** What log streams are served with. */
export interface LogServices {
  readonly engine: Engine;
  readonly clock: EngineClock;
  readonly tokens: LogTokens;
  readonly frames: 'text' | 'binary';
  readonly replay: 'all' | 'none';
}

/** Refuses an upgrade with a plain HTTP answer. */
export function refuseUpgrade(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ detail: message });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Where a token may be: a Bearer header, `?token=`, or one of the sub-protocols offered. */
function tokensOf(request: IncomingMessage, url: URL): string[] {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',');
  return [bearer, url.searchParams.get('token'), ...offered.map((word) => word.trim())].filter(
    (token) => typeof token === 'string' && token !== '',
  ) as string[];
}

/** Answers the WebSocket handshakes of log streams. */
export class LogSockets {
  readonly #services: LogServices;
  readonly #server: WebSocketServer;

  constructor(services: LogServices) {
    this.#services = services;
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: 64 * 1024,
      // A browser gives up unless one of the sub-protocols it offered is chosen.
      handleProtocols: (offered) => [...offered].at(-1) ?? false,
    });
  }

  /** Takes over the socket of a handshake for {@link logsPath}. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { engine, clock, tokens, frames, replay } = this.#services;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const owner = url.pathname.slice(logsPath.length);
    const allowed = tokensOf(request, url).some((token) =>
      tokens.accepts(token, owner, clock.now()),
    );
    if (!allowed) {
      refuseUpgrade(socket, 401, 'The token is wrong or has expired. Ask for a new stream.');
      return;
    }
    if (engine.get(owner) === undefined) {
      refuseUpgrade(socket, 404, 'Not found.');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const log = engine.log(owner);
      void streamLog(webSocket, log, { from: replay === 'all' ? 0 : log.size(), frames });
    });
  }

  /** Ends every stream with 1001 (going away). */
  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.close(1001, 'The local cloud is stopping.');
    const timer = setTimeout(() => {
      for (const socket of this.#server.clients) socket.terminate();
    }, 500);
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    clearTimeout(timer);
  }
}
