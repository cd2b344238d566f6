interface Level {
  /** With a slash at its end; empty for the top. */
  readonly folder: string;
  readonly names: Set<string>;
}

/**
 * Finds paths that differ from an earlier one only in case or in the way an accent is written, in a
 * walk in key order. Holds the names of the folders on the way down.
 */
export class CaseTwins {
  readonly #levels: Level[] = [{ folder: '', names: new Set() }];

  /** Whether `path` has a twin among those seen before. */
  sees(path: string): boolean {
    while (!path.startsWith(this.#levels.at(-1)?.folder ?? '')) this.#levels.pop();
    let isTwin = false;
    for (;;) {
      const level = this.#levels.at(-1);
      const start = level?.folder.length ?? 0;
      if (level === undefined || start === path.length) return isTwin;
      const slash = path.indexOf('/', start);
      const name = path.slice(start, slash < 0 ? undefined : slash);
      const plain = name.normalize('NFC').toLowerCase();
      isTwin ||= level.names.has(plain);
      level.names.add(plain);
      if (slash < 0) return isTwin;
      this.#levels.push({ folder: path.slice(0, slash + 1), names: new Set() });
    }
  }
}
