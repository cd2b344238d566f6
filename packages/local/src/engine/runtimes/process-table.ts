import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { WORKLOAD_VARIABLE } from './process-environment.ts';
import { SHIM_NAME } from './process-shim.ts';

const run = promisify(execFile);
/** The script and the run file come first in the shell's command line, before the job's own words. */
const COMMAND_LINE_BYTES = 8192;

/** A process of a workload, found by the mark in its environment. */
interface MarkedProcess {
  readonly pid: number;
  /** The folder of its workload. */
  readonly root: string;
}

/** Looks at the processes of this machine. */
export interface ProcessTable {
  /**
   * Whether the process is the shell of the try with this run file. The file is in the shell's
   * command line and no other try has it, so a process that got the same number later (also after
   * a reboot), or a dead one that nobody reaped, is not taken for it.
   */
  isShim(pid: number, runFile: string): Promise<boolean>;
  /** The shell of the try with this run file, if it lives. */
  findShim(runFile: string): Promise<number | undefined>;
  /** Whether a process group has a member that is not a zombie; true where that cannot be seen. */
  hasLiving(group: number): boolean;
  /** Every process of this user that is marked as part of a workload. */
  marked(): Promise<MarkedProcess[]>;
}

/** The process table of this system. */
export function systemProcessTable(platform: NodeJS.Platform = process.platform): ProcessTable {
  return platform === 'linux' ? linuxProcessTable : psProcessTable;
}

const linuxProcessTable: ProcessTable = {
  isShim: async (pid, runFile) => isLinuxShim(pid, runFile),
  async findShim(runFile): Promise<number | undefined> {
    return linuxProcesses().find((pid) => isLinuxShim(pid, runFile));
  },
  hasLiving: (group) => linuxProcesses().some((pid) => isLivingMember(pid, group)),
  async marked(): Promise<MarkedProcess[]> {
    const found: MarkedProcess[] = [];
    for (const pid of linuxProcesses()) {
      const root = readMark(pid);
      if (root !== undefined) found.push({ pid, root });
    }
    return found;
  },
};

/** Systems without /proc (macOS). */
const psProcessTable: ProcessTable = {
  async isShim(pid, runFile): Promise<boolean> {
    const line = await ps(['-ww', '-p', String(pid), '-o', 'command=']);
    return line.includes(` ${SHIM_NAME} ${runFile} `);
  },
  async findShim(runFile): Promise<number | undefined> {
    const lines = (await ps(['-ww', '-x', '-o', 'pid=,command='])).split('\n');
    const line = lines.find((text) => text.includes(` ${SHIM_NAME} ${runFile} `));
    return line === undefined ? undefined : Number.parseInt(line, 10);
  },
  hasLiving: () => true,
  async marked(): Promise<MarkedProcess[]> {
    const found: MarkedProcess[] = [];
    const mark = new RegExp(`^\\s*(\\d+) .*\\b${WORKLOAD_VARIABLE}=(\\S+)`);
    for (const line of (await ps(['-E', '-ww', '-x', '-o', 'pid=,command='])).split('\n')) {
      const [, pid, root] = mark.exec(line) ?? [];
      if (pid !== undefined && root !== undefined) found.push({ pid: Number(pid), root });
    }
    return found;
  },
};

async function ps(parameters: readonly string[]): Promise<string> {
  try {
    return (await run('ps', parameters, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch {
    // ps ends with 1 when no process matches.
    return '';
  }
}

function linuxProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/**
 * The shell has the session of the program; between its fork and its exec the program looks like
 * the shell, and only the session's leader is it.
 */
function isLinuxShim(pid: number, runFile: string): boolean {
  const line = readStart(`/proc/${pid}/cmdline`);
  if (!line.includes(`\0${SHIM_NAME}\0${runFile}\0`)) return false;
  return statFields(pid)[3] === String(pid);
}

/** `state parent group session …` of /proc/PID/stat; the name before them may hold anything. */
function statFields(pid: number): string[] {
  const line = readStart(`/proc/${pid}/stat`);
  return line.slice(line.lastIndexOf(')') + 2).split(' ');
}

function isLivingMember(pid: number, group: number): boolean {
  const [state, , itsGroup] = statFields(pid);
  return itsGroup === String(group) && state !== 'Z' && state !== 'X';
}

function readMark(pid: number): string | undefined {
  let environment: string;
  try {
    environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    // Another user's, or it has just ended.
    return undefined;
  }
  const key = `${WORKLOAD_VARIABLE}=`;
  const start = environment.startsWith(key) ? 0 : environment.indexOf(`\0${key}`) + 1;
  if (start === 0 && !environment.startsWith(key)) return undefined;
  const end = environment.indexOf('\0', start);
  return environment.slice(start + key.length, end === -1 ? undefined : end);
}

function readStart(file: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const buffer = Buffer.alloc(COMMAND_LINE_BYTES);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, COMMAND_LINE_BYTES, 0));
  } catch {
    return '';
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
