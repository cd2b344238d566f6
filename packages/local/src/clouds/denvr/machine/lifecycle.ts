import type { EngineClock, EngineLogger, Workload } from '../../../engine/types.ts';
import type { Database } from '../../../store/database.ts';
import { messageOf } from '../../../store/errors.ts';
import type { DenvrOptions } from '../options.ts';
import type { Goal, InstanceRow, InstanceStore } from '../store/instances.ts';
import { type Containers, denvrCloud } from './containers.ts';
import { planOf } from './plan.ts';
import { probePort } from './probe.ts';
import { afterEnd } from './program-end.ts';
import { bootLine, nextStep, restingStates, type Status } from './states.ts';

const RETRY_MS = 1000;

/** What a {@link Lifecycle} works with. */
export interface LifecycleParts {
  readonly database: Database;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly options: DenvrOptions;
  readonly instances: InstanceStore;
  readonly containers: Containers;
  /** Called in the transaction that removes an instance. */
  readonly removed: (row: InstanceRow) => void;
}

/**
 * Leads every machine and application through its states: by the clock, by capacity, and by what
 * becomes of the programs of applications.
 */
export class Lifecycle {
  readonly #parts: LifecycleParts;
  readonly #probes = new Map<number, () => void>();
  #cancelTimer: (() => void) | undefined;
  #isOpen = false;

  constructor(parts: LifecycleParts) {
    this.#parts = parts;
  }

  /** Takes up what the last process left. Call it before the engine starts. */
  open(): void {
    this.#isOpen = true;
    for (const row of this.#parts.instances.list('app')) this.#watch(row);
    this.arrange();
  }

  close(): void {
    this.#isOpen = false;
    this.#cancelTimer?.();
    for (const end of this.#probes.values()) end();
    this.#probes.clear();
  }

  /** Gives an instance a goal, on the way to which it is PENDING. One that is to go just goes. */
  aim(row: InstanceRow, goal: Goal): InstanceRow {
    if (row.goal === 'gone') return row;
    const { clock, instances, options } = this.#parts;
    const now = clock.now();
    // A program is told to end at once; all else takes its step.
    const isProgramToEnd = row.kind === 'app' && goal !== 'online';
    const aimed = instances.change(row, {
      goal,
      status: 'PENDING',
      reason: null,
      message: null,
      restarts: 0,
      due_at: isProgramToEnd ? now : now + options.stepMs,
      updated_at: now,
    });
    this.arrange();
    return aimed;
  }

  /** Sets the timer for the next instance that is due. */
  arrange(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (!this.#isOpen) return;
    const { clock, instances } = this.#parts;
    const next = instances.nextDue();
    if (next === null) return;
    const wait = Math.max(0, next - clock.now());
    this.#cancelTimer = clock.setTimer(wait, () => this.#runDue());
  }

  /** In the transaction that stores the new state of a workload. */
  followed(workload: Workload): void {
    if (workload.spec.cloud !== denvrCloud) return;
    const { containers, database } = this.#parts;
    const row = containers.instanceOf(workload.spec.id);
    if (row === undefined) return;
    if (workload.state === 'running') database.afterCommit(() => this.#watch(row));
    if (workload.state === 'ended') this.#ended(row, workload);
  }

  #runDue(): void {
    if (!this.#isOpen) return;
    const { clock, instances, logger } = this.#parts;
    const now = clock.now();
    try {
      for (const row of instances.due(now)) this.#stepOrDefer(row, now);
      this.arrange();
    } catch (error) {
      logger.error(`Denvr's machines cannot be led on: ${messageOf(error)}`);
      this.#cancelTimer = clock.setTimer(RETRY_MS, () => this.#runDue());
    }
  }

  /** One that cannot be led on must not hold up the others. */
  #stepOrDefer(row: InstanceRow, now: number): void {
    const { database, instances, logger } = this.#parts;
    try {
      database.transaction(() => this.#step(row, now));
    } catch (error) {
      logger.error(`Denvr's "${row.id}" cannot be led on: ${messageOf(error)}`);
      instances.change(row, { due_at: now + RETRY_MS });
    }
  }

  #step(row: InstanceRow, now: number): void {
    const { containers, instances, options } = this.#parts;
    const isLeaving = row.goal !== 'online';
    if (isLeaving) this.#endProbe(row);
    if (isLeaving && row.kind === 'app' && !containers.stop(row)) {
      // Its program gets the time that the engine gives it; its end calls for the next step.
      instances.change(row, { status: 'PENDING', due_at: null, updated_at: now });
      return;
    }
    const { kind, cluster, size } = row;
    const hasCapacity = row.holds === 1 || instances.held(kind, cluster, size) < options.capacity;
    const step = nextStep(row, { hasCapacity, create: options.create });
    if ('gone' in step) this.#remove(row);
    else if ('start' in step) this.#startContainer(row);
    else if ('wait' in step) this.#wait(row, step.wait, now);
    else this.#enter(row, step.to, now, step.holds, step.reason);
  }

  #remove(row: InstanceRow): void {
    const { containers, instances, removed } = this.#parts;
    containers.forget(row);
    removed(row);
    instances.remove(row);
  }

  #startContainer(row: InstanceRow): void {
    const { containers, instances } = this.#parts;
    instances.change(row, { due_at: null, reason: null, message: containers.gpuNotice(row) });
    containers.start(row);
  }

  #wait(row: InstanceRow, reason: string, now: number): void {
    const due = now + Math.max(1, this.#parts.options.stepMs);
    this.#parts.instances.change(row, { reason: 'Unschedulable', message: reason, due_at: due });
  }

  #enter(
    row: InstanceRow,
    status: Status,
    now: number,
    holds: boolean | undefined,
    message: string | null | undefined,
  ): InstanceRow {
    const { instances, options } = this.#parts;
    const isRest = restingStates.has(status);
    const line = bootLine(row.kind, status);
    const hasFailed = isRest && status !== 'ONLINE' && status !== 'OFFLINE';
    return instances.change(row, {
      status,
      due_at: isRest ? null : now + options.stepMs,
      updated_at: now,
      ...((holds !== undefined || hasFailed) && { holds: holds === true && !hasFailed ? 1 : 0 }),
      ...(message !== undefined && { message, reason: message === null ? null : status }),
      ...(line !== undefined && { boot_log: `${row.boot_log}${line}\n` }),
    });
  }

  /** Waits until the program of an application is ready. */
  #watch(row: InstanceRow): void {
    const { containers, options } = this.#parts;
    if (!this.#isOpen || this.#probes.has(row.sequence)) return;
    if (containers.current(row)?.state !== 'running') return;
    const { readinessPort } = planOf(row);
    const ready = (): void => this.#ready(row.sequence);
    if (readinessPort !== null) {
      const port = containers.portOf(row, readinessPort);
      this.#probes.set(row.sequence, probePort(port, ready));
    } else if (options.onlineWithoutPort === 'running') ready();
  }

  #ready(sequence: number): void {
    const { clock, database, instances, logger } = this.#parts;
    this.#probes.delete(sequence);
    try {
      database.transaction(() => {
        const row = instances.bySequence(sequence);
        if (row?.status !== 'PENDING_READINESS' || row.goal !== 'online') return;
        this.#enter(row, 'ONLINE', clock.now(), undefined, undefined);
      });
    } catch (error) {
      logger.error(`Denvr's application ${sequence} cannot be shown as ready: ${messageOf(error)}`);
    }
  }

  /** In the transaction that stores the end of a container. */
  #ended(row: InstanceRow, workload: Workload): void {
    const { clock, database, instances, options } = this.#parts;
    this.#endProbe(row);
    const now = clock.now();
    database.afterCommit(() => this.arrange());
    const after = afterEnd(row, workload, options, now);
    if ('rest' in after) this.#enter(row, after.rest, now, false, after.message);
    else instances.change(row, { ...after.change, updated_at: now });
  }

  #endProbe({ sequence }: InstanceRow): void {
    this.#probes.get(sequence)?.();
    this.#probes.delete(sequence);
  }
}
