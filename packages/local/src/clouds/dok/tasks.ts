import { randomUUID } from 'node:crypto';
import { EngineError } from '../../engine/errors.ts';
import type { WorkloadSpec } from '../../engine/types.ts';
import { CommitGroup } from '../../store/commit-group.ts';
import { invalid, notFound, refused } from './errors.ts';
import { isFinal } from './lifecycle.ts';
import { planFacts, planLimits } from './plans.ts';
import type { NewTask } from './request/new-task.ts';
import type { DokFoundation } from './services.ts';
import { type TaskStore, tagsColumn } from './store/tasks.ts';
import type { TaskRemoval } from './task-removal.ts';
import { fixedWire, type TaskRow } from './wire.ts';

/** Where a container finds `SAKURA_ARTIFACT_DIR` (certain). */
const artifactPath = '/opt/artifact';

/** The cloud's name towards the engine. */
export const dokCloud = 'dok';

/** Tasks as their owner handles them: created, found, canceled, deleted. */
export class Tasks {
  readonly #foundation: DokFoundation;
  readonly #store: TaskStore;
  readonly #removal: TaskRemoval;
  readonly #commits: CommitGroup;

  constructor(foundation: DokFoundation, store: TaskStore, removal: TaskRemoval) {
    this.#foundation = foundation;
    this.#store = store;
    this.#removal = removal;
    this.#commits = new CommitGroup(foundation.database);
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
    const front = http === null ? null : await fronts.open(id, () => engine.portOf(id, http.port));
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
      mounts: [{ place: 'outputs', path: artifactPath }],
      ...(container.registry !== null && { registry: container.registry }),
      ...planLimits(container.plan),
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
    if (row.ended_at !== null) this.#removal.forgetUnlessKept(row);
  }
}
