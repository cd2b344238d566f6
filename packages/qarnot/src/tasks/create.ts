import {
  type ApiError,
  type ApiPromise,
  type CallOptions,
  InputError,
  type Redactor,
  ResponseDecodeError,
  type ResponseMeta,
} from '@irori/core';
import { bulkError } from '../errors/bulk.ts';
import { toWire } from '../request/payload.ts';
import type { Session } from '../request/session.ts';
import type { BulkAnswer, CreatedId, TaskCreate } from '../types.ts';
import { checkTask } from './check.ts';

/** What became of one of several tasks that were created together. */
export type BulkResult =
  | {
      readonly ok: true;
      /** The task. */
      readonly uuid: string;
    }
  | {
      readonly ok: false;
      /** Why this one was refused, as if it had been created alone. */
      readonly error: ApiError;
    };

function unreadable(what: string, response: ResponseMeta): ResponseDecodeError {
  return new ResponseDecodeError({
    message: `Qarnot createTask was answered ${response.status} with ${what}.`,
    outcome: 'unknown',
    attempts: response.attempts,
    operation: 'createTask',
    method: 'POST',
    url: response.url,
    status: response.status,
    requestId: response.requestId,
    hint: 'Tasks may have been created: look for them with tasks.paginate() or tasks.list() before you create them again.',
  });
}

function bulkResults(
  answer: unknown,
  count: number,
  response: ResponseMeta,
  redactor: Redactor,
): BulkResult[] {
  if (!Array.isArray(answer)) throw unreadable('something that is not a list', response);
  if (answer.length !== count) {
    throw unreadable(`${answer.length} results for ${count} tasks`, response);
  }
  return (answer as BulkAnswer[]).map((item, index): BulkResult => {
    const { statusCode, uuid } = item;
    if (statusCode < 300 && typeof uuid === 'string') return { ok: true, uuid };
    return { ok: false, error: bulkError(item, index, response, redactor) };
  });
}

/** Creates one task. */
export function createTask(
  session: Session,
  task: TaskCreate,
  options?: CallOptions,
): ApiPromise<CreatedId> {
  return session.operation<CreatedId>(
    'createTask',
    (settings) => {
      checkTask(task);
      return {
        body: toWire(task, settings),
        transform: (answer, response) => {
          const { uuid } = (answer ?? {}) as Partial<CreatedId>;
          if (typeof uuid !== 'string') throw unreadable('no uuid', response);
          return { ...(answer as CreatedId), uuid };
        },
      };
    },
    options,
  );
}

/** Creates several tasks in one request. */
export function createTasks(
  session: Session,
  tasks: readonly TaskCreate[],
  options?: CallOptions,
): ApiPromise<BulkResult[]> {
  return session.operation<BulkResult[]>(
    'createTask',
    (settings) => {
      if (tasks.length === 0) {
        throw new InputError('There is no task to create in the list.', { field: 'tasks' });
      }
      for (const [index, task] of tasks.entries()) checkTask(task, `tasks[${index}]`);
      return {
        body: tasks.map((task) => toWire(task, settings)),
        transform: (answer, response, redactor) =>
          bulkResults(answer, tasks.length, response, redactor),
      };
    },
    options,
  );
}
