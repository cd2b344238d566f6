import { mkdirSync } from 'node:fs';
import type { LogPaths, WorkloadPaths } from '../engine/runtimes/types.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UUID_LENGTH = 36;

/** Whether an id can be a file name here: only UUIDs, so that no id leaves its folder. */
export function isWorkloadId(id: string): boolean {
  return UUID.test(id);
}

/** The workload that a file of the layout belongs to. */
export function workloadOf(fileName: string): string | undefined {
  const id = fileName.slice(0, UUID_LENGTH);
  return isWorkloadId(id) ? id : undefined;
}

/** Where everything of the workloads lies in a data directory. */
export interface Layout {
  /** `<id>/{work,outputs,tmp}`: there while a workload is active. */
  readonly workloads: string;
  /** Empty folders of ended workloads, for the next ones. */
  readonly spares: string;
  /** `<id>.<attempt>`: what the runtime notes of a running program. */
  readonly runs: string;
  /** `<id>.<attempt>.log`, or `….stdout` and `….stderr`. */
  readonly logs: string;
  /** `<id>.tar.gz`. */
  readonly artifacts: string;
  pathsOf(id: string): WorkloadPaths;
  logsOf(id: string, attempt: number): LogPaths;
  runFileOf(id: string, attempt: number): string;
  artifactOf(id: string): string;
}

/** The layout of a data directory. */
export function createLayout(dataDir: string): Layout {
  const workloads = `${dataDir}/workloads`;
  const runs = `${dataDir}/runs`;
  const logs = `${dataDir}/logs`;
  const artifacts = `${dataDir}/artifacts`;
  return {
    workloads,
    spares: `${dataDir}/spares`,
    runs,
    logs,
    artifacts,
    pathsOf(id): WorkloadPaths {
      const root = `${workloads}/${id}`;
      return { root, work: `${root}/work`, outputs: `${root}/outputs`, temporary: `${root}/tmp` };
    },
    logsOf(id, attempt): LogPaths {
      const start = `${logs}/${id}.${attempt}`;
      return { combined: `${start}.log`, stdout: `${start}.stdout`, stderr: `${start}.stderr` };
    },
    runFileOf: (id, attempt) => `${runs}/${id}.${attempt}`,
    artifactOf: (id) => `${artifacts}/${id}.tar.gz`,
  };
}

/** Makes the folders that hold the workloads. */
export function makeLayout(layout: Layout): void {
  const { workloads, runs, logs, artifacts, spares } = layout;
  for (const folder of [workloads, runs, logs, artifacts, spares]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}
