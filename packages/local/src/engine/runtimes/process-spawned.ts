import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearGroup, signalGroup } from './process-group.ts';
import { describeExit, exitCodeOfSignal } from './process-shim.ts';
import type { ProcessTable } from './process-table.ts';
import type { ProgramEnd, RunningProgram } from './types.ts';

const POLL_MS = 2;
/** A shell that has not started its program by then is told anyway. */
const START_PATIENCE_MS = 2000;
/** The shell's own exit code when it was not allowed, or had no room, to start the program. */
const NOT_STARTED_CODE = 125;

/** Watches a program whose shell is a child of this process. */
export function createSpawnedProgram(
  child: ChildProcess,
  pid: number,
  claimFile: string,
  table: ProcessTable,
): RunningProgram {
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('exit', (code, signal) => {
      const end = endOf(code, signal, claimFile);
      // Nearly always nobody is left, and then there is nothing to wait for.
      if (signalGroup(pid, 'SIGKILL')) void clearGroup(pid, table).then(() => resolve(end));
      else resolve(end);
    });
  });
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    handle: String(pid),
    ended,
    signal(name): void {
      if (name === 'SIGKILL') signalGroup(pid, name);
      else void terminate(pid, claimFile, isOver);
    },
    detach(): void {
      child.removeAllListeners('exit');
      child.unref();
    },
  };
}

/** SIGTERM, but not before the shell is ready for it: its program would miss it, or never start. */
async function terminate(pid: number, file: string, isOver: () => boolean): Promise<void> {
  const deadline = performance.now() + START_PATIENCE_MS;
  while (!existsSync(file) && !isOver() && performance.now() < deadline) await sleep(POLL_MS);
  if (!isOver()) signalGroup(pid, 'SIGTERM');
}

function endOf(code: number | null, signal: NodeJS.Signals | null, file: string): ProgramEnd {
  if (code === NOT_STARTED_CODE && !existsSync(file)) {
    const reason = 'Its log could not be made: the disk is full, or its folder is gone.';
    return { kind: 'not-started', exitCode: null, reason };
  }
  const exitCode = code ?? exitCodeOfSignal(signal ?? 'SIGKILL');
  return { kind: 'exited', exitCode, reason: describeExit(exitCode) };
}
