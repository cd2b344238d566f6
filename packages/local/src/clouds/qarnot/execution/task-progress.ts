import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Workload } from '../../../engine/types.ts';
import type { Context } from './context.ts';
import { finalStateOf } from './dependencies.ts';
import type { Hub } from './hub.ts';
import type { RunIdentity } from './identity.ts';
import { isFinal, TASK_TRANSITIONS, taskStateOf, walk } from './lifecycle.ts';
import type { MemoryWatch } from './memory.ts';
import type { InstanceRow } from './store/instances.ts';
import { countsOf, type RunCounter, type RunRow } from './store/runs.ts';
import type { InstanceState, RunError, TaskChange, TaskRun } from './types.ts';

type Problem = Pick<RunError, 'code' | 'message'>;

/** Errors that a task lists; the instances have all of them. */
const MOST_ERRORS = 20;

/** Writes what becomes of instances into their rows, and what that makes of their task. */
export class TaskProgress {
  readonly #context: Context;
  readonly #hub: Hub;
  readonly #memory: MemoryWatch;

  constructor(context: Context, hub: Hub, memory: MemoryWatch) {
    this.#context = context;
    this.#hub = hub;
    this.#memory = memory;
  }

  /** In the transaction that stores the new state of a workload. The result asks for a dispatch. */
  follow(workload: Workload, { owner, instance: id }: RunIdentity): boolean {
    const { instances, clock } = this.#context;
    const instance = instances.find(owner, id);
    if (instance === undefined || instance.workload !== workload.spec.id) return false;
    const now = clock.now();
    switch (workload.state) {
      case 'queued':
        if (instance.state === 'waiting') return false;
        this.#move(instance, 'waiting', {}, { submitted: 1 });
        return false;
      case 'preparing': {
        const isFirst = instance.dispatched_at === null;
        const counters = { submitted: -1, dispatched_once: isFirst ? 1 : 0 };
        this.#move(instance, 'dispatched', { dispatched_at: now }, counters);
        return true;
      }
      case 'running':
        this.#memory.started(workload.spec.id);
        this.#started(instance, workload);
        return false;
      case 'stopping':
        return false;
      case 'collecting':
        this.#move(instance, 'uploading', { stopped_at: workload.stoppedAt }, {});
        return false;
      case 'ended':
        return this.#ended(instance, workload);
    }
  }

  /** Ends instances that wait: all, or only those that are not in the engine's queue. */
  giveUpWaiting(
    uuid: string,
    state: 'failure' | 'cancelled',
    problem: Problem | undefined,
    isForUnsubmitted = false,
  ): void {
    const { instances, engine, runs, rows, clock } = this.#context;
    const pool = runs.find(uuid)?.pool ?? null;
    const chosen = instances
      .all(uuid)
      .filter((row) => row.state === 'waiting' && (!isForUnsubmitted || row.workload === null));
    if (chosen.length === 0) return this.sync(uuid);
    let submitted = 0;
    for (const { instance, workload } of chosen) {
      instances.set(uuid, instance, { state, workload: null, ...ended(clock.now(), problem) });
      if (workload === null) continue;
      submitted += 1;
      instances.endAttempt(workload);
      if (pool !== null) this.#hub.freeSlot(pool, workload);
      engine.stop(workload, { kind: 'canceled', reason: problem?.message ?? 'It was cancelled.' });
    }
    const count = chosen.length;
    const task = problem === undefined ? undefined : rows.tasks.find(uuid);
    if (task !== undefined && problem !== undefined) {
      rows.tasks.change(uuid, { errors: [...task.errors, { ...problem, debug: '' }] });
    }
    runs.bump(uuid, { waiting: -count, submitted: -submitted, [state]: count });
    this.sync(uuid);
  }

  /** Ends an instance that cannot be handed to the engine. */
  refuse(uuid: string, instance: number, problem: Problem): void {
    const { instances, runs, rows, clock } = this.#context;
    this.#note(rows.tasks.find(uuid), instance, problem);
    const change = { state: 'failure', has_failed: 1, ...ended(clock.now(), problem) } as const;
    instances.set(uuid, instance, change);
    runs.bump(uuid, { waiting: -1, failure: 1 });
    this.sync(uuid);
  }

  /** Brings the row of a task in line with its instances; its end is noted and told here. */
  sync(uuid: string): void {
    const { runs, rows, clock, database, machine } = this.#context;
    const run = runs.find(uuid);
    const task = rows.tasks.find(uuid);
    if (run === undefined || task === undefined || run.ended_at !== null) return;
    const counts = countsOf(run);
    const now = clock.now();
    const target = taskStateOf(counts, run.is_cancelled === 1);
    const running = counts.dispatched + counts.executing + counts.uploading;
    const total = task.plan.instances.length;
    const done = counts.success + counts.failure + counts.cancelled;
    const figures: TaskChange = {
      progress: total === 0 ? 100 : (100 * done) / total,
      runningInstanceCount: running,
      runningCoreCount: running * machine.cores,
      executionTimeMs: run.execution_ms,
      resultsCount: run.results,
    };
    if (isFinal(target))
      return this.#finish(task, run, { ...figures, ...end(task, run, target, now) });
    rows.tasks.change(uuid, { ...figures, ...step(task, target, now) });
    if (target === 'PendingCancel')
      database.afterCommit(() => this.#context.alarms.clear(`queue ${uuid}`));
  }

  /** The task is on its way out. */
  leave(uuid: string): void {
    const { rows, clock } = this.#context;
    const task = rows.tasks.find(uuid);
    if (task !== undefined) rows.tasks.change(uuid, step(task, 'PendingDelete', clock.now()));
  }

  /** Forgets a removed task whose programs are gone. */
  forgetIfOver(uuid: string): void {
    const { runs } = this.#context;
    const run = runs.find(uuid);
    if (run === undefined || run.is_removed === 0 || run.ended_at === null) return;
    // After the commit: the engine may be in the middle of telling the end of its last program.
    this.#context.afterCommit(`forget ${uuid}`, () => this.#forget(run));
  }

  #forget({ task, job }: RunRow): void {
    const { engine, instances, runs, dependencies, rows, database, logFolder, alarms } =
      this.#context;
    if (runs.find(task) === undefined) return;
    for (const { workload } of instances.attempts(task, null)) {
      if (engine.get(workload) !== undefined) engine.remove(workload);
    }
    instances.deleteAttempts(task);
    dependencies.delete(task);
    database.prepare('DELETE FROM qarnot_snapshots WHERE task = ?').run(task);
    database.prepare('DELETE FROM qarnot_log_cursors WHERE owner = ?').run(task);
    // Before its run: the account books what it used.
    rows.tasks.delete(task);
    runs.delete(task);
    this.#hub.taskGone(task, job);
    database.afterCommit(() => {
      for (const name of ['queue', 'keep', 'snapshot'])
        this.#context.alarms.clear(`${name} ${task}`);
      for (const stream of ['stdout', 'stderr']) {
        rmSync(join(logFolder, `${task}.${stream}`), { force: true });
      }
    });
  }

  #started(instance: InstanceRow, { startedAt }: Workload): void {
    const { runs } = this.#context;
    const at = startedAt ?? this.#context.clock.now();
    const prepareMs = at - (instance.dispatched_at ?? at);
    const isFirst = instance.started_at === null;
    const change = {
      started_at: at,
      stopped_at: null,
      prepare_ms: instance.prepare_ms + prepareMs,
    };
    const run = runs.find(instance.task);
    if (run?.started_at === null) runs.set(instance.task, { started_at: at });
    this.#move(instance, 'executing', change, { started_once: isFirst ? 1 : 0 });
  }

  #ended(instance: InstanceRow, workload: Workload): boolean {
    const { runs, instances, rows } = this.#context;
    const { task } = instance;
    instances.endAttempt(workload.spec.id);
    const run = runs.find(task);
    if (run === undefined) return false;
    if (run.pool !== null) this.#hub.freeSlot(run.pool, workload.spec.id);
    const times = timesOf(instance, workload);
    const state = this.#verdict(instance, run, workload);
    const counters = {
      execution_ms: times.execution_ms - instance.execution_ms,
      // Ended in the queue: it never left it.
      submitted: instance.state === 'waiting' ? -1 : 0,
      // The program may have started and ended while it was being stopped.
      started_once: instance.started_at === null && times.started_at !== null ? 1 : 0,
    };
    if (workload.stoppedAt !== null) runs.set(task, { stopped_at: workload.stoppedAt });
    if (state === 'again' || state === 'later') {
      this.#memory.ended(workload.spec.id);
      const change = { ...times, has_failed: 1, workload: null };
      this.#move(instance, 'waiting', change, { ...counters, retries: state === 'again' ? 1 : 0 });
      return state === 'again';
    }
    const problem = state === 'failure' ? problemOf(workload) : undefined;
    const results = resultsOf(instances.find(task, instance.instance));
    const peak = this.#memory.ended(workload.spec.id);
    const change = {
      ...times,
      peak_bytes: Math.max(peak, instance.peak_bytes),
      error_code: problem?.code ?? null,
      error_message: problem?.message ?? null,
      has_failed: state === 'failure' ? 1 : instance.has_failed,
    };
    if (problem !== undefined) this.#note(rows.tasks.find(task), instance.instance, problem);
    this.#move(instance, state, change, { ...counters, results });
    return true;
  }

  #note(task: TaskRun | undefined, instance: number, { code, message }: Problem): void {
    if (task === undefined || task.errors.length >= MOST_ERRORS) return;
    const error = { code, message: `Instance ${instance}: ${message}`, debug: '' };
    this.#context.rows.tasks.change(task.uuid, { errors: [...task.errors, error] });
  }

  #verdict(
    instance: InstanceRow,
    run: RunRow,
    { end, exitCode }: Workload,
  ): 'success' | 'failure' | 'cancelled' | 'again' | 'later' {
    if (end?.kind === 'exited' && exitCode === 0) return 'success';
    if (run.is_cancelled === 1 || end?.kind === 'canceled') return 'cancelled';
    if (end?.kind === 'shutdown' && this.#context.options.shutdown === 'again') return 'later';
    const { total, perInstance } = this.#retriesOf(run);
    if (total === null && perInstance === null) return 'failure';
    const isLeft =
      (total === null || run.retries < total) &&
      (perInstance === null || instance.attempts <= perInstance);
    return isLeft ? 'again' : 'failure';
  }

  /** Those of the task; without any, the default of its pool. */
  #retriesOf({ task, pool }: RunRow): TaskRun['plan']['retries'] {
    const { rows } = this.#context;
    const own = rows.tasks.find(task)?.plan.retries ?? { total: null, perInstance: null };
    if (own.total !== null || own.perInstance !== null || pool === null) return own;
    return rows.pools.find(pool)?.plan.retries ?? own;
  }

  #move(
    instance: InstanceRow,
    state: InstanceState,
    change: Partial<InstanceRow>,
    counters: Partial<Record<RunCounter, number>>,
  ): void {
    const { instances, runs } = this.#context;
    instances.set(instance.task, instance.instance, { ...change, state });
    const moved = instance.state === state ? {} : { [instance.state]: -1, [state]: 1 };
    runs.bump(instance.task, { ...counters, ...moved });
    this.sync(instance.task);
  }

  #finish(task: TaskRun, run: RunRow, change: TaskChange): void {
    const { runs, rows, alarms, database, clock } = this.#context;
    rows.tasks.change(task.uuid, change);
    runs.set(task.uuid, { ended_at: change.endedAt ?? clock.now(), snapshot_every: 0 });
    database.afterCommit(() => alarms.clear(`queue ${task.uuid}`));
    const state = change.state ?? task.state;
    this.#hub.taskEnded(task.uuid, finalStateOf(state) ?? 'cancelled');
    if (run.is_removed === 1) this.forgetIfOver(task.uuid);
  }
}

function step(task: TaskRun, target: TaskRun['state'], now: number): TaskChange {
  const { state, previousState, stateTransitionTime, previousStateTransitionTime } = walk(
    TASK_TRANSITIONS,
    task,
    target,
    now,
  );
  if (state === task.state) return {};
  return { state, previousState, stateTransitionTime, previousStateTransitionTime };
}

function end(task: TaskRun, run: RunRow, target: TaskRun['state'], now: number): TaskChange {
  const { started_at: from, stopped_at: to } = run;
  const wallTimeMs = from === null || to === null ? 0 : Math.max(0, to - from);
  // A removed one stays what it is: it is on its way out.
  const state = run.is_removed === 1 ? {} : step(task, target, now);
  return { ...state, endedAt: now, wallTimeMs };
}

function ended(now: number, problem: Problem | undefined): Partial<InstanceRow> {
  if (problem === undefined) return { ended_at: now };
  return { ended_at: now, error_code: problem.code, error_message: problem.message };
}

function timesOf(
  instance: InstanceRow,
  { startedAt, stoppedAt, endedAt }: Workload,
): Pick<InstanceRow, 'started_at' | 'stopped_at' | 'ended_at' | 'execution_ms' | 'upload_ms'> {
  const ran = startedAt === null || stoppedAt === null ? 0 : Math.max(0, stoppedAt - startedAt);
  const uploaded = stoppedAt === null || endedAt === null ? 0 : Math.max(0, endedAt - stoppedAt);
  return {
    started_at: startedAt ?? instance.started_at,
    stopped_at: stoppedAt ?? instance.stopped_at,
    ended_at: endedAt,
    execution_ms: instance.execution_ms + ran,
    upload_ms: instance.upload_ms + uploaded,
  };
}

function problemOf({ end: last, exitCode }: Workload): Problem {
  const code = last?.kind === 'exited' ? `ExitCode${exitCode}` : CODES[last?.kind ?? 'lost'];
  return { code: code ?? 'Lost', message: last?.reason ?? 'Nobody knows how it ended.' };
}

const CODES: Readonly<Record<string, string>> = {
  start_failed: 'StartFailed',
  collect_failed: 'UploadFailed',
  disk_full: 'DiskFull',
  shutdown: 'Shutdown',
  lost: 'Lost',
  timed_out: 'TimedOut',
};

function resultsOf(instance: InstanceRow | undefined): number {
  return instance?.results == null ? 0 : (JSON.parse(instance.results) as unknown[]).length;
}
