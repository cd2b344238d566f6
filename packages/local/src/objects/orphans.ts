import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { isWorkloadId, type Layout } from './layout.ts';
import { removeTree } from './scratch.ts';

const BATCH = 256;
const ID_LENGTH = 36;

/**
 * Removes files of workloads that are not in the store any more: a process that was killed between
 * the removal of the row and of the files leaves them. Goes on in small steps beside other work.
 */
export async function removeOrphans(
  layout: Layout,
  isKnown: (id: string) => boolean,
  signal: AbortSignal,
): Promise<void> {
  for (const folder of [layout.workloads, layout.artifacts]) {
    const names = await readdir(folder);
    for (let index = 0; index < names.length; index += BATCH) {
      for (const name of names.slice(index, index + BATCH)) {
        const id = name.slice(0, ID_LENGTH);
        if (signal.aborted) return;
        if (isWorkloadId(id) && !isKnown(id)) await removeTree(join(folder, name));
      }
      await breathe();
    }
  }
}
