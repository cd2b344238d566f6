import type { OutputStream } from '../context.ts';
import { codeOf, commandError } from '../errors.ts';
import { text } from '../text.ts';
import { jsonText, plainLine } from './plain.ts';

const closedByReader = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

/** True when `error` only means that whoever read our output has gone (`irori logs | head`). */
function isClosedPipe(error: unknown): boolean {
  return closedByReader.has(codeOf(error) ?? '');
}

/**
 * Writes and waits until the stream has taken it, so that a slow reader slows the source down
 * instead of filling memory.
 *
 * @returns false when the reader has gone; nothing more needs to be written then.
 * @throws CommandError when it could not be written for another reason, such as a full disk.
 */
export function write(stream: OutputStream, chunk: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (!error) resolve(true);
      else if (isClosedPipe(error)) resolve(false);
      else
        reject(commandError('OUTPUT_FAILED', text.outputFailed(error.message), undefined, error));
    });
  });
}

/** Writes one line of data: as it is, but harmless where a terminal reads it. */
export function writeLine(stream: OutputStream, line: string): Promise<boolean> {
  return write(stream, `${stream.isTTY === true ? plainLine(line) : line}\n`);
}

/** Writes a value as indented JSON, the form of every `--json` answer. */
export function writeJson(stream: OutputStream, value: unknown): Promise<boolean> {
  return write(stream, `${jsonText(value, 2)}\n`);
}

/** Resolves when everything written so far has left the process, or the reader has gone. */
export function flushed(stream: OutputStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
