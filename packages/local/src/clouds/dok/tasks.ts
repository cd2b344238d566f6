import { randomUUID } from 'node:crypto';
import { EngineError } from '../../engine/errors.ts';
import type { Workload, WorkloadSpec } from '../../engine/types.ts';
import { invalid, notFound, refused } from './errors.ts';
import { isFinal, phaseOf } from './lifecycle.ts';
import { planFacts } from './plans.ts';
import type { NewTask } from './request/new-task.ts';
import type { DokFoundation } from './services.ts';
import { CommitGroup } from './store/commit-group.ts';
import { type TaskStore, tagsColumn } from './store/tasks.ts';
import type { UsageStore } from './store/usage.ts';
import { fixedWire, type TaskRow } from './wire.ts';

/** The cloud's name towards the engine. */
export const dokCloud = 'dok';

/** What a {@link Tasks} tells others. */
export interface TaskEvents {
  /** In the transaction that stores the end of a task. */
  readonly ended: (row: TaskRow, workload: Workload) => void;
}

/** Bytes of an archive with nothing in it, in the size that `dok.emptyArtifact` reports. */
export type EmptyArtifact = (path: string) => number;

/** The life of tasks: accepted, followed through their workload's states, canceled, forgotten. */
export class Tasks {
  readonly #foundation: DokFoundation;
  readonly #store: TaskStore;
  readonly #usage: UsageStore;
  readonly #events: TaskEvents;
  readonly #emptyArtifact: EmptyArtifact;
  readonly #commits: CommitGroup;
  #unsubscribe: (() => void)[] = [];

  constructor(
    foundation: DokFoundation,
    stores: { readonly tasks: TaskStore; readonly usage: UsageStore },
    events: TaskEvents,
    emptyArtifact: EmptyArtifact,
  ) {
    this.#foundation = foundation;
    this.#commits = new CommitGroup(foundation.database);
    this.#store = stores.tasks;
    this.#usage = stores.usage;
    this.#events = events;
    this.#emptyArtifact = emptyArtifact;
  }

  /** Takes up what the last process left. Call it before the engine starts. */
  async start(): Promise<void> {
    const { engine, fronts } = this.#foundation;
    this.#unsubscribe = [
      engine.onTransition((workload) => this.#follow(workload)),
      engine.onEnded((workload) => this.#afterEnd(workload)),
    ];
    const gone = 'hidden = 1 AND ended_at IS NOT NULL';
    for (const row of this.#store.select(gone)) this.#forgetUnlessKept(row);
    for (const row of this.#store.select('front_port IS NOT NULL AND ended_at IS NULL')) {
      const { id, front_port: port, http_port: target } = row;
      if (port === null || target === null) continue;
      const now = await fronts.reopen(id, port, target);
      if (now !== port) this.#store.change(row, { front_port: now });
    }
  }

  /** Stops following the engine. */
  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  /**
   * Accepts a task: its row and its workload are stored together. The result is its JSON, `waiting`
   * whatever happens next.
   *
   * @throws RefusedError 422 when no program could be run from it.
   */
  async create(task: NewTask): Promise<string> {
    const { engine, fronts, clock } = this.#foundation;
    const id = randomUUID();
    const { container, name, tags } = task;
    const { http } = container;
    const front = http === null ? null : await fronts.open(id, http.port);
    const createdAt = clock.now();
    const accept = (): string => {
      let wire = '';
      engine.submit(this.#specOf(id, task), () => {
        wire = this.#store.insert({
          id,
          plan: container.plan,
          search: [id, name, container.image, container.plan].join('\n').toLowerCase(),
          createdAt,
          timeLimit: task.timeLimit,
          ssh: task.ssh === null ? null : JSON.stringify(task.ssh),
          http: http === null || front === null ? null : { ...http, front },
          tags: tagsColumn(tags),
          fixed: fixedWire({ name, tags, createdAt }, container),
        });
      });
      return wire;
    };
    try {
      return await this.#commits.run(accept);
    } catch (error) {
      await fronts.close(id);
      if (error instanceof EngineError && error.code === 'WORKLOAD_INVALID') {
        throw invalid([{ path: ['containers', 0, 'non_field_errors'], message: error.message }]);
      }
      throw error;
    }
  }

  #specOf(id: string, { name, timeLimit, container }: NewTask): WorkloadSpec {
    return {
      id,
      cloud: dokCloud,
      name,
      image: container.image,
      entrypoint: container.entrypoint,
      command: container.command,
      env: { ...container.environment, SAKURA_TASK_ID: id },
      pathEnv: { SAKURA_ARTIFACT_DIR: 'outputs' },
      gpus: planFacts(container.plan).gpus,
      logs: 'combined',
      timeLimitMs: timeLimit === null ? null : timeLimit * 1000,
      stopGraceMs: this.#foundation.options.stopGrace * 1000,
      collect: 'tar.gz',
      port: container.http?.port ?? null,
    };
  }

  /**
   * A task that the user can see.
   *
   * @throws RefusedError 404.
   */
  find(id: string): TaskRow {
    const row = this.#store.find(id);
    if (row === undefined) throw notFound();
    return row;
  }

  /** Whether the program of a task still runs and may write to its log. */
  isRunning(row: TaskRow): boolean {
    return row.status === 'running' && row.stopped_at === null;
  }

  /**
   * Stops a task; the result is its JSON.
   *
   * @throws RefusedError 404; 403 when it is over, or its program is.
   */
  cancel(id: string): string {
    const row = this.find(id);
    if (isFinal(row.status) || row.stopped_at !== null) {
      throw refused('This task has ended and cannot be canceled.');
    }
    const reason = 'The task was canceled.';
    this.#foundation.engine.stop(id, { kind: 'canceled', reason });
    return this.#store.wire(id) ?? '{}';
  }

  /**
   * Forgets a task that is over. One that was canceled a moment ago is out of sight at once and
   * gone when its program has ended.
   *
   * @throws RefusedError 404; 403 while it waits or runs.
   */
  delete(id: string): void {
    const row = this.find(id);
    if (!isFinal(row.status)) {
      throw refused('This task has not ended and cannot be deleted. Cancel it first.');
    }
    this.#store.hide(row);
    if (row.ended_at !== null) this.#forgetUnlessKept(row);
  }

  /** Deletes everything of a task whose workload has ended. */
  forget(row: TaskRow): void {
    const { engine } = this.#foundation;
    if (engine.get(row.id) === undefined) this.#store.delete(row);
    else engine.remove(row.id, () => this.#store.delete(row));
  }

  /** Stops every task, waits for their ends and forgets them. */
  async forgetAll(): Promise<void> {
    const { engine } = this.#foundation;
    const active = this.#store.select('ended_at IS NULL');
    const ends = active.map((row) => this.#endOf(row.id));
    for (const { id } of active) {
      engine.stop(id, { kind: 'canceled', reason: 'Everything was reset.' });
    }
    await Promise.all(ends);
    for (const row of this.#store.select('true')) this.forget(row);
  }

  #endOf(id: string): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.#foundation.engine.onEnded((workload) => {
        if (workload.spec.id !== id) return;
        unsubscribe();
        resolve();
      });
    });
  }

  #forgetUnlessKept(row: TaskRow): void {
    const hasArtifact = row.artifact_id !== null && row.artifact_expired_at === null;
    const isKept = hasArtifact && this.#foundation.options.deletedTaskArtifact === 'kept';
    if (!isKept) this.forget(row);
  }

  /** Writes what a workload has become into its task's row, in the engine's own transaction. */
  #follow(workload: Workload): void {
    if (workload.spec.cloud !== dokCloud) return;
    const before = this.#store.findAny(workload.spec.id);
    if (before === undefined || workload.state === 'queued') return;
    const { options, clock } = this.#foundation;
    const now = clock.now();
    const { status, errorMessage } = phaseOf(workload, options);
    const isCanceled = status === 'canceled' || workload.stopRequest?.kind === 'canceled';
    const row = this.#store.change(before, {
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
    if (row.started_at !== null) {
      this.#usage.record(row.id, row.plan, row.started_at, row.stopped_at);
    }
    if (workload.state === 'ended') this.#events.ended(row, workload);
  }

  #artifactOf(workload: Workload, before: TaskRow): Partial<TaskRow> {
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
      artifact_size: this.#emptyArtifact(engine.artifactPath(spec.id)),
      artifact_created_at: endedAt,
    };
  }

  #afterEnd(workload: Workload): void {
    if (workload.spec.cloud !== dokCloud) return;
    void this.#foundation.fronts.close(workload.spec.id);
    const row = this.#store.findAny(workload.spec.id);
    if (row?.hidden === 1) this.#forgetUnlessKept(row);
  }
}
