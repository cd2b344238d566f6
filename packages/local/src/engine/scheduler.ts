import { messageOf } from '../store/errors.ts';
import type { QueueHead } from '../store/workloads.ts';
import type { GpuAllocator } from './gpus.ts';
import type { Slots } from './slots.ts';
import type { Transitions } from './transitions.ts';
import type { EngineLogger } from './types.ts';
import type { WorkloadRecord } from './workload.ts';

const RETRY_MS = 1000;

/** What the scheduler shares with the engine. */
export interface SchedulerContext {
  readonly transitions: Transitions;
  readonly slots: Slots;
  readonly gpus: GpuAllocator;
  readonly logger: EngineLogger;
  /** Starts a workload whose slot is stored. */
  readonly launch: (record: WorkloadRecord) => void;
}

/**
 * Gives free slots to queued workloads: within a cloud strictly in the order they came, between
 * clouds to the one that has waited longest.
 */
export class Scheduler {
  readonly #context: SchedulerContext;
  readonly #clouds = new Set<string>();
  #isOpen = false;
  #isDue = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(context: SchedulerContext) {
    this.#context = context;
  }

  open(): void {
    this.#isOpen = true;
    for (const cloud of this.#context.transitions.repository.queuedClouds()) {
      this.#clouds.add(cloud);
    }
    this.#run();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#retry);
  }

  /** A workload of this cloud came: slots are given once the caller has its answer. */
  arrived(cloud: string): void {
    this.#clouds.add(cloud);
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => this.#run());
  }

  /** A workload of this cloud has left its slot. */
  freed(cloud: string): void {
    this.#clouds.add(cloud);
    this.#run();
  }

  /** Gives out all slots that can be given. */
  #run(): void {
    this.#isDue = false;
    try {
      const withoutGpu = new Set<string>();
      while (this.#isOpen) {
        const head = this.#nextHead(withoutGpu);
        if (head === undefined) return;
        if (!this.#give(head)) withoutGpu.add(head.cloud);
      }
    } catch (error) {
      this.#context.logger.error(`Queued workloads cannot be started: ${messageOf(error)}`);
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#run(), RETRY_MS);
    }
  }

  #nextHead(excluded: ReadonlySet<string>): QueueHead | undefined {
    const { slots, transitions } = this.#context;
    let first: QueueHead | undefined;
    for (const cloud of this.#clouds) {
      if (excluded.has(cloud) || !slots.hasFree(cloud)) continue;
      const head = transitions.repository.queueHead(cloud);
      if (head === undefined) this.#clouds.delete(cloud);
      else if (first === undefined || head.sequence < first.sequence) first = head;
    }
    return first;
  }

  /** False when the workload must wait for GPUs. */
  #give(head: QueueHead): boolean {
    const { transitions, slots, gpus, launch } = this.#context;
    const queued = transitions.find(head.id);
    const gpuIds = gpus.take(queued.spec.gpus);
    if (gpuIds === undefined) return false;
    let record: WorkloadRecord;
    try {
      record = transitions.applyTo(queued, { type: 'slot-given', gpuIds });
    } catch (error) {
      gpus.release(gpuIds);
      throw error;
    }
    slots.take(head.cloud);
    launch(record);
    return true;
  }
}
