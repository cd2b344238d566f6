import type { components } from '../../../generated/qarnot/wire.ts';
import type { Context } from './context.ts';
import type { MemoryWatch } from './memory.ts';
import { formatRanges } from './ranges.ts';
import { executionMsOf, MEGABYTE, RunningInfo } from './running-info.ts';
import type { InstanceRow } from './store/instances.ts';
import { formatTimeSpan } from './time-span.ts';

type Schemas = components['schemas'];
type Status = Schemas['Status'];

const SITE = '00000000-0000-0000-0000-000000000000';

/** The figures of runs as the wire shows them; where a real cloud measures more, 0 stands. */
export class Figures {
  readonly #context: Context;
  readonly #running: RunningInfo;

  constructor(context: Context, memory: MemoryWatch) {
    this.#context = context;
    this.#running = new RunningInfo(context, memory);
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
    const executionMs = total((row) => executionMsOf(row, now));
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
      runningInstancesInfo: this.#running.info(running, snapshots, now),
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
      runningInstancesInfo: this.#running.info([], [], now),
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

  #byInstance(row: InstanceRow, now: number): Schemas['TimeByInstance'] {
    const { clockGhz, specificationKey } = this.#context.machine;
    const time = executionMsOf(row, now) / 1000;
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
}

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
