const newline = 0x0a;

/** Splits bytes into lines of text, however they are cut into chunks. */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** The lines that this chunk completes. */
  push(chunk: Uint8Array): string[] {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines;
  }

  /** What is left without a newline at its end. */
  end(): string[] {
    const rest = this.#rest + this.#decoder.decode();
    this.#rest = '';
    return rest === '' ? [] : [rest];
  }
}

/**
 * The last lines of a log, byte for byte. Only those lines are held in memory, whatever the length
 * of the log.
 */
export async function* tailLines(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): AsyncGenerator<Uint8Array> {
  const kept: Uint8Array[][] = [];
  let open: Uint8Array[] = [];
  const close = (): void => {
    kept.push(open);
    if (kept.length > count) kept.shift();
    open = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      // A copy: a small line must not keep the whole chunk alive.
      open.push(chunk.slice(from, at + 1));
      close();
      from = at + 1;
    }
    if (from < chunk.length) open.push(chunk.slice(from));
  }
  if (open.length > 0) close();
  for (const line of kept) yield* line;
}
