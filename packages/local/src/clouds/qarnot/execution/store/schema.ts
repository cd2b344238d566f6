import type { SchemaModule } from '../../../../store/database.ts';

/** Tables of what is under way; tasks, pools and jobs themselves are the API's. */
export const executionSchema: SchemaModule = {
  name: 'qarnot-execution',
  migrations: [
    `
    CREATE TABLE qarnot_runs (
      sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
      task            TEXT NOT NULL UNIQUE,
      pool            TEXT,
      job             TEXT,
      state           TEXT NOT NULL DEFAULT 'Submitted',
      is_ready        INTEGER NOT NULL DEFAULT 0,
      is_cancelled    INTEGER NOT NULL DEFAULT 0,
      is_removed      INTEGER NOT NULL DEFAULT 0,
      submitted       INTEGER NOT NULL DEFAULT 0,
      waiting         INTEGER NOT NULL DEFAULT 0,
      dispatched      INTEGER NOT NULL DEFAULT 0,
      executing       INTEGER NOT NULL DEFAULT 0,
      uploading       INTEGER NOT NULL DEFAULT 0,
      success         INTEGER NOT NULL DEFAULT 0,
      failure         INTEGER NOT NULL DEFAULT 0,
      cancelled       INTEGER NOT NULL DEFAULT 0,
      dispatched_once INTEGER NOT NULL DEFAULT 0,
      started_once    INTEGER NOT NULL DEFAULT 0,
      retries         INTEGER NOT NULL DEFAULT 0,
      results         INTEGER NOT NULL DEFAULT 0,
      execution_ms    INTEGER NOT NULL DEFAULT 0,
      started_at      INTEGER,
      stopped_at      INTEGER,
      ended_at        INTEGER,
      auto_delete     INTEGER NOT NULL DEFAULT 0,
      remove_at       INTEGER,
      snapshot_config TEXT,
      snapshot_every  INTEGER NOT NULL DEFAULT 0,
      snapshot_next   INTEGER
    );
    CREATE INDEX qarnot_runs_pool ON qarnot_runs (pool, sequence) WHERE pool IS NOT NULL;
    CREATE INDEX qarnot_runs_job ON qarnot_runs (job, sequence) WHERE job IS NOT NULL;
    CREATE INDEX qarnot_runs_kept ON qarnot_runs (auto_delete, ended_at) WHERE ended_at IS NOT NULL;
    CREATE INDEX qarnot_runs_open ON qarnot_runs (sequence) WHERE ended_at IS NULL;
    CREATE TABLE qarnot_instances (
      task          TEXT NOT NULL REFERENCES qarnot_runs (task) ON DELETE CASCADE,
      instance      INTEGER NOT NULL,
      state         TEXT NOT NULL DEFAULT 'waiting',
      workload      TEXT,
      attempts      INTEGER NOT NULL DEFAULT 0,
      has_failed    INTEGER NOT NULL DEFAULT 0,
      dispatched_at INTEGER,
      started_at    INTEGER,
      stopped_at    INTEGER,
      ended_at      INTEGER,
      prepare_ms    INTEGER NOT NULL DEFAULT 0,
      execution_ms  INTEGER NOT NULL DEFAULT 0,
      upload_ms     INTEGER NOT NULL DEFAULT 0,
      peak_bytes    INTEGER NOT NULL DEFAULT 0,
      error_code    TEXT,
      error_message TEXT,
      results       TEXT,
      PRIMARY KEY (task, instance)
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_instances_open ON qarnot_instances (task, instance)
      WHERE state = 'waiting' AND workload IS NULL;
    CREATE TABLE qarnot_attempts (
      sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
      workload     TEXT NOT NULL UNIQUE,
      owner        TEXT NOT NULL,
      instance     INTEGER NOT NULL,
      stdout_taken INTEGER NOT NULL DEFAULT 0,
      stderr_taken INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX qarnot_attempts_owner ON qarnot_attempts (owner, instance, sequence);
    CREATE TABLE qarnot_log_cursors (
      owner    TEXT NOT NULL,
      stream   TEXT NOT NULL,
      scope    TEXT NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (owner, stream, scope)
    ) WITHOUT ROWID;
    CREATE TABLE qarnot_snapshots (
      id           TEXT PRIMARY KEY,
      task         TEXT NOT NULL,
      config       TEXT NOT NULL,
      status       TEXT NOT NULL,
      triggered_at INTEGER NOT NULL,
      updated_at   INTEGER NOT NULL,
      size         INTEGER,
      transferred  INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_snapshots_task ON qarnot_snapshots (task);
    CREATE TABLE qarnot_dependencies (
      task       TEXT NOT NULL,
      position   INTEGER NOT NULL,
      target     TEXT NOT NULL,
      conditions TEXT,
      actual     TEXT,
      PRIMARY KEY (task, position)
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_dependencies_target ON qarnot_dependencies (target);
    CREATE TABLE qarnot_pool_runs (
      pool         TEXT PRIMARY KEY,
      target       INTEGER NOT NULL DEFAULT 0,
      is_closing   INTEGER NOT NULL DEFAULT 0,
      ended_at     INTEGER,
      is_removed   INTEGER NOT NULL DEFAULT 0,
      slot_ms      INTEGER NOT NULL DEFAULT 0,
      started_at   INTEGER,
      remove_at    INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE qarnot_pool_slots (
      pool       TEXT NOT NULL REFERENCES qarnot_pool_runs (pool) ON DELETE CASCADE,
      slot       INTEGER NOT NULL,
      state      TEXT NOT NULL,
      workload   TEXT,
      ready_at   INTEGER,
      idle_since INTEGER,
      PRIMARY KEY (pool, slot)
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_pool_slots_workload ON qarnot_pool_slots (workload);
    CREATE TABLE qarnot_job_runs (
      job       TEXT PRIMARY KEY,
      is_removed INTEGER NOT NULL DEFAULT 0,
      remove_at  INTEGER
    ) WITHOUT ROWID;
    `,
  ],
};

/** Tables that a reset empties. */
export const executionTables: readonly string[] = [
  'qarnot_instances',
  'qarnot_runs',
  'qarnot_attempts',
  'qarnot_log_cursors',
  'qarnot_snapshots',
  'qarnot_dependencies',
  'qarnot_pool_slots',
  'qarnot_pool_runs',
  'qarnot_job_runs',
];
