/** One line of what an engine tells while it pulls. */
interface PullLine {
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

/** Reads what an engine tells while it pulls an image, and adds it up. */
export class PullProgress {
  readonly #layers = new Map<string, { readonly current: number; readonly total: number }>();
  #rest = '';
  #problem: string | undefined;

  /** What went wrong: engines say so in the middle of an answer that began well (Podman always). */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Bytes that are there, and that are known to be needed so far. */
  get bytes(): { readonly current: number; readonly total: number } {
    let current = 0;
    let total = 0;
    for (const layer of this.#layers.values()) {
      current += layer.current;
      total += layer.total;
    }
    return { current, total };
  }

  push(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
  }

  /** Reads a last line that has no newline. */
  end(): void {
    this.#take(this.#rest);
    this.#rest = '';
  }

  #take(text: string): void {
    const line = parse(text);
    if (line === undefined) return;
    const error = line.errorDetail?.message ?? line.error;
    if (error !== undefined) this.#problem ??= error;
    const { current, total } = line.progressDetail ?? {};
    if (line.id === undefined || total === undefined || line.status !== 'Downloading') return;
    this.#layers.set(line.id, { current: current ?? 0, total });
  }
}

function parse(text: string): PullLine | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as PullLine;
  } catch {
    return undefined;
  }
}
