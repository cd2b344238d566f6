import { parseRetryAfter } from '../retry/retry-after.ts';
import type { AttemptFailure } from './attempt-failure.ts';
import { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { classify } from './classify.ts';
import { createHeaders } from './create-headers.ts';
import { decodeBody, readErrorBody } from './decode.ts';
import type { AttemptContext, AttemptRequest, Next } from './middleware.ts';
import { send } from './send.ts';
import { guardStream } from './stream-body.ts';

/** What one attempt led to. */
export type AttemptResult =
  | { ok: true; data: unknown; response: Response }
  | { ok: false; failure: AttemptFailure };

/** What the attempt knows by the time something goes wrong. */
interface Progress {
  response?: Response;
  sentHeaders?: Headers;
}

function isGood(call: Call, status: number): boolean {
  return (status >= 200 && status < 300) || (call.spec.ok?.includes(status) ?? false);
}

async function throughMiddleware(
  call: Call,
  attempt: number,
  request: AttemptRequest,
  limits: AttemptLimits,
  progress: Progress,
): Promise<Response> {
  const { middleware, service } = call.parts;
  const last: Next = async (final) => {
    const { response, sent } = await send(call, final, limits);
    progress.sentHeaders = sent;
    return response;
  };
  if (middleware.length === 0) return last(request);
  const context: AttemptContext = {
    operation: call.spec.operation,
    service,
    attempt,
    correlationId: call.correlationId,
    signal: limits.signal,
  };
  const chain = middleware.reduceRight<Next>(
    (next, current) => (outgoing) => current(outgoing, next, context),
    last,
  );
  return chain(request);
}

async function exchange(
  call: Call,
  attempt: number,
  limits: AttemptLimits,
  progress: Progress,
): Promise<AttemptResult> {
  const request: AttemptRequest = {
    url: call.url,
    method: call.spec.method,
    headers: createHeaders(call.headers),
  };
  if (call.body !== undefined) request.body = call.body;
  const response = await throughMiddleware(call, attempt, request, limits, progress);
  progress.response = response;
  limits.phase = 'body';
  if (isGood(call, response.status)) {
    const data =
      call.decode === 'stream'
        ? guardStream(response.body, call, limits, attempt)
        : await decodeBody(response, call.decode);
    return { ok: true, data, response };
  }
  return { ok: false, failure: await statusFailure(call, response, progress) };
}

async function statusFailure(
  call: Call,
  response: Response,
  progress: Progress,
): Promise<AttemptFailure> {
  return {
    kind: 'status',
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
    body: await readErrorBody(response),
    retryAfter: parseRetryAfter(response.headers.get('retry-after'), call.parts.clock.now()),
    sentHeaders: progress.sentHeaders ?? new Headers(),
  };
}

/** Makes one attempt: headers, middleware, credentials, `fetch`, body, within the limits. */
export async function runAttempt(call: Call, attempt: number): Promise<AttemptResult> {
  const limits = new AttemptLimits(call);
  const progress: Progress = {};
  let streaming = false;
  try {
    const result = await limits.bound(exchange(call, attempt, limits, progress));
    streaming = result.ok && call.decode === 'stream';
    return result;
  } catch (error) {
    return { ok: false, failure: classify(call, limits, error, progress.response) };
  } finally {
    if (!streaming) limits.dispose();
  }
}
