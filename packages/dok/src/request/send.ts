import {
  ApiPromise,
  type CallOptions,
  type Decode,
  type Effect,
  InputError,
  isNotFoundError,
  path,
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
  /** Path and query parameters, by the names of the API. */
  params?: QueryParams;
  json?: unknown;
  /** A better sentence than the operation's own for finding what may exist. */
  findWith?: string;
  ok?: readonly number[];
  /** How the answer is read. @default 'json' */
  decode?: Decode;
  transform: (body: unknown, response: ResponseMeta) => T;
}

/** A call whose arguments may be wrong: what `make` throws becomes a rejected promise. */
export function rejecting<T>(make: () => ApiPromise<T>): ApiPromise<T> {
  try {
    return make();
  } catch (error) {
    return new ApiPromise<T>(Promise.reject(error));
  }
}

/** An operation's path cut at its parameters: texts and names in turn. */
const cutPaths = new Map<OperationId, readonly string[]>();

function cutPath(operation: OperationId): readonly string[] {
  let cut = cutPaths.get(operation);
  if (cut === undefined) {
    cut = operations[operation].path.split(/[{}]/);
    cutPaths.set(operation, cut);
  }
  return cut;
}

function pathOf(operation: OperationId, params: QueryParams): string {
  let address = '';
  for (const [index, part] of cutPath(operation).entries()) {
    if (index % 2 === 0) {
      address += part;
      continue;
    }
    const value = params[part];
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') {
      throw new InputError(`The parameter ${part} is missing.`, { field: part });
    }
    address += path`${value}`;
  }
  return address;
}

function queryOf(operation: OperationId, params: QueryParams): QueryParams {
  const query: QueryParams = {};
  for (const { name, in: place } of operations[operation].parameters) {
    if (place === 'query') query[name] = params[name];
  }
  return query;
}

/**
 * Sends one operation; method, path and effect are those of its description.
 *
 * @param prepare - Makes what is sent; what it throws becomes a rejected promise.
 */
export function send<T>(
  connection: Connection,
  operation: OperationId,
  prepare: () => Sent<T>,
  options?: CallOptions,
): ApiPromise<T> {
  return rejecting(() => {
    const { params = {}, findWith: ownFind, ...sent } = prepare();
    const find = ownFind ?? findWith[operation];
    return connection.api.request<T>(
      {
        operation,
        method: operations[operation].method,
        path: pathOf(operation, params),
        query: queryOf(operation, params),
        effect: effectOf(operation),
        decode: 'json',
        ...(find !== undefined && { findWith: find }),
        ...sent,
      },
      options,
    );
  });
}

/** Sends an operation that gives nothing back. */
export function sendOnly(
  connection: Connection,
  operation: OperationId,
  prepare: () => Omit<Sent<void>, 'transform' | 'decode'>,
  options?: CallOptions,
): ApiPromise<void> {
  const nothing = (): void => {};
  return send<void>(
    connection,
    operation,
    () => ({ ...prepare(), decode: 'none', transform: nothing }),
    options,
  );
}

/** Sends an operation that removes something. */
export async function sendDelete(
  connection: Connection,
  operation: OperationId,
  params: QueryParams,
  options?: CallOptions,
): Promise<void> {
  try {
    await sendOnly(connection, operation, () => ({ params }), options);
  } catch (error) {
    // The answer to an earlier attempt may have been lost: then it is gone already.
    if (!isNotFoundError(error) || error.attempts < 2) throw error;
  }
}
