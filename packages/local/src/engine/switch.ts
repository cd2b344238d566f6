/**
 * Something that is turned on once and never off. An abort signal that is made only when somebody
 * asks for it: most workloads live and end without.
 */
export class Switch {
  readonly #listeners: (() => void)[] = [];
  #isOn = false;
  #controller: AbortController | undefined;

  get isOn(): boolean {
    return this.#isOn;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#isOn) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  turnOn(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#controller?.abort();
    for (const listener of this.#listeners.splice(0)) listener();
  }

  /** Settles when it is turned on. */
  wait(): Promise<'on'> {
    return new Promise((resolve) => {
      if (this.#isOn) resolve('on');
      else this.#listeners.push(() => resolve('on'));
    });
  }
}
