import type { Connection } from '../connection.ts';
import { abortedOr } from '../request/aborted.ts';
import type { LogOptions } from './log-options.ts';
import { LogReader } from './log-reader.ts';

/**
 * Reads a task's output, byte for byte: live over a WebSocket while it runs, from storage after the
 * end. A live log that breaks is opened again, and what it repeats is left out.
 */
export async function* readTaskLogs(
  connection: Connection,
  id: string,
  options: LogOptions,
): AsyncGenerator<Uint8Array> {
  const reader = new LogReader(connection, id, options);
  try {
    yield* options.follow ? reader.follow() : reader.current();
  } catch (error) {
    throw abortedOr(error, options.signal, {
      message: `Reading the log of task ${id} was stopped.`,
      operation: 'openLogStream',
      hint: 'The task runs on.',
    });
  }
}
