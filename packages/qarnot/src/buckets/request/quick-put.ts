import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type { StorageAccess } from '../../request/storage-access.ts';
import { idleLimit, isAddress, MOST_SOCKETS } from './client.ts';
import { limited } from './limit-answers.ts';
import { Signer } from './sign.ts';

/** What is larger gains nothing: sending it costs more than what the AWS SDK does around it. */
const MOST_BYTES = 64 * 1024;

/** A small object without attributes. */
export interface QuickObject {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  /** In Base64. */
  readonly md5: string;
}

/**
 * Puts small objects with bare Node: for them the AWS SDK takes several times as long as all the rest.
 * It is the same request with the same signature, and it fails with what the SDK would throw.
 */
export class QuickPut {
  readonly #access: StorageAccess;
  readonly #url: URL;
  readonly #signer: Signer;
  readonly #agent: Agent;
  /** The AWS SDK can set its clock by the store; this cannot. */
  #isLate = false;

  private constructor(access: StorageAccess, url: URL) {
    this.#access = access;
    this.#url = url;
    this.#signer = new Signer(access);
    const options = { keepAlive: true, maxSockets: MOST_SOCKETS };
    this.#agent = url.protocol === 'https:' ? new HttpsAgent(options) : new Agent(options);
  }

  /** Undefined where only the AWS SDK knows the way: the bucket is a part of the host's name. */
  static for(access: StorageAccess): QuickPut | undefined {
    const url = new URL(access.url);
    const isPathStyle = access.forcePathStyle || isAddress(url.hostname);
    return isPathStyle && url.pathname === '/' ? new QuickPut(access, url) : undefined;
  }

  takes(bytes: Uint8Array): boolean {
    return !this.#isLate && bytes.byteLength <= MOST_BYTES;
  }

  /** Rejects with what the AWS SDK would throw. */
  async put(
    object: QuickObject,
    signal: AbortSignal | undefined,
  ): Promise<{ ETag: string | undefined }> {
    const answer = await this.#send(object, signal);
    if (answer.statusCode === 200) {
      if (answer.headers['content-length'] === '0') answer.resume();
      else finished(limited(answer).resume()).catch(() => {});
      return { ETag: answer.headers.etag };
    }
    const failure = thrownFor(answer, await text(limited(answer)));
    if (failure.Code !== 'RequestTimeTooSkewed') throw failure;
    this.#isLate = true;
    failure.$metadata.clockSkewCorrected = true;
    throw failure;
  }

  #send(
    { bucket, key, bytes, md5 }: QuickObject,
    signal: AbortSignal | undefined,
  ): Promise<IncomingMessage> {
    const path = `/${bucket}/${key.split('/').map(encodeSegment).join('/')}`;
    const plain = {
      host: this.#url.host,
      'content-length': String(bytes.byteLength),
      'content-md5': md5,
      'content-type': 'application/octet-stream',
    };
    const signable = { method: 'PUT', path, headers: plain, body: bytes };
    const options = {
      agent: this.#agent,
      host: this.#url.hostname.replace(/^\[|\]$/g, ''),
      port: this.#url.port,
      method: 'PUT',
      path,
      headers: this.#signer.headers(signable, Date.now()),
      timeout: idleLimit(this.#access),
      ...(signal === undefined ? {} : { signal }),
    };
    const send = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const call = send(options, resolve);
      call.on('timeout', () => call.destroy(timeoutError(idleLimit(this.#access))));
      call.on('error', reject);
      call.end(bytes);
    });
  }
}

function timeoutError(limit: number): Error {
  const error = new Error(`nothing came for ${limit / 1000} s`);
  error.name = 'TimeoutError';
  return error;
}

/** What Signature V4 leaves as it is are letters, digits and `-._~`. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

interface Thrown extends Error {
  readonly Code: string;
  readonly $metadata: {
    readonly httpStatusCode: number | undefined;
    readonly requestId: string | undefined;
    clockSkewCorrected?: boolean;
  };
  readonly $response: { readonly headers: Readonly<Record<string, string>> };
}

function thrownFor({ statusCode, headers }: IncomingMessage, body: string): Thrown {
  const retryAfter = headers['retry-after'];
  return Object.assign(new Error(elementOf(body, 'Message') ?? 'UnknownError'), {
    Code: elementOf(body, 'Code') ?? 'Unknown',
    $metadata: {
      httpStatusCode: statusCode,
      requestId: headers['x-amz-request-id']?.toString() ?? elementOf(body, 'RequestId'),
    },
    $response: { headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } },
  });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the first element of this name in the XML of an error. */
function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`)
    .exec(xml)?.[1]
    ?.replace(/&(lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '')
    .replaceAll('&amp;', '&');
}
