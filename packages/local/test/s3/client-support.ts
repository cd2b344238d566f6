import { createHash } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

/** Where an S3 server is and how one signs for it. */
export interface S3Target {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A client of the AWS SDK with its default settings: path style is all that is ours. */
export function clientOf(target: S3Target, config: S3ClientConfig = {}): S3Client {
  const { url, accessKeyId, secretAccessKey } = target;
  return new S3Client({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    maxAttempts: 1,
    ...config,
  });
}

/** A request as it is before it is signed. */
export interface RawRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** How a request is signed. */
export interface Signing {
  readonly date?: Date;
  readonly region?: string;
  /** Seconds; makes a presigned URL instead of a header. */
  readonly expiresIn?: number;
  readonly secretAccessKey?: string;
  readonly accessKeyId?: string;
}

/** A request as it is sent. */
export interface SentRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The code in the XML of an error. */
  readonly code: string | undefined;
}

const encode = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The path and query of a request as they stand in its first line. */
function urlOf(path: string, query: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** SHA-256 in hex. */
export const sha256 = (bytes: string | Buffer): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A request with its query apart, before or after it is signed. */
interface SignableRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

interface Signer {
  sign(request: SignableRequest, options: { signingDate: Date }): Promise<SignableRequest>;
  presign(
    request: SignableRequest,
    options: { signingDate: Date; expiresIn: number },
  ): Promise<SignableRequest>;
}

/** Signs a request with the signer of the AWS SDK, which shares nothing with the server's own. */
export async function sign(
  target: S3Target,
  request: RawRequest,
  signing: Signing = {},
): Promise<SentRequest> {
  const client = clientOf({ ...target, ...signing }, { region: signing.region ?? 'us-east-1' });
  const { hostname, port, host } = new URL(target.url);
  const { method, path, body } = request;
  const headers = {
    host,
    'x-amz-content-sha256':
      signing.expiresIn === undefined ? sha256(body ?? '') : 'UNSIGNED-PAYLOAD',
    ...request.headers,
  };
  const query = { ...request.query };
  const unsigned = {
    method,
    protocol: 'http:',
    hostname,
    port: Number(port),
    path,
    query,
    headers,
  };
  const when = { signingDate: signing.date ?? new Date() };
  // The client's signer can presign too, which its type does not say.
  const signer = (await client.config.signer()) as unknown as Signer;
  const signed =
    signing.expiresIn === undefined
      ? await signer.sign(unsigned, when)
      : await signer.presign(unsigned, { ...when, expiresIn: signing.expiresIn });
  client.destroy();
  return { method, path: urlOf(path, signed.query), headers: signed.headers, body };
}

/** Sends a request as it is, on a connection of its own. */
export function sendRaw(target: S3Target, sent: SentRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(target.url);
  const { method, path, headers, body } = sent;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, method, path, headers, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      text(response).then((answer) => {
        const { statusCode = 0, headers: got } = response;
        const code = /<Code>([^<]*)<\/Code>/.exec(answer)?.[1];
        resolve({ status: statusCode, headers: got, text: answer, code });
      }, reject);
    });
    outgoing.end(body);
  });
}

/** Signs a request and sends it. */
export async function call(
  target: S3Target,
  request: RawRequest,
  signing: Signing = {},
): Promise<RawAnswer> {
  return sendRaw(target, await sign(target, request, signing));
}
