import { randomBytes } from 'node:crypto';
import type { components } from '../../../generated/qarnot/wire.ts';
import { messageOf } from '../../../store/errors.ts';
import type { Context } from './context.ts';
import { filterProblem } from './file-filter.ts';
import type { SnapshotConfig, TaskPlan } from './plan-types.ts';
import { createUpdate, type Update } from './store/updates.ts';
import { ExecutionRefusal } from './types.ts';
import { filesToUpload, upload } from './uploads.ts';
import { filterVariables } from './workload-spec.ts';

type Snapshot = components['schemas']['Snapshot'];

interface SnapshotRow {
  readonly id: string;
  readonly task: string;
  readonly config: string;
  readonly status: Snapshot['status'];
  readonly triggered_at: number;
  readonly updated_at: number;
  readonly size: number | null;
  readonly transferred: number | null;
}

/** Uploads what running instances have made so far: once on request, or again and again. */
export class Snapshots {
  readonly #context: Context;
  readonly #update: Update<SnapshotRow>;
  readonly #underWay = new Set<Promise<void>>();

  constructor(context: Context) {
    this.#context = context;
    this.#update = createUpdate<SnapshotRow>(context.database, 'qarnot_snapshots', ['id']);
  }

  /** Takes one; the result is its id. @throws ExecutionRefusal `bad_config`. */
  take(task: string, config: SnapshotConfig): string {
    const { database, clock, rows } = this.#context;
    const plan = rows.tasks.find(task)?.plan;
    if (plan === undefined) throw new ExecutionRefusal('bad_config', `No such task: ${task}`);
    const complete = completed(plan, config);
    const now = clock.now();
    const id = this.#freeId(task, now);
    database
      .prepare(
        'INSERT INTO qarnot_snapshots (id, task, config, status, triggered_at, updated_at) ' +
          "VALUES (?, ?, ?, 'triggered', ?, ?)",
      )
      .run(id, task, JSON.stringify(complete), now, now);
    database.afterCommit(() => setImmediate(() => this.#begin(id, task, complete)));
    return id;
  }

  /** Takes one every `seconds`, 0 for no more. @throws ExecutionRefusal `bad_config`. */
  takePeriodically(task: string, config: SnapshotConfig, seconds: number): void {
    const { runs, rows, clock, database, options } = this.#context;
    const plan = rows.tasks.find(task)?.plan;
    if (plan === undefined) throw new ExecutionRefusal('bad_config', `No such task: ${task}`);
    if (!Number.isFinite(seconds) || seconds < 0) {
      throw new ExecutionRefusal('bad_config', 'The interval must be a number of seconds from 0.');
    }
    const every = seconds === 0 ? 0 : Math.max(options.snapshotInterval, seconds);
    const complete = every === 0 ? config : completed(plan, config);
    const next = every === 0 ? null : clock.now() + every * 1000;
    runs.set(task, {
      snapshot_config: JSON.stringify(complete),
      snapshot_every: every,
      snapshot_next: next,
    });
    database.afterCommit(() => this.#arm(task, next));
  }

  status(task: string, id: string): Snapshot | undefined {
    const row = this.#find(id);
    if (row === undefined || row.task !== task) return undefined;
    return {
      id,
      taskUuid: task,
      triggerDate: new Date(row.triggered_at).toISOString(),
      lastUpdateDate: new Date(row.updated_at).toISOString(),
      snapshotConfig: JSON.parse(row.config) as SnapshotConfig,
      status: row.status,
      sizeToUpload: row.size,
      transferredSize: row.transferred,
    };
  }

  /** Ids of the snapshots of a task that have been taken. */
  taken(task: string): string[] {
    return this.#context.database
      .prepare<{ id: string }>(
        "SELECT id FROM qarnot_snapshots WHERE task = ? AND status = 'success' ORDER BY triggered_at",
      )
      .all(task)
      .map(({ id }) => id);
  }

  /** What an earlier process had begun has failed; what is periodic goes on. */
  resume(): void {
    const { database, runs } = this.#context;
    const open = "status IN ('triggered', 'inProgress')";
    database.exec(`UPDATE qarnot_snapshots SET status = 'failure' WHERE ${open}`);
    for (const { task, snapshot_next } of runs.where('snapshot_every > 0 AND ended_at IS NULL')) {
      this.#arm(task, snapshot_next);
    }
  }

  /** Returns when none is under way. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  #arm(task: string, at: number | null): void {
    this.#context.alarms.set(`snapshot ${task}`, at, () => this.#due(task));
  }

  #due(task: string): void {
    const { runs, clock, database } = this.#context;
    database.transaction(() => {
      const run = runs.find(task);
      if (run === undefined || run.snapshot_every === 0 || run.ended_at !== null) return;
      const next = clock.now() + run.snapshot_every * 1000;
      runs.set(task, { snapshot_next: next });
      // Nothing to take before anything runs.
      const config = JSON.parse(run.snapshot_config ?? 'null') as SnapshotConfig | null;
      if (config !== null && run.executing > 0) this.take(task, config);
      database.afterCommit(() => this.#arm(task, next));
    });
  }

  #begin(id: string, task: string, config: SnapshotConfig): void {
    const { logger, closing } = this.#context;
    if (closing.aborted) return;
    const taking = this.#take(id, task, config)
      .catch((error) => {
        if (closing.aborted) return;
        logger.warn(`The snapshot ${id} failed: ${messageOf(error)}`);
        this.#note(id, { status: 'failure' });
      })
      .catch((error) => logger.error(`The snapshot ${id} cannot be noted: ${messageOf(error)}`))
      .then(() => {
        this.#underWay.delete(taking);
      });
    this.#underWay.add(taking);
  }

  async #take(id: string, task: string, config: SnapshotConfig): Promise<void> {
    const { engine, instances, objects, rows, closing } = this.#context;
    const plan = rows.tasks.find(task)?.plan;
    const running = instances.executing(task);
    if (plan === undefined || running.length === 0) throw new Error('No instance is running.');
    this.#note(id, { status: 'inProgress' });
    const target = { bucket: config.bucket ?? '', prefix: config.bucketPrefix ?? '' };
    let size = 0;
    let transferred = 0;
    for (const { instance, workload } of running) {
      if (workload === null) continue;
      const variables = filterVariables(plan, instance);
      const files = await filesToUpload(engine.pathsOf(workload), config, variables);
      size += files.reduce((sum, file) => sum + file.size, 0);
      this.#note(id, { size, transferred });
      await upload(objects, target, files, closing, (file) => {
        transferred += file.size;
      });
    }
    this.#note(id, { status: 'success', size, transferred });
  }

  #note(id: string, change: Partial<SnapshotRow>): void {
    this.#update([id], { ...change, updated_at: this.#context.clock.now() });
  }

  #find(id: string): SnapshotRow | undefined {
    return this.#context.database
      .prepare<SnapshotRow>('SELECT * FROM qarnot_snapshots WHERE id = ?')
      .get(id);
  }

  #freeId(task: string, now: number): string {
    const stamp = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
    const id = `snap_${task}_${stamp}`;
    return this.#find(id) === undefined ? id : `${id}_${randomBytes(2).toString('hex')}`;
  }
}

/** The configuration with what it leaves out taken from the task. */
function completed(
  { snapshots, resultBucket, resultPrefix }: TaskPlan,
  given: SnapshotConfig,
): SnapshotConfig {
  const bucket = given.bucket ?? snapshots.bucket ?? resultBucket;
  if (bucket === null) {
    throw new ExecutionRefusal(
      'bad_config',
      'There is no bucket for the snapshot: name one, or give the task a result bucket.',
    );
  }
  const whitelist = given.whitelist ?? snapshots.whitelist;
  const blacklist = given.blacklist ?? snapshots.blacklist;
  for (const expression of [whitelist, blacklist]) {
    const problem = expression === null ? undefined : filterProblem(expression);
    if (problem !== undefined) throw new ExecutionRefusal('bad_config', problem);
  }
  const own = bucket === resultBucket ? resultPrefix : '';
  const bucketPrefix = given.bucketPrefix ?? snapshots.bucketPrefix ?? own;
  return { bucket, bucketPrefix, whitelist, blacklist };
}
