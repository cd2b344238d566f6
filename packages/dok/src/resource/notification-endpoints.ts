import type { ApiPromise, CallOptions, PagePromise, ResponseMeta } from '@irori/core';
import type { Connection } from '../connection.ts';
import { NotificationEndpoint } from '../model/notification.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import type { RawNotificationEndpoint } from '../raw.ts';
import { answerWith } from '../request/answer.ts';
import { type Page, type PageParams, requestList } from '../request/list.ts';
import { send, sendDelete } from '../request/send.ts';

/** A new notification endpoint. */
export interface NewNotificationEndpoint {
  /** The web address to call. */
  address: string;
  /** The kind of endpoint; no other is known. @default 'webhook' */
  endpointType?: 'webhook';
}

/** What can be changed on a notification endpoint. */
export interface NotificationEndpointChange {
  /** The web address to call. */
  address?: string;
  /** The kind of endpoint. */
  endpointType?: 'webhook';
}

/** One page of notification endpoints. */
export type NotificationEndpointsResponse = Page<'endpoints', NotificationEndpoint>;

const endpointKeys = ['address', 'endpointType'];
const asEndpoint = answerWith<RawNotificationEndpoint>('id', 'a notification endpoint');

function transform(body: unknown, response: ResponseMeta): NotificationEndpoint {
  return new NotificationEndpoint(asEndpoint(body, response));
}

function toBody(params: NotificationEndpointChange): Record<string, unknown> {
  assertKnownKeys(params, 'notification endpoint', endpointKeys);
  return { endpoint_type: params.endpointType, address: params.address };
}

/** Where notifications go. */
export class NotificationEndpoints {
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Lists the endpoints. */
  list(
    params: PageParams = {},
    options?: CallOptions,
  ): PagePromise<NotificationEndpointsResponse, NotificationEndpoint> {
    return requestList(
      this.#connection,
      {
        operation: 'listNotificationEndpoints',
        params,
        name: 'endpoints',
        item: (raw) => new NotificationEndpoint(raw as RawNotificationEndpoint),
      },
      options,
    );
  }

  /** Gets one endpoint. */
  get(id: number, options?: CallOptions): ApiPromise<NotificationEndpoint> {
    return this.#send('getNotificationEndpoint', id, undefined, options);
  }

  /** Makes an endpoint. */
  create(params: NewNotificationEndpoint, options?: CallOptions): ApiPromise<NotificationEndpoint> {
    return send(
      this.#connection,
      'createNotificationEndpoint',
      () => ({ json: toBody({ endpointType: 'webhook', ...params }), transform }),
      options,
    );
  }

  /** Changes an endpoint with PUT; whether what is left out stays is not documented. */
  update(
    id: number,
    params: NotificationEndpointChange,
    options?: CallOptions,
  ): ApiPromise<NotificationEndpoint> {
    return this.#send('updateNotificationEndpoint', id, () => toBody(params), options);
  }

  /** Changes what is given and leaves the rest; servers since 2026-06, from a single source. */
  patch(
    id: number,
    params: NotificationEndpointChange,
    options?: CallOptions,
  ): ApiPromise<NotificationEndpoint> {
    return this.#send('patchNotificationEndpoint', id, () => toBody(params), options);
  }

  /** Removes an endpoint. */
  delete(id: number, options?: CallOptions): Promise<void> {
    return sendDelete(this.#connection, 'deleteNotificationEndpoint', { endpointId: id }, options);
  }

  #send(
    operation:
      | 'getNotificationEndpoint'
      | 'updateNotificationEndpoint'
      | 'patchNotificationEndpoint',
    id: number,
    json: (() => unknown) | undefined,
    options?: CallOptions,
  ): ApiPromise<NotificationEndpoint> {
    return send(
      this.#connection,
      operation,
      () => ({ params: { endpointId: id }, json: json?.(), transform }),
      options,
    );
  }
}
