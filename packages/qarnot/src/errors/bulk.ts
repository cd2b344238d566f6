import { type ApiError, plainText, type Redactor, type ResponseMeta } from '@irori/core';
import type { BulkAnswer } from '../types.ts';
import { createQarnotError } from './create-error.ts';
import { describeQarnotError } from './describe.ts';

/** Why one of several things was refused, as the error it would have been alone. */
export function bulkError(
  { statusCode, message }: BulkAnswer,
  index: number,
  response: ResponseMeta,
  redactor: Redactor,
): ApiError {
  const operation = 'createTask';
  const said = plainText(redactor.text(message ?? 'no reason given')).trim();
  const { code, hint } = describeQarnotError({
    status: statusCode,
    headers: response.headers,
    body: { message: said },
    operation,
  });
  return createQarnotError({
    message: `Qarnot ${operation} refused task ${index} of the list: ${statusCode}: ${said.replace(/\.?$/, '.')}`,
    outcome: 'rejected',
    attempts: response.attempts,
    operation,
    method: 'POST',
    url: response.url,
    requestId: response.requestId,
    status: statusCode,
    body: { statusCode, message: said },
    ...(code === undefined ? {} : { reason: code }),
    ...(hint === undefined ? {} : { hint }),
  });
}
