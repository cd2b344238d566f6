import type { SyncAction, SyncProgress, SyncRefusal, SyncResult } from './options.ts';
import type { SyncSetup } from './setup.ts';

type Counted = 'uploaded' | 'downloaded' | 'copied' | 'deleted' | 'skipped' | 'bytes' | 'extra';

const counterOf = {
  upload: 'uploaded',
  download: 'downloaded',
  copy: 'copied',
  delete: 'deleted',
} as const;

/** Counts what a sync does and tells who listens. */
export class Tally {
  readonly #setup: SyncSetup;
  readonly #refused: SyncRefusal[] = [];
  readonly #caseCollisions: string[] = [];
  readonly #plan: SyncAction[] = [];
  readonly #counts: Record<Counted, number> = {
    uploaded: 0,
    downloaded: 0,
    copied: 0,
    deleted: 0,
    skipped: 0,
    bytes: 0,
    extra: 0,
  };
  #phase: SyncProgress['phase'] = 'compare';
  #compared = 0;
  #total = 0;
  #done = 0;
  #totalBytes = 0;
  #movedBytes = 0;

  constructor(setup: SyncSetup) {
    this.#setup = setup;
  }

  /** A path was looked at. */
  compared(): void {
    this.#compared += 1;
    if (this.#compared % 1000 === 0) this.#tell();
  }

  /** Both sides have the same under a path. */
  same(): void {
    this.#counts.skipped += 1;
  }

  /** Something will have to be transferred or copied. */
  planned(bytes: number): void {
    this.#total += 1;
    this.#totalBytes += bytes;
  }

  refused(refusal: SyncRefusal): void {
    this.#refused.push(refusal);
  }

  caseCollision(path: string): void {
    this.#caseCollisions.push(path);
  }

  extra(): void {
    this.#counts.extra += 1;
  }

  begin(phase: SyncProgress['phase']): void {
    this.#phase = phase;
    this.#tell();
  }

  /** Bytes of a transfer on its way; negative when it begins anew. */
  moved(bytes: number): void {
    this.#movedBytes += bytes;
    this.#tell();
  }

  /** Something is done, or planned in a dry run. @param bytes - that were sent or fetched */
  did(action: SyncAction, bytes: number): void {
    if (this.#setup.dryRun) this.#plan.push(action);
    if (action.action === 'delete') this.#counts.extra -= 1;
    else this.#done += 1;
    if (action.action === 'copy') this.#totalBytes -= action.size;
    if (action.action !== 'make-folder') this.#counts[counterOf[action.action]] += 1;
    this.#counts.bytes += bytes;
    this.#tell(action);
  }

  /** Something planned was refused. */
  gaveUp(refusal: SyncRefusal, bytes: number): void {
    this.#done += 1;
    this.#totalBytes -= bytes;
    this.refused(refusal);
  }

  #tell(last?: SyncAction): void {
    this.#setup.onProgress?.({
      phase: this.#phase,
      compared: this.#compared,
      total: this.#total,
      done: this.#done,
      totalBytes: this.#totalBytes,
      doneBytes: this.#movedBytes,
      ...(last !== undefined && { last }),
    });
  }

  /** What came of it. */
  result(): SyncResult {
    return {
      ...this.#counts,
      refused: this.#refused,
      caseCollisions: this.#caseCollisions,
      ...(this.#setup.dryRun && { plan: this.#plan }),
    };
  }
}
