import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { WORKLOAD_VARIABLE } from './process-environment.ts';
import { SHIM_NAME } from './process-shim.ts';

const run = promisify(execFile);
/** The script and the folder come first in the shell's command line; the job's own words can be long. */
const COMMAND_LINE_BYTES = 8192;

/** A process of a workload, found by the mark in its environment. */
export interface MarkedProcess {
  readonly pid: number;
  /** The folder of its workload. */
  readonly root: string;
}

/** Looks at the processes of this machine. */
export interface ProcessTable {
  /**
   * Whether the process is the shell of the workload with this folder. The folder is in the shell's
   * command line and no other workload has it, so a process that got the same number later (also
   * after a reboot), or a dead one that nobody reaped, is not taken for it.
   */
  isShim(pid: number, root: string): Promise<boolean>;
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
  async isShim(pid, root): Promise<boolean> {
    const line = readStart(`/proc/${pid}/cmdline`);
    return line.includes(`\0${SHIM_NAME}\0${root}\0`);
  },
  hasLiving: (group) => readdirSync('/proc').some((name) => isLivingMember(name, group)),
  async marked(): Promise<MarkedProcess[]> {
    const found: MarkedProcess[] = [];
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      const root = Number.isInteger(pid) ? readMark(pid) : undefined;
      if (root !== undefined) found.push({ pid, root });
    }
    return found;
  },
};

/** Systems without /proc (macOS). */
const psProcessTable: ProcessTable = {
  async isShim(pid, root): Promise<boolean> {
    const line = await ps(['-ww', '-p', String(pid), '-o', 'command=']);
    return line.includes(` ${SHIM_NAME} ${root} `);
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

/** A line of /proc/PID/stat: `pid (name) state parent group …`; the name may hold anything. */
function isLivingMember(pid: string, group: number): boolean {
  if (!/^\d+$/.test(pid)) return false;
  const line = readStart(`/proc/${pid}/stat`);
  const [state, , itsGroup] = line.slice(line.lastIndexOf(')') + 2).split(' ');
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
