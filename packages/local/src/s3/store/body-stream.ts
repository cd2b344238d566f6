import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { BodyFile } from './blob-files.ts';
import type { ByteRange } from './types.ts';

const PIECE_BYTES = 256 * 1024;
const READ_AHEAD_BYTES = 1024 * 1024;

/** What a stream of a body reads. */
export interface BodySource {
  readonly files: readonly BodyFile[];
  pathOf(name: string): string;
  /** Called once, when the stream is done with the files. */
  release(): void;
}

interface Span {
  readonly name: string;
  position: number;
  left: number;
}

/** The bytes of some files, one after the other, or a range of them, as one stream. */
export class BodyStream extends Readable {
  readonly #source: BodySource;
  readonly #spans: Span[];
  #handle: FileHandle | undefined;

  constructor(source: BodySource, range?: ByteRange) {
    super({ highWaterMark: READ_AHEAD_BYTES });
    this.#source = source;
    this.#spans = spansOf(source.files, range);
  }

  override _read(): void {
    this.#next().then(
      (piece) => {
        this.push(piece);
      },
      (error: Error) => {
        this.destroy(error);
      },
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const handle = this.#handle;
    this.#handle = undefined;
    this.#source.release();
    if (handle === undefined) done(error);
    else handle.close().then(() => done(error), done);
  }

  /** The next piece, null at the end. */
  async #next(): Promise<Buffer | null> {
    const span = this.#spans[0];
    if (span === undefined) return null;
    const handle = this.#handle ?? (await this.#open(span.name));
    const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, span.left));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, span.position);
    if (bytesRead === 0) throw new Error(`The file ${span.name} of an object is too short.`);
    span.position += bytesRead;
    span.left -= bytesRead;
    if (span.left === 0) await this.#close(handle);
    return buffer.subarray(0, bytesRead);
  }

  async #open(name: string): Promise<FileHandle> {
    const handle = await open(this.#source.pathOf(name), 'r');
    if (this.destroyed) {
      await handle.close();
      throw new Error('The stream was closed.');
    }
    this.#handle = handle;
    return handle;
  }

  async #close(handle: FileHandle): Promise<void> {
    this.#spans.shift();
    if (this.#handle !== handle) return;
    this.#handle = undefined;
    await handle.close();
  }
}

function spansOf(files: readonly BodyFile[], range: ByteRange | undefined): Span[] {
  const spans: Span[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const from = Math.max(0, (range?.start ?? 0) - offset);
    const to = Math.min(
      bytes,
      (range === undefined ? Number.POSITIVE_INFINITY : range.end + 1) - offset,
    );
    if (to > from) spans.push({ name, position: from, left: to - from });
    offset += bytes;
  }
  return spans;
}
