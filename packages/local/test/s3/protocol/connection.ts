import { connect, type Socket } from 'node:net';
import type { SentRequest } from '../client-support.ts';

/** A connection on which requests are written byte by byte. */
export interface Connection extends AsyncDisposable {
  write(bytes: string | Buffer): void;
  /** Everything that came so far, once it fits the pattern. */
  until(pattern: RegExp): Promise<string>;
  /** Everything that came, once the other side has closed. */
  readonly closed: Promise<string>;
  /** Cuts the connection. */
  cut(): void;
}

/** Opens a connection to a server on this machine. */
export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) =>
    socket.once('connect', resolve).once('error', reject),
  );
  let text = '';
  const watchers = new Set<() => void>();
  socket.on('data', (piece) => {
    text += piece.toString('latin1');
    for (const watch of watchers) watch();
  });
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  return {
    write: (bytes) => void socket.write(bytes),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          if (!pattern.test(text)) return;
          watchers.delete(watch);
          resolve(text);
        };
        watchers.add(watch);
        watch();
        closed.then(() => reject(new Error(`The connection was closed after: ${text}`)));
      }),
    closed,
    cut: () => void socket.resetAndDestroy(),
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await closed;
    },
  };
}

/** The first line and headers of a request as they are written on a connection. */
export function headOf(sent: SentRequest, more: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ ...sent.headers, ...more }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return `${sent.method} ${sent.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
