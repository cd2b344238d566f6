/** How many of the first and of the last bytes are remembered to recognise a repetition. */
const edgeSize = 1024;

const empty = new Uint8Array();

/**
 * Recognises what was delivered before in a source that begins at the start again, and lets only the
 * rest through. A source that begins with other bytes is no replay (that servers replay is a guess):
 * everything in it is let through, because a line twice is better than a line lost.
 */
export class ReplayFilter {
  readonly #delivered: number;
  readonly #head: Uint8Array;
  #seen = 0;
  #held: Uint8Array[] = [];
  #state: 'comparing' | 'skipping' | 'passing';

  constructor(delivered: number, head: Uint8Array) {
    this.#delivered = delivered;
    this.#head = head;
    this.#state = delivered === 0 ? 'passing' : 'comparing';
  }

  /** Whether the source turned out not to be a replay of what was delivered. */
  isOther = false;

  /** What of `chunk`, and of what was held back before it, is to be delivered. */
  push(chunk: Uint8Array): Uint8Array[] {
    if (this.#state === 'passing') return chunk.length === 0 ? [] : [chunk];
    if (this.#state === 'comparing' && !this.#matches(chunk)) {
      this.#state = 'passing';
      this.isOther = true;
      const all = [...this.#held, chunk];
      this.#held = [];
      return all;
    }
    const known = Math.min(chunk.length, this.#delivered - this.#seen);
    this.#seen += known;
    if (this.#state === 'comparing') this.#hold(chunk);
    if (this.#seen < this.#delivered) return [];
    this.#state = 'passing';
    this.#held = [];
    return this.push(chunk.subarray(known));
  }

  #matches(chunk: Uint8Array): boolean {
    const length = Math.min(chunk.length, this.#head.length - this.#seen);
    for (let index = 0; index < length; index += 1) {
      if (chunk[index] !== this.#head[this.#seen + index]) return false;
    }
    return true;
  }

  #hold(chunk: Uint8Array): void {
    if (this.#seen < this.#head.length) {
      this.#held.push(chunk);
    } else {
      this.#held = [];
      this.#state = 'skipping';
    }
  }
}

/** `a` and `b` as one array. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** What has been delivered of one log, whichever source it came from. */
export class Delivered {
  /** How many bytes. */
  total = 0;
  #head: Uint8Array = empty;
  #tail: Uint8Array = empty;

  /** Notes a piece that is about to be delivered. */
  add(chunk: Uint8Array): void {
    if (this.total < edgeSize) {
      this.#head = joined(this.#head, chunk.subarray(0, edgeSize - this.total));
    }
    // A copy, because a part would keep the whole piece in memory.
    this.#tail =
      chunk.length < edgeSize
        ? joined(this.#tail.subarray(chunk.length - edgeSize), chunk)
        : chunk.slice(-edgeSize);
    this.total += chunk.length;
  }

  /** From which byte on a source can be asked for so that its beginning can be recognised. */
  get resumeAt(): number {
    return this.total - this.#tail.length;
  }

  /** A filter for a source that begins at the start again. */
  fromStart(): ReplayFilter {
    return new ReplayFilter(this.total, this.#head);
  }

  /** A filter for a source that begins at {@link resumeAt}. */
  fromResume(): ReplayFilter {
    return new ReplayFilter(this.#tail.length, this.#tail);
  }
}
