import { type ApiPromise, type CallOptions, InputError, type ResponseMeta } from '@irori/core';
import type { OperationId } from '../generated/operations.ts';
import type { Session } from '../request/session.ts';

/** How a log is read. */
export interface LogReadOptions extends CallOptions {
  /** Only what this instance wrote. @default all instances */
  instance?: number;
}

/** The two operations of one log: of all instances, and of one. */
export interface LogOperations {
  all: OperationId;
  instance: OperationId;
}

/** Logs come as JSON text; older servers may send them as they are. */
function decodeLog(body: unknown, { headers }: ResponseMeta): string {
  const text = typeof body === 'string' ? body : '';
  const isPlain = (headers.get('content-type') ?? '').startsWith('text/');
  if (isPlain || !/^\s*"/.test(text)) return text;
  try {
    const decoded: unknown = JSON.parse(text);
    return typeof decoded === 'string' ? decoded : text;
  } catch {
    // A log that happens to begin with a quote and is not JSON.
    return text;
  }
}

function instanceParam(instance: number | undefined): { instanceId?: number } {
  if (instance === undefined) return {};
  if (Number.isSafeInteger(instance) && instance >= 0) return { instanceId: instance };
  throw new InputError(`The instance ${String(instance)} is not a whole number from 0 on.`, {
    field: 'instance',
  });
}

/**
 * Reads a log of a task or pool, decoded.
 *
 * @param owner - Whose log, by the name of its parameter, such as `{ taskId }`.
 */
export function requestLog(
  session: Session,
  operations: LogOperations,
  owner: Readonly<Record<string, string>>,
  options: LogReadOptions = {},
): ApiPromise<string> {
  const { instance, ...call } = options;
  return session.operation<string>(
    instance === undefined ? operations.all : operations.instance,
    () => ({
      params: { ...owner, ...instanceParam(instance) },
      decode: 'text',
      transform: decodeLog,
    }),
    { ...call, headers: { accept: 'application/json', ...call.headers } },
  );
}
