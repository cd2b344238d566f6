import type { ApiErrorDetails } from '../errors/api-error.ts';
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseDecodeError,
} from '../errors/connection-error.ts';
import { describeCommonError } from '../errors/describe-common.ts';
import type { ErrorDescription } from '../errors/description.ts';
import { plainText } from '../errors/plain-text.ts';
import type { Outcome, RequestError, RequestErrorDetails } from '../errors/request-error.ts';
import { safeCause } from '../errors/safe-cause.ts';
import { type AttemptFailure, failureLine, outcomeOf } from './attempt-failure.ts';
import type { Call } from './call.ts';
import { echoRedactor } from './echo-redactor.ts';
import { requestIdOf } from './response-meta.ts';
import { transportHint } from './transport-failure.ts';

/** What an error tells about the attempts before the one that failed for good. */
export interface CallHistory {
  /** How many attempts were made. */
  attempts: number;
  /** One line about each earlier attempt. */
  earlier: readonly string[];
  /** Whether an earlier attempt may have been carried out. */
  earlierUnknown?: boolean;
  /** Why there was no further attempt, where that is worth saying. */
  note?: string;
}

type Of<Kind extends AttemptFailure['kind']> = Extract<AttemptFailure, { kind: Kind }>;

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…。！？]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}

/** What the user should know about a request that may have been carried out. */
function aboutOutcome(call: Call, outcome: Outcome): string {
  const { effect, findWith } = call.spec;
  if (outcome !== 'unknown' || (effect !== 'create' && effect !== 'act')) return '';
  const next = findWith === undefined ? '' : ` ${sentence(findWith)}`;
  return ` The server may have carried it out all the same, so it was not sent again.${next}`;
}

function defaultHint(status: number): string | undefined {
  if (status >= 300 && status < 400) {
    return 'The server points to another address, which is not followed: check the base URL.';
  }
  return status === 401 ? 'Check the credentials: they are wrong or no longer valid.' : undefined;
}

function describe(call: Call, failure: Of<'status'>): ErrorDescription {
  const { status, headers, body } = failure;
  const response = { status, headers, body, operation: call.spec.operation };
  try {
    return call.parts.describeError(response);
  } catch {
    // A body of an unexpected shape may trip a describer; the user still needs the real error.
    return describeCommonError(response);
  }
}

/** The details that all request errors share, redacted. */
function details(
  call: Call,
  failure: AttemptFailure,
  history: CallHistory,
  what: string,
): RequestErrorDetails {
  const { parts, spec } = call;
  const { redactor } = parts;
  const own = outcomeOf(failure, spec.effect);
  const outcome = history.earlierUnknown && spec.effect !== 'read' ? 'unknown' : own;
  const url = redactor.url(call.url);
  const tries = history.attempts > 1 ? ` after ${history.attempts} attempts` : '';
  const note = history.note === undefined ? '' : ` ${sentence(history.note)}`;
  const head = `${parts.service} ${spec.operation} failed${tries}: ${spec.method} ${url} `;
  return {
    message: redactor.text(
      `${head}${sentence(plainText(redactor.text(what)))}${note}${aboutOutcome(call, outcome)}`,
    ),
    outcome,
    attempts: history.attempts,
    operation: spec.operation,
    method: spec.method,
    url,
    earlier: history.earlier.map((line) => plainText(redactor.text(line))),
  };
}

function requestId(call: Call, headers: Headers): string | null {
  const id = requestIdOf(headers);
  return id === null ? null : plainText(call.parts.redactor.text(id));
}

function statusError(call: Call, failure: Of<'status'>, history: CallHistory): RequestError {
  const redactor = echoRedactor(call);
  const { status, statusText, retryAfter } = failure;
  const { message, code, hint = defaultHint(status), fields } = describe(call, failure);
  const said = message === undefined ? '' : `: ${redactor.text(message)}`;
  const wait = retryAfter === undefined ? '' : ` It asks to wait ${seconds(retryAfter)}.`;
  const all: ApiErrorDetails = {
    ...details(call, failure, history, `was answered ${`${status} ${statusText}`.trim()}${said}`),
    status,
    requestId: requestId(call, failure.headers),
    body: redactor.value(failure.body, { environment: true }),
    ...(code === undefined ? {} : { reason: plainText(redactor.text(code)) }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(fields === undefined ? {} : { fields: redactor.value(fields) as Record<string, string[]> }),
  };
  const hints = [wait.trim(), hint === undefined ? '' : redactor.text(hint)].filter(Boolean);
  return call.parts.createError(hints.length === 0 ? all : { ...all, hint: hints.join(' ') });
}

function connectionError(
  call: Call,
  failure: Of<'connection'>,
  history: CallHistory,
): RequestError {
  const { transport, phase } = failure;
  const hint = transportHint(transport, new URL(call.url).host);
  const what =
    transport.sent === 'no' && phase === 'headers'
      ? `did not reach the server: ${failureLine(failure)}`
      : `lost the connection ${phase === 'headers' ? 'before an answer came' : 'in the middle of the answer'}: ${failureLine(failure)}`;
  return new ConnectionError({
    ...details(call, failure, history, what),
    cause: safeCause(failure.cause, call.parts.redactor),
    ...(transport.code === undefined ? {} : { reason: transport.code }),
    ...(hint === undefined ? {} : { hint }),
  });
}

function timeoutError(call: Call, failure: Of<'timeout'>, history: CallHistory): RequestError {
  const { reached, phase } = failure;
  const missing = phase === 'headers' ? 'no answer' : 'no complete answer';
  const what = {
    attempt: `got ${missing} within ${seconds(reached.limit)} (timeout)`,
    pause: `got nothing more for ${seconds(reached.limit)} in the middle of the answer (timeout)`,
    total: `got ${missing} within ${seconds(reached.limit)} in all (totalTimeout)`,
  }[reached.which];
  return new RequestTimeoutError({
    ...details(call, failure, history, what),
    limit: reached.limit,
  });
}

function unreadableError(
  call: Call,
  failure: Of<'unreadable'>,
  history: CallHistory,
): RequestError {
  const redactor = echoRedactor(call);
  const { status, headers, problem } = failure;
  const snippet = redactor.text(failure.snippet);
  const shown = snippet === '' ? '' : `: ${snippet}`;
  return new ResponseDecodeError({
    ...details(call, failure, history, `was answered ${status} with ${problem}${shown}`),
    status,
    requestId: requestId(call, headers),
    hint: 'Check that the base URL is that of the API, and that no proxy answers in its place.',
    ...(snippet === '' ? {} : { body: snippet }),
    ...(failure.cause === undefined ? {} : { cause: safeCause(failure.cause, redactor) }),
  });
}

/** The typed error for a failed attempt: every text in it has passed the redactor. */
export function createRequestError(
  call: Call,
  failure: AttemptFailure,
  history: CallHistory,
): RequestError {
  switch (failure.kind) {
    case 'status':
      return statusError(call, failure, history);
    case 'connection':
      return connectionError(call, failure, history);
    case 'timeout':
      return timeoutError(call, failure, history);
    case 'aborted':
      return new RequestAbortedError({
        ...details(call, failure, history, 'was aborted by the caller'),
        cause: safeCause(call.signal?.reason, call.parts.redactor),
      });
    case 'unreadable':
      return unreadableError(call, failure, history);
  }
}
