import type { components } from '../../../generated/qarnot/wire.ts';
import type { Context } from './context.ts';
import type { MemoryWatch } from './memory.ts';
import type { InstanceRow } from './store/instances.ts';

type Schemas = components['schemas'];

/** Bytes of the MB of figures. */
export const MEGABYTE = 1_000_000;

const PHASES: Readonly<Record<string, Schemas['InstancePhase']>> = {
  dispatched: 'download',
  executing: 'execution',
  uploading: 'upload',
};

/** How long the programs of an instance have run, in milliseconds. */
export function executionMsOf(
  { state, execution_ms, started_at }: InstanceRow,
  now: number,
): number {
  return execution_ms + (state === 'executing' ? now - (started_at ?? now) : 0);
}

/** What is known of instances while they run. */
export class RunningInfo {
  readonly #context: Context;
  readonly #memory: MemoryWatch;

  constructor(context: Context, memory: MemoryWatch) {
    this.#context = context;
    this.#memory = memory;
  }

  /** `runningInstancesInfo`. */
  info(
    running: readonly InstanceRow[],
    snapshotResults: readonly string[],
    now: number,
  ): Schemas['RunningInstancesInfo'] {
    const { cpuModel: model, cores, clockGhz } = this.#context.machine;
    const perRunningInstanceInfo = running.map((row) => this.#runningInstance(row, now));
    const count = running.length;
    const memory = perRunningInstanceInfo.reduce(
      (sum, { memoryUsage = 0 }) => sum + memoryUsage,
      0,
    );
    const core = count * cores;
    return {
      perRunningInstanceInfo,
      snapshotResults: [...snapshotResults],
      timestamp: new Date(now).toISOString(),
      averageFrequencyGHz: clockGhz,
      maxFrequencyGHz: clockGhz,
      minFrequencyGHz: clockGhz,
      averageMaxFrequencyGHz: clockGhz,
      averageCpuUsage: 0,
      clusterPowerIndicator: 1,
      averageMemoryUsage: count === 0 ? 0 : memory / count,
      averageNetworkInKbps: 0,
      averageNetworkOutKbps: 0,
      totalNetworkInKbps: 0,
      totalNetworkOutKbps: 0,
      runningCoreCountByCpuModel:
        count === 0 ? [] : [{ model, core, runningCoreCount: core, runningCorecount: core }],
    };
  }

  #runningInstance(row: InstanceRow, now: number): Schemas['RunningInstanceInfo'] {
    const { cpuModel, cores, clockGhz, specificationKey } = this.#context.machine;
    const executionTimeSec = executionMsOf(row, now) / 1000;
    const memory = this.#memory.of(row.workload);
    return {
      phase: PHASES[row.state] ?? 'execution',
      instanceId: row.instance,
      maxFrequencyGHz: clockGhz,
      currentFrequencyGHz: clockGhz,
      cpuUsage: 0,
      maxMemoryMB: Math.round(memory.total / MEGABYTE),
      currentMemoryMB: Math.round(memory.current / MEGABYTE),
      memoryUsage: memory.total === 0 ? 0 : memory.current / memory.total,
      networkInKbps: 0,
      networkOutKbps: 0,
      progress: row.state === 'uploading' ? 100 : 0,
      executionTimeSec,
      executionTimeGHz: executionTimeSec * clockGhz,
      specificationKey,
      cpuModel,
      coreCount: cores,
      executionAttemptCount: row.attempts,
      clockRatio: 1,
      activeForwards: [],
      vpnConnections: [],
    };
  }
}
