import { S3Error } from '../errors.ts';

const empty = Buffer.alloc(0);

function incomplete(): S3Error {
  const message = 'The body ended in the middle of a chunk.';
  return new S3Error('IncompleteBody', message);
}

/** Takes a stream of bytes apart into lines and runs of bytes, without copying the runs. */
export class ByteCursor {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = empty;
  #hasEnded = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #fill(): Promise<boolean> {
    if (this.#hasEnded) return false;
    const { done, value } = await this.#source.next();
    if (done === true) {
      this.#hasEnded = true;
      return false;
    }
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    while (this.#rest.length === 0) if (!(await this.#fill())) return true;
    return false;
  }

  /**
   * The text up to the next line end, which is taken too.
   *
   * @throws S3Error `IncompleteBody` at the end, `InvalidRequest` when a line is longer than `most`.
   */
  async line(most: number): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n');
      if (end >= 0 && end <= most) {
        const text = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 2);
        return text;
      }
      if (end >= 0 || this.#rest.length >= most + 2) {
        throw new S3Error('InvalidRequest', 'The body is not a sequence of aws-chunked chunks.');
      }
      if (!(await this.#fill())) throw incomplete();
    }
  }

  /** The bytes at hand, at most `most` of them and at least one. @throws S3Error `IncompleteBody`. */
  async take(most: number): Promise<Buffer> {
    if (this.#rest.length === 0 && (await this.isAtEnd())) throw incomplete();
    const piece = this.#rest.length <= most ? this.#rest : this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }
}
