/** A UTF-16 unit in the order of UTF-8: units of a pair come after all that stand for themselves. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/**
 * Compares two names by their UTF-8 bytes, the order in which a store lists keys. JavaScript's own
 * order differs from it beyond U+FFFF.
 */
export function compareKeys(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/**
 * Remembers the paths under which nothing else may lie, for a walk in key order: a file where others
 * see a folder, a link that is not followed. Everything below a path comes soon after it but not at
 * once (`a`, `a-b`, `a/c`), so the paths that the current one begins with are kept, and only those.
 */
export class PathStack {
  readonly #paths: string[] = [];

  /** Adds a path, without a slash at its end. Paths must come in key order. */
  add(path: string): void {
    this.#leave(path);
    this.#paths.push(path);
  }

  /** The path among those added that `path` lies below, or is. */
  above(path: string): string | undefined {
    this.#leave(path);
    return this.#paths.find((one) => path.length === one.length || path[one.length] === '/');
  }

  #leave(path: string): void {
    for (;;) {
      const last = this.#paths.at(-1);
      if (last === undefined || path.startsWith(last)) return;
      this.#paths.pop();
    }
  }
}
