import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../../store/errors.ts';
import { killMarked, signalGroup } from './process-group.ts';
import { claimFileOf, describeExit, exitCodeOfSignal, readExitCode } from './process-shim.ts';
import type { ProcessTable } from './process-table.ts';
import type { Attached, ProgramEnd, RunningProgram, RuntimeJob } from './types.ts';

const POLL_MS = 20;
/** How long a shell may take from its start to the start of its program. */
const START_PATIENCE_MS = 2000;
/** Read-only, as no shell makes it: this log was made by a recovery, and its program never ran. */
const CLAIMED_MODE = 0o400;

const LOST: ProgramEnd = {
  kind: 'lost',
  exitCode: null,
  reason:
    'Its program is gone and its exit code was not recorded: it was killed, or the machine was ' +
    'restarted, while the local cloud was not running.',
};

/**
 * Finds a program that an earlier process of the local cloud may have started.
 *
 * The log decides: whoever creates it, the shell or this function, has the say whether the program
 * runs, so it never runs twice and is never believed to have run when it has not.
 */
export async function attachProgram(
  job: RuntimeJob,
  handle: string | null,
  table: ProcessTable,
): Promise<Attached> {
  const claimFile = claimFileOf(job);
  if (handle !== null) await waitForStart(Number(handle), job, table);
  if (claim(claimFile)) return { kind: 'never-started' };

  const pid = await findShim(job, handle, table);
  const startedAt = madeAt(claimFile);
  if (pid !== undefined) {
    return { kind: 'running', program: watchProgram(pid, job, table), startedAt };
  }
  await killMarked(table, (root) => root === job.paths.root);
  const exitCode = readExitCode(job.runFile);
  return exitCode === undefined
    ? { kind: 'ended', end: LOST, startedAt, endedAt: null }
    : { kind: 'ended', end: exited(exitCode), startedAt, endedAt: changedAt(job.runFile) };
}

async function findShim(
  { runFile }: RuntimeJob,
  handle: string | null,
  table: ProcessTable,
): Promise<number | undefined> {
  if (handle === null) return await table.findShim(runFile);
  return (await table.isShim(Number(handle), runFile)) ? Number(handle) : undefined;
}

/** Watches a program whose shell is not a child of this process: by looking. */
function watchProgram(pid: number, job: RuntimeJob, table: ProcessTable): RunningProgram {
  const { runFile } = job;
  let isDetached = false;
  let isKilled = false;
  const watch = async (): Promise<ProgramEnd> => {
    while (await table.isShim(pid, runFile)) {
      await sleep(POLL_MS);
      if (isDetached) return await new Promise<never>(() => {});
    }
    await killMarked(table, (root) => root === job.paths.root);
    const exitCode = readExitCode(runFile);
    if (exitCode !== undefined) return exited(exitCode);
    return isKilled ? exited(exitCodeOfSignal('SIGKILL')) : LOST;
  };
  return {
    handle: String(pid),
    ended: watch(),
    signal(name): void {
      isKilled ||= name === 'SIGKILL';
      void table.isShim(pid, runFile).then((isAlive) => isAlive && signalGroup(pid, name));
    },
    detach(): void {
      isDetached = true;
    },
  };
}

/** A shell known to be there is given the time to start its program. */
async function waitForStart(pid: number, job: RuntimeJob, table: ProcessTable): Promise<void> {
  const deadline = performance.now() + START_PATIENCE_MS;
  while (!existsSync(claimFileOf(job)) && performance.now() < deadline) {
    if (!(await table.isShim(pid, job.runFile))) return;
    await sleep(1);
  }
}

/** Takes the right to start the program; false when a shell has it. */
function claim(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', CLAIMED_MODE));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return (statSync(file).mode & 0o777) === CLAIMED_MODE;
    throw error;
  }
}

function exited(exitCode: number): ProgramEnd {
  return { kind: 'exited', exitCode, reason: describeExit(exitCode) };
}

/** Where the file system does not keep when a file was made, its last change is the nearest. */
function madeAt(file: string): number {
  const { birthtimeMs, mtimeMs } = statSync(file);
  return Math.floor(birthtimeMs > 0 ? Math.min(birthtimeMs, mtimeMs) : mtimeMs);
}

function changedAt(file: string): number {
  return Math.floor(statSync(file).mtimeMs);
}
