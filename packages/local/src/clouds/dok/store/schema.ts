import type { SchemaModule } from '../../../store/database.ts';

/**
 * Tables of the DOK cloud. Times are epoch milliseconds.
 *
 * `dok_tasks` is narrow, because lists filter and page over it; the JSON that is sent lies ready in
 * `dok_task_wire`: `state` changes with the task, `fixed` (with its command of up to 200 KB) never
 * does. A `hidden` task was deleted by the user and goes when its workload has ended.
 *
 * There is no index on status, tags or times: reading ten thousand narrow rows takes a millisecond
 * or two, while each index would cost every creation and every change of state a page to write.
 */
export const dokSchema: SchemaModule = {
  name: 'dok',
  migrations: [
    `
    CREATE TABLE dok_tasks (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      plan TEXT NOT NULL,
      search TEXT NOT NULL,
      tags TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      canceled_at INTEGER,
      started_at INTEGER,
      stopped_at INTEGER,
      ended_at INTEGER,
      exit_code INTEGER,
      error_message TEXT NOT NULL DEFAULT '',
      time_limit INTEGER,
      ssh TEXT,
      http_port INTEGER,
      http_path TEXT,
      front_port INTEGER,
      artifact_id TEXT,
      artifact_size INTEGER,
      artifact_created_at INTEGER,
      artifact_expired_at INTEGER,
      preference TEXT,
      hidden INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX dok_tasks_hidden ON dok_tasks (sequence) WHERE hidden = 1;
    CREATE INDEX dok_tasks_artifact_id ON dok_tasks (artifact_id) WHERE artifact_id IS NOT NULL;
    CREATE INDEX dok_tasks_artifact_created ON dok_tasks (artifact_created_at)
      WHERE artifact_id IS NOT NULL;
    CREATE INDEX dok_tasks_artifact_ended ON dok_tasks (ended_at)
      WHERE artifact_id IS NOT NULL AND artifact_expired_at IS NULL;
    CREATE TABLE dok_task_wire (
      sequence INTEGER PRIMARY KEY,
      state TEXT NOT NULL,
      fixed TEXT NOT NULL
    );
    CREATE TABLE dok_usage (
      task_id TEXT PRIMARY KEY,
      plan TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      stopped_at INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX dok_usage_started ON dok_usage (started_at);
    CREATE TABLE dok_registries (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      hostname TEXT NOT NULL,
      username TEXT NOT NULL,
      password TEXT NOT NULL
    );
    CREATE TABLE dok_ssh_keys (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      pub_key TEXT NOT NULL,
      is_active INTEGER NOT NULL
    );
    CREATE TABLE dok_endpoints (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      endpoint_type TEXT NOT NULL,
      address TEXT NOT NULL,
      is_verified INTEGER NOT NULL,
      secret TEXT NOT NULL
    );
    CREATE TABLE dok_settings (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      event_type TEXT NOT NULL,
      is_enabled INTEGER NOT NULL
    );
    CREATE TABLE dok_setting_endpoints (
      setting_id TEXT NOT NULL,
      endpoint_id INTEGER NOT NULL,
      PRIMARY KEY (setting_id, endpoint_id)
    ) WITHOUT ROWID;
    CREATE TABLE dok_deliveries (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      address TEXT NOT NULL,
      secret TEXT NOT NULL,
      body TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER NOT NULL
    );
    CREATE INDEX dok_deliveries_next ON dok_deliveries (next_at);
    CREATE TABLE dok_facts (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    `,
  ],
};
