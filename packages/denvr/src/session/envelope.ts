import { createApiError, type Redactor, type ResponseMeta } from '@irori/core';
import { describeDenvrError } from '../errors/describe.ts';

/** The envelope that ASP.NET Boilerplate puts around every answer. */
interface Envelope {
  result: unknown;
  success?: boolean;
  error?: unknown;
}

/** Whether `body` is an envelope and not the bare result, which older and mock servers send. */
function isEnvelope(body: unknown): body is Envelope {
  return (
    typeof body === 'object' &&
    body !== null &&
    'result' in body &&
    ('__abp' in body || 'success' in body)
  );
}

/**
 * What the server means: the result inside the envelope, or the body itself where there is none.
 *
 * @throws ApiError for an envelope that says `success: false` under a good status.
 */
export function unwrap(
  body: unknown,
  operation: string,
  response: ResponseMeta,
  redactor: Redactor,
): unknown {
  if (!isEnvelope(body)) return body;
  if (body.success !== false) return body.result;
  const { status, headers, url, attempts, requestId } = response;
  const { message, hint } = describeDenvrError({ status, headers, body, operation });
  throw createApiError({
    message: redactor.text(
      `Denvr ${operation} failed: ${url} was answered ${status}, but with an error: ${message ?? 'no reason given'}`,
    ),
    outcome: 'rejected',
    status,
    url,
    attempts,
    requestId,
    operation,
    body: redactor.value(body, { environment: true }),
    ...(hint === undefined ? {} : { hint }),
  });
}
