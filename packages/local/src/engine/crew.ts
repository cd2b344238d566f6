import { messageOf } from '../store/errors.ts';
import { type DiskWatch, watchDisk } from './disk-watch.ts';
import { createGpuAllocator } from './gpus.ts';
import type { RuntimeJob } from './runtimes/types.ts';
import { Scheduler } from './scheduler.ts';
import { createSlots, type Slots } from './slots.ts';
import type { SupervisorContext } from './steps.ts';
import { Supervisor } from './supervisor.ts';
import type { Gpu, StopRequest } from './types.ts';
import type { WorkloadRecord } from './workload.ts';

const SHUTDOWN: StopRequest = { kind: 'shutdown', reason: 'The local cloud was shut down.' };

/** Options of {@link Crew}. */
export interface CrewOptions {
  readonly context: SupervisorContext;
  readonly slots: number;
  readonly slotsByCloud: Readonly<Record<string, number>>;
  readonly slotsApart: Readonly<Record<string, number>>;
  readonly gpus: readonly Gpu[];
  readonly diskCheckIntervalMs: number;
}

/** The supervisors of all active workloads, and the scheduler that adds to them. */
export class Crew {
  readonly #context: SupervisorContext;
  readonly #slots: Slots;
  readonly #gpus: ReturnType<typeof createGpuAllocator>;
  readonly #scheduler: Scheduler;
  readonly #members = new Map<string, Supervisor>();
  readonly #lives = new Set<Promise<void>>();
  readonly #diskCheckIntervalMs: number;
  #diskWatch: DiskWatch | undefined;

  constructor(options: CrewOptions) {
    this.#context = options.context;
    this.#slots = createSlots(options.slots, options.slotsByCloud, options.slotsApart);
    this.#gpus = createGpuAllocator(options.gpus);
    this.#diskCheckIntervalMs = options.diskCheckIntervalMs;
    this.#scheduler = new Scheduler({
      transitions: this.#context.transitions,
      slots: this.#slots,
      gpus: this.#gpus,
      logger: this.#context.logger,
      launch: (record) => {
        const supervisor = this.#admit(record);
        this.#follow(supervisor, supervisor.run());
      },
    });
  }

  /** Active workloads. */
  get size(): number {
    return this.#slots.used;
  }

  /** Takes over what an earlier process had in hand, then gives out free slots. */
  async start(): Promise<void> {
    const records = this.#context.transitions.repository.active();
    for (const record of records) {
      this.#slots.take(record.spec.cloud);
      this.#gpus.occupy(record.gpuIds);
    }
    await Promise.all(records.map((record) => this.#recover(record)));
    this.#diskWatch = watchDisk(
      () => this.#members.values(),
      this.#context.runtime,
      this.#context.diskLimitBytes,
      this.#diskCheckIntervalMs,
    );
    this.#scheduler.open();
  }

  /** A workload of this cloud has come into the queue. */
  arrived(cloud: string): void {
    this.#scheduler.arrived(cloud);
  }

  /** The try of an active workload. */
  jobOf(id: string): RuntimeJob | undefined {
    return this.#members.get(id)?.job;
  }

  /** Acts on the stored stop request of an active workload. */
  requestStop(id: string): void {
    this.#members.get(id)?.requestStop();
  }

  /** Ends (`stop`) or leaves (`keep`) all active workloads; returns when none is in hand. */
  async close(jobs: 'stop' | 'keep'): Promise<void> {
    this.#scheduler.close();
    this.#diskWatch?.close();
    if (jobs === 'stop') this.#context.closing.turnOn();
    for (const supervisor of [...this.#members.values()]) {
      if (jobs === 'keep') supervisor.detach();
      else supervisor.stop(SHUTDOWN);
    }
    while (this.#lives.size > 0) await Promise.all(this.#lives);
  }

  async #recover(record: WorkloadRecord): Promise<void> {
    const supervisor = this.#admit(record);
    const left =
      record.state === 'collecting'
        ? 'collecting'
        : await this.#context.runtime.attach(supervisor.job, record.handle);
    this.#follow(supervisor, supervisor.resume(left));
  }

  #admit(record: WorkloadRecord): Supervisor {
    const supervisor = new Supervisor(this.#context, record);
    this.#members.set(supervisor.id, supervisor);
    return supervisor;
  }

  /** Frees the slot when the supervisor is through. */
  #follow(supervisor: Supervisor, life: Promise<void>): void {
    const followed = life
      .catch((error) => {
        this.#context.logger.error(`Workload ${supervisor.id} was given up: ${messageOf(error)}`);
      })
      .then(() => {
        supervisor.detach();
        this.#lives.delete(followed);
        this.#members.delete(supervisor.id);
        this.#slots.release(supervisor.cloud);
        this.#gpus.release(supervisor.job.gpuIds);
        // Its cloud is named: a recovered workload may be back in a queue that was empty.
        this.#scheduler.freed(supervisor.cloud);
      });
    this.#lives.add(followed);
  }
}
