import { setTimeout as sleep } from 'node:timers/promises';
import type { Layout } from '../objects/layout.ts';
import type { Scratch } from '../objects/scratch.ts';
import { messageOf } from '../store/errors.ts';
import type { Reaper } from './reaper.ts';
import type { Runtime } from './runtimes/types.ts';
import type { Switch } from './switch.ts';
import type { Transitions } from './transitions.ts';
import type { EngineClock, EngineLogger, WorkloadHooks, WorkloadSpec } from './types.ts';
import type { WorkloadEvent, WorkloadRecord } from './workload.ts';

/** Between two tries to store something. */
export const STORE_RETRY_MS = 1000;
/** How often a closing engine still tries: then the next start finds out what happened. */
const TRIES_WHEN_CLOSING = 3;

/** What every supervisor shares. */
export interface SupervisorContext {
  readonly transitions: Transitions;
  readonly runtime: Runtime;
  readonly layout: Layout;
  readonly scratch: Scratch;
  readonly clock: EngineClock;
  readonly logger: EngineLogger;
  readonly reaper: Reaper;
  /** By cloud. */
  readonly hooks: ReadonlyMap<string, WorkloadHooks>;
  /** On when the engine closes and stops its workloads. */
  readonly closing: Switch;
  readonly collectDelayMs: number;
  readonly diskLimitBytes: number;
}

/**
 * Stores a step of a workload; while that is impossible (a full disk) it waits, for the step has
 * happened. Rejects when `detached` is aborted, or when the engine closes and it stays impossible.
 */
export async function storeStep(
  { transitions, logger, closing }: SupervisorContext,
  spec: WorkloadSpec,
  event: WorkloadEvent,
  detached: () => AbortSignal,
): Promise<WorkloadRecord> {
  let told = '';
  let triesLeft = TRIES_WHEN_CLOSING;
  for (;;) {
    try {
      return transitions.apply(spec.id, event, spec);
    } catch (error) {
      if (closing.isOn) triesLeft -= 1;
      if (triesLeft === 0) throw error;
      const why = messageOf(error);
      if (why !== told) {
        const what = `The ${event.type} of workload ${spec.id} cannot be stored`;
        logger.error(`${what} and is tried again until it can: ${why}`);
        told = why;
      }
      await sleep(STORE_RETRY_MS);
      detached().throwIfAborted();
    }
  }
}
