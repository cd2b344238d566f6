import type { WorkloadMount, WorkloadPlace, WorkloadSpec } from '../../types.ts';
import type { WorkloadPaths } from '../types.ts';

const places: readonly WorkloadPlace[] = ['work', 'outputs', 'temporary'];

/** A folder of this machine, and where its container sees it. */
export interface BoundFolder {
  readonly source: string;
  readonly target: string;
}

/** The mounts of a workload: those it asks for, and one for each folder that a variable names. */
function mountsOf({ mounts = [], pathEnv }: WorkloadSpec): readonly WorkloadMount[] {
  const named = new Set(Object.values(pathEnv));
  const missing = places.filter(
    (place) => named.has(place) && !mounts.some((mount) => isWhole(mount, place)),
  );
  return [...mounts, ...missing.map((place) => ({ place, path: `/irori/${place}` }))];
}

/** The folders that are bound into the container of a workload. */
export function boundFolders(spec: WorkloadSpec, paths: WorkloadPaths): BoundFolder[] {
  return mountsOf(spec).map(({ place, folder, path }) => ({
    source: folder === undefined ? paths[place] : `${paths[place]}/${folder}`,
    target: path,
  }));
}

/** The variables whose values are paths, as the container sees them. */
export function pathVariables(spec: WorkloadSpec): [name: string, path: string][] {
  const mounts = mountsOf(spec);
  return Object.entries(spec.pathEnv).flatMap(([name, place]): [string, string][] => {
    const path = mounts.find((mount) => isWhole(mount, place))?.path;
    return path === undefined ? [] : [[name, path]];
  });
}

function isWhole(mount: WorkloadMount, place: WorkloadPlace): boolean {
  return mount.place === place && mount.folder === undefined;
}
