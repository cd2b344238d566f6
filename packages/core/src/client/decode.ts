import { snippet } from '../errors/describe-common.ts';
import type { Decode } from './spec.ts';

/** Reading a body failed: the connection broke, or it was aborted. */
export class BodyFailed {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** A body was complete, but not what was asked for. */
export class DecodeFailed {
  /** What is wrong, as the end of a sentence that begins with "the server answered with". */
  readonly problem: string;
  /** The beginning of what came. */
  readonly snippet: string;
  readonly cause: unknown;

  constructor(problem: string, text: string, cause?: unknown) {
    this.problem = problem;
    this.snippet = snippet(text, 160);
    this.cause = cause;
  }
}

const JSON_TYPE = /^[\w.-]+\/(?:[\w.-]+\+)?json\b/i;
const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)\b/i;
const LONGEST_ERROR_BODY = 1024 * 1024;

/** More than an answer ever has that is to be held in memory; what may be larger is streamed. */
const LONGEST_BODY = 256 * 1024 * 1024;

/** Whether a body cannot turn out longer than is allowed; a compressed one can. */
function isBounded({ headers }: Response): boolean {
  const length = headers.get('content-length');
  return length !== null && !headers.has('content-encoding') && Number(length) <= LONGEST_BODY;
}

/** The chunks of a body, whose length only the server knows. */
async function readChunks(body: ReadableStream<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > LONGEST_BODY) throw new DecodeFailed('a body of more than 256 MiB', '');
    chunks.push(chunk);
  }
  return chunks;
}

async function readWhole<T>(
  response: Response,
  direct: () => Promise<T>,
  join: (chunks: readonly Uint8Array[]) => T,
): Promise<T> {
  try {
    if (response.body === null || isBounded(response)) return await direct();
    return join(await readChunks(response.body));
  } catch (error) {
    throw error instanceof DecodeFailed ? error : new BodyFailed(error);
  }
}

function joinText(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }));
  return parts.join('') + decoder.decode();
}

function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function readText(response: Response): Promise<string> {
  return readWhole(response, () => response.text(), joinText);
}

function readBytes(response: Response): Promise<Uint8Array> {
  const direct = async (): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());
  return readWhole(response, direct, joinBytes);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DecodeFailed('a body that is not valid JSON', text, cause);
  }
}

function isEmptyByNature(response: Response): boolean {
  return response.status === 204 || response.status === 205 || response.status === 304;
}

async function decodeJson(response: Response, type: string): Promise<unknown> {
  const text = await readText(response);
  if (HTML_TYPE.test(type)) throw new DecodeFailed('an HTML page instead of JSON', text);
  if (text === '') {
    if (isEmptyByNature(response)) return undefined;
    throw new DecodeFailed('an empty body instead of JSON', text);
  }
  return parseJson(text);
}

async function decodeByType(response: Response, type: string): Promise<unknown> {
  if (JSON_TYPE.test(type)) {
    const text = await readText(response);
    return text === '' ? undefined : parseJson(text);
  }
  if (HTML_TYPE.test(type)) {
    throw new DecodeFailed('an HTML page instead of data', await readText(response));
  }
  if (type.startsWith('text/')) return readText(response);
  const bytes = await readBytes(response);
  return bytes.byteLength === 0 ? undefined : bytes;
}

/**
 * Reads the body of a good answer to its end.
 *
 * @throws BodyFailed or DecodeFailed.
 */
export async function decodeBody(
  response: Response,
  decode: Exclude<Decode, 'stream'>,
): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  switch (decode) {
    case 'auto':
      return decodeByType(response, type);
    case 'json':
      return decodeJson(response, type);
    case 'text':
      return readText(response);
    case 'bytes':
      return readBytes(response);
    case 'none':
      await readBytes(response);
      return undefined;
  }
}

async function readAtMost(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (response.body === null) return text;
  // Leaving the loop early cancels the rest.
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > most) break;
  }
  return text;
}

/** The body of an error answer: parsed when it is JSON, else text; never fails. */
export async function readErrorBody(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await readAtMost(response, LONGEST_ERROR_BODY);
  } catch {
    // The status says enough; a body that breaks off adds nothing.
    return undefined;
  }
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
