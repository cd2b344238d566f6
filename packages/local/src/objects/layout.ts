import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkloadPaths } from '../engine/types.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an id can be a file name here: only UUIDs, so that no id leaves its folder. */
export function isWorkloadId(id: string): boolean {
  return UUID.test(id);
}

/** Where everything of the workloads lies in a data directory. */
export interface Layout {
  readonly workloads: string;
  readonly artifacts: string;
  paths(id: string): WorkloadPaths;
  artifact(id: string): string;
}

/** The layout of a data directory: `workloads/<id>/{work,outputs,tmp,log,…}`, `artifacts/<id>.tar.gz`. */
export function createLayout(dataDir: string): Layout {
  const workloads = join(dataDir, 'workloads');
  const artifacts = join(dataDir, 'artifacts');
  return {
    workloads,
    artifacts,
    paths(id): WorkloadPaths {
      const root = `${workloads}/${id}`;
      return {
        root,
        work: `${root}/work`,
        outputs: `${root}/outputs`,
        temporary: `${root}/tmp`,
        log: `${root}/log`,
        stdout: `${root}/stdout`,
        stderr: `${root}/stderr`,
      };
    },
    artifact: (id) => `${artifacts}/${id}.tar.gz`,
  };
}

/** Makes the folders that hold the workloads. */
export function makeLayout(layout: Layout): void {
  mkdirSync(layout.workloads, { recursive: true, mode: 0o700 });
  mkdirSync(layout.artifacts, { recursive: true, mode: 0o700 });
}

/** Makes the folders of one workload; repeatable. */
export function makeWorkloadFolders(paths: WorkloadPaths): void {
  for (const folder of [paths.root, paths.work, paths.outputs, paths.temporary]) {
    try {
      mkdirSync(folder, 0o700);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
