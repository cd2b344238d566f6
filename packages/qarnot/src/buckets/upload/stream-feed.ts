import { Readable } from 'node:stream';
import type { Feed, Part, PartBuffer } from './feed.ts';

/** A stream: it is read once, in order, only as fast as its parts are sent. */
export class StreamFeed implements Feed {
  readonly size: null = null;
  readonly #stream: Readable;
  readonly #pieces: AsyncIterator<unknown>;
  #rest: Uint8Array = new Uint8Array();
  #number = 0;
  #ended = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(stream: Readable) {
    this.#stream = stream;
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /** The first part is there even when the stream is empty. */
  claim(buffer: PartBuffer): Promise<Part | undefined> {
    const part = this.#turn.then(() => this.#fill(buffer));
    this.#turn = part.catch(() => {});
    return part;
  }

  rewind(): void {
    throw new Error('A stream cannot be read again.');
  }

  async check(): Promise<void> {}

  async close(): Promise<void> {
    this.#stream.destroy();
  }

  async #fill(buffer: PartBuffer): Promise<Part | undefined> {
    if (this.#ended && this.#number > 0) return undefined;
    const into = buffer();
    let filled = 0;
    while (filled < into.byteLength) {
      if (this.#rest.byteLength === 0 && !(await this.#more())) break;
      const taken = this.#rest.subarray(0, into.byteLength - filled);
      into.set(taken, filled);
      filled += taken.byteLength;
      this.#rest = this.#rest.subarray(taken.byteLength);
    }
    if (filled === 0 && this.#number > 0) return undefined;
    this.#number += 1;
    return { number: this.#number, bytes: into.subarray(0, filled) };
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    const { done, value } = await this.#pieces.next();
    this.#ended = done === true;
    if (done !== true) this.#rest = bytesOf(value);
    return !this.#ended;
  }
}

function bytesOf(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  if (typeof piece === 'string') return Buffer.from(piece);
  throw new TypeError(`A stream to upload gave ${typeof piece} instead of bytes or text.`);
}

/** Any kind of stream as Node's own. */
export function nodeStream(
  source: Readable | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
): Readable {
  if (source instanceof Readable) return source;
  return Readable.from(source, { objectMode: true });
}
