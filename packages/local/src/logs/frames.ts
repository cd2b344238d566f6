import { isUtf8 } from 'node:buffer';

/** One WebSocket message of a log. */
export interface LogFrame {
  readonly data: Uint8Array;
  readonly binary: boolean;
}

const empty: Uint8Array = new Uint8Array(0);

/** Bytes at the end of `bytes` that begin a UTF-8 character without finishing it: 0 to 3. */
function unfinishedTail(bytes: Uint8Array): number {
  const longest = Math.min(3, bytes.length);
  for (let back = 1; back <= longest; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/**
 * Cuts raw log bytes into WebSocket messages. A text message never ends inside a character: its
 * beginning is held back until the rest comes. Bytes that are no UTF-8 are sent as binary, so that
 * nothing is lost or replaced.
 */
export class LogFramer {
  readonly #kind: 'text' | 'binary';
  #held = empty;

  constructor(kind: 'text' | 'binary') {
    this.#kind = kind;
  }

  /** Whether the beginning of a character is being held back. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  /** The message to send now that `chunk` came; undefined when there is nothing to send yet. */
  push(chunk: Uint8Array): LogFrame | undefined {
    if (this.#kind === 'binary')
      return chunk.length > 0 ? { data: chunk, binary: true } : undefined;
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    const tail = unfinishedTail(bytes);
    const whole = tail === 0 ? bytes : bytes.subarray(0, bytes.length - tail);
    if (!isUtf8(whole)) {
      this.#held = empty;
      return { data: bytes, binary: true };
    }
    this.#held = tail === 0 ? empty : bytes.slice(bytes.length - tail);
    return whole.length > 0 ? { data: whole, binary: false } : undefined;
  }

  /** What is still held back; it is no character, so it goes as binary. */
  flush(): LogFrame | undefined {
    if (this.#held.length === 0) return undefined;
    const data = this.#held;
    this.#held = empty;
    return { data, binary: true };
  }
}
