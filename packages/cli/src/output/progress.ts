import type { IroriContext } from '../context.ts';
import { plainLine } from './plain.ts';
import { styleFor } from './style.ts';
import { truncate } from './width.ts';

const redrawEvery = 1_000;

/**
 * One line on the terminal that says what is being waited for and for how long. Off a terminal it
 * does nothing at all.
 */
export class Progress {
  readonly #context: IroriContext;
  readonly #enabled: boolean;
  #state: string | undefined;
  #since = 0;
  #shown = false;
  #cancelTimer: (() => void) | undefined;

  /** @param enabled - False to stay silent even on a terminal (`--json`). */
  constructor(context: IroriContext, enabled = true) {
    this.#context = context;
    this.#enabled = enabled && context.process.stderr.isTTY === true;
  }

  /** Shows a state, with the time since this state began. */
  show(state: string): void {
    if (!this.#enabled) return;
    if (state !== this.#state) {
      this.#state = state;
      this.#since = this.#context.clock.monotonic();
    }
    this.#draw();
  }

  /** Takes the line away, before anything else is written. */
  clear(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#state = undefined;
    if (!this.#shown) return;
    this.#shown = false;
    this.#context.process.stderr.write('\r\u001b[K');
  }

  #draw(): void {
    const { stderr } = this.#context.process;
    const seconds = Math.floor((this.#context.clock.monotonic() - this.#since) / 1000);
    const line = `${plainLine(this.#state ?? '')}${seconds > 0 ? ` (${seconds} s)` : ''}`;
    const style = styleFor(stderr, this.#context.env);
    stderr.write(`\r\u001b[K${style.dim(truncate(line, (stderr.columns || 80) - 1))}`);
    this.#shown = true;
    this.#cancelTimer?.();
    this.#cancelTimer = this.#context.clock.setTimer(redrawEvery, () => this.#draw());
  }
}
