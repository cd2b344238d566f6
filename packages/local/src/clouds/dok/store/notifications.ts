import { randomBytes, randomUUID } from 'node:crypto';
import type { Database, Statement } from '../../../store/database.ts';

/** A place that webhooks go to, as stored. Times are epoch milliseconds. */
export interface EndpointRow {
  readonly id: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly endpoint_type: 'webhook';
  readonly address: string;
  readonly is_verified: number;
  /** Signs what is delivered to it. */
  readonly secret: string;
}

/** Which event goes to which endpoints, as stored. */
export interface SettingRow {
  readonly sequence: number;
  readonly id: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly event_type: string;
  readonly is_enabled: number;
}

/** What a user says about a setting. */
export interface SettingInput {
  readonly event_type: string;
  readonly is_enabled: boolean;
  readonly endpoint_ids: readonly number[];
}

/** Notification endpoints and settings in the store. */
export class NotificationStore {
  readonly #database: Database;
  readonly #endpoints: Statement<EndpointRow>;
  readonly #settings: Statement<SettingRow>;
  readonly #endpointsOf: Statement<EndpointRow>;

  constructor(database: Database) {
    this.#database = database;
    this.#endpoints = database.prepare('SELECT * FROM dok_endpoints ORDER BY id DESC');
    this.#settings = database.prepare('SELECT * FROM dok_settings ORDER BY sequence DESC');
    this.#endpointsOf = database.prepare(
      `SELECT dok_endpoints.* FROM dok_endpoints JOIN dok_setting_endpoints
         ON dok_endpoints.id = endpoint_id WHERE setting_id = ? ORDER BY dok_endpoints.id`,
    );
  }

  /** Newest first. */
  endpoints(): EndpointRow[] {
    return this.#endpoints.all();
  }

  endpoint(id: number): EndpointRow | undefined {
    return this.#database.prepare<EndpointRow>('SELECT * FROM dok_endpoints WHERE id = ?').get(id);
  }

  createEndpoint(address: string, verified: boolean, now: number): EndpointRow {
    return this.#database.transaction(() => {
      this.#database
        .prepare(
          `INSERT INTO dok_endpoints (created_at, updated_at, endpoint_type, address, is_verified,
             secret) VALUES (?, ?, 'webhook', ?, ?, ?)`,
        )
        .run(now, now, address, verified ? 1 : 0, randomBytes(24).toString('hex'));
      const [newest] = this.endpoints();
      if (newest === undefined) throw new Error('The endpoint that was just stored is not there.');
      return newest;
    });
  }

  moveEndpoint(id: number, address: string, now: number): void {
    this.#database
      .prepare('UPDATE dok_endpoints SET address = ?, updated_at = ? WHERE id = ?')
      .run(address, now, id);
  }

  deleteEndpoint(id: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM dok_endpoints WHERE id = ?').run(id);
      this.#database.prepare('DELETE FROM dok_setting_endpoints WHERE endpoint_id = ?').run(id);
    });
  }

  /** Newest first. */
  settings(): SettingRow[] {
    return this.#settings.all();
  }

  setting(id: string): SettingRow | undefined {
    return this.#database.prepare<SettingRow>('SELECT * FROM dok_settings WHERE id = ?').get(id);
  }

  endpointsOf(settingId: string): EndpointRow[] {
    return this.#endpointsOf.all(settingId);
  }

  /** Stores a new setting; the result is its id. */
  createSetting(input: SettingInput, now: number): string {
    const id = randomUUID();
    this.#database.transaction(() => {
      this.#database
        .prepare(
          `INSERT INTO dok_settings (id, created_at, updated_at, event_type, is_enabled)
           VALUES (?, ?, ?, ?, ?)`,
        )
        .run(id, now, now, input.event_type, input.is_enabled ? 1 : 0);
      this.#link(id, input.endpoint_ids);
    });
    return id;
  }

  replaceSetting(id: string, input: SettingInput, now: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          'UPDATE dok_settings SET event_type = ?, is_enabled = ?, updated_at = ? WHERE id = ?',
        )
        .run(input.event_type, input.is_enabled ? 1 : 0, now, id);
      this.#unlink(id);
      this.#link(id, input.endpoint_ids);
    });
  }

  deleteSetting(id: string): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM dok_settings WHERE id = ?').run(id);
      this.#unlink(id);
    });
  }

  #link(settingId: string, endpointIds: readonly number[]): void {
    const statement = this.#database.prepare(
      'INSERT OR IGNORE INTO dok_setting_endpoints VALUES (?, ?)',
    );
    for (const id of endpointIds) statement.run(settingId, id);
  }

  #unlink(settingId: string): void {
    this.#database.prepare('DELETE FROM dok_setting_endpoints WHERE setting_id = ?').run(settingId);
  }
}
