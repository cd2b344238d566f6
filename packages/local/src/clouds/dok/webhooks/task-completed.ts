import type { DokOptions } from '../options.ts';
import type { DeliveryStore } from '../store/deliveries.ts';
import type { EndpointRow, NotificationStore } from '../store/notifications.ts';
import type { TaskRow } from '../wire.ts';

/** The only event that is known. */
export const taskCompleted = 'task_completed';

/** What a user says about the notification of one task; null stands for "as the settings say". */
export interface Preference {
  readonly is_enabled: boolean | null;
  readonly endpoint_ids: readonly number[] | null;
}

function endpointsBySettings(store: NotificationStore, onlyEnabled: boolean): EndpointRow[] {
  const found = new Map<number, EndpointRow>();
  for (const setting of store.settings()) {
    if (setting.event_type !== taskCompleted) continue;
    if (onlyEnabled && setting.is_enabled === 0) continue;
    for (const endpoint of store.endpointsOf(setting.id)) found.set(endpoint.id, endpoint);
  }
  return [...found.values()];
}

/**
 * The endpoints that hear of the end of a task. A guess, since only the fields are known: a
 * preference that is off silences the task; one that is on also reaches the endpoints of settings
 * that are off; its own endpoints replace those of the settings.
 */
function endpointsFor(preference: Preference | null, store: NotificationStore): EndpointRow[] {
  const enabled = preference?.is_enabled ?? null;
  const ids = preference?.endpoint_ids ?? null;
  if (enabled === false) return [];
  const bySettings = endpointsBySettings(store, enabled === null);
  if (ids === null) return bySettings;
  if (enabled === null && bySettings.length === 0) return [];
  return ids.map((id) => store.endpoint(id)).filter((endpoint) => endpoint !== undefined);
}

/**
 * Stores the webhooks of a task that has ended, one an endpoint. Call it in the transaction that
 * stores the end.
 *
 * @param name the task's name
 * @param wire makes the task's JSON, for the payload that carries it whole
 */
export function announceEnd(
  row: TaskRow,
  name: string,
  wire: () => string,
  services: {
    readonly notifications: NotificationStore;
    readonly deliveries: DeliveryStore;
    readonly options: DokOptions;
  },
): number {
  const { notifications, deliveries, options } = services;
  const preference = row.preference === null ? null : (JSON.parse(row.preference) as Preference);
  const endpoints = endpointsFor(preference, notifications);
  if (endpoints.length === 0) return 0;
  const task =
    options.webhookPayload === 'task'
      ? wire()
      : JSON.stringify({ id: row.id, name, status: row.status });
  const body = `{"event_type":"${taskCompleted}","task":${task}}`;
  for (const { address, secret } of endpoints) {
    deliveries.add(address, secret, body, row.updated_at);
  }
  return endpoints.length;
}
