import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Gpu } from './types.ts';

const run = promisify(execFile);
const PATIENCE_MS = 10_000;

/** The GPUs that nvidia-smi lists; none when it is not there or does not answer. */
export async function discoverGpus(command = 'nvidia-smi'): Promise<Gpu[]> {
  try {
    const parameters = ['--query-gpu=index,name', '--format=csv,noheader'];
    return parseGpuList((await run(command, parameters, { timeout: PATIENCE_MS })).stdout);
  } catch {
    return [];
  }
}

/** Reads the lines `index, name` of nvidia-smi; anything else is left out. */
export function parseGpuList(text: string): Gpu[] {
  return text.split('\n').flatMap((line) => {
    const [, index, name] = /^\s*(\d+)\s*,\s*(\S.*?)\s*$/.exec(line) ?? [];
    return index === undefined || name === undefined ? [] : [{ index: Number(index), name }];
  });
}

/** Hands out GPUs, each to one workload at a time. */
export interface GpuAllocator {
  /**
   * Takes as many GPUs as asked, at most all there are; undefined while too few are free.
   * A machine without any gives none: the workload runs on the CPU.
   */
  take(count: number): readonly number[] | undefined;
  /** Notes that a recovered workload still has these. */
  occupy(ids: readonly number[]): void;
  release(ids: readonly number[]): void;
}

/** An allocator over the GPUs of this machine, all free. */
export function createGpuAllocator(gpus: readonly Gpu[]): GpuAllocator {
  const all = gpus.map((gpu) => gpu.index);
  const taken = new Set<number>();
  return {
    take(count): readonly number[] | undefined {
      const wanted = Math.min(Math.max(0, count), all.length);
      const free = all.filter((id) => !taken.has(id)).slice(0, wanted);
      if (free.length < wanted) return undefined;
      for (const id of free) taken.add(id);
      return free;
    },
    occupy(ids): void {
      for (const id of ids) taken.add(id);
    },
    release(ids): void {
      for (const id of ids) taken.delete(id);
    },
  };
}
