import { createHash, createHmac } from 'node:crypto';
import { type S3Target, type SentRequest, sign } from '../client-support.ts';

const hmac = (key: Buffer | string, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** A body to send in aws-chunked encoding. */
export interface ChunkedUpload {
  readonly path: string;
  readonly chunks: readonly (string | Buffer)[];
  /** Name and value of what follows the last chunk. */
  readonly trailer?: readonly [name: string, value: string];
  /** Whether each chunk is signed. @default true */
  readonly isSigned?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs a chunked upload: an implementation that shares nothing with the server's. */
export async function signChunked(target: S3Target, upload: ChunkedUpload): Promise<SentRequest> {
  const { path, chunks, trailer, isSigned = true } = upload;
  const bytes = chunks.map((chunk) => Buffer.from(chunk));
  const size = bytes.reduce((sum, chunk) => sum + chunk.length, 0);
  const word = isSigned ? 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' : 'STREAMING-UNSIGNED-PAYLOAD';
  const headers = {
    'x-amz-content-sha256': trailer === undefined ? word : `${word}-TRAILER`,
    'x-amz-decoded-content-length': String(size),
    'content-encoding': 'aws-chunked',
    ...(trailer === undefined ? {} : { 'x-amz-trailer': trailer[0] }),
    ...upload.headers,
  };
  const signed = await sign(target, { method: 'PUT', path, headers });
  const date = signed.headers['x-amz-date'] ?? '';
  const scope = `${date.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const parts = scope.split('/');
  const key = parts.reduce<Buffer | string>(hmac, `AWS4${target.secretAccessKey}`) as Buffer;
  let previous = /Signature=([0-9a-f]+)/.exec(signed.headers['authorization'] ?? '')?.[1] ?? '';
  const next = (kind: string, hashes: string): string => {
    const toSign = [`AWS4-HMAC-SHA256-${kind}`, date, scope, previous, hashes].join('\n');
    previous = hmac(key, toSign).toString('hex');
    return previous;
  };
  const body: Buffer[] = [];
  for (const chunk of [...bytes, Buffer.alloc(0)]) {
    const signature = next('PAYLOAD', `${sha256('')}\n${sha256(chunk)}`);
    const extension = isSigned ? `;chunk-signature=${signature}` : '';
    body.push(Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`));
    if (chunk.length > 0) body.push(chunk, Buffer.from('\r\n'));
  }
  if (trailer !== undefined) {
    const [name, value] = trailer;
    const signature = next('TRAILER', sha256(`${name}:${value}\n`));
    body.push(Buffer.from(`${name}:${value}\r\n`));
    if (isSigned) body.push(Buffer.from(`x-amz-trailer-signature:${signature}\r\n`));
  }
  body.push(Buffer.from('\r\n'));
  return { ...signed, body: Buffer.concat(body) };
}
