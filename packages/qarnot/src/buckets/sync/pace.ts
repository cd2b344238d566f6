/** Above this, in ms, a call was slow: a local disk takes a hundredth of it. */
const slowCall = 5;
/** For so long, in ms, nothing else gets its turn. */
const longestHold = 10;
/** So many slow calls are no accident. */
const accidents = 3;

/**
 * Whether a disk is fast enough to be asked directly. For a small file the way through Node's thread
 * pool costs many times what a local disk needs; a network drive would hold up everything else, so
 * after a few slow answers the pool is used.
 */
export class Pace {
  #slow = 0;
  #heldSince = performance.now();

  /** Whether to ask directly. */
  get isFast(): boolean {
    return this.#slow < accidents;
  }

  /** Does something that asks the disk directly. */
  direct<T>(work: () => T): T {
    const begun = performance.now();
    try {
      return work();
    } finally {
      if (performance.now() - begun > slowCall) this.#slow += 1;
    }
  }

  /** Lets everything else have its turn, when it is time. Await it between direct calls. */
  async rest(): Promise<void> {
    if (performance.now() - this.#heldSince < longestHold) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#heldSince = performance.now();
  }
}
