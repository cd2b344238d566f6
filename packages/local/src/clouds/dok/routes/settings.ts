import type { components } from '../../../generated/dok/wire.ts';
import { empty, json, type Reply } from '../../../http/reply.ts';
import { invalid, notFound, type Problem } from '../errors.ts';
import { pageOfAll } from '../request/pages.ts';
import type { DokRequest } from '../request/request.ts';
import type { DokServices } from '../services.ts';
import type { SettingInput, SettingRow } from '../store/notifications.ts';
import { jstTimestamp } from '../time.ts';
import { isWebhookAddress, type PostResult, post } from '../webhooks/post.ts';
import { taskCompleted } from '../webhooks/task-completed.ts';
import { endpointWire } from './endpoints.ts';
import type { DokHandlers } from './handler.ts';

type Handlers = Pick<
  DokHandlers,
  | 'listNotificationSettings'
  | 'createNotificationSetting'
  | 'getNotificationSetting'
  | 'replaceNotificationSetting'
  | 'patchNotificationSetting'
  | 'deleteNotificationSetting'
  | 'sendTestWebhook'
>;

function testReply(result: PostResult): Reply {
  if (result.kind !== 'answered') {
    const status = result.kind === 'timeout' ? 504 : 502;
    const text = status === 504 ? 'The target timed out.' : 'Could not connect to the target.';
    return json(status, { detail: text });
  }
  const ok = result.status >= 200 && result.status < 300;
  const body = { ok, webhook_status_code: result.status, response_body: result.body };
  return json(ok ? 200 : 400, body);
}

/** Which event goes to which endpoints, and a webhook to try one out. */
export function settingRoutes({ notifications, options, clock, closing }: DokServices): Handlers {
  const wire = (row: SettingRow): components['schemas']['NotificationSetting'] => ({
    id: row.id,
    created_at: jstTimestamp(row.created_at),
    updated_at: jstTimestamp(row.updated_at),
    event_type: row.event_type,
    is_enabled: row.is_enabled === 1,
    endpoints: notifications.endpointsOf(row.id).map((endpoint) => endpointWire(endpoint, options)),
  });
  const find = (id: string): SettingRow => {
    const row = notifications.setting(id);
    if (row === undefined) throw notFound();
    return row;
  };
  const check = (input: SettingInput): void => {
    const problems: Problem[] = [];
    const { event_type, endpoint_ids } = input;
    if (options.eventTypes === 'known' && event_type !== taskCompleted) {
      problems.push({ path: ['event_type'], message: `"${event_type}" is not a valid choice.` });
    }
    const unknown = endpoint_ids.find((id) => notifications.endpoint(id) === undefined);
    if (unknown !== undefined) {
      const message = `Invalid pk "${unknown}" - object does not exist.`;
      problems.push({ path: ['endpoint_ids'], message });
    }
    if (problems.length > 0) throw invalid(problems);
  };
  const replace = (row: SettingRow, input: SettingInput): Reply => {
    check(input);
    notifications.replaceSetting(row.id, input, clock.now());
    return json(200, wire(find(row.id)));
  };
  const patched = (row: SettingRow, change: Partial<SettingInput>): SettingInput => ({
    event_type: change.event_type ?? row.event_type,
    is_enabled: change.is_enabled ?? row.is_enabled === 1,
    endpoint_ids: change.endpoint_ids ?? notifications.endpointsOf(row.id).map(({ id }) => id),
  });
  const target = (request: DokRequest): SettingRow => find(request.param('settingId'));
  return {
    listNotificationSettings: (request) =>
      pageOfAll(request, notifications.settings().map(wire), options),

    createNotificationSetting: async (request) => {
      const input = await request.body<SettingInput>();
      check(input);
      return json(201, wire(find(notifications.createSetting(input, clock.now()))));
    },

    getNotificationSetting: (request) => json(200, wire(target(request))),

    replaceNotificationSetting: async (request) => {
      const row = target(request);
      return replace(row, await request.body<SettingInput>());
    },

    patchNotificationSetting: async (request) => {
      const row = target(request);
      return replace(row, patched(row, await request.body<Partial<SettingInput>>()));
    },

    deleteNotificationSetting: (request) => {
      notifications.deleteSetting(target(request).id);
      return empty(204);
    },

    sendTestWebhook: async (request) => {
      const { url } = await request.body<{ url: string }>();
      if (!isWebhookAddress(url)) {
        throw invalid([{ path: ['url'], message: 'Enter a valid http or https URL.' }], 400);
      }
      const result = await post({
        address: url,
        body: JSON.stringify({ event_type: 'test' }),
        timeoutMs: options.webhookTimeout * 1000,
        bodyMax: options.webhookBodyMax,
        signal: closing,
      });
      return testReply(result);
    },
  };
}
