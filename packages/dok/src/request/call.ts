import { type ApiPromise, type CallOptions, InputError, type QueryParams } from '@irori/core';
import type { Connection } from '../connection.ts';
import { type Operation, type OperationId, operations } from '../generated/operations.ts';
import { assertKnownKeys, closestKey } from '../model/unknown-key.ts';
import { send } from './send.ts';

/** What a raw call sends, by the names of the API itself. */
export interface RawCall {
  /** Path and query parameters, such as `{ taskId: '…', page_size: 20 }`. */
  params?: QueryParams;
  /** The JSON body. */
  body?: unknown;
}

function operationOf(id: OperationId): Operation {
  if (Object.hasOwn(operations, id)) return operations[id];
  const meant = closestKey(id, Object.keys(operations));
  throw new InputError(`DOK has no operation ${id}.`, {
    field: 'operationId',
    hint: meant === undefined ? 'The exported operations lists them.' : `Did you mean ${meant}?`,
  });
}

function checkBody(operation: Operation, id: OperationId, body: unknown): void {
  if (operation.body === 'required' && body === undefined) {
    throw new InputError(`${id} needs a body.`, { field: 'body' });
  }
  if (operation.body === 'none' && body !== undefined) {
    throw new InputError(`${id} takes no body.`, { field: 'body' });
  }
}

/** Sends any operation of the description by its id and gives the answer as it is. */
export function callOperation(
  connection: Connection,
  id: OperationId,
  { params = {}, body }: RawCall,
  options?: CallOptions,
): ApiPromise<unknown> {
  return send(
    connection,
    id,
    () => {
      const operation = operationOf(id);
      const names = operation.parameters.map(({ name }) => name);
      assertKnownKeys(params, id, names);
      checkBody(operation, id, body);
      return { params, json: body, decode: 'auto', transform: (answer) => answer };
    },
    options,
  );
}
