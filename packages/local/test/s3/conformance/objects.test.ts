import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, statusOf } from '../failure.ts';
import { pinned } from './differences.ts';
import { type ConformanceServer, kinds, openServer } from './endpoints.ts';

const md5 = (bytes: Uint8Array | string): string => createHash('md5').update(bytes).digest('hex');

/** What is said of an object that is put, besides its bytes. */
type PutOptions = Partial<Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>>;

/** How an object is got, without which one. */
type GetOptions = Partial<Omit<GetObjectCommandInput, 'Bucket' | 'Key'>>;

describe.each(kinds)('objects of %s', (kind) => {
  let server: ConformanceServer;
  beforeAll(async () => {
    server = await openServer(kind);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const put = (
    Key: string,
    Body: NonNullable<PutObjectCommandInput['Body']>,
    more: PutOptions = {},
  ) => server.client.send(new PutObjectCommand({ Bucket: server.bucket, Key, Body, ...more }));
  const get = (Key: string, more: GetOptions = {}) =>
    server.client.send(new GetObjectCommand({ Bucket: server.bucket, Key, ...more }));
  const read = async (Key: string, more: GetOptions = {}): Promise<Buffer> => {
    const { Body } = await get(Key, more);
    return Buffer.from((await Body?.transformToByteArray()) ?? '');
  };

  it.each([
    'plain.txt',
    'a/b//c',
    '/leading',
    'folder/',
    '../up/../../../etc/passwd',
    './here',
    'with space + plus & amp ; semicolon = ? # hash',
    'quotes \' " ` (brackets) [square] {curly} *!~@$^|\\<>',
    '%2F%2e%2e%41',
    '囲炉裏/日本語 テスト.txt',
    'émoji-🔥-é',
    'a\tb',
    'x'.repeat(900),
    'ü'.repeat(512),
  ])('keeps the key %s', async (key) => {
    await put(key, `body of ${key}`);
    expect((await read(key)).toString()).toBe(`body of ${key}`);
    const copied = `copy/${md5(key)}`;
    const CopySource = `${server.bucket}/${encodeURIComponent(key)}`;
    await server.client.send(
      new CopyObjectCommand({ Bucket: server.bucket, Key: copied, CopySource }),
    );
    expect((await read(copied)).toString()).toBe(`body of ${key}`);
    await server.client.send(new DeleteObjectCommand({ Bucket: server.bucket, Key: key }));
    expect(await failure(get(key))).toEqual({ name: 'NoSuchKey', status: 404 });
  });

  it('refuses a key of 1025 bytes', async () => {
    expect(await failure(put('x'.repeat(1025), 'a'))).toMatchObject({ status: 400 });
  });

  it.each([0, 1, 1000, 32 * 1024, 32 * 1024 + 1, 3_000_000])('keeps %d bytes', async (size) => {
    const bytes = randomBytes(size);
    const { ETag } = await put('sized', bytes);
    expect(ETag).toBe(`"${md5(bytes)}"`);
    const head = await server.client.send(
      new HeadObjectCommand({ Bucket: server.bucket, Key: 'sized' }),
    );
    expect(head).toMatchObject({ ContentLength: size, ETag });
    expect((await read('sized')).equals(bytes)).toBe(true);
  });

  it('keeps what is said about an object', async () => {
    const about = {
      ContentType: 'text/x-test; charset=utf-8',
      CacheControl: 'no-cache',
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: 'gzip',
      ContentLanguage: 'ja',
      Metadata: { author: 'hearth', 'two-words': 'a  b' },
    };
    await put('about', 'x', about);
    expect(await get('about')).toMatchObject({
      ...about,
      Metadata: { author: 'hearth', 'two-words': expect.stringMatching(/^a {1,2}b$/) },
      AcceptRanges: 'bytes',
    });
    await put('about', 'x');
    const { ContentType, Metadata } = await get('about');
    expect([ContentType, Metadata]).toEqual(['application/octet-stream', {}]);
  });

  it('lets a signed request choose headers of the answer', async () => {
    await put('override', 'x');
    const answer = await get('override', {
      ResponseContentType: 'text/html',
      ResponseContentDisposition: 'attachment; filename="b.txt"',
      ResponseCacheControl: 'max-age=1',
    });
    expect(answer).toMatchObject({
      ContentType: 'text/html',
      ContentDisposition: 'attachment; filename="b.txt"',
      CacheControl: 'max-age=1',
    });
  });

  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-5', '2345', 'bytes 2-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('answers the range %s', async (Range, body, ContentRange) => {
    await put('ranged', '0123456789');
    const answer = await get('ranged', { Range });
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(answer).toMatchObject({ ContentRange, ContentLength: body.length });
    expect(await answer.Body?.transformToString()).toBe(body);
  });

  it.each(['bytes=10-', 'bytes=100-200'])('refuses the range %s', async (Range) => {
    await put('ranged', '0123456789');
    expect(await failure(get('ranged', { Range }))).toEqual({ name: 'InvalidRange', status: 416 });
  });

  it('answers a range of the last no bytes', async () => {
    await put('ranged', '0123456789');
    const status = await statusOf(get('ranged', { Range: 'bytes=-0' }));
    expect(status).toBe(pinned(kind, 'status of the range bytes=-0'));
  });

  it('holds conditions on a read', async () => {
    const { ETag = '' } = await put('read-if', 'x');
    const past = new Date(Date.now() - 86_400_000);
    const future = new Date(Date.now() + 86_400_000);
    const status = async (more: GetOptions): Promise<number | undefined> =>
      statusOf(get('read-if', more));
    expect(await status({ IfMatch: ETag })).toBe(200);
    expect(await status({ IfMatch: '"other"' })).toBe(412);
    expect(await status({ IfNoneMatch: '"other"' })).toBe(200);
    expect(await status({ IfNoneMatch: ETag })).toBe(304);
    expect(await status({ IfModifiedSince: past })).toBe(200);
    expect(await status({ IfModifiedSince: future })).toBe(304);
    expect(await status({ IfUnmodifiedSince: future })).toBe(200);
    expect(await status({ IfUnmodifiedSince: past })).toBe(412);
  });

  it('puts only what is not there when asked to', async () => {
    await put('once', 'first', { IfNoneMatch: '*' });
    expect(await failure(put('once', 'second', { IfNoneMatch: '*' }))).toEqual({
      name: 'PreconditionFailed',
      status: 412,
    });
    expect((await read('once')).toString()).toBe('first');
  });

  it('refuses a put with a wrong Content-MD5 and keeps what was there', async () => {
    await put('guarded', 'before');
    const ContentMD5 = createHash('md5').update('other').digest('base64');
    expect(await failure(put('guarded', 'after', { ContentMD5 }))).toEqual({
      name: 'BadDigest',
      status: 400,
    });
    expect((await read('guarded')).toString()).toBe('before');
  });

  it('holds checksum headers against the bytes, or ignores them', async () => {
    const right = await put('summed', 'hello', { ChecksumAlgorithm: 'SHA256' });
    expect(right.ChecksumSHA256 !== undefined).toBe(
      pinned(kind, 'checksum in the answer to a put'),
    );
    const wrong = put('summed', 'hello', { ChecksumCRC32: 'AAAAAA==' });
    const code = await wrong.then(
      () => undefined,
      ({ name }: Error) => name,
    );
    expect(code).toBe(pinned(kind, 'code of a put with a wrong CRC32 header'));
  });

  it('takes a stream with the default settings of the SDK, or says why not', async () => {
    const bytes = randomBytes(500_000);
    const body = Readable.from([
      bytes.subarray(0, 9),
      bytes.subarray(9, 200_000),
      bytes.subarray(200_000),
    ]);
    const status = await statusOf(put('streamed', body, { ContentLength: bytes.length }));
    expect(status).toBe(
      pinned(kind, 'status of a streamed put with the SDK’s default checksum trailer'),
    );
    if (status === 200) expect((await read('streamed')).equals(bytes)).toBe(true);
  });

  it('takes a stream of unknown length in parts', async () => {
    const bytes = randomBytes(11_000_000);
    const Body = Readable.from(
      (function* () {
        for (let at = 0; at < bytes.length; at += 1_000_001)
          yield bytes.subarray(at, at + 1_000_001);
      })(),
    );
    const params = { Bucket: server.bucket, Key: 'in-parts', Body };
    await new Upload({ client: server.client, params }).done();
    const stream = (await get('in-parts')).Body as Readable;
    expect((await buffer(stream)).equals(bytes)).toBe(true);
  });

  it('copies with the metadata of the source or with other', async () => {
    await put('source', 'x', { ContentType: 'text/a', Metadata: { a: '1' } });
    const copy = (Key: string, more: object): Promise<unknown> =>
      server.client.send(
        new CopyObjectCommand({
          Bucket: server.bucket,
          Key,
          CopySource: `${server.bucket}/source`,
          ...more,
        }),
      );
    await copy('kept', {});
    expect(await get('kept')).toMatchObject({ ContentType: 'text/a', Metadata: { a: '1' } });
    const other = { MetadataDirective: 'REPLACE', ContentType: 'text/b', Metadata: { b: '2' } };
    await copy('replaced', other);
    expect(await get('replaced')).toMatchObject({ ContentType: 'text/b', Metadata: { b: '2' } });
    expect(await failure(copy('source', {}))).toMatchObject({
      name: 'InvalidRequest',
      status: 400,
    });
    await copy('source', other);
    expect(await get('source')).toMatchObject({ ContentType: 'text/b' });
    expect(await failure(copy('no', { CopySource: `${server.bucket}/missing` }))).toMatchObject({
      name: 'NoSuchKey',
    });
    const held = await copy('held', { CopySourceIfMatch: '"other"' }).then(
      () => 200,
      ({ $metadata }: S3ServiceException) => $metadata.httpStatusCode,
    );
    expect(held).toBe(pinned(kind, 'status of a copy whose If-Match does not hold'));
    const { CopyObjectResult } = await server.client.send(
      new CopyObjectCommand({
        Bucket: server.bucket,
        Key: 'quoted',
        CopySource: `${server.bucket}/kept`,
      }),
    );
    expect(CopyObjectResult?.ETag?.startsWith('"')).toBe(
      pinned(kind, 'ETag in the answer to a copy has quotes'),
    );
  });

  it('deletes many at once, also what is not there', async () => {
    const keys = ['many/a & b', 'many/<c>', 'many/ d '];
    for (const key of keys) await put(key, key);
    const Objects = [...keys, 'many/missing'].map((Key) => ({ Key }));
    const answer = await server.client.send(
      new DeleteObjectsCommand({ Bucket: server.bucket, Delete: { Objects } }),
    );
    expect(answer.Errors ?? []).toEqual([]);
    expect(answer.Deleted?.map(({ Key }) => Key).sort()).toEqual(
      Objects.map(({ Key }) => Key).sort(),
    );
    for (const key of keys) expect(await failure(get(key))).toMatchObject({ name: 'NoSuchKey' });
  });

  it('tells what is missing', async () => {
    const client = server.client;
    expect(await failure(get('missing'))).toEqual({ name: 'NoSuchKey', status: 404 });
    const Bucket = 'irori-no-such-bucket';
    expect(await failure(client.send(new GetObjectCommand({ Bucket, Key: 'a' })))).toEqual({
      name: 'NoSuchBucket',
      status: 404,
    });
    const head = client.send(new HeadObjectCommand({ Bucket: server.bucket, Key: 'missing' }));
    expect(await failure(head)).toEqual({ name: 'NotFound', status: 404 });
    await client.send(new DeleteObjectCommand({ Bucket: server.bucket, Key: 'missing' }));
  });
});
