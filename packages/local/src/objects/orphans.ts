import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { WorkloadState } from '../engine/types.ts';
import { type Layout, workloadOf } from './layout.ts';
import { removeTree } from './scratch.ts';

const BATCH = 256;

/**
 * Removes files that nobody needs any more: a process that was killed between a change in the store
 * and the removal of the files leaves them. Goes on in small steps beside other work.
 *
 * @param stateOf the state of a workload, undefined when it is not in the store.
 */
export async function removeOrphans(
  layout: Layout,
  stateOf: (id: string) => WorkloadState | undefined,
  signal: AbortSignal,
): Promise<void> {
  const isRemoved = (id: string): boolean => stateOf(id) === undefined;
  const isOver = (id: string): boolean => ['ended', undefined].includes(stateOf(id));
  await removeWhere(layout.logs, isRemoved, signal);
  await removeWhere(layout.artifacts, isRemoved, signal);
  await removeWhere(layout.runs, isOver, signal);
  await removeWhere(layout.workloads, isOver, signal);
}

async function removeWhere(
  folder: string,
  isChosen: (id: string) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const names = await readdir(folder);
  for (let index = 0; index < names.length; index += BATCH) {
    for (const name of names.slice(index, index + BATCH)) {
      if (signal.aborted) return;
      const id = workloadOf(name);
      if (id !== undefined && isChosen(id)) await removeTree(join(folder, name));
    }
    await breathe();
  }
}
