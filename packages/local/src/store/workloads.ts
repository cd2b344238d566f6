import type { EndKind, StopRequest, WorkloadSpec, WorkloadState } from '../engine/types.ts';
import type { WorkloadRecord } from '../engine/workload.ts';
import type { Database, SchemaModule } from './database.ts';

/**
 * Tables of the workloads. What is given once (the specification, up to megabytes) lies apart from
 * what changes, so that a change of state writes a few bytes.
 */
export const workloadTables: SchemaModule = {
  name: 'engine',
  migrations: [
    `
    CREATE TABLE workloads (
      sequence       INTEGER PRIMARY KEY AUTOINCREMENT,
      id             TEXT NOT NULL UNIQUE,
      cloud          TEXT NOT NULL,
      state          TEXT NOT NULL,
      attempt        INTEGER NOT NULL,
      handle         TEXT,
      created_at     INTEGER NOT NULL,
      preparing_at   INTEGER,
      started_at     INTEGER,
      stopped_at     INTEGER,
      ended_at       INTEGER,
      exit_code      INTEGER,
      end_kind       TEXT,
      end_reason     TEXT,
      stop_kind      TEXT,
      stop_reason    TEXT,
      artifact_bytes INTEGER,
      artifact_at    INTEGER,
      gpu_ids        TEXT NOT NULL
    );
    CREATE INDEX workloads_active ON workloads (state, cloud, sequence) WHERE state <> 'ended';
    CREATE TABLE workload_specs (
      sequence INTEGER PRIMARY KEY REFERENCES workloads (sequence) ON DELETE CASCADE,
      spec     TEXT NOT NULL
    );
    `,
  ],
};

interface WorkloadRow {
  sequence: number;
  id: string;
  cloud: string;
  state: string;
  attempt: number;
  handle: string | null;
  created_at: number;
  preparing_at: number | null;
  started_at: number | null;
  stopped_at: number | null;
  ended_at: number | null;
  exit_code: number | null;
  end_kind: string | null;
  end_reason: string | null;
  stop_kind: string | null;
  stop_reason: string | null;
  artifact_bytes: number | null;
  artifact_at: number | null;
  gpu_ids: string;
}

/** The queued workload that is next in one cloud. */
export interface QueueHead {
  readonly sequence: number;
  readonly id: string;
  readonly cloud: string;
}

/** Reads and writes workloads. */
export interface WorkloadRepository {
  /** Stores a new workload and returns its sequence; undefined when the id is taken. */
  insert(record: WorkloadRecord): number | undefined;
  /** Stores all that changes of a workload. */
  update(record: WorkloadRecord): void;
  delete(sequence: number): void;
  /** `spec` saves reading it again where the caller has it. */
  find(id: string, spec?: WorkloadSpec): WorkloadRecord | undefined;
  /** The state alone, undefined for an unknown id. */
  stateOf(id: string): WorkloadState | undefined;
  /** Every workload that has a slot, oldest first. */
  active(): WorkloadRecord[];
  /** Clouds that have queued workloads. */
  queuedClouds(): string[];
  queueHead(cloud: string): QueueHead | undefined;
  countQueued(): number;
}

/** The repository of workloads over an open database. */
export function createWorkloadRepository(database: Database): WorkloadRepository {
  const insertRow = database.prepare<{ sequence: number }>(
    'INSERT INTO workloads (id, cloud, state, attempt, created_at, gpu_ids) ' +
      "VALUES (?, ?, 'queued', 0, ?, '[]') ON CONFLICT (id) DO NOTHING RETURNING sequence",
  );
  const insertSpec = database.prepare('INSERT INTO workload_specs (sequence, spec) VALUES (?, ?)');
  const updateRow = database.prepare(
    'UPDATE workloads SET state = ?, attempt = ?, handle = ?, preparing_at = ?, started_at = ?, ' +
      'stopped_at = ?, ended_at = ?, exit_code = ?, end_kind = ?, end_reason = ?, stop_kind = ?, ' +
      'stop_reason = ?, artifact_bytes = ?, artifact_at = ?, gpu_ids = ? WHERE sequence = ?',
  );
  const deleteRow = database.prepare('DELETE FROM workloads WHERE sequence = ?');
  const selectRow = database.prepare<WorkloadRow>('SELECT * FROM workloads WHERE id = ?');
  const selectSpec = database.prepare<{ spec: string }>(
    'SELECT spec FROM workload_specs WHERE sequence = ?',
  );
  const selectState = database.prepare<{ state: string }>(
    'SELECT state FROM workloads WHERE id = ?',
  );
  const selectActive = database.prepare<WorkloadRow>(
    "SELECT * FROM workloads WHERE state <> 'ended' AND state <> 'queued' ORDER BY sequence",
  );
  // The second condition on state is what lets SQLite use the partial index.
  const selectClouds = database.prepare<{ cloud: string }>(
    "SELECT DISTINCT cloud FROM workloads WHERE state = 'queued' AND state <> 'ended'",
  );
  const selectHead = database.prepare<QueueHead>(
    "SELECT sequence, id, cloud FROM workloads WHERE state = 'queued' AND state <> 'ended' " +
      'AND cloud = ? ORDER BY sequence LIMIT 1',
  );
  const selectQueued = database.prepare<{ count: number }>(
    "SELECT count(*) AS count FROM workloads WHERE state = 'queued' AND state <> 'ended'",
  );

  const readSpec = (sequence: number): WorkloadSpec => {
    const row = selectSpec.get(sequence);
    if (row === undefined) throw new Error(`The specification of workload ${sequence} is missing.`);
    return JSON.parse(row.spec) as WorkloadSpec;
  };

  return {
    insert(record): number | undefined {
      const row = insertRow.get(record.spec.id, record.spec.cloud, record.createdAt);
      if (row !== undefined) insertSpec.run(row.sequence, JSON.stringify(record.spec));
      return row?.sequence;
    },
    update(record): void {
      updateRow.run(
        record.state,
        record.attempt,
        record.handle,
        record.preparingAt,
        record.startedAt,
        record.stoppedAt,
        record.endedAt,
        record.exitCode,
        record.end?.kind ?? null,
        record.end?.reason ?? null,
        record.stopRequest?.kind ?? null,
        record.stopRequest?.reason ?? null,
        record.artifact?.sizeBytes ?? null,
        record.artifact?.createdAt ?? null,
        JSON.stringify(record.gpuIds),
        record.sequence,
      );
    },
    delete(sequence): void {
      deleteRow.run(sequence);
    },
    find(id, spec): WorkloadRecord | undefined {
      const row = selectRow.get(id);
      return row === undefined ? undefined : toRecord(row, spec ?? readSpec(row.sequence));
    },
    stateOf: (id) => selectState.get(id)?.state as WorkloadState | undefined,
    active: () => selectActive.all().map((row) => toRecord(row, readSpec(row.sequence))),
    queuedClouds: () => selectClouds.all().map((row) => row.cloud),
    queueHead: (cloud) => selectHead.get(cloud),
    countQueued: () => selectQueued.get()?.count ?? 0,
  };
}

function toRecord(row: WorkloadRow, spec: WorkloadSpec): WorkloadRecord {
  return {
    spec,
    state: row.state as WorkloadState,
    sequence: row.sequence,
    createdAt: row.created_at,
    preparingAt: row.preparing_at,
    startedAt: row.started_at,
    stoppedAt: row.stopped_at,
    endedAt: row.ended_at,
    exitCode: row.exit_code,
    end:
      row.end_kind === null
        ? null
        : { kind: row.end_kind as EndKind, reason: row.end_reason ?? '' },
    stopRequest:
      row.stop_kind === null
        ? null
        : { kind: row.stop_kind as StopRequest['kind'], reason: row.stop_reason ?? '' },
    artifact:
      row.artifact_bytes === null
        ? null
        : { sizeBytes: row.artifact_bytes, createdAt: row.artifact_at ?? 0 },
    gpuIds: JSON.parse(row.gpu_ids) as number[],
    attempt: row.attempt,
    handle: row.handle,
  };
}
