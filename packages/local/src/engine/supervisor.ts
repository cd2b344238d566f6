import { messageOf } from '../store/errors.ts';
import { setAlarm } from './clock.ts';
import { collectOutputs, collectProblem, hasOutputs } from './collector.ts';
import { createJob, startProblem } from './job.ts';
import type { Attached, ProgramEnd, RunningProgram, RuntimeJob } from './runtimes/types.ts';
import { STORE_RETRY_MS, type SupervisorContext, storeStep } from './steps.ts';
import { Switch } from './switch.ts';
import type { StopRequest, WorkloadEnd, WorkloadHooks } from './types.ts';
import type { WorkloadEvent, WorkloadRecord } from './workload.ts';

/**
 * Leads one workload from its slot to its end. Every step is stored before the next is taken, and
 * each can be taken again by the supervisor of a later process.
 */
export class Supervisor {
  readonly id: string;
  readonly cloud: string;
  readonly #context: SupervisorContext;
  readonly #hooks: WorkloadHooks | undefined;
  readonly #stopping = new Switch();
  readonly #detached = new Switch();
  readonly #alarms = new Set<() => void>();
  #job: RuntimeJob;
  #record: WorkloadRecord;
  #program: RunningProgram | undefined;

  constructor(context: SupervisorContext, record: WorkloadRecord) {
    this.id = record.spec.id;
    this.cloud = record.spec.cloud;
    this.#context = context;
    this.#record = record;
    this.#hooks = context.hooks.get(this.cloud);
    this.#job = createJob(context.layout, record, this.#preparing);
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
      const filling = this.#fill();
      if (filling !== undefined) await filling;
      const login = () => this.#hooks?.login?.(this.#record);
      await this.#context.runtime.prepare(this.#job, login);
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

  /** What the cloud does before the program starts; undefined when it does nothing. */
  #fill(): Promise<void> | undefined {
    if (this.#hooks?.prepare === undefined) return undefined;
    const { paths, signal } = this.#job;
    const filling = this.#hooks.prepare(this.#record, paths, signal);
    return filling?.then((env) => {
      const { spec } = this.#record;
      const record = { ...this.#record, spec: { ...spec, env: { ...spec.env, ...env } } };
      this.#job = createJob(this.#context.layout, record, this.#preparing);
    });
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
      // A closing engine leaves no program behind, also when it cannot write down that it stops it.
      if (this.#context.closing.isOn) this.requestStop();
      else this.#after(STORE_RETRY_MS, () => this.stop(request));
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
    const { paths } = this.#job;
    const event = { type: 'program-ended', end, ...(at !== undefined && { at }) } as const;
    // Most programs leave nothing: then their end is one step.
    const isDone = !this.#hasToCollect() && scratch.takeBackEmpty(paths);
    await this.#commit({ ...event, collect: !isDone });
    runtime.forget(this.#job);
    if (isDone) reaper.soon();
    else await this.#collect();
  }

  #hasToCollect(): boolean {
    const { spec, paths } = this.#job;
    return hasOutputs(spec, paths) || this.#hooks?.collects?.(this.#record, paths) === true;
  }

  async #collect(): Promise<void> {
    try {
      await this.#context.reaper.now();
      const problem = (await this.#collectByHook()) ?? (await this.#pack());
      // A hook that is called again after a kill must find the folders as they were.
      const isHooked = this.#hooks?.collect !== undefined;
      if (!isHooked) await this.#removeScratch();
      if (this.#detached.isOn) return;
      await this.#commit({ type: 'collected', ...(problem !== undefined && { problem }) });
      if (isHooked) await this.#removeScratch();
    } catch (error) {
      if (!this.#detached.isOn) throw error;
    }
  }

  async #collectByHook(): Promise<WorkloadEnd | undefined> {
    if (this.#hooks?.collect === undefined) return undefined;
    const { signal } = this.#detached;
    try {
      return await this.#hooks.collect(this.#record, this.#job.paths, signal);
    } catch (error) {
      signal.throwIfAborted();
      return collectProblem(error);
    }
  }

  async #pack(): Promise<WorkloadEnd | undefined> {
    const { layout, collectDelayMs, diskLimitBytes } = this.#context;
    const { paths, spec } = this.#job;
    if (this.#record.artifact !== null || !hasOutputs(spec, paths)) return undefined;
    if (collectDelayMs > 0) await this.#delay(collectDelayMs);
    const artifact = layout.artifactOf(this.id);
    const collected = await collectOutputs(paths, artifact, diskLimitBytes, this.#detached.signal);
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

  readonly #signal = (): AbortSignal => this.#detached.signal;

  readonly #preparing = (): AbortSignal =>
    AbortSignal.any([this.#stopping.signal, this.#detached.signal]);

  async #commit(event: WorkloadEvent): Promise<void> {
    this.#record = await storeStep(this.#context, this.#record.spec, event, this.#signal);
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
