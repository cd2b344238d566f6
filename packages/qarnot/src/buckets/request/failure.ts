import { type Failure, parseRetryAfter } from '@irori/core';

/** What an S3 request failed with, read from what the AWS SDK throws. */
export type S3Failure =
  | {
      readonly kind: 'status';
      readonly status: number;
      /** The `<Code>` of the answer, for example `NoSuchKey`. */
      readonly code: string;
      readonly message: string;
      readonly requestId: string | undefined;
      /** In milliseconds. */
      readonly retryAfter: number | undefined;
      /** The SDK has set its clock by the answer: the same request may pass now. */
      readonly clockCorrected: boolean;
    }
  | { readonly kind: 'connection'; readonly code: string; readonly message: string }
  | { readonly kind: 'timeout'; readonly message: string }
  /** An answer of success that is none of S3's, or a request that the AWS SDK could not make. */
  | { readonly kind: 'unreadable'; readonly message: string };

interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly Code?: unknown;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    readonly clockSkewCorrected?: boolean;
  };
  readonly $response?: {
    readonly statusCode?: number;
    readonly reason?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  readonly errors?: readonly Thrown[];
}

// Failures of name lookup and of setting up the connection: nothing of the request left the machine.
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const PERMANENT =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|ERR_INVALID_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HPE_|EPROTO$)/;
/** Codes that stand for passing trouble although their status does not say so. */
const PASSING = new Set(['RequestTimeout', 'SlowDown', 'OperationAborted', 'InternalError']);

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function statusFailure(thrown: Thrown, status: number, now: number): S3Failure {
  const { $metadata: metadata, $response: response } = thrown;
  const named = text(thrown.Code) ?? text(thrown.name) ?? '';
  // For a body that is no S3 error the SDK makes up names of its own.
  const known = /^(?:Unknown|UnknownError|Error|SyntaxError|S3ServiceException|\d+)$/.test(named);
  const said = text(thrown.message);
  return {
    kind: 'status',
    status,
    code: known ? '' : named,
    message: said === undefined || /^Unknown(?:Error)?$/.test(said) ? '' : said,
    requestId: metadata?.requestId,
    retryAfter: parseRetryAfter(response?.headers?.['retry-after'] ?? null, now),
    clockCorrected: metadata?.clockSkewCorrected === true,
  };
}

/** Reads what a call of the AWS SDK, or the body of its answer, failed with. */
export function readFailure(error: unknown, now: number): S3Failure {
  const thrown: Thrown = typeof error === 'object' && error !== null ? error : {};
  const status = thrown.$metadata?.httpStatusCode ?? thrown.$response?.statusCode;
  if (status !== undefined && status >= 300) return statusFailure(thrown, status, now);
  const [inner] = thrown.errors ?? [];
  const code = text(thrown.code) ?? text(inner?.code);
  const message = text(thrown.message) ?? text(inner?.message) ?? 'the connection failed';
  if (thrown.name === 'TimeoutError' || code === 'ETIMEDOUT') return { kind: 'timeout', message };
  // CopyObject and CompleteMultipartUpload may fail after they answered 200: the body says so.
  if (status === 200 && text(thrown.Code) !== undefined) {
    return { ...statusFailure(thrown, 500, now), status: 500 } as S3Failure;
  }
  return code === undefined
    ? { kind: 'unreadable', message }
    : { kind: 'connection', code, message };
}

/** The failure as the retry policy of `core` sees it. */
export function policyFailure(failure: S3Failure): Failure {
  switch (failure.kind) {
    case 'status':
      return {
        kind: 'status',
        status: PASSING.has(failure.code) || failure.clockCorrected ? 503 : failure.status,
        ...(failure.retryAfter === undefined ? {} : { retryAfter: failure.retryAfter }),
      };
    case 'connection':
      return {
        kind: 'connection',
        sent: BEFORE_SENDING.has(failure.code) ? 'no' : 'maybe',
        stale: failure.code === 'ECONNRESET' || failure.code === 'EPIPE',
        permanent: PERMANENT.test(failure.code),
      };
    case 'timeout':
    case 'unreadable':
      return { kind: failure.kind };
  }
}

/** The failure in a few words, for logs and for what an error tells of earlier attempts. */
export function failureLine(failure: S3Failure): string {
  if (failure.kind === 'status') return `${failure.status} ${failure.code}`.trim();
  if (failure.kind === 'timeout') return 'time limit';
  if (failure.kind === 'unreadable') return failure.message;
  const { code, message } = failure;
  return message.includes(code) ? message : `${code}: ${message}`;
}
