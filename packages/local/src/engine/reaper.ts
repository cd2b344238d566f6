import { basename, dirname } from 'node:path';
import type { Layout } from '../objects/layout.ts';
import { messageOf } from '../store/errors.ts';
import type { WorkloadRepository } from '../store/workloads.ts';
import type { Runtime } from './runtimes/types.ts';
import type { EngineLogger } from './types.ts';
import { isLogComplete } from './workload.ts';

const DELAY_MS = 100;

/** Kills what ended workloads left behind; one look at the machine serves all that ended lately. */
export interface Reaper {
  /** Within a moment; nobody waits for it. */
  soon(): void;
  /** Returns when what ended workloads left behind is gone. */
  now(): Promise<void>;
  /** Does what is due, and then nothing any more. */
  close(): Promise<void>;
}

/** A reaper over a runtime; never touches what is not of a workload in this data directory. */
export function createReaper(
  runtime: Runtime,
  layout: Layout,
  repository: WorkloadRepository,
  logger: EngineLogger,
): Reaper {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const isOver = (root: string): boolean => {
    if (dirname(root) !== layout.workloads) return false;
    const state = repository.stateOf(basename(root));
    return state === undefined || isLogComplete(state);
  };
  const looks = new Set<Promise<void>>();
  const now = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const look = runtime.reap(isOver).catch((error) => {
      logger.warn(`Left-over processes cannot be looked for: ${messageOf(error)}`);
    });
    looks.add(look);
    await look;
    looks.delete(look);
  };
  return {
    soon(): void {
      if (isClosed) return;
      timer ??= setTimeout(() => void now(), DELAY_MS).unref();
    },
    now,
    async close(): Promise<void> {
      isClosed = true;
      if (timer !== undefined) await now();
      await Promise.all(looks);
    },
  };
}
