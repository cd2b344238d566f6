import { unusedProxyVariable } from '../config.ts';

/** What an error of `fetch` says about a failed connection. */
export interface TransportFailure {
  /** The most telling code in the chain of causes, such as `ECONNREFUSED`. */
  code: string | undefined;
  /** The most telling message in the chain of causes. */
  message: string;
  /** Whether the request may have reached the server. */
  sent: 'no' | 'maybe';
  /** Whether it looks like a kept-open connection that the server had closed. */
  reset: boolean;
  /** Whether trying again cannot help. */
  permanent: boolean;
}

interface ErrorLike {
  message?: unknown;
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
  errors?: unknown;
}

// Failures of name lookup and of setting up the connection: nothing of the request left the machine.
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
// Certificates and misuse of the transport: found before anything is sent, and no passing trouble.
const PERMANENT =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|ERR_INVALID_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO$|UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED)/;

function errorLike(value: unknown): ErrorLike | undefined {
  return typeof value === 'object' && value !== null ? (value as ErrorLike) : undefined;
}

/** The error, its cause, the cause's cause… (not more than a few). */
function chainOf(error: unknown): ErrorLike[] {
  const chain: ErrorLike[] = [];
  for (
    let current = errorLike(error);
    current !== undefined && chain.length < 6;
    current = errorLike(current.cause)
  ) {
    chain.push(current);
  }
  return chain;
}

function codeOf(error: ErrorLike): string | undefined {
  return typeof error.code === 'string' && error.code !== '' ? error.code : undefined;
}

/** Whether this error, or each one of a bundle (one per address tried), came before sending. */
function cameBeforeSending(error: ErrorLike): boolean {
  const bundle = Array.isArray(error.errors) ? error.errors.map(errorLike) : [];
  if (bundle.length > 0) {
    return bundle.every((inner) => inner !== undefined && cameBeforeSending(inner));
  }
  const code = codeOf(error) ?? '';
  return (
    BEFORE_SENDING.has(code) ||
    PERMANENT.test(code) ||
    (code === 'ETIMEDOUT' && error.syscall === 'connect')
  );
}

function messageOf(chain: readonly ErrorLike[]): string {
  for (const error of chain.toReversed()) {
    const bundle = Array.isArray(error.errors) ? error.errors.map(errorLike) : [];
    for (const candidate of [error, ...bundle]) {
      if (typeof candidate?.message === 'string' && candidate.message !== '') {
        return candidate.message;
      }
    }
  }
  return 'the connection failed';
}

/** Reads what `fetch` threw. */
export function readTransportFailure(error: unknown): TransportFailure {
  const chain = chainOf(error);
  const telling = chain.toReversed().find((candidate) => codeOf(candidate) !== undefined);
  const code = telling === undefined ? undefined : codeOf(telling);
  return {
    code,
    message: messageOf(chain),
    sent: telling !== undefined && cameBeforeSending(telling) ? 'no' : 'maybe',
    reset: code !== undefined && RESETS.has(code),
    permanent: code !== undefined && PERMANENT.test(code),
  };
}

function hintOfCode(code: string, host: string): string | undefined {
  if (code === 'ENOTFOUND') {
    return `The name of ${host} is not known: check the base URL and the network.`;
  }
  if (code.startsWith('EAI_')) return 'The name server did not answer: check the network.';
  if (code === 'ECONNREFUSED') {
    return `Nothing listens at ${host}: check the base URL, or start the server.`;
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return 'The server does not speak TLS there: perhaps the base URL should begin with http://.';
  }
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return "Node's own fetch gives up after 300 s of silence, whatever `timeout` says: pass a `fetch` with a longer limit.";
  }
  if (code === 'UND_ERR_INVALID_ARG') {
    return 'If you pass a dispatcher, it must come from the same undici version as the `fetch`.';
  }
  if (code.startsWith('HPE_')) return 'What answers there does not speak HTTP: check the port.';
  if (PERMANENT.test(code)) {
    return "The server's certificate is not trusted: for an authority of your own, set NODE_EXTRA_CA_CERTS.";
  }
  return undefined;
}

/** What the user can do about a failed connection, if anything is known. */
export function transportHint(failure: TransportFailure, host: string): string | undefined {
  const hint = hintOfCode(failure.code ?? '', host);
  const proxy = failure.sent === 'no' ? unusedProxyVariable() : undefined;
  if (proxy === undefined) return hint;
  const aboutProxy = `${proxy} is set, but this runtime's fetch does not use it: pass a proxy-aware \`fetch\`, or set NODE_USE_ENV_PROXY=1 (Node 24).`;
  return hint === undefined ? aboutProxy : `${hint} ${aboutProxy}`;
}
