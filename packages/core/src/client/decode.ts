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

async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new BodyFailed(error);
  }
}

async function readBytes(response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new BodyFailed(error);
  }
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
