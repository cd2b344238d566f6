import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { basename } from 'node:path';
import { systemProcessTable } from '../../../engine/runtimes/process-table.ts';

const LOOK_EVERY_MS = 2000;
/** Of Linux on every machine this runs on but a few; a wrong one is a wrong figure, no more. */
const PAGE_BYTES = 4096;

/** Bytes of memory that a program uses now, and that this machine has. */
export interface MemoryUse {
  readonly current: number;
  readonly total: number;
}

/** Looks at the memory of programs now and then while some run; nothing where there is no /proc. */
export class MemoryWatch {
  readonly #everyMs: number;
  readonly #table = systemProcessTable();
  readonly #peaks = new Map<string, number>();
  #current = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  readonly #running = new Set<string>();

  /** @param everyMs between two looks, in real time */
  constructor(everyMs: number = LOOK_EVERY_MS) {
    this.#everyMs = everyMs;
  }

  /** A program has started. */
  started(workload: string): void {
    this.#running.add(workload);
    if (process.platform !== 'linux' || this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.#look(), this.#everyMs).unref();
  }

  /** A program has ended; the result is the most it was seen to use, 0 when it was not seen. */
  ended(workload: string): number {
    this.#running.delete(workload);
    if (this.#running.size === 0) this.close();
    const peak = this.#peaks.get(workload) ?? 0;
    this.#peaks.delete(workload);
    this.#current.delete(workload);
    return peak;
  }

  of(workload: string | null): MemoryUse {
    return { current: this.#current.get(workload ?? '') ?? 0, total: totalmem() };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    const current = new Map<string, number>();
    for (const { pid, root } of await this.#table.marked()) {
      const workload = basename(root);
      if (!this.#running.has(workload)) continue;
      current.set(workload, (current.get(workload) ?? 0) + residentBytes(pid));
    }
    this.#current = current;
    for (const [workload, bytes] of current) {
      this.#peaks.set(workload, Math.max(bytes, this.#peaks.get(workload) ?? 0));
    }
  }
}

function residentBytes(pid: number): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages ?? 0) * PAGE_BYTES;
  } catch {
    // It has just ended.
    return 0;
  }
}
