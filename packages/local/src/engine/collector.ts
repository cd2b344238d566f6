import { type PackedOutputs, packOutputs } from '../objects/artifact.ts';
import { diskUsage } from '../objects/disk-usage.ts';
import { isEmptyFolder } from '../objects/scratch.ts';
import { isDiskFull, messageOf } from '../store/errors.ts';
import type { WorkloadPaths } from './runtimes/types.ts';
import type { WorkloadEnd, WorkloadSpec } from './types.ts';

/** What became of the outputs of a workload. */
export type Collected =
  | { readonly kind: 'packed'; readonly packed: PackedOutputs }
  | { readonly kind: 'problem'; readonly problem: WorkloadEnd };

/** Whether a workload left something that must be packed. */
export function hasOutputs(spec: WorkloadSpec, paths: WorkloadPaths): boolean {
  if (spec.collect === 'none') return false;
  try {
    return !isEmptyFolder(paths.outputs);
  } catch {
    // It cannot be read: packing it finds out why and says so.
    return true;
  }
}

/** Packs the outputs into `artifact`; what keeps it from doing so becomes a sentence. */
export async function collectOutputs(
  paths: WorkloadPaths,
  artifact: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Collected> {
  try {
    const used = await diskUsage(paths.outputs, signal);
    if (used > limitBytes) return overLimit(used, limitBytes);
    return { kind: 'packed', packed: await packOutputs(paths.outputs, artifact, signal) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'problem', problem: collectProblem(error) };
  }
}

/** Why the outputs could not be kept. */
export function collectProblem(error: unknown): WorkloadEnd {
  return isDiskFull(error)
    ? { kind: 'disk_full', reason: 'Its outputs could not be packed: the disk is full.' }
    : { kind: 'collect_failed', reason: `Its outputs could not be packed: ${messageOf(error)}.` };
}

/** Bytes as a person reads them. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

function overLimit(used: number, limit: number): Collected {
  const reason =
    `Its outputs take ${formatBytes(used)}, more than the limit of ${formatBytes(limit)}, ` +
    'and were not kept.';
  return { kind: 'problem', problem: { kind: 'disk_full', reason } };
}
