import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessTable } from './process-table.ts';

const POLL_MS = 2;
/** How long killed processes may take to go. */
const PATIENCE_MS = 500;
const ROUNDS = 5;

/** Signals a process group; false when it has no process any more. */
export function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    // ESRCH: nobody is there. EPERM (macOS): only zombies are.
    return false;
  }
}

/** Waits until a killed process group is gone, and kills what joined it meanwhile. */
export async function clearGroup(leader: number, table: ProcessTable): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (signalGroup(leader, 'SIGKILL') && performance.now() < deadline) {
    // In a container where nobody reaps, the dead stay in the group for ever.
    if (!table.hasLiving(leader)) return;
    await sleep(POLL_MS);
  }
}

/** Kills every marked process whose workload is chosen, and what it forks meanwhile. */
export async function killMarked(
  table: ProcessTable,
  isChosen: (root: string) => boolean,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const chosen = (await table.marked()).filter(({ root }) => isChosen(root));
    if (chosen.length === 0) return;
    for (const { pid } of chosen) killProcess(pid);
    await sleep(POLL_MS);
  }
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
