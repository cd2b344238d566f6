import type { RuntimeJob } from './types.ts';

/** Marks every process of a workload; the value is the workload's folder, which no other has. */
export const WORKLOAD_VARIABLE = 'IRORI_WORKLOAD';

const SHELL_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What of the host's environment a program is given; everything else stays out. */
export interface HostEnvironment {
  readonly path: string;
  readonly lang: string;
}

/** What a program of the process runtime is started with. */
export interface ProgramEnvironment {
  readonly variables: Record<string, string>;
  /** Words to put before the argument vector. */
  readonly prefix: readonly string[];
}

/**
 * The environment of a program, built from nothing: the host's own variables, and so the local
 * cloud's secrets, never reach it.
 */
export function buildEnvironment(job: RuntimeJob, host: HostEnvironment): ProgramEnvironment {
  const { spec, paths } = job;
  const variables: Record<string, string> = {
    PATH: host.path,
    HOME: paths.work,
    LANG: host.lang,
    TMPDIR: paths.temporary,
  };
  const prefix: string[] = [];
  for (const [name, value] of Object.entries(spec.env)) {
    if (SHELL_NAME.test(name)) variables[name] = value;
    else prefix.push(`${name}=${value}`);
  }
  for (const [name, place] of Object.entries(spec.pathEnv)) variables[name] = paths[place];
  // Empty hides every GPU: a program that was given none must not take another one's.
  variables['CUDA_VISIBLE_DEVICES'] = job.gpuIds.join(',');
  variables[WORKLOAD_VARIABLE] = paths.root;
  // A shell drops names that it cannot hold (`my.name`); env(1) hands them on.
  return { variables, prefix: prefix.length === 0 ? [] : ['env', ...prefix] };
}
