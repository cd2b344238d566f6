import type { Workload } from '../../../engine/types.ts';
import type { Context } from './context.ts';
import type { Hub } from './hub.ts';
import type { RunIdentity } from './identity.ts';
import type { MemoryWatch } from './memory.ts';
import type { InstanceRow } from './store/instances.ts';
import type { RunCounter, RunRow } from './store/runs.ts';
import type { Problem, TaskProgress } from './task-progress.ts';
import type { InstanceState, TaskRun } from './types.ts';

type Verdict = 'success' | 'failure' | 'cancelled' | 'again' | 'later';
type Times = Partial<Pick<RunRow, 'started_at' | 'stopped_at'>>;

/** Writes what becomes of workloads into the rows of their instances. */
export class InstanceProgress {
  readonly #context: Context;
  readonly #tasks: TaskProgress;
  readonly #hub: Hub;
  readonly #memory: MemoryWatch;

  constructor(context: Context, tasks: TaskProgress, hub: Hub, memory: MemoryWatch) {
    this.#context = context;
    this.#tasks = tasks;
    this.#hub = hub;
    this.#memory = memory;
  }

  /**
   * In the transaction that stores the new state of a workload. The result is the run after it when
   * another instance may take the place.
   */
  follow(workload: Workload, { owner, instance: id }: RunIdentity): RunRow | undefined {
    const { instances, clock } = this.#context;
    const instance = instances.find(owner, id);
    if (instance === undefined || instance.workload !== workload.spec.id) return undefined;
    switch (workload.state) {
      case 'queued':
        // Only when its start was undone.
        if (instance.state !== 'waiting') this.#move(instance, 'waiting', {}, { submitted: 1 });
        return undefined;
      case 'preparing': {
        const counters = {
          submitted: -1,
          dispatched_once: instance.dispatched_at === null ? 1 : 0,
        };
        return this.#move(instance, 'dispatched', { dispatched_at: clock.now() }, counters);
      }
      case 'running':
        this.#started(instance, workload);
        return undefined;
      case 'stopping':
        return undefined;
      case 'collecting':
        this.#move(instance, 'uploading', { stopped_at: workload.stoppedAt }, {});
        return undefined;
      case 'ended':
        return this.#ended(instance, workload);
    }
  }

  /** Ends instances that wait: all, or only those that are not in the engine's queue. */
  giveUpWaiting(
    uuid: string,
    state: 'failure' | 'cancelled',
    chosen: 'all' | 'unsubmitted',
    problem?: Problem,
  ): void {
    const { instances, engine, runs, clock } = this.#context;
    const all = instances.all(uuid).filter((row) => row.state === 'waiting');
    const waiting = chosen === 'all' ? all : all.filter(({ workload }) => workload === null);
    let submitted = 0;
    for (const { instance, workload } of waiting) {
      instances.set(uuid, instance, { state, workload: null, ...endedAt(clock.now(), problem) });
      if (workload === null) continue;
      submitted += 1;
      this.#hub.freeSlot(workload);
      engine.stop(workload, { kind: 'canceled', reason: problem?.message ?? 'It was cancelled.' });
    }
    if (problem !== undefined && waiting.length > 0) this.#tasks.note(uuid, problem);
    const { length } = waiting;
    this.#tasks.sync(runs.bump(uuid, { waiting: -length, submitted: -submitted, [state]: length }));
  }

  /** Ends an instance that cannot be handed to the engine. */
  refuse(uuid: string, instance: number, problem: Problem): void {
    const { instances, runs, clock } = this.#context;
    this.#noteOf(uuid, instance, problem);
    const change = { state: 'failure', has_failed: 1, ...endedAt(clock.now(), problem) } as const;
    instances.set(uuid, instance, change);
    this.#tasks.sync(runs.bump(uuid, { waiting: -1, failure: 1 }));
  }

  #started(instance: InstanceRow, { spec, startedAt }: Workload): void {
    this.#memory.started(spec.id);
    const at = startedAt ?? this.#context.clock.now();
    const change = {
      started_at: at,
      stopped_at: null,
      prepare_ms: instance.prepare_ms + at - (instance.dispatched_at ?? at),
    };
    const counters = { started_once: instance.started_at === null ? 1 : 0 };
    this.#move(instance, 'executing', change, counters, { started_at: at });
  }

  #ended(instance: InstanceRow, workload: Workload): RunRow | undefined {
    const { task } = instance;
    const times = timesOf(instance, workload);
    const verdict = this.#verdict(instance, workload);
    const counters = {
      execution_ms: times.execution_ms - instance.execution_ms,
      // Ended in the queue: it never left it.
      submitted: instance.state === 'waiting' ? -1 : 0,
      // The program may have started and ended while it was being stopped.
      started_once: instance.started_at === null && times.started_at !== null ? 1 : 0,
    };
    const { stoppedAt: stopped_at } = workload;
    const peak_bytes = Math.max(instance.peak_bytes, this.#memory.ended(workload.spec.id));
    this.#hub.freeSlot(workload.spec.id);
    if (verdict === 'again' || verdict === 'later') {
      const change = { ...times, peak_bytes, has_failed: 1, workload: null };
      const more = { ...counters, retries: verdict === 'again' ? 1 : 0 };
      const run = this.#move(instance, 'waiting', change, more, { stopped_at });
      return verdict === 'again' ? run : undefined;
    }
    const problem = verdict === 'failure' ? problemOf(workload) : undefined;
    if (problem !== undefined) this.#noteOf(task, instance.instance, problem);
    const change = {
      ...times,
      peak_bytes,
      error_code: problem?.code ?? null,
      error_message: problem?.message ?? null,
      has_failed: verdict === 'failure' ? 1 : instance.has_failed,
    };
    const results = resultsOf(instance);
    return this.#move(instance, verdict, change, { ...counters, results }, { stopped_at });
  }

  #noteOf(task: string, instance: number, { code, message }: Problem): void {
    this.#tasks.note(task, { code, message: `Instance ${instance}: ${message}` });
  }

  #verdict(instance: InstanceRow, { end, exitCode }: Workload): Verdict {
    if (end?.kind === 'exited' && exitCode === 0) return 'success';
    const run = this.#context.runs.find(instance.task);
    if (run === undefined || run.is_cancelled === 1 || end?.kind === 'canceled') return 'cancelled';
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
    times: Times = {},
  ): RunRow | undefined {
    const { instances, runs } = this.#context;
    instances.set(instance.task, instance.instance, { ...change, state });
    const moved = instance.state === state ? {} : { [instance.state]: -1, [state]: 1 };
    const run = runs.bump(instance.task, { ...counters, ...moved }, times);
    this.#tasks.sync(run);
    return run;
  }
}

function endedAt(now: number, problem: Problem | undefined): Partial<InstanceRow> {
  if (problem === undefined) return { ended_at: now };
  return { ended_at: now, error_code: problem.code, error_message: problem.message };
}

function timesOf(
  instance: InstanceRow,
  { startedAt, stoppedAt, endedAt: at }: Workload,
): Pick<InstanceRow, 'started_at' | 'stopped_at' | 'ended_at' | 'execution_ms' | 'upload_ms'> {
  const ran = startedAt === null || stoppedAt === null ? 0 : Math.max(0, stoppedAt - startedAt);
  const uploaded = stoppedAt === null || at === null ? 0 : Math.max(0, at - stoppedAt);
  return {
    started_at: startedAt ?? instance.started_at,
    stopped_at: stoppedAt ?? instance.stopped_at,
    ended_at: at,
    execution_ms: instance.execution_ms + ran,
    upload_ms: instance.upload_ms + uploaded,
  };
}

const CODES: Readonly<Record<string, string>> = {
  start_failed: 'StartFailed',
  collect_failed: 'UploadFailed',
  disk_full: 'DiskFull',
  shutdown: 'Shutdown',
  lost: 'Lost',
  timed_out: 'TimedOut',
};

function problemOf({ end, exitCode }: Workload): Problem {
  const code = end?.kind === 'exited' ? `ExitCode${exitCode}` : CODES[end?.kind ?? 'lost'];
  return { code: code ?? 'Lost', message: end?.reason ?? 'Nobody knows how it ended.' };
}

function resultsOf({ results }: InstanceRow): number {
  return results === null ? 0 : (JSON.parse(results) as unknown[]).length;
}
