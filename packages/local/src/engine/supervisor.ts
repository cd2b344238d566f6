import { setTimeout as sleep } from 'node:timers/promises';
import type { Layout } from '../objects/layout.ts';
import type { Scratch } from '../objects/scratch.ts';
import { isDiskFull, messageOf } from '../store/errors.ts';
import { setAlarm } from './clock.ts';
import { collectOutputs, hasOutputs } from './collector.ts';
import type { Reaper } from './reaper.ts';
import type {
  Attached,
  ProgramEnd,
  RunningProgram,
  Runtime,
  RuntimeJob,
} from './runtimes/types.ts';
import { Switch } from './switch.ts';
import type { Transitions } from './transitions.ts';
import type { EngineClock, EngineLogger, StopRequest, WorkloadEnd } from './types.ts';
import type { WorkloadEvent, WorkloadRecord } from './workload.ts';

const STORE_RETRY_MS = 1000;

/** What every supervisor shares. */
export interface SupervisorContext {
  readonly transitions: Transitions;
  readonly runtime: Runtime;
  readonly layout: Layout;
  readonly scratch: Scratch;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly reaper: Reaper;
  readonly collectDelayMs: number;
  readonly diskLimitBytes: number;
}

/**
 * Leads one workload from its slot to its end. Every step is stored before the next is taken, and
 * each can be taken again by the supervisor of a later process.
 */
export class Supervisor {
  readonly id: string;
  readonly cloud: string;
  readonly #context: SupervisorContext;
  readonly #job: RuntimeJob;
  readonly #stopping = new Switch();
  readonly #detached = new Switch();
  readonly #alarms = new Set<() => void>();
  #record: WorkloadRecord;
  #program: RunningProgram | undefined;

  constructor(context: SupervisorContext, record: WorkloadRecord) {
    this.id = record.spec.id;
    this.cloud = record.spec.cloud;
    this.#context = context;
    this.#record = record;
    this.#job = createJob(context.layout, record, this.#stopping);
  }

  /** The try it leads. */
  get job(): RuntimeJob {
    return this.#job;
  }

  /** Starts a workload that has just got its slot, and stays with it to its end. */
  async run(): Promise<void> {
    let program: RunningProgram;
    try {
      this.#context.scratch.provide(this.#job.paths);
      await this.#context.runtime.prepare(this.#job);
      if (this.#detached.isOn) return;
      if (this.#stopping.isOn) return await this.#endUnstarted();
      program = await this.#context.runtime.start(this.#job);
    } catch (error) {
      if (this.#detached.isOn) return;
      return await this.#endUnstarted(startProblem(error));
    }
    await this.#commit({ type: 'program-started', handle: program.handle });
    await this.#watch(program);
  }

  /** Goes on with a workload that an earlier process had; `attached` is what is left of it. */
  async resume(attached: Attached | 'collecting'): Promise<void> {
    if (this.#record.stopRequest !== null) this.#stopping.turnOn();
    if (attached === 'collecting') return await this.#collect();
    if (attached.kind === 'never-started') {
      if (this.#stopping.isOn) return await this.#endUnstarted();
      return await this.#commit({ type: 'start-undone' });
    }
    if (this.#record.startedAt === null) {
      const handle = attached.kind === 'running' ? attached.program.handle : '';
      const at = attached.startedAt ?? this.#context.clock.now();
      await this.#commit({ type: 'program-started', handle, at });
    }
    if (attached.kind === 'running') await this.#watch(attached.program);
    else await this.#finish(attached.end, attached.endedAt ?? undefined);
  }

  /** Acts on a stop request that is stored. */
  requestStop(): void {
    this.#stopping.turnOn();
    if (this.#program !== undefined) this.#terminate(this.#program);
  }

  /** Asks for a stop by the engine itself. */
  stop(request: StopRequest): void {
    const { transitions } = this.#context;
    if (transitions.repository.stateOf(this.id) === 'ended') return;
    try {
      transitions.apply(this.id, { type: 'stop-requested', request }, this.#job.spec);
      this.requestStop();
    } catch (error) {
      this.#context.logger.error(`Workload ${this.id} cannot be stopped: ${messageOf(error)}`);
      this.#after(STORE_RETRY_MS, () => this.stop(request));
    }
  }

  /** Lets the workload go on without this process; what is half done is done again by the next. */
  detach(): void {
    this.#detached.turnOn();
    this.#clearAlarms();
    this.#program?.detach();
  }

  /** Whether its program is running, so that its disk use can grow. */
  get isRunning(): boolean {
    return this.#program !== undefined && !this.#stopping.isOn;
  }

  async #watch(program: RunningProgram): Promise<void> {
    this.#program = program;
    if (this.#detached.isOn) return program.detach();
    if (this.#stopping.isOn) this.#terminate(program);
    else this.#limitTime();
    const end = await Promise.race([program.ended, this.#detached.wait()]);
    this.#clearAlarms();
    this.#program = undefined;
    if (end !== 'on') await this.#finish(end);
  }

  #limitTime(): void {
    const { timeLimitMs } = this.#job.spec;
    const { startedAt } = this.#record;
    if (timeLimitMs === null || startedAt === null) return;
    const reason = `It ran into its time limit of ${timeLimitMs / 1000} s.`;
    this.#alarms.add(
      setAlarm(this.#context.clock, startedAt + timeLimitMs, () =>
        this.stop({ kind: 'timed_out', reason }),
      ),
    );
  }

  #terminate(program: RunningProgram): void {
    this.#clearAlarms();
    program.signal('SIGTERM');
    this.#after(this.#job.spec.stopGraceMs, () => program.signal('SIGKILL'));
  }

  async #finish(end: ProgramEnd, at?: number): Promise<void> {
    const { reaper, scratch, runtime } = this.#context;
    const { spec, paths } = this.#job;
    const event = { type: 'program-ended', end, ...(at !== undefined && { at }) } as const;
    // Most programs leave nothing: then their end is one step.
    const isDone = !hasOutputs(spec, paths) && scratch.takeBackEmpty(paths);
    await this.#commit({ ...event, collect: !isDone });
    runtime.forget(this.#job);
    if (isDone) reaper.soon();
    else await this.#collect();
  }

  async #collect(): Promise<void> {
    const { paths, spec } = this.#job;
    try {
      await this.#context.reaper.now();
      const problem =
        this.#record.artifact === null && hasOutputs(spec, paths) ? await this.#pack() : undefined;
      await this.#removeScratch();
      if (this.#detached.isOn) return;
      await this.#commit({ type: 'collected', ...(problem !== undefined && { problem }) });
    } catch (error) {
      if (!this.#detached.isOn) throw error;
    }
  }

  async #pack(): Promise<WorkloadEnd | undefined> {
    const { layout, collectDelayMs, diskLimitBytes } = this.#context;
    const { signal } = this.#detached;
    if (collectDelayMs > 0) await this.#delay(collectDelayMs);
    const collected = await collectOutputs(
      this.#job.paths,
      layout.artifactOf(this.id),
      diskLimitBytes,
      signal,
    );
    if (collected.kind === 'problem') return collected.problem;
    await this.#commit({ type: 'artifact-stored', ...collected.packed });
    return undefined;
  }

  async #endUnstarted(problem?: WorkloadEnd): Promise<void> {
    const reason = 'It was stopped before its program started.';
    await this.#commit({ type: 'not-started', end: problem ?? { kind: 'start_failed', reason } });
    this.#context.runtime.forget(this.#job);
    await this.#removeScratch();
  }

  async #removeScratch(): Promise<void> {
    try {
      await this.#context.scratch.remove(this.#job.paths);
    } catch (error) {
      // Not worth a workload's end: it is tried again at the next start.
      const what = `The folders of workload ${this.id} cannot be removed`;
      this.#context.logger.warn(`${what}: ${messageOf(error)}`);
    }
  }

  /** Stores a step; while that is impossible (a full disk) it waits, for the step has happened. */
  async #commit(event: WorkloadEvent): Promise<void> {
    let told = '';
    for (;;) {
      try {
        this.#record = this.#context.transitions.apply(this.id, event, this.#job.spec);
        return;
      } catch (error) {
        const why = messageOf(error);
        if (why !== told) {
          const what = `The ${event.type} of workload ${this.id} cannot be stored`;
          this.#context.logger.error(`${what} and is tried again until it can: ${why}`);
          told = why;
        }
        await sleep(STORE_RETRY_MS);
        this.#detached.signal.throwIfAborted();
      }
    }
  }

  #delay(ms: number): Promise<void> {
    const { clock } = this.#context;
    return new Promise((resolve, reject) => {
      const { signal } = this.#detached;
      signal.throwIfAborted();
      const cancel = setAlarm(clock, clock.now() + ms, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        reject(signal.reason);
      });
    });
  }

  /** Real time: it is about real processes, whatever clock the workloads live by. */
  #after(ms: number, fn: () => void): void {
    if (this.#detached.isOn) return;
    const timer = setTimeout(fn, ms);
    this.#alarms.add(() => clearTimeout(timer));
  }

  #clearAlarms(): void {
    for (const cancel of this.#alarms) cancel();
    this.#alarms.clear();
  }
}

function startProblem(error: unknown): WorkloadEnd {
  return isDiskFull(error)
    ? { kind: 'disk_full', reason: 'It could not be started: the disk is full.' }
    : { kind: 'start_failed', reason: messageOf(error) };
}

/** The try that a record stands for. */
function createJob(layout: Layout, record: WorkloadRecord, stopping: Switch): RuntimeJob {
  const { spec, attempt, gpuIds } = record;
  return {
    spec,
    attempt,
    gpuIds,
    paths: layout.pathsOf(spec.id),
    logs: layout.logsOf(spec.id, attempt),
    runFile: layout.runFileOf(spec.id, attempt),
    get signal(): AbortSignal {
      return stopping.signal;
    },
  };
}
