import {
  ConnectionError,
  createApiError,
  type Redactor,
  RequestAbortedError,
  type RequestError,
  type RequestErrorDetails,
  RequestTimeoutError,
  ResponseDecodeError,
} from '@irori/core';
import { MissingBucketError } from '../../errors/qarnot-errors.ts';
import { hintOf, meaningOf, type S3Call, tellingStatus } from './describe.ts';
import type { S3Failure } from './failure.ts';

/** What an error tells beside the failure itself. */
export interface FailureContext {
  readonly call: S3Call;
  /** The address of the storage. */
  readonly url: string;
  readonly redactor: Redactor;
  readonly attempts: number;
  readonly earlier: readonly string[];
  /** How long nothing may move before it is a failure, in milliseconds. */
  readonly timeout: number;
}

const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}]/gu;
const LONGEST = 2000;

function harmless(text: string): string {
  return text.slice(0, LONGEST).replace(/\s+/g, ' ').replace(UNPRINTABLE, '\ufffd').trim();
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The address of what the request was about: readable, without the query. */
function addressOf({ call, url }: FailureContext): string {
  return [url, call.bucket, call.key].filter((part) => part !== undefined).join('/');
}

function details(context: FailureContext, what: string): RequestErrorDetails {
  const { call, redactor, attempts, earlier } = context;
  const url = harmless(redactor.url(addressOf(context)));
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const head = `Qarnot storage: ${call.operation} failed${tries}: ${call.method} ${url}`;
  return {
    message: sentence(harmless(redactor.text(`${head} ${what}`))),
    outcome: 'rejected',
    attempts,
    operation: call.operation,
    method: call.method,
    url,
    earlier: earlier.map((line) => harmless(redactor.text(line))),
  };
}

function statusError(
  failure: Extract<S3Failure, { kind: 'status' }>,
  context: FailureContext,
): RequestError {
  const { status, code, message, requestId, retryAfter } = failure;
  const { call, redactor } = context;
  const meaning = meaningOf(status, code, call);
  const said = [meaning, meaning === '' ? message : ''].filter((part) => part !== '').join(': ');
  const what = `was answered ${status}${code === '' ? '' : ` ${code}`}${said === '' ? '' : `: ${said}`}`;
  const hint = hintOf(status, code, message, call) ?? (status >= 500 ? call.resume : undefined);
  const all = {
    ...details(context, what),
    status: tellingStatus(status, code),
    requestId: requestId === undefined ? null : harmless(redactor.text(requestId)),
    outcome: status >= 500 ? ('unknown' as const) : ('rejected' as const),
    ...(code === '' ? {} : { reason: harmless(redactor.text(code)) }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(hint === undefined ? {} : { hint }),
  };
  const bucketMissing = code === 'NoSuchBucket' || (status === 404 && call.key === undefined);
  return bucketMissing ? new MissingBucketError(all) : createApiError(all);
}

function connectionHint(code: string, context: FailureContext): string | undefined {
  const host = URL.canParse(context.url) ? new URL(context.url).host : context.url;
  if (code === 'ECONNREFUSED') return `Nothing listens at ${host}: check storageUrl.`;
  if (code === 'ENOTFOUND') return `The name of ${host} is not known: check storageUrl.`;
  if (code.startsWith('EAI_')) return 'The name server did not answer: check the network.';
  if (/CERT|SIGNED|TLS|SSL|UNABLE_TO|EPROTO/.test(code)) {
    return "The storage's certificate is not trusted: for an authority of your own, set NODE_EXTRA_CA_CERTS.";
  }
  return context.call.resume;
}

/** The typed error for a request that failed for good; every text in it has passed the redactor. */
export function createS3Error(failure: S3Failure, context: FailureContext): RequestError {
  switch (failure.kind) {
    case 'status':
      return statusError(failure, context);
    case 'connection': {
      const hint = connectionHint(failure.code, context);
      return new ConnectionError({
        ...details(context, `lost the connection: ${failure.message}`),
        outcome: 'unknown',
        reason: failure.code,
        ...(hint === undefined ? {} : { hint }),
      });
    }
    case 'timeout':
      return new RequestTimeoutError({
        ...details(context, `had nothing to say for ${context.timeout / 1000} s (timeout)`),
        outcome: 'unknown',
        limit: context.timeout,
        ...(context.call.resume === undefined ? {} : { hint: context.call.resume }),
      });
    case 'unreadable':
      return new ResponseDecodeError({
        ...details(context, `did not give what S3 gives: ${failure.message}`),
        outcome: 'unknown',
        hint: 'Check that storageUrl is the address of the storage, and that no proxy answers in its place.',
      });
  }
}

/** The error for a request that the caller ended. */
export function createAbortedError(reason: unknown, context: FailureContext): RequestError {
  return new RequestAbortedError({
    ...details(context, 'was aborted by the caller'),
    outcome: 'unknown',
    cause: reason,
  });
}
