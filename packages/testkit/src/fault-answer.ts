import type { ServerResponse } from 'node:http';

interface Head {
  /** @default 200 */
  status?: number;
  headers?: Record<string, string>;
}

/**
 * What the fault server does with a request.
 *
 * - `json`: answers with JSON; `bodyText` sends exactly that text instead.
 * - `body`: answers with text or bytes as they are.
 * - `reset`: cuts the connection with RST, before anything is answered (`before`), after the headers
 *   (`headers`) or after a part of the body (`body`).
 * - `close`: ends the connection in good order without any answer.
 * - `stall`: answers nothing more, ever: not even headers (`before`), or only them and perhaps a part.
 * - `drip`: sends the body one byte at a time with `interval` milliseconds between two.
 * - `truncate`: announces the whole body, sends `bytes` of it and ends the connection.
 * - `closeAfter`: answers well and cuts the idle connection, without announcing it (stale keep-alive).
 * - `delay`: waits `ms`, then does what `answer` says.
 */
export type FaultAnswer =
  | (Head & { kind?: 'json'; json?: unknown; bodyText?: string })
  | (Head & { kind: 'body'; body: string | Uint8Array; contentType?: string })
  | (Head & { kind: 'reset'; when: 'before' | 'headers' | 'body'; body?: string })
  | { kind: 'close' }
  | (Head & { kind: 'stall'; when: 'before' | 'headers' | 'body'; body?: string })
  | (Head & { kind: 'drip'; body: string; interval: number })
  | (Head & { kind: 'truncate'; body: string; bytes: number })
  | (Head & { kind: 'closeAfter'; json: unknown })
  | { kind: 'delay'; ms: number; answer: FaultAnswer };

const JSON_TYPE = { 'content-type': 'application/json' };

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Sends headers and, if given, a part of the body, and waits until the kernel has them. */
function begin(response: ServerResponse, head: Head, part = '', length?: number): Promise<void> {
  response.writeHead(head.status ?? 200, {
    ...JSON_TYPE,
    ...(length === undefined ? {} : { 'content-length': String(length) }),
    ...head.headers,
  });
  response.flushHeaders();
  if (part === '') return sleep(5);
  return new Promise((resolve) => response.write(part, () => resolve()));
}

async function drip(response: ServerResponse, body: string, interval: number): Promise<void> {
  for (const char of body) {
    if (response.destroyed) return;
    response.write(char);
    await sleep(interval);
  }
  response.end();
}

function sendJson(response: ServerResponse, head: Head, text: string): void {
  response.writeHead(head.status ?? 200, {
    ...JSON_TYPE,
    'content-length': String(Buffer.byteLength(text)),
    ...head.headers,
  });
  response.end(text);
}

/** Does with `response` what `answer` says. */
export async function play(answer: FaultAnswer, response: ServerResponse): Promise<void> {
  switch (answer.kind) {
    case undefined:
    case 'json': {
      const text = answer.json === undefined ? '' : JSON.stringify(answer.json);
      return sendJson(response, answer, answer.bodyText ?? text);
    }
    case 'body':
      response.writeHead(answer.status ?? 200, {
        ...(answer.contentType === undefined ? {} : { 'content-type': answer.contentType }),
        ...answer.headers,
      });
      response.end(answer.body);
      return;
    case 'reset':
      if (answer.when !== 'before') {
        const part = answer.when === 'body' ? (answer.body ?? '{"half":') : '';
        await begin(response, answer, part, 1000);
        await sleep(5);
      }
      response.socket?.resetAndDestroy();
      return;
    case 'close':
      response.socket?.end();
      return;
    case 'stall':
      if (answer.when === 'before') return;
      return begin(response, answer, answer.when === 'body' ? (answer.body ?? '{"half":') : '');
    case 'drip':
      await begin(response, answer, '', Buffer.byteLength(answer.body));
      return drip(response, answer.body, answer.interval);
    case 'truncate': {
      const bytes = Buffer.from(answer.body);
      const part = bytes.subarray(0, answer.bytes).toString('utf8');
      await begin(response, answer, part, bytes.length);
      response.socket?.end();
      return;
    }
    case 'closeAfter': {
      // A finished response lets go of its socket.
      const { socket } = response;
      response.on('finish', () => setImmediate(() => socket?.destroy()));
      return sendJson(response, answer, JSON.stringify(answer.json));
    }
    case 'delay':
      await sleep(answer.ms);
      return play(answer.answer, response);
  }
}
