import type { ApiPromise, CallOptions, PagePromise, ResponseMeta } from '@irori/core';
import type { Connection } from '../connection.ts';
import { NotificationSetting } from '../model/notification.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import type { OpenUnion } from '../open-union.ts';
import type { RawNotificationSetting } from '../raw.ts';
import { answerWith } from '../request/answer.ts';
import { type Page, type PageParams, requestList } from '../request/list.ts';
import { send, sendDelete } from '../request/send.ts';

/** Which event is announced to which endpoints. */
export interface NotificationSettingParams {
  /** The event; no other is known. */
  eventType: OpenUnion<'task_completed'>;
  /** Whether it is announced. */
  isEnabled: boolean;
  /** The numbers of the endpoints that hear of it. */
  endpointIds: readonly number[];
}

/** One page of notification settings. */
export type NotificationSettingsResponse = Page<'settings', NotificationSetting>;

const settingKeys = ['eventType', 'isEnabled', 'endpointIds'];
const asSetting = answerWith<RawNotificationSetting>('id', 'a notification setting');

function transform(body: unknown, response: ResponseMeta): NotificationSetting {
  return new NotificationSetting(asSetting(body, response));
}

function toBody(params: Partial<NotificationSettingParams>): Record<string, unknown> {
  assertKnownKeys(params, 'notification setting', settingKeys);
  return {
    event_type: params.eventType,
    is_enabled: params.isEnabled,
    endpoint_ids: params.endpointIds,
  };
}

/** Which event goes to which endpoints. */
export class NotificationSettings {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Lists the settings. */
  list(
    params: PageParams = {},
    options?: CallOptions,
  ): PagePromise<NotificationSettingsResponse, NotificationSetting> {
    return requestList(
      this.#connection,
      {
        operation: 'listNotificationSettings',
        params,
        name: 'settings',
        item: (raw) => new NotificationSetting(raw as RawNotificationSetting),
      },
      options,
    );
  }

  /** Gets one setting. */
  get(id: string, options?: CallOptions): ApiPromise<NotificationSetting> {
    return this.#send('getNotificationSetting', id, undefined, options);
  }

  /** Makes a setting. */
  create(
    params: NotificationSettingParams,
    options?: CallOptions,
  ): ApiPromise<NotificationSetting> {
    return send(
      this.#connection,
      'createNotificationSetting',
      () => ({ json: toBody(params), transform }),
      options,
    );
  }

  /** Replaces a setting as a whole. */
  replace(
    id: string,
    params: NotificationSettingParams,
    options?: CallOptions,
  ): ApiPromise<NotificationSetting> {
    return this.#send('replaceNotificationSetting', id, () => toBody(params), options);
  }

  /** Changes what is given and leaves the rest. */
  patch(
    id: string,
    params: Partial<NotificationSettingParams>,
    options?: CallOptions,
  ): ApiPromise<NotificationSetting> {
    return this.#send('patchNotificationSetting', id, () => toBody(params), options);
  }

  /** Removes a setting. */
  delete(id: string, options?: CallOptions): Promise<void> {
    return sendDelete(this.#connection, 'deleteNotificationSetting', { settingId: id }, options);
  }

  #send(
    operation: 'getNotificationSetting' | 'replaceNotificationSetting' | 'patchNotificationSetting',
    id: string,
    json: (() => unknown) | undefined,
    options?: CallOptions,
  ): ApiPromise<NotificationSetting> {
    return send(
      this.#connection,
      operation,
      () => ({ params: { settingId: id }, json: json?.(), transform }),
      options,
    );
  }
}
