import type { SchemaModule } from '../../../store/database.ts';

/**
 * Tables of the Qarnot cloud. Times are epoch milliseconds, durations milliseconds.
 *
 * `qarnot_tasks`, `qarnot_pools` and `qarnot_jobs` hold what filters, orders and states need, and
 * are narrow; what was asked for at the creation lies in `…_bodies`. A `shortname` is the one by
 * which a row is found: the uuid once it is being deleted, so that its name is free again. The
 * `execution_ms` of a pool is brought up to date only when pools are ordered by it.
 */
export const qarnotSchema: SchemaModule = {
  name: 'qarnot',
  migrations: [
    `
    CREATE TABLE qarnot_tasks (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      shortname TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      profile TEXT,
      pool_uuid TEXT,
      job_uuid TEXT,
      project_uuid TEXT NOT NULL,
      instance_count INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      previous_state TEXT,
      state_at INTEGER NOT NULL,
      previous_state_at INTEGER,
      ended_at INTEGER,
      errors TEXT,
      progress REAL NOT NULL DEFAULT 0,
      running_instances INTEGER NOT NULL DEFAULT 0,
      running_cores INTEGER NOT NULL DEFAULT 0,
      execution_ms INTEGER NOT NULL DEFAULT 0,
      wall_ms INTEGER NOT NULL DEFAULT 0,
      results_count INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX qarnot_tasks_name ON qarnot_tasks (name);
    CREATE INDEX qarnot_tasks_state ON qarnot_tasks (state);
    CREATE INDEX qarnot_tasks_execution ON qarnot_tasks (execution_ms);
    CREATE INDEX qarnot_tasks_created ON qarnot_tasks (created_at);
    CREATE INDEX qarnot_tasks_profile ON qarnot_tasks (profile) WHERE profile IS NOT NULL;
    CREATE INDEX qarnot_tasks_pool ON qarnot_tasks (pool_uuid) WHERE pool_uuid IS NOT NULL;
    CREATE INDEX qarnot_tasks_job ON qarnot_tasks (job_uuid) WHERE job_uuid IS NOT NULL;
    CREATE TABLE qarnot_pools (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      shortname TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      profile TEXT,
      project_uuid TEXT NOT NULL,
      instance_count INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      previous_state TEXT,
      state_at INTEGER NOT NULL,
      previous_state_at INTEGER,
      ended_at INTEGER,
      errors TEXT,
      running_instances INTEGER NOT NULL DEFAULT 0,
      running_cores INTEGER NOT NULL DEFAULT 0,
      target_instances INTEGER NOT NULL DEFAULT 0,
      execution_ms INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX qarnot_pools_name ON qarnot_pools (name);
    CREATE INDEX qarnot_pools_state ON qarnot_pools (state);
    CREATE INDEX qarnot_pools_execution ON qarnot_pools (execution_ms);
    CREATE TABLE qarnot_jobs (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      uuid TEXT NOT NULL UNIQUE,
      shortname TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      pool_uuid TEXT,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      previous_state TEXT,
      state_at INTEGER NOT NULL,
      previous_state_at INTEGER
    );
    CREATE INDEX qarnot_jobs_name ON qarnot_jobs (name);
    CREATE INDEX qarnot_jobs_state ON qarnot_jobs (state);
    CREATE INDEX qarnot_jobs_pool ON qarnot_jobs (pool_uuid) WHERE pool_uuid IS NOT NULL;
    CREATE TABLE qarnot_task_bodies (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE qarnot_pool_bodies (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE qarnot_job_bodies (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE qarnot_task_tags (
      tag TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (tag, sequence)
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_task_tags_owner ON qarnot_task_tags (sequence);
    CREATE TABLE qarnot_pool_tags (
      tag TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (tag, sequence)
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_pool_tags_owner ON qarnot_pool_tags (sequence);
    CREATE TABLE qarnot_job_tags (
      tag TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (tag, sequence)
    ) WITHOUT ROWID;
    CREATE INDEX qarnot_job_tags_owner ON qarnot_job_tags (sequence);
    CREATE TABLE qarnot_secrets (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE qarnot_facts (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE qarnot_cursors (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      value TEXT NOT NULL
    );
    `,
  ],
};
