import { randomUUID } from 'node:crypto';
import type { Workload } from '../../engine/types.ts';
import { phaseOf } from './lifecycle.ts';
import { writeEmptyArtifact } from './retention.ts';
import type { DokFoundation } from './services.ts';
import type { TaskChange, TaskStore } from './store/tasks.ts';
import type { UsageStore } from './store/usage.ts';
import type { TaskRemoval } from './task-removal.ts';
import { dokCloud } from './tasks.ts';
import type { TaskRow } from './wire.ts';

/** What a {@link TaskFollower} works with. */
export interface FollowerParts {
  readonly store: TaskStore;
  readonly usage: UsageStore;
  readonly removal: TaskRemoval;
  /** Called in the transaction that stores the end of a task. */
  readonly ended: (row: TaskRow, workload: Workload) => void;
}

/** Writes what becomes of workloads into the rows of their tasks. */
export class TaskFollower {
  readonly #foundation: DokFoundation;
  readonly #parts: FollowerParts;

  constructor(foundation: DokFoundation, parts: FollowerParts) {
    this.#foundation = foundation;
    this.#parts = parts;
  }

  /** Begins to follow and takes up what the last process left. Call it before the engine starts. */
  async start(): Promise<void> {
    const { engine, fronts } = this.#foundation;
    const { store, removal } = this.#parts;
    engine.onTransition((workload) => this.#follow(workload));
    engine.onEnded((workload) => this.#afterEnd(workload));
    removal.forgetHidden();
    for (const row of store.select('front_port IS NOT NULL AND ended_at IS NULL')) {
      const { id, front_port: port, http_port: target } = row;
      if (port === null || target === null) continue;
      const now = await fronts.reopen(id, port, () => engine.portOf(id, target));
      if (now !== port) store.change(row, { front_port: now });
    }
  }

  /** In the transaction that stores the new state of a workload. */
  #follow(workload: Workload): void {
    const { spec, state, stopRequest } = workload;
    if (spec.cloud !== dokCloud || state === 'queued') return;
    const { store, usage, ended } = this.#parts;
    const before = store.findAny(spec.id);
    if (before === undefined) return;
    const { options, clock } = this.#foundation;
    const now = clock.now();
    const { status, errorMessage } = phaseOf(workload, options);
    const isCanceled = status === 'canceled' || stopRequest?.kind === 'canceled';
    const row = store.change(before, {
      status,
      error_message: errorMessage,
      updated_at: now,
      canceled_at: before.canceled_at ?? (isCanceled ? now : null),
      started_at: workload.startedAt,
      stopped_at: workload.stoppedAt,
      ended_at: workload.endedAt,
      exit_code: workload.exitCode,
      ...this.#artifactOf(workload, before),
    });
    if (row.started_at !== null) usage.record(row.id, row.plan, row.started_at, row.stopped_at);
    if (state === 'ended') ended(row, workload);
  }

  #artifactOf(workload: Workload, before: TaskRow): TaskChange {
    const { artifact, endedAt, startedAt, spec } = workload;
    if (before.artifact_id !== null || endedAt === null) return {};
    const { engine, options } = this.#foundation;
    if (artifact !== null) {
      return {
        artifact_id: randomUUID(),
        artifact_size: artifact.sizeBytes,
        artifact_created_at: artifact.createdAt,
      };
    }
    if (options.emptyArtifact === 'null' || startedAt === null) return {};
    return {
      artifact_id: randomUUID(),
      artifact_size: writeEmptyArtifact(engine.artifactPath(spec.id)),
      artifact_created_at: endedAt,
    };
  }

  #afterEnd({ spec }: Workload): void {
    if (spec.cloud !== dokCloud) return;
    void this.#foundation.fronts.close(spec.id);
    const row = this.#parts.store.findAny(spec.id);
    if (row?.hidden === 1) this.#parts.removal.forgetUnlessKept(row);
  }
}
