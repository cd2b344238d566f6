import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { setAlarm } from '../../engine/clock.ts';
import type { DokFoundation } from './services.ts';
import type { TaskStore } from './store/tasks.ts';
import type { TaskRemoval } from './task-removal.ts';

const hour = 3_600_000;

/** A tar archive with nothing in it: two blocks of zeros. */
const emptyArchive = gzipSync(Buffer.alloc(1024));

/** Writes an archive with nothing in it; the result is its size in bytes. */
export function writeEmptyArtifact(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, emptyArchive, { mode: 0o600 });
  return emptyArchive.length;
}

/** Deletes artifacts when their time is over. */
export class Retention {
  readonly #foundation: DokFoundation;
  readonly #store: TaskStore;
  readonly #removal: TaskRemoval;
  #cancelTimer: (() => void) | undefined;
  #isClosed = false;

  constructor(foundation: DokFoundation, store: TaskStore, removal: TaskRemoval) {
    this.#foundation = foundation;
    this.#store = store;
    this.#removal = removal;
  }

  /** Deletes what is due and sets a timer for the next. Call it at start and when a task ended. */
  sweep(): void {
    const { clock, options } = this.#foundation;
    if (this.#isClosed || options.retention === 0) return;
    const keep = options.retention * hour;
    const now = clock.now();
    const kept = 'artifact_id IS NOT NULL AND artifact_expired_at IS NULL AND ended_at IS NOT NULL';
    for (const row of this.#store.select(`${kept} AND ended_at <= ?`, now - keep)) {
      // The file goes first: after a crash between the two steps this is simply done again.
      rmSync(this.#foundation.engine.artifactPath(row.id), { force: true });
      if (row.hidden === 1) this.#removal.forget(row);
      else this.#store.change(row, { artifact_expired_at: now });
    }
    const [next] = this.#store.select(`${kept} ORDER BY ended_at LIMIT 1`);
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (next?.ended_at == null) return;
    this.#cancelTimer = setAlarm(clock, next.ended_at + keep, () => this.sweep());
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
  }
}
