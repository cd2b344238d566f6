import { type ApiPromise, type CallOptions, isPermissionDeniedError } from '@irori/core';
import type { Connection } from '../connection.ts';
import type { NewTaskBody, RawTask } from '../raw.ts';
import { answerWith, answerWithAddress } from './answer.ts';
import { send, sendDelete, sendOnly } from './send.ts';

const asTask = answerWith<RawTask>('id', 'a task');
const asUrl = answerWithAddress(['https:', 'http:'], 'an address');
const asTicket = answerWithAddress<LogTicket>(
  ['wss:', 'ws:', 'https:', 'http:'],
  'the address of a log',
);

/** Whether and where the end of one task is announced. */
export interface NotificationPreference {
  /** Whether it is announced at all; `null` leaves it to the account's settings. */
  isEnabled?: boolean | null;
  /** The endpoints that hear of it; `null` leaves it to the account's settings. */
  endpointIds?: readonly number[] | null;
}

/** Asks for one task. */
export function getTask(
  connection: Connection,
  id: string,
  options?: CallOptions,
): ApiPromise<RawTask> {
  return getTaskAs(connection, id, (raw) => raw, options);
}

/** Asks for one task and makes something of it. */
export function getTaskAs<T>(
  connection: Connection,
  id: string,
  make: (raw: RawTask) => T,
  options?: CallOptions,
): ApiPromise<T> {
  return send(
    connection,
    'getTask',
    () => ({
      params: { taskId: id },
      transform: (body, response) => make(asTask(body, response)),
    }),
    options,
  );
}

/** Submits a task; never twice. */
export function createTask(
  connection: Connection,
  body: NewTaskBody,
  options?: CallOptions,
): ApiPromise<RawTask> {
  const find = `dok.tasks({ tasks: ${JSON.stringify(body.name)} })`;
  const findWith = `Look for it with ${find} before submitting it again: a second task costs money.`;
  const transform = answerWith<RawTask>('id', 'a task', findWith);
  return send(connection, 'createTask', () => ({ json: body, findWith, transform }), options);
}

/** Cancels a task. */
export async function cancelTask(
  connection: Connection,
  id: string,
  options?: CallOptions,
): Promise<RawTask> {
  try {
    const sent = () => ({ params: { taskId: id }, transform: asTask });
    return await send(connection, 'cancelTask', sent, options);
  } catch (error) {
    if (!isPermissionDeniedError(error) || error.attempts < 2) throw error;
    // The answer to an earlier attempt may have been lost: then the task is canceled already.
    const task = await getTask(connection, id, options);
    if (task.status !== 'canceled') throw error;
    return task;
  }
}

/** Removes a task's record. */
export function deleteTask(
  connection: Connection,
  id: string,
  options?: CallOptions,
): Promise<void> {
  return sendDelete(connection, 'deleteTask', { taskId: id }, options);
}

/** Asks for the address of the stored output. */
export function requestOutputUrl(
  connection: Connection,
  id: string,
  { filename }: { filename?: string } = {},
  options?: CallOptions,
): ApiPromise<string> {
  const params = { taskId: id, target: 'output', filename };
  const sent = () => ({ params, transform: asUrl });
  return send(connection, 'getTaskFileUrl', sent, options).map(({ url }) => url);
}

/** Where a live log can be read, and the token that opens it. */
export interface LogTicket {
  readonly url: string;
  readonly token: string;
}

/** Asks for the address of the live log. It only exists while the container runs. */
export function openLogStream(
  connection: Connection,
  id: string,
  containerIndex: number,
  options?: CallOptions,
): ApiPromise<LogTicket> {
  return send(
    connection,
    'openLogStream',
    () => ({
      params: { taskId: id, containerIndex },
      transform: asTicket,
    }),
    options,
  );
}

/** Stores the notification preference of one task. */
export function setTaskNotification(
  connection: Connection,
  id: string,
  { isEnabled, endpointIds }: NotificationPreference,
  options?: CallOptions,
): ApiPromise<void> {
  return sendOnly(
    connection,
    'setTaskNotification',
    () => ({
      params: { taskId: id },
      json: { is_enabled: isEnabled, endpoint_ids: endpointIds },
    }),
    options,
  );
}
