import type { components } from '../../../generated/dok/wire.ts';
import { empty, json, type Reply } from '../../../http/reply.ts';
import { invalid, notFound } from '../errors.ts';
import type { DokOptions } from '../options.ts';
import { pageOfAll } from '../request/pages.ts';
import type { DokRequest } from '../request/request.ts';
import type { DokServices } from '../services.ts';
import type { EndpointRow } from '../store/notifications.ts';
import { jstTimestamp } from '../time.ts';
import { isWebhookAddress } from '../webhooks/post.ts';
import type { DokHandlers } from './handler.ts';

type Endpoint = components['schemas']['NotificationEndpoint'];

/** A notification endpoint on the wire; `secret` appeared by 2026-06. */
export function endpointWire(row: EndpointRow, options: DokOptions): Endpoint {
  const { id, created_at, updated_at, endpoint_type, address, is_verified, secret } = row;
  const common = {
    id,
    created_at: jstTimestamp(created_at),
    updated_at: jstTimestamp(updated_at),
    endpoint_type,
    address,
    is_verified: is_verified === 1,
  };
  return options.profile === '2026-06' ? { ...common, secret } : common;
}

function checkAddress(address: string): void {
  if (isWebhookAddress(address)) return;
  throw invalid([{ path: ['address'], message: 'Enter a valid http or https URL.' }]);
}

/** Where notifications go. */
export function endpointRoutes({
  notifications,
  options,
  clock,
}: DokServices): Pick<
  DokHandlers,
  | 'listNotificationEndpoints'
  | 'createNotificationEndpoint'
  | 'getNotificationEndpoint'
  | 'updateNotificationEndpoint'
  | 'patchNotificationEndpoint'
  | 'deleteNotificationEndpoint'
> {
  const find = (id: number): EndpointRow => {
    const row = Number.isSafeInteger(id) ? notifications.endpoint(id) : undefined;
    if (row === undefined) throw notFound();
    return row;
  };
  const idOf = (request: DokRequest): number => {
    const text = request.param('endpointId');
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const change = async (request: DokRequest): Promise<Reply> => {
    const { id } = find(idOf(request));
    const { address } = await request.body<{ address?: string }>();
    if (address !== undefined) {
      checkAddress(address);
      notifications.moveEndpoint(id, address, clock.now());
    }
    return json(200, endpointWire(find(id), options));
  };
  return {
    listNotificationEndpoints: (request) => {
      const all = notifications.endpoints().map((row) => endpointWire(row, options));
      return pageOfAll(request, all, options);
    },

    createNotificationEndpoint: async (request) => {
      const { address } = await request.body<{ address: string }>();
      checkAddress(address);
      const { endpointVerified } = options;
      const row = notifications.createEndpoint(address, endpointVerified, clock.now());
      return json(201, endpointWire(row, options));
    },

    getNotificationEndpoint: (request) => {
      return json(200, endpointWire(find(idOf(request)), options));
    },

    updateNotificationEndpoint: change,

    patchNotificationEndpoint: change,

    deleteNotificationEndpoint: (request) => {
      notifications.deleteEndpoint(find(idOf(request)).id);
      return empty(204);
    },
  };
}
