/** What a look at the end of a log showed. */
export type LogStep =
  /** `text` is what was written since the last look; often nothing. */
  | { kind: 'joined'; text: string }
  /** It cannot be said where the window joins on: a larger one is needed. */
  | { kind: 'unclear' }
  /** The window is the whole log and does not join on: the log began anew. */
  | { kind: 'restarted'; text: string };

/** How much of what was delivered is kept for comparing, in characters. */
const KEPT = 128 * 1024;
/** The least number of lines that must be found again before a window is trusted to join on. */
const ANCHOR_LINES = 16;
/**
 * With fewer lines in front of what is found again, a window may as well begin in new text that
 * repeats it.
 */
const LEAD_LINES = 16;

/** How many lines `text` has; a last one without a line break counts. */
export function countLines(text: string): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Where the last `lines` lines of `text` begin. */
function startOfLast(text: string, lines: number): number {
  let at = text.endsWith('\n') ? text.length - 1 : text.length;
  for (let count = 0; count < lines; count += 1) {
    if (at <= 0) return 0;
    at = text.lastIndexOf('\n', at - 1);
    if (at < 0) return 0;
  }
  return at + 1;
}

/** All places in `text` where `part` stands at the beginning of a line. */
function* linePositions(text: string, part: string): Generator<number, void, undefined> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') yield at;
  }
}

/**
 * Finds out what is new in a log of which only windows can be seen: its last `limit` lines, without
 * numbers, times or offsets. A window with fewer lines than asked for is the whole log, so places in
 * it are certain. Any other window joins on where the end of what was delivered is found again; that
 * end is taken long enough to occur only once, so repeated lines are not mistaken for each other. In
 * a log that is nothing but repetition no end is long enough, and only the whole log will do.
 *
 * Nothing is lost or doubled as long as each window overlaps what was delivered before.
 */
export class LogTracker {
  /** The end of what was delivered. */
  #end = '';
  /** The beginning of the log; it shows a server that answers the first lines, not the last. */
  #head = '';
  /** How much of this log was delivered, in characters. */
  #length = 0;
  #lines = 0;
  /** The shortest end of what was delivered that occurs only once in it; there may be none. */
  #anchor: string | undefined;

  /** How many line breaks were delivered. */
  get lines(): number {
    return this.#lines;
  }

  /** How many lines a window needs for joining on, beside the new ones. */
  get anchorLines(): number {
    if (this.#anchor === undefined) return this.#lines + 1;
    return countLines(this.#anchor) + Math.min(LEAD_LINES, this.#lines);
  }

  /** Whether a window shows the beginning of the log. */
  isHead(window: string): boolean {
    return this.#head !== '' && window.startsWith(this.#head);
  }

  /**
   * Takes a look at the log.
   *
   * @param window - What the server answered.
   * @param limit - How many lines it was asked for.
   * @param isLargest - Whether no larger window can be had, so that this one has to do.
   */
  look(window: string, limit: number, isLargest = false): LogStep {
    const whole = countLines(window) < limit;
    const at = whole ? this.#placeInWhole(window) : undefined;
    if (at !== undefined) return { kind: 'joined', text: this.#deliver(window.slice(at)) };
    if (this.#length === 0) return { kind: 'unclear' };
    const joint = this.#joint(window, whole || isLargest ? 0 : LEAD_LINES);
    if (joint !== undefined) return { kind: 'joined', text: this.#deliver(window.slice(joint)) };
    return whole ? { kind: 'restarted', text: this.restart(window) } : { kind: 'unclear' };
  }

  /** Takes all of `window` as new, whatever was delivered before. */
  restart(window: string): string {
    this.#end = '';
    this.#head = '';
    this.#length = 0;
    this.#lines = 0;
    this.#anchor = undefined;
    return this.#deliver(window);
  }

  /** Where the new text begins in a window that is the whole log. */
  #placeInWhole(window: string): number | undefined {
    if (window.length < this.#length) {
      // A look at an older state, or an answer without the last line break: nothing new.
      const older = window === '' || this.#head.startsWith(window) || this.isHead(window);
      return older ? window.length : undefined;
    }
    return window.slice(0, this.#length).endsWith(this.#end) ? this.#length : undefined;
  }

  /**
   * Where the new text begins in a window that may begin in the middle of the log.
   *
   * @param least - How many lines there must be in front of what is found again.
   */
  #joint(window: string, least: number): number | undefined {
    const anchor = this.#anchor;
    if (anchor === undefined) return undefined;
    const before = this.#end.slice(0, this.#end.length - anchor.length);
    const complete = this.#length === this.#end.length;
    let found: number | undefined;
    for (const at of linePositions(window, anchor)) {
      const lead = window.slice(0, at);
      const fits = before.endsWith(lead) || (!complete && lead.endsWith(before));
      // Found again further on, the log repeats itself, and a larger window must decide.
      if (found !== undefined) return undefined;
      if (!fits) continue;
      if (countLines(lead) < least) return undefined;
      found = at + anchor.length;
    }
    return found;
  }

  #deliver(text: string): string {
    if (text === '') return text;
    this.#length += text.length;
    this.#lines += countLines(text) - (text.endsWith('\n') ? 0 : 1);
    if (this.#head.length < 2048) this.#head += text.slice(0, 2048 - this.#head.length);
    const end = this.#end + text;
    this.#end = end.length > 2 * KEPT ? end.slice(end.indexOf('\n', end.length - KEPT) + 1) : end;
    this.#anchor = this.#uniqueEnd();
    return text;
  }

  /**
   * What was delivered may end with something that came before, perhaps again and again, and may go
   * on with it. Only an end that reaches back to before the repetition tells how often it came.
   */
  #uniqueEnd(): string | undefined {
    const text = this.#end;
    let start = startOfLast(text, ANCHOR_LINES);
    while (start > 0) {
      const earlier = text.lastIndexOf(text.slice(start), start - 1);
      if (earlier < 0) return text.slice(start);
      const period = start - earlier;
      let from = start;
      while (from > period && text[from - 1] === text[from - 1 - period]) from -= 1;
      if (from <= period) return undefined;
      const breaks = from - period - 1;
      start = breaks > 0 ? text.lastIndexOf('\n', breaks - 1) + 1 : 0;
    }
    return undefined;
  }
}
