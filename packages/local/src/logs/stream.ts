import type { WebSocket } from 'ws';
import type { WorkloadLog } from '../engine/types.ts';
import { type LogFrame, LogFramer } from './frames.ts';

/** Bytes that may wait in a socket before the log is read on. */
const highWaterMark = 1024 * 1024;

const pingInterval = 30_000;

function send(socket: WebSocket, frame: LogFrame): void | Promise<void> {
  if (socket.bufferedAmount < highWaterMark) {
    socket.send(frame.data, { binary: frame.binary });
    return;
  }
  return new Promise((resolve) => {
    socket.send(frame.data, { binary: frame.binary }, () => resolve());
  });
}

/** Ends a socket whose other side has gone without saying so. */
function watchPeer(socket: WebSocket): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) socket.terminate();
    alive = false;
    socket.ping();
  }, pingInterval);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Sends a log to a WebSocket: what there is from byte `from`, then what comes. Closes with 1000 when
 * the log is complete, with 1011 when it cannot be read.
 */
export async function streamLog(
  socket: WebSocket,
  log: WorkloadLog,
  options: { readonly from: number; readonly frames: 'text' | 'binary' },
): Promise<void> {
  const gone = new AbortController();
  const stopWatching = watchPeer(socket);
  socket.on('close', () => gone.abort());
  socket.on('error', () => gone.abort());
  const framer = new LogFramer(options.frames);
  try {
    for await (const chunk of log.follow({ from: options.from, signal: gone.signal })) {
      const frame = framer.push(chunk);
      if (frame !== undefined) await send(socket, frame);
    }
    const rest = framer.flush();
    if (rest !== undefined) await send(socket, rest);
    socket.close(1000);
  } catch {
    socket.close(1011, 'The log cannot be read.');
  } finally {
    stopWatching();
  }
}
