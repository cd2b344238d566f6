import { safeCause } from '../errors/safe-cause.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import type { AttemptRequest } from './middleware.ts';

/** What `fetch` threw, told apart from what middleware or credentials throw. */
export class FetchFailed {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What may follow to another origin: nothing that a caller could have put a secret into. */
const HARMLESS_HEADERS = ['accept', 'accept-language', 'range', 'user-agent'];

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Where a redirect leads, or `undefined` where following it would not be safe. */
function redirectTarget(request: AttemptRequest, response: Response): URL | undefined {
  if (!REDIRECTS.has(response.status)) return undefined;
  const location = response.headers.get('location');
  if (location === null) return undefined;
  if (!URL.canParse(location, request.url)) return undefined;
  const target = new URL(location, request.url);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return undefined;
  if (request.method === 'GET' || request.method === 'HEAD') return target;
  // 301 to 303 would turn a POST into a GET, and another origin would receive the body.
  const keepsBody = response.status >= 307 && target.origin === originOf(request.url);
  return keepsBody && !(request.body instanceof ReadableStream) ? target : undefined;
}

function harmlessHeaders(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of HARMLESS_HEADERS) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

async function sendOnce(
  call: Call,
  { url, method, headers, body }: AttemptRequest,
  limits: AttemptLimits,
): Promise<Response> {
  limits.sent = true;
  const init: RequestInit = { method, headers, redirect: 'manual', signal: limits.signal };
  if (body !== undefined) {
    init.body = body;
    if (body instanceof ReadableStream) init.duplex = 'half';
  }
  try {
    return await (call.parts.fetch ?? globalThis.fetch)(url, init);
  } catch (error) {
    throw new FetchFailed(error);
  }
}

/** Adds the credentials, without waiting where there is nothing to wait for. */
async function authorize(call: Call, headers: Headers, limits: AttemptLimits): Promise<void> {
  try {
    const pending = call.parts.auth?.authorize(headers, limits.signal);
    if (pending !== undefined) await pending;
  } catch (error) {
    // A runtime's error about a bad header shows the header.
    throw safeCause(error, call.parts.redactor);
  }
}

/**
 * Sends a request with the credentials and follows redirects. Credentials and headers of the
 * caller's own go to no other origin than that of the call.
 *
 * @returns The answer, and the headers that were sent with the last request.
 */
export async function send(
  call: Call,
  request: AttemptRequest,
  limits: AttemptLimits,
): Promise<{ response: Response; sent: Headers }> {
  // Only without middleware nobody else holds these headers, so that credentials may go in.
  const shared = call.parts.middleware.length > 0;
  const clean = (): Headers => new Headers(shared ? request.headers : call.headers);
  const home = request.url === call.url || originOf(request.url) === originOf(call.url);
  let credentials = call.credentials && home;
  let current: AttemptRequest = shared ? { ...request, headers: clean() } : request;

  for (let redirects = 0; ; redirects += 1) {
    if (credentials) await authorize(call, current.headers, limits);
    const response = await sendOnce(call, current, limits);
    const target = redirects < MOST_REDIRECTS ? redirectTarget(current, response) : undefined;
    if (target === undefined) return { response, sent: current.headers };
    await response.body?.cancel();
    if (credentials && target.origin === originOf(current.url)) {
      current = { ...current, url: target.href, headers: clean() };
    } else {
      credentials = false;
      current = { ...current, url: target.href, headers: harmlessHeaders(current.headers) };
    }
  }
}
