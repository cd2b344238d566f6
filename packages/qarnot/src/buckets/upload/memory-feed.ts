import type { Feed, Part, PartBuffer } from './feed.ts';

/** The parts of something that any part can be read of at any time. */
export class RandomFeed implements Feed {
  readonly size: number;
  readonly #partSize: number;
  readonly #read: (start: number, end: number, buffer: PartBuffer) => Promise<Uint8Array>;
  #claimed = 0;

  /** @param read - Gives the bytes from `start` up to, not including, `end`. */
  constructor(
    size: number,
    partSize: number,
    read: (start: number, end: number, buffer: PartBuffer) => Promise<Uint8Array>,
  ) {
    this.size = size;
    this.#partSize = partSize;
    this.#read = read;
  }

  async claim(buffer: PartBuffer): Promise<Part | undefined> {
    const number = this.#claimed + 1;
    if ((number - 1) * this.#partSize >= this.size) return undefined;
    this.#claimed = number;
    return { number, bytes: await this.at(number, buffer) };
  }

  at(number: number, buffer: PartBuffer): Promise<Uint8Array> {
    const start = (number - 1) * this.#partSize;
    return this.#read(start, Math.min(start + this.#partSize, this.size), buffer);
  }

  rewind(): void {
    this.#claimed = 0;
  }

  async check(): Promise<void> {}

  async close(): Promise<void> {}
}

/** Bytes in memory; nothing is copied. */
export function bytesFeed(bytes: Uint8Array, partSize: number): Feed {
  return new RandomFeed(bytes.byteLength, partSize, async (start, end) =>
    bytes.subarray(start, end),
  );
}

/** A blob, which may lie on a disk. */
export function blobFeed(blob: Blob, partSize: number): Feed {
  return new RandomFeed(
    blob.size,
    partSize,
    async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  );
}
