import {
  type ApiPromise,
  type CallOptions,
  type Effect,
  isNotFoundError,
  type QueryParams,
  type ResponseMeta,
} from '@irori/core';
import type { Connection } from '../connection.ts';
import { type OperationId, operations } from '../generated/operations.ts';

/** What sending an operation twice would do, where its method does not tell. */
const postEffects: Partial<Record<OperationId, Effect>> = {
  // A lost answer leaves the task canceled; canceling again is refused and recognised below.
  cancelTask: 'idempotent',
  // A POST, but all it does is hand out a ticket.
  openLogStream: 'idempotent',
  acceptTerms: 'act',
  sendTestWebhook: 'act',
};

/** The call that finds what a create may have left behind when its answer was lost. */
const findWith: Partial<Record<OperationId, string>> = {
  createTask:
    'Look for it with dok.tasks({ tasks: name }) before submitting it again: a second task costs money.',
  createRegistry: 'Look for it with dok.registries.list() before storing it again.',
  createSshKey: 'Look for it with dok.sshKeys.list() before storing it again.',
  createNotificationEndpoint:
    'Look for it with dok.notifications.endpoints.list() before making it again.',
  createNotificationSetting:
    'Look for it with dok.notifications.settings.list() before making it again.',
  acceptTerms: 'See with dok.account() whether the terms are accepted.',
};

/** What sending an operation twice would do. */
export function effectOf(operation: OperationId): Effect {
  const { method } = operations[operation];
  if (method === 'GET') return 'read';
  return method === 'POST' ? (postEffects[operation] ?? 'create') : 'idempotent';
}

/** What belongs to one call of an operation. */
export interface Sent<T> {
  json?: unknown;
  query?: QueryParams;
  /** A better sentence than the operation's own for finding what may exist. */
  findWith?: string;
  ok?: readonly number[];
  transform: (body: unknown, response: ResponseMeta) => T;
}

/** Sends one operation; method and effect are those of its description. */
export function send<T>(
  connection: Connection,
  operation: OperationId,
  path: string,
  sent: Sent<T>,
  options?: CallOptions,
): ApiPromise<T> {
  const find = sent.findWith ?? findWith[operation];
  return connection.api.request<T>(
    {
      operation,
      method: operations[operation].method,
      path,
      effect: effectOf(operation),
      ...(find !== undefined && { findWith: find }),
      ...sent,
    },
    options,
  );
}

/** Sends an operation that removes something. */
export async function sendDelete(
  connection: Connection,
  operation: OperationId,
  path: string,
  options?: CallOptions,
): Promise<void> {
  try {
    await send(connection, operation, path, { transform: () => undefined }, options);
  } catch (error) {
    // The answer to an earlier attempt may have been lost: then it is gone already.
    if (!isNotFoundError(error) || error.attempts < 2) throw error;
  }
}
