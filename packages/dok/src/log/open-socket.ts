import { Buffer } from 'node:buffer';
import type { Clock } from '@irori/core';
import type { LogTicket } from '../request/task-requests.ts';

/** An open live log. */
export interface LogSocket {
  /** The next piece of the log; `null` when the socket has closed and all was read. */
  read(): Promise<Uint8Array | null>;
  /** Closes it at once; what was not read is dropped. */
  close(): void;
  /** Whether the server closed it in good order, which it does when the program has ended. */
  readonly endedWell: boolean;
}

/**
 * Opens a live log; rejects when that fails.
 *
 * @param ticket - Where, and with which token.
 */
export type OpenSocket = (
  ticket: LogTicket,
  options: { clock: Clock; signal?: AbortSignal | undefined },
) => Promise<LogSocket>;

/** Above this many unread bytes the socket is paused, below it is read on. */
const maxUnread = 1024 * 1024;
const handshakeTimeout = 30_000;
/** A peer that answers neither data nor pongs this long, twice, is gone. */
const heartbeat = 30_000;

/** Pieces that arrived and wait to be read. */
class Inbox {
  #pieces: Uint8Array[] = [];
  #ended = false;
  #wake: (() => void) | undefined;
  unread = 0;

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.unread += piece.length;
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  clear(): void {
    this.#pieces = [];
    this.unread = 0;
  }

  /** All that is there as one piece; waits for one when there is none. */
  async take(): Promise<Uint8Array | null> {
    while (this.#pieces.length === 0) {
      if (this.#ended) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const [first] = this.#pieces;
    // Many small frames would mean as many turns of every loop down to the terminal.
    const piece = this.#pieces.length === 1 && first ? first : Buffer.concat(this.#pieces);
    this.clear();
    return piece;
  }
}

/** {@link OpenSocket} over the `ws` package, which is loaded at the first use. */
export const openWebSocket: OpenSocket = async (ticket, { clock, signal }) => {
  const { default: WebSocket } = await import('ws');
  signal?.throwIfAborted();
  const socket = new WebSocket(ticket.url, {
    headers: { authorization: `Bearer ${ticket.token}` },
    followRedirects: false,
    handshakeTimeout,
    perMessageDeflate: false,
    // A log is bytes: a character cut by the end of a frame is no reason to hang up.
    skipUTF8Validation: true,
  });
  const inbox = new Inbox();
  let silent = false;
  let endedWell = false;
  let stopHeartbeat = (): void => {};
  const close = (): void => {
    inbox.clear();
    inbox.end();
    socket.terminate();
  };
  const beat = (): void => {
    // A paused socket hears no pongs; whoever is slow is the reader here.
    if (!socket.isPaused) {
      if (silent) {
        socket.terminate();
        return;
      }
      silent = true;
      socket.ping();
    }
    stopHeartbeat = clock.setTimer(heartbeat, beat);
  };

  socket.on('message', (data) => {
    silent = false;
    if (Array.isArray(data)) for (const part of data) inbox.add(part);
    else inbox.add(data instanceof ArrayBuffer ? new Uint8Array(data) : data);
    if (inbox.unread >= maxUnread) socket.pause();
  });
  socket.on('pong', () => {
    silent = false;
  });
  socket.on('close', (code) => {
    endedWell = code === 1000;
    stopHeartbeat();
    signal?.removeEventListener('abort', close);
    inbox.end();
  });
  signal?.addEventListener('abort', close, { once: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    // After the opening an error is followed by `close`, and that says enough.
    socket.on('error', reject);
  });
  stopHeartbeat = clock.setTimer(heartbeat, beat);

  return {
    async read() {
      const piece = await inbox.take();
      if (socket.isPaused) socket.resume();
      return piece;
    },
    close,
    get endedWell() {
      return endedWell;
    },
  };
};
