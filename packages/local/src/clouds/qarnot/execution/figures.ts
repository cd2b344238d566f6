import type { components } from '../../../generated/qarnot/wire.ts';
import type { Context } from './context.ts';
import type { MemoryWatch } from './memory.ts';
import { formatRanges } from './ranges.ts';
import type { InstanceRow } from './store/instances.ts';
import { formatTimeSpan } from './time-span.ts';

type Schemas = components['schemas'];
type Status = Schemas['Status'];

const SITE = '00000000-0000-0000-0000-000000000000';
const MEGABYTE = 1_000_000;

/** The figures of runs as the wire shows them; where a real cloud measures more, 0 stands. */
export class Figures {
  readonly #context: Context;
  readonly #memory: MemoryWatch;

  constructor(context: Context, memory: MemoryWatch) {
    this.#context = context;
    this.#memory = memory;
  }

  /** `null` before anything has run. */
  taskStatus(uuid: string, snapshots: readonly string[]): Status | null {
    const { runs, instances, clock } = this.#context;
    const run = runs.find(uuid);
    if (run === undefined || run.dispatched_once === 0) return null;
    const now = clock.now();
    const rows = instances.all(uuid);
    const running = rows.filter(({ state }) => isActive(state));
    const total = (of: (row: InstanceRow) => number): number =>
      rows.reduce((sum, row) => sum + of(row), 0);
    const executionMs = total((row) => this.#executionMs(row, now));
    const wallMs = run.started_at === null ? 0 : (run.ended_at ?? now) - run.started_at;
    const done = run.success + run.failure + run.cancelled;
    const share = (count: number): number => (rows.length === 0 ? 0 : (100 * count) / rows.length);
    return {
      timestamp: new Date(now).toISOString(),
      lastUpdateTimestamp: new Date(now).toISOString(),
      downloadProgress: share(run.started_once),
      executionProgress: share(done + run.uploading),
      uploadProgress: share(done),
      instanceCount: rows.length,
      ...times('download', 0),
      ...times(
        'environment',
        total((row) => row.prepare_ms),
      ),
      ...times('execution', executionMs),
      ...times(
        'upload',
        total((row) => row.upload_ms),
      ),
      ...times('wall', wallMs),
      ...this.#byMachine(executionMs),
      executionTimeByInstanceId: rows.map((row) => this.#byInstance(row, now)),
      succeededRange: ranges(rows, (row) => row.state === 'success'),
      executedRange: ranges(rows, (row) => row.state === 'success' || row.state === 'failure'),
      failedRange: ranges(rows, (row) => row.has_failed === 1),
      failedOnlyRange: ranges(rows, (row) => row.has_failed === 1 && row.state !== 'success'),
      cancelledRange: ranges(rows, (row) => row.state === 'cancelled'),
      startedOnceRange: ranges(rows, (row) => row.started_at !== null),
      runningInstancesInfo: this.#runningInfo(running, snapshots, now),
    };
  }

  /** Figures of slots that are there; `ms` is how long all slots have been there together. */
  poolStatus(slots: number, ms: number): Status {
    const now = this.#context.clock.now();
    return {
      timestamp: new Date(now).toISOString(),
      lastUpdateTimestamp: new Date(now).toISOString(),
      downloadProgress: 100,
      executionProgress: 0,
      uploadProgress: 0,
      instanceCount: slots,
      ...times('download', 0),
      ...times('environment', 0),
      ...times('execution', ms),
      ...times('upload', 0),
      ...times('wall', ms),
      ...this.#byMachine(ms),
      executionTimeByInstanceId: null,
      succeededRange: '',
      executedRange: '',
      failedRange: '',
      failedOnlyRange: '',
      cancelledRange: '',
      startedOnceRange: '',
      runningInstancesInfo: this.#runningInfo([], [], now),
    };
  }

  completed(uuid: string): Schemas['CompletedInstance'][] {
    const { instances, machine } = this.#context;
    const { cpuModel, cores, clockGhz, specificationKey } = machine;
    return instances
      .all(uuid)
      .filter(({ state }) => state === 'success' || state === 'failure')
      .map((row) => ({
        results: row.results === null ? null : (JSON.parse(row.results) as string[]),
        instanceId: row.instance,
        wallTimeSec: (row.prepare_ms + row.execution_ms + row.upload_ms) / 1000,
        execTimeSec: row.execution_ms / 1000,
        execTimeSecGHz: (row.execution_ms / 1000) * clockGhz,
        peakMemoryMB: Math.round(row.peak_bytes / MEGABYTE),
        state: row.state === 'success' ? 'Success' : 'Failure',
        error:
          row.error_code === null
            ? null
            : { code: row.error_code, message: row.error_message ?? '', debug: '' },
        specificationKey,
        cpuModel,
        coreCount: cores,
        clockRatio: 1,
        averageGHz: clockGhz,
        executionAttemptCount: row.attempts,
      }));
  }

  #executionMs({ state, execution_ms, started_at }: InstanceRow, now: number): number {
    return execution_ms + (state === 'executing' ? now - (started_at ?? now) : 0);
  }

  #byInstance(row: InstanceRow, now: number): Schemas['TimeByInstance'] {
    const { clockGhz, specificationKey } = this.#context.machine;
    const time = this.#executionMs(row, now) / 1000;
    const rest = { specificationKey, siteUuid: SITE, clockRatio: 1 };
    return { instanceId: row.instance, ...rest, time, timeGhz: time * clockGhz };
  }

  #byMachine(executionMs: number): Partial<Status> {
    const { cpuModel: model, cores: core, clockGhz, specificationKey } = this.#context.machine;
    const time = executionMs / 1000;
    if (time === 0) {
      return {
        executionTimeByCpuModel: [],
        executionTimeGhzByCpuModel: [],
        executionTimeByMachineSpecification: [],
        executionTimeBySiteAndMachine: [],
      };
    }
    return {
      executionTimeByCpuModel: [{ model, time, core }],
      executionTimeGhzByCpuModel: [{ model, timeGhz: time * clockGhz, clockRatio: 1, core }],
      executionTimeByMachineSpecification: [{ specificationKey, time }],
      executionTimeBySiteAndMachine: [{ siteUuid: SITE, specificationKey, time }],
    };
  }

  #runningInfo(
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
    const executionTimeSec = this.#executionMs(row, now) / 1000;
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

const PHASES: Readonly<Record<string, Schemas['InstancePhase']>> = {
  dispatched: 'download',
  executing: 'execution',
  uploading: 'upload',
};

function isActive(state: InstanceRow['state']): boolean {
  return state === 'dispatched' || state === 'executing' || state === 'uploading';
}

function ranges(rows: readonly InstanceRow[], isIn: (row: InstanceRow) => boolean): string {
  return formatRanges(rows.filter(isIn).map(({ instance }) => instance));
}

function times(
  name: 'download' | 'environment' | 'execution' | 'upload' | 'wall',
  ms: number,
): Partial<Status> {
  return { [`${name}Time`]: formatTimeSpan(ms), [`${name}TimeSec`]: ms / 1000 };
}
