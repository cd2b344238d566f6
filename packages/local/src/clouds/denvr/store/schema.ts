import type { SchemaModule } from '../../../store/database.ts';

/**
 * Tables of the Denvr cloud. Times are epoch milliseconds. `denvr_instances` holds virtual machines
 * and applications: an application's namespace is empty. `request` is the creation as it was asked
 * for, as JSON.
 */
export const denvrSchema: SchemaModule = {
  name: 'denvr',
  migrations: [
    `
    CREATE TABLE denvr_instances (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      cluster TEXT NOT NULL,
      namespace TEXT NOT NULL,
      id TEXT NOT NULL,
      status TEXT,
      reason TEXT,
      message TEXT,
      goal TEXT NOT NULL,
      due_at INTEGER,
      size TEXT NOT NULL,
      holds INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      request TEXT NOT NULL,
      boot_log TEXT NOT NULL DEFAULT '',
      front_port INTEGER,
      restarts INTEGER NOT NULL DEFAULT 0,
      UNIQUE (kind, cluster, namespace, id)
    );
    CREATE INDEX denvr_instances_due ON denvr_instances (due_at) WHERE due_at IS NOT NULL;
    CREATE INDEX denvr_instances_size ON denvr_instances (kind, cluster, size) WHERE holds = 1;
    CREATE TABLE denvr_runs (
      workload TEXT PRIMARY KEY,
      instance INTEGER NOT NULL
    );
    CREATE INDEX denvr_runs_instance ON denvr_runs (instance);
    CREATE TABLE denvr_things (
      kind TEXT NOT NULL,
      cluster TEXT NOT NULL,
      namespace TEXT NOT NULL,
      id TEXT NOT NULL,
      wire TEXT NOT NULL,
      due_at INTEGER,
      PRIMARY KEY (kind, cluster, namespace, id)
    );
    CREATE TABLE denvr_tokens (
      digest TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      expires_at INTEGER NOT NULL
    );
    `,
  ],
};
