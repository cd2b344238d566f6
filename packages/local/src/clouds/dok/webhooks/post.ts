import { createHmac } from 'node:crypto';

/** How a webhook target took a delivery. */
export type PostResult =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** What is posted where. */
export interface Post {
  readonly address: string;
  readonly body: string;
  /** Key of the signature; none is sent without it. */
  readonly secret?: string;
  /** Name of the signature's header. */
  readonly header?: string;
  readonly timeoutMs: number;
  /** Characters of the answer that are kept. */
  readonly bodyMax: number;
  readonly signal: AbortSignal;
}

/** The signature of a webhook: receivers compute the same over the raw body. */
export function signatureOf(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

async function firstCharacters(response: Response, max: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= max) break;
  }
  return text.slice(0, max);
}

/** Posts a webhook once. A redirect is an answer like any other: it is not followed. */
export async function post(request: Post): Promise<PostResult> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'irori-local',
  };
  if (request.secret !== undefined && request.header !== undefined) {
    headers[request.header] = signatureOf(request.secret, request.body);
  }
  try {
    const response = await fetch(request.address, {
      method: 'POST',
      headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.any([timeout, request.signal]),
    });
    const body = await firstCharacters(response, request.bodyMax);
    return { kind: 'answered', status: response.status, body };
  } catch {
    return { kind: timeout.aborted ? 'timeout' : 'unreachable' };
  }
}

/** Whether a text is an address that a webhook can be sent to. */
export function isWebhookAddress(text: string): boolean {
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:';
  } catch {
    return false;
  }
}
