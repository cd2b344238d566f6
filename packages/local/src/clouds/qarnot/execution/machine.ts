import { availableParallelism, cpus } from 'node:os';
import type { ExecutionOptions } from './options.ts';

/** This machine, as figures name it. */
export interface Machine {
  readonly cpuModel: string;
  /** Of one instance. */
  readonly cores: number;
  readonly clockGhz: number;
  readonly specificationKey: string;
}

/** Looks at this machine. */
export function describeMachine({ instanceCores }: ExecutionOptions): Machine {
  const [cpu] = cpus();
  return {
    cpuModel: cpu?.model.trim() || 'unknown',
    cores: instanceCores === 0 ? availableParallelism() : instanceCores,
    clockGhz: (cpu?.speed ?? 0) / 1000,
    specificationKey: 'local',
  };
}
