import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, statusOf } from '../failure.ts';
import { pinned } from './differences.ts';
import { type ConformanceServer, kinds, openServer } from './endpoints.ts';

const md5 = (bytes: Uint8Array): Buffer => createHash('md5').update(bytes).digest();
const large = 5 * 1024 * 1024;

describe.each(kinds)('multipart uploads of %s', (kind) => {
  let server: ConformanceServer;
  beforeAll(async () => {
    server = await openServer(kind);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const begin = async (Key: string): Promise<string> => {
    const { UploadId = '' } = await server.client.send(
      new CreateMultipartUploadCommand({ Bucket: server.bucket, Key, Metadata: { by: 'parts' } }),
    );
    return UploadId;
  };
  const part = (Key: string, UploadId: string, PartNumber: number, Body: Uint8Array) =>
    server.client.send(
      new UploadPartCommand({ Bucket: server.bucket, Key, UploadId, PartNumber, Body }),
    );
  const complete = (Key: string, UploadId: string, Parts: CompletedPart[]) =>
    server.client.send(
      new CompleteMultipartUploadCommand({
        Bucket: server.bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts },
      }),
    );

  it('puts parts together in their order, with the ETag that clients can compute', async () => {
    const [first, second] = [randomBytes(large), randomBytes(10)];
    const id = await begin('made');
    const last = await part('made', id, 7, second);
    const one = await part('made', id, 2, first);
    const listed = await server.client.send(
      new ListPartsCommand({ Bucket: server.bucket, Key: 'made', UploadId: id }),
    );
    expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [2, large],
      [7, 10],
    ]);
    expect(
      await failure(
        server.client.send(new HeadObjectCommand({ Bucket: server.bucket, Key: 'made' })),
      ),
    ).toMatchObject({ status: 404 });
    const answer = await complete('made', id, [
      { PartNumber: 2, ETag: one.ETag },
      { PartNumber: 7, ETag: last.ETag },
    ]);
    const expected = createHash('md5').update(Buffer.concat([md5(first), md5(second)]));
    const etag = `"${expected.digest('hex')}-2"`;
    const there = pinned(kind, 'ETag in the answer to CompleteMultipartUpload is there');
    expect(answer.ETag || undefined).toBe(there === true ? etag : undefined);
    const got = await server.client.send(
      new GetObjectCommand({ Bucket: server.bucket, Key: 'made' }),
    );
    expect(got).toMatchObject({ ETag: etag, ContentLength: large + 10, Metadata: { by: 'parts' } });
    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? '');
    expect(bytes.equals(Buffer.concat([first, second]))).toBe(true);
    const Range = `bytes=${large - 3}-${large + 2}`;
    const ranged = await server.client.send(
      new GetObjectCommand({ Bucket: server.bucket, Key: 'made', Range }),
    );
    const middle = Buffer.from((await ranged.Body?.transformToByteArray()) ?? '');
    expect(middle.equals(Buffer.concat([first.subarray(-3), second.subarray(0, 3)]))).toBe(true);
  });

  it('copies parts on the server', async () => {
    const bytes = randomBytes(large + 100);
    await server.client.send(
      new PutObjectCommand({ Bucket: server.bucket, Key: 'from here', Body: bytes }),
    );
    const id = await begin('copied');
    const copy = async (PartNumber: number, CopySourceRange: string): Promise<CompletedPart> => {
      const { CopyPartResult } = await server.client.send(
        new UploadPartCopyCommand({
          Bucket: server.bucket,
          Key: 'copied',
          UploadId: id,
          PartNumber,
          CopySource: `${server.bucket}/from%20here`,
          CopySourceRange,
        }),
      );
      return { PartNumber, ETag: CopyPartResult?.ETag };
    };
    const parts = [
      await copy(1, `bytes=0-${large - 1}`),
      await copy(2, `bytes=${large}-${large + 99}`),
    ];
    await complete('copied', id, parts);
    const got = await server.client.send(
      new GetObjectCommand({ Bucket: server.bucket, Key: 'copied' }),
    );
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? '').equals(bytes)).toBe(true);
    expect(await failure(copy(3, 'bytes=0-99999999'))).toMatchObject({});
  });

  it('refuses parts that are missing, wrong, out of order or too small', async () => {
    const id = await begin('refused');
    const one = await part('refused', id, 1, Buffer.from('small'));
    const two = await part('refused', id, 2, Buffer.from('small too'));
    const [first, second] = [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: two.ETag },
    ];
    const refusal = async (parts: CompletedPart[]): Promise<string> =>
      (await failure(complete('refused', id, parts))).name;
    expect(await refusal([first, second])).toBe('EntityTooSmall');
    expect(await refusal([{ PartNumber: 3, ETag: one.ETag }])).toBe('InvalidPart');
    expect(await refusal([{ PartNumber: 1, ETag: two.ETag }])).toBe('InvalidPart');
    expect(await refusal([])).toBe('MalformedXML');
    expect(await refusal([second, first])).toBe(pinned(kind, 'code of parts out of order'));
    const status = await statusOf(part('refused', id, 0, Buffer.from('x')));
    expect(status).toBe(pinned(kind, 'status of part number 0'));
  });

  it('lists and aborts uploads', async () => {
    const id = await begin('left/behind');
    const list = async (): Promise<(string | undefined)[]> => {
      const { Uploads = [] } = await server.client.send(
        new ListMultipartUploadsCommand({ Bucket: server.bucket, Prefix: 'left/' }),
      );
      return Uploads.map(({ UploadId }) => UploadId);
    };
    expect(await list()).toEqual([id]);
    const upload = { Bucket: server.bucket, Key: 'left/behind', UploadId: id };
    await server.client.send(new AbortMultipartUploadCommand(upload));
    expect(await list()).toEqual([]);
    const parts = server.client.send(new ListPartsCommand(upload));
    expect(await failure(parts)).toEqual({
      name: pinned(kind, 'code of an unknown upload'),
      status: 404,
    });
    expect(await failure(part('left/behind', id, 1, Buffer.from('x')))).toMatchObject({
      status: 404,
    });
  });
});
