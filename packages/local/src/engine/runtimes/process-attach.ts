import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../../store/errors.ts';
import type { Attached, ProgramEnd, RunningProgram, RuntimeJob } from '../types.ts';
import { killMarked, signalGroup } from './process-group.ts';
import {
  describeExit,
  exitCodeOfSignal,
  exitFile,
  parseControlLine,
  runFile,
} from './process-shim.ts';
import type { ProcessTable } from './process-table.ts';

const POLL_MS = 20;
/** How long a shell may take from its start to the start of its program. */
const START_PATIENCE_MS = 2000;
const CLAIM = 'claimed\n';

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
 * The file `run.N` decides: whoever creates it, the shell or this function, has the say whether the
 * program runs, so it never runs twice and is never believed to have run when it has not.
 */
export async function attachProgram(
  job: RuntimeJob,
  handle: string | null,
  table: ProcessTable,
): Promise<Attached> {
  const { root } = job.paths;
  const file = runFile(root, job.attempt);
  if (handle !== null) await waitForStart(Number(handle), root, file, table);
  if (claim(root, file)) return { kind: 'never-started' };

  const pid = await readPid(file);
  if (pid === 'claimed') return { kind: 'never-started' };
  const startedAt = modifiedAt(file);
  if (pid !== undefined && (await table.isShim(pid, root))) {
    return { kind: 'running', program: watchProgram(pid, job, table), startedAt };
  }
  const end = readEnd(root, job.attempt);
  await killMarked(table, (marked) => marked === root);
  const endedAt = end === undefined ? null : modifiedAt(exitFile(root, job.attempt));
  return { kind: 'ended', end: end ?? LOST, startedAt, endedAt };
}

/** Watches a program whose shell is not a child of this process: by looking. */
function watchProgram(pid: number, job: RuntimeJob, table: ProcessTable): RunningProgram {
  const { root } = job.paths;
  let isDetached = false;
  let isKilled = false;
  const watch = async (): Promise<ProgramEnd> => {
    while (await table.isShim(pid, root)) {
      await sleep(POLL_MS);
      if (isDetached) return await new Promise<never>(() => {});
    }
    await killMarked(table, (marked) => marked === root);
    return readEnd(root, job.attempt) ?? (isKilled ? exited(exitCodeOfSignal('SIGKILL')) : LOST);
  };
  return {
    handle: String(pid),
    ended: watch(),
    signal(name): void {
      isKilled ||= name === 'SIGKILL';
      void table.isShim(pid, root).then((isAlive) => isAlive && signalGroup(pid, name));
    },
    detach(): void {
      isDetached = true;
    },
  };
}

/** A shell known to be there is given the time to start its program. */
async function waitForStart(
  pid: number,
  root: string,
  file: string,
  table: ProcessTable,
): Promise<void> {
  const deadline = performance.now() + START_PATIENCE_MS;
  while (modifiedAt(file) === null && performance.now() < deadline) {
    if (!(await table.isShim(pid, root))) return;
    await sleep(1);
  }
}

/** Takes the right to start the program; false when it is taken. */
function claim(root: string, file: string): boolean {
  const note = `${root}/claim`;
  try {
    // Linked, not opened: the file must have its content in the moment it appears.
    writeFileSync(note, CLAIM, { mode: 0o600 });
    linkSync(note, file);
    return true;
  } catch (error) {
    // Without its folder no shell of it can have started a program.
    if (codeOf(error) === 'ENOENT') return true;
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(note, { force: true });
  }
}

/** Who took it; a shell is given the time to write its line. */
async function readPid(file: string): Promise<number | 'claimed' | undefined> {
  const deadline = performance.now() + START_PATIENCE_MS;
  do {
    const text = readFileSync(file, 'utf8');
    if (text === CLAIM) return 'claimed';
    const pid = parseControlLine(text);
    if (pid !== undefined) return pid;
    await sleep(1);
  } while (performance.now() < deadline);
  return undefined;
}

function readEnd(root: string, attempt: number): ProgramEnd | undefined {
  try {
    const exitCode = parseControlLine(readFileSync(exitFile(root, attempt), 'utf8'));
    return exitCode === undefined ? undefined : exited(exitCode);
  } catch {
    return undefined;
  }
}

function exited(exitCode: number): ProgramEnd {
  return { kind: 'exited', exitCode, reason: describeExit(exitCode) };
}

function modifiedAt(file: string): number | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : Math.floor(stats.mtimeMs);
}
