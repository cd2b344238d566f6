import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { codeOf, messageOf } from '../../store/errors.ts';
import { StartError } from '../errors.ts';
import { attachProgram } from './process-attach.ts';
import { buildEnvironment, type HostEnvironment } from './process-environment.ts';
import { killMarked } from './process-group.ts';
import { claimFileOf, SHIM_SCRIPT, shimParameters } from './process-shim.ts';
import { createSpawnedProgram } from './process-spawned.ts';
import { type ProcessTable, systemProcessTable } from './process-table.ts';
import { createRunFiles } from './run-files.ts';
import type { Attached, RunningProgram, Runtime, RuntimeJob } from './types.ts';

/** Options of {@link createProcessRuntime}. */
export interface ProcessRuntimeOptions {
  /** PATH of the programs. @default the PATH of this process */
  readonly path?: string;
  /** LANG of the programs. @default the LANG of this process, else `C.UTF-8` */
  readonly lang?: string;
}

/**
 * Runs each workload as a process of this host, in a folder, session and process group of its own.
 * Needs nothing but `/bin/sh`; does not use the image. The log goes straight into its file and the
 * exit code into another, so neither depends on this process being alive.
 */
export function createProcessRuntime(options: ProcessRuntimeOptions = {}): Runtime {
  const host: HostEnvironment = {
    path: options.path ?? process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    lang: options.lang ?? process.env['LANG'] ?? 'C.UTF-8',
  };
  const table: ProcessTable = systemProcessTable();
  const runFiles = createRunFiles();
  return {
    name: 'process',
    usesImage: false,
    prepare(): void {},
    start(job): RunningProgram | Promise<RunningProgram> {
      runFiles.provide(job.runFile);
      return startProgram(job, host, table);
    },
    attach: (job, handle): Promise<Attached> => attachProgram(job, handle, table),
    forget: (job) => runFiles.takeBack(job.runFile),
    reap: (isEnded) => killMarked(table, isEnded),
  };
}

function startProgram(
  job: RuntimeJob,
  host: HostEnvironment,
  table: ProcessTable,
): RunningProgram | Promise<RunningProgram> {
  const { spec, paths } = job;
  const words = [...spec.entrypoint, ...spec.command];
  if (words.length === 0) {
    throw new StartError(
      'It has neither an entrypoint nor a command, and the process runtime cannot know what the ' +
        `image "${spec.image}" would run. Give it a command.`,
    );
  }
  const environment = buildEnvironment(job, host);
  const child = spawnShim(shimParameters(job, [...environment.prefix, ...words]), {
    cwd: paths.work,
    env: environment.variables,
    detached: true,
    stdio: 'ignore',
  });
  if (child.pid === undefined) return failedSpawn(child);
  return createSpawnedProgram(child, child.pid, claimFileOf(job), table);
}

function spawnShim(parameters: readonly string[], options: SpawnOptions): ChildProcess {
  try {
    return spawn('/bin/sh', ['-c', SHIM_SCRIPT, ...parameters], options);
  } catch (error) {
    throw new StartError(describeSpawnError(error));
  }
}

function failedSpawn(child: ChildProcess): Promise<RunningProgram> {
  return new Promise((_, reject) => {
    child.once('error', (error) => reject(new StartError(describeSpawnError(error))));
  });
}

function describeSpawnError(error: unknown): string {
  switch (codeOf(error)) {
    case 'ERR_INVALID_ARG_VALUE':
      // Node's own message quotes the value, which may be a secret.
      return 'Its command or environment holds a zero byte, which no program can get.';
    case 'E2BIG':
      return 'Its command and environment are longer than this system allows (E2BIG). Shorten them.';
    case 'EAGAIN':
    case 'ENOMEM':
      return `This machine could not start one more process (${codeOf(error)}).`;
    default:
      return `Its shell could not be started: ${messageOf(error)}.`;
  }
}
