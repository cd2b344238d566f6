import { parseLogLine } from './log-line.ts';

/** What a look at a log showed. */
export interface LogStep {
  /** What was written since the last look. */
  readonly text: string;
  /** Whether something between the two looks is missing. */
  readonly gap: boolean;
}

/** How much of the beginning of a buffer is searched for in the one before, in characters. */
const HEAD = 1024;
/** An overlap of so many characters is no accident. */
const SURE = 64;
const MOST_CANDIDATES = 100;

/** How many characters at the end of `previous` are the beginning of `next`, 0 for none. */
function overlapOf(previous: string, next: string): number {
  const head = next.slice(0, HEAD);
  let at = previous.indexOf(head);
  for (let tries = 0; at >= 0 && tries < MOST_CANDIDATES; tries += 1) {
    if (next.startsWith(previous.slice(at))) return previous.length - at;
    at = previous.indexOf(head, at + 1);
  }
  for (let length = Math.min(head.length, previous.length); length > 0; length -= 1) {
    if (previous.endsWith(head.slice(0, length))) return length;
  }
  return 0;
}

/** Whether an overlap is more than the same short line at both places by accident. */
function isSure(overlap: string, next: string): boolean {
  const afterFirst = overlap.indexOf('\n') + 1;
  if (afterFirst === 0) return false;
  const severalLines = overlap.indexOf('\n', afterFirst) >= 0;
  return severalLines || overlap.length >= Math.min(SURE, next.length / 8);
}

/** What `next` has that `previous` had not; `undefined` when the two do not join. */
function added(previous: string, next: string): string | undefined {
  if (next.startsWith(previous)) return next.slice(previous.length);
  const overlap = overlapOf(previous, next);
  return isSure(next.slice(0, overlap), next) ? next.slice(overlap) : undefined;
}

/** The buffer cut into what each instance wrote, in the order of their first lines. */
function byInstance(buffer: string): Map<number | null, string> {
  const parts = new Map<number | null, string[]>();
  for (const line of buffer.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const { instance } = parseLogLine(line);
    const lines = parts.get(instance);
    if (lines === undefined) parts.set(instance, [line]);
    else lines.push(line);
  }
  return new Map([...parts].map(([instance, lines]) => [instance, lines.join('')]));
}

/** The same for a buffer that gives one instance after the other, each growing at its own end. */
function addedByInstance(previous: string, next: string): string | undefined {
  const before = byInstance(previous);
  const after = byInstance(next);
  const isSuch = before.size > 1 || !before.has(null);
  if (!isSuch || [...before.keys()].some((instance) => !after.has(instance))) return undefined;
  let text = '';
  for (const [instance, buffer] of after) {
    const more = added(before.get(instance) ?? '', buffer);
    if (more === undefined) return undefined;
    text += more;
  }
  return text;
}

/**
 * Finds what is new in a log of which every look shows the whole buffer: one that only grows, that
 * loses its oldest text, that gives the instances one after the other, or that begins anew.
 *
 * What cannot be told apart is a log that both loses old text and repeats itself without end: there
 * the least that can be new counts as new.
 */
export class LogTracker {
  #buffer = '';

  /** @param buffer - The whole log as it is now. */
  look(buffer: string): LogStep {
    const previous = this.#buffer;
    // An answer that is older than the one before shows less, and nothing new.
    if (previous.startsWith(buffer)) return { text: '', gap: false };
    this.#buffer = buffer;
    const text = added(previous, buffer) ?? addedByInstance(previous, buffer);
    return text === undefined ? { text: buffer, gap: true } : { text, gap: false };
  }
}
