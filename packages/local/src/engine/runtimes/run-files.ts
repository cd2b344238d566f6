import { renameSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The small files that hold exit codes, handed on from try to try: to make one is not cheap. */
export interface RunFiles {
  /** Makes `file`, empty. */
  provide(file: string): void;
  /** Takes `file` away. */
  takeBack(file: string): void;
}

/** Run files of one process; what an earlier one left is not used again. */
export function createRunFiles(): RunFiles {
  const free: string[] = [];
  let made = 0;
  const reuse = (file: string): boolean => {
    const spare = free.pop();
    if (spare === undefined) return false;
    try {
      truncateSync(spare);
      renameSync(spare, file);
      return true;
    } catch {
      return false;
    }
  };
  return {
    provide(file): void {
      if (!reuse(file)) writeFileSync(file, '', { mode: 0o600 });
    },
    takeBack(file): void {
      made += 1;
      const spare = join(dirname(file), `spare-${made}`);
      try {
        renameSync(file, spare);
        free.push(spare);
      } catch {
        // It was never made: its program could not be started.
      }
    },
  };
}
