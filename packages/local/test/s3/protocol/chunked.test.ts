import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHasher } from '../../../src/s3/body/checksum.ts';
import { call, type SentRequest, sendRaw } from '../client-support.ts';
import { startS3, type TestServer } from '../server-support.ts';
import { signChunked } from './chunk-signer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startS3();
  server.store.createBucket('chunks');
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  server.store.delete('chunks', 'made');
});

const path = '/chunks/made';
const bytes = [randomBytes(70_000), randomBytes(8192), randomBytes(3)];
const whole = Buffer.concat(bytes);
const base64Crc = (body: Buffer): string => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(crc32(body));
  return out.toString('base64');
};

/** Changes the bytes of a request's body. */
function changed(sent: SentRequest, change: (body: Buffer) => Buffer): SentRequest {
  return { ...sent, body: change(Buffer.from(sent.body ?? '')) };
}

async function expectRefused(sent: SentRequest, code: string): Promise<void> {
  const answer = await sendRaw(server.target, sent);
  expect([answer.code, answer.status]).toEqual([
    code,
    code === 'SignatureDoesNotMatch' ? 403 : 400,
  ]);
  expect(server.store.get('chunks', 'made')).toBeUndefined();
  expect(server.files()).toEqual([]);
}

describe('an upload in chunks', () => {
  it.each([true, false])('is stored without its framing (signed: %s)', async (isSigned) => {
    const trailer = ['x-amz-checksum-crc32', base64Crc(whole)] as const;
    const upload = { path, chunks: bytes, isSigned, trailer, headers: { 'content-type': 'a/b' } };
    const sent = await signChunked(server.target, upload);
    expect((await sendRaw(server.target, sent)).status).toBe(200);
    const object = server.store.get('chunks', 'made');
    expect(object).toMatchObject({
      size: whole.length,
      etag: createHash('md5').update(whole).digest('hex'),
      checksum: { algorithm: 'CRC32', value: trailer[1], type: 'FULL_OBJECT' },
      contentType: 'a/b',
      headers: {},
    });
    server.store.delete('chunks', 'made');
  });

  it('is stored when it has no trailer, or no bytes', async () => {
    for (const chunks of [bytes, []]) {
      const sent = await signChunked(server.target, { path, chunks });
      expect((await sendRaw(server.target, sent)).status).toBe(200);
      const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      expect(server.store.get('chunks', 'made')?.size).toBe(size);
      server.store.delete('chunks', 'made');
    }
  });

  it('keeps the rest of its content encoding', async () => {
    const headers = { 'content-encoding': 'aws-chunked, gzip' };
    const sent = await signChunked(server.target, { path, chunks: bytes, headers });
    expect((await sendRaw(server.target, sent)).status).toBe(200);
    expect(server.store.get('chunks', 'made')?.headers).toEqual({ 'content-encoding': 'gzip' });
    server.store.delete('chunks', 'made');
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'is held against the %s in its trailer',
    async (algorithm) => {
      const hasher = createHasher(algorithm);
      hasher.update(whole);
      const name = `x-amz-checksum-${algorithm.toLowerCase()}`;
      const value = hasher.digest();
      const upload = { path, chunks: bytes, isSigned: false };
      const right = await signChunked(server.target, { ...upload, trailer: [name, value] });
      const answer = await sendRaw(server.target, right);
      expect([answer.status, answer.headers[name]]).toEqual([200, value]);
      server.store.delete('chunks', 'made');
      const other = value.replace(/^./, (char) => (char === 'A' ? 'B' : 'A'));
      const wrong = await signChunked(server.target, { ...upload, trailer: [name, other] });
      await expectRefused(wrong, 'BadDigest');
    },
  );

  it('is refused when a byte of a chunk was changed', async () => {
    const sent = await signChunked(server.target, { path, chunks: bytes });
    const flip = (body: Buffer): Buffer => {
      body[60_000] = (body[60_000] ?? 0) ^ 1;
      return body;
    };
    await expectRefused(changed(sent, flip), 'SignatureDoesNotMatch');
  });

  it('is refused when chunks were put in another order or left out', async () => {
    const chunks = [Buffer.alloc(9000, 'a'), Buffer.alloc(9000, 'b')];
    const sent = await signChunked(server.target, { path, chunks });
    const size = 9000 + '2328;chunk-signature='.length + 64 + 4;
    const swap = (body: Buffer): Buffer =>
      Buffer.concat([
        body.subarray(size, 2 * size),
        body.subarray(0, size),
        body.subarray(2 * size),
      ]);
    await expectRefused(changed(sent, swap), 'SignatureDoesNotMatch');
    await expectRefused(
      changed(sent, (body) => body.subarray(size)),
      'SignatureDoesNotMatch',
    );
  });

  it('is refused when the trailer was changed after it was signed, or is not the one announced', async () => {
    const trailer = ['x-amz-checksum-crc32', base64Crc(whole)] as const;
    const sent = await signChunked(server.target, { path, chunks: bytes, trailer });
    const replace =
      (from: string, to: string) =>
      (body: Buffer): Buffer =>
        Buffer.from(body.toString('latin1').replace(from, to), 'latin1');
    await expectRefused(changed(sent, replace(trailer[1], 'AAAAAA==')), 'SignatureDoesNotMatch');
    await expectRefused(
      changed(sent, replace('x-amz-checksum-crc32:', 'x-amz-checksum-sha1:')),
      'MalformedTrailerError',
    );
    const line = `${trailer.join(':')}\r\n`;
    await expectRefused(changed(sent, replace(line, '')), 'MalformedTrailerError');
    await expectRefused(changed(sent, replace(line, line + line)), 'MalformedTrailerError');
  });

  it('is refused when it is shorter or longer than announced', async () => {
    for (const difference of [-1, 1]) {
      const size = String(whole.length + difference);
      const headers = { 'x-amz-decoded-content-length': size };
      const sent = await signChunked(server.target, { path, chunks: bytes, headers });
      await expectRefused(sent, 'IncompleteBody');
    }
  });

  it('is refused when its framing is broken', async () => {
    const headers = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    const framed = await signChunked(server.target, {
      path,
      chunks: bytes,
      isSigned: false,
      headers,
    });
    await expectRefused(
      changed(framed, () => Buffer.from('zz\r\nhello\r\n0\r\n\r\n')),
      'InvalidRequest',
    );
    await expectRefused(
      changed(framed, () => Buffer.from('5\r\nhello!\r\n0\r\n\r\n')),
      'InvalidRequest',
    );
    await expectRefused(
      changed(framed, () => Buffer.alloc(5000, 'f')),
      'InvalidRequest',
    );
    await expectRefused(
      changed(framed, () => Buffer.from('5\r\nhel')),
      'IncompleteBody',
    );
    await expectRefused(
      changed(framed, (body) => Buffer.concat([body, Buffer.from('more')])),
      'InvalidRequest',
    );
  });

  it('is refused when its encoding is not what its signature says', async () => {
    const headers = { 'content-encoding': 'aws-chunked' };
    const answer = await call(server.target, { method: 'PUT', path, headers, body: '0\r\n\r\n' });
    expect([answer.status, answer.code]).toEqual([400, 'InvalidRequest']);
    const unknown = await signChunked(server.target, {
      path,
      chunks: bytes,
      headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD' },
    });
    await expectRefused(unknown, 'InvalidArgument');
  });

  it('needs to say how long it is', async () => {
    const sent = await signChunked(server.target, { path, chunks: bytes });
    const { 'x-amz-decoded-content-length': _, ...headers } = sent.headers;
    expect((await sendRaw(server.target, { ...sent, headers })).status).toBe(403);
    const unsized = {
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'content-encoding': 'aws-chunked',
    };
    const answer = await call(server.target, { method: 'PUT', path, headers: unsized, body: 'x' });
    expect([answer.status, answer.code]).toEqual([411, 'MissingContentLength']);
  });
});

describe('checksum headers', () => {
  const put = (headers: Record<string, string>, body = 'hello') =>
    call(server.target, { method: 'PUT', path, headers, body });

  it('are held against the bytes, also of a body that is streamed', async () => {
    const large = 'x'.repeat(100_000);
    for (const body of ['hello', large]) {
      const right = await put({ 'x-amz-checksum-crc32': base64Crc(Buffer.from(body)) }, body);
      expect([right.status, right.headers['x-amz-checksum-type']]).toEqual([200, 'FULL_OBJECT']);
      server.store.delete('chunks', 'made');
      const wrong = await put({ 'x-amz-checksum-crc32': 'AAAAAA==' }, body);
      expect([wrong.status, wrong.code]).toEqual([400, 'BadDigest']);
      expect(server.store.get('chunks', 'made')).toBeUndefined();
    }
  });

  it('are refused when they are no checksum, several, or promised and missing', async () => {
    for (const headers of [
      { 'x-amz-checksum-crc32': 'short' },
      { 'x-amz-checksum-crc32': 'NhCmhg==', 'x-amz-checksum-sha1': 'qvTGHdzF6KLavt4PO0gs2a6pQ00=' },
      { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
      { 'x-amz-trailer': 'x-amz-checksum-crc32' },
    ]) {
      const answer = await put(headers as Record<string, string>);
      expect([answer.status, answer.code]).toEqual([400, 'InvalidRequest']);
    }
    expect((await put({ 'content-md5': 'nonsense' })).code).toBe('InvalidDigest');
    expect((await put({ 'x-amz-checksum-xxhash64': 'AAAAAAAAAAA=' })).code).toBe('NotImplemented');
  });

  it('come back when they are asked for', async () => {
    const value = base64Crc(Buffer.from('hello'));
    await put({ 'x-amz-checksum-crc32': value });
    const get = (headers: Record<string, string>) =>
      call(server.target, { method: 'GET', path, headers });
    const asked = await get({ 'x-amz-checksum-mode': 'ENABLED' });
    expect(asked.headers['x-amz-checksum-crc32']).toBe(value);
    expect((await get({})).headers['x-amz-checksum-crc32']).toBeUndefined();
    const part = await get({ 'x-amz-checksum-mode': 'ENABLED', range: 'bytes=0-1' });
    expect(part.headers['x-amz-checksum-crc32']).toBeUndefined();
  });
});
