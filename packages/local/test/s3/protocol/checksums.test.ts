import { createHash } from 'node:crypto';
import {
  type ChecksumAlgorithm,
  type ChecksumType,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHasher } from '../../../src/s3/body/checksum.ts';
import { combineCrcs } from '../../../src/s3/body/crc-combine.ts';
import { clientOf } from '../client-support.ts';
import { failure } from '../failure.ts';
import { startS3, type TestServer } from '../server-support.ts';

const algorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

function digest(algorithm: (typeof algorithms)[number], ...pieces: readonly Uint8Array[]): string {
  const hasher = createHasher(algorithm);
  for (const piece of pieces) hasher.update(piece);
  return hasher.digest();
}

describe('checksums', () => {
  // The check values of the catalogue of CRCs, and FIPS 180-4's algorithms by node:crypto.
  it.each([
    ['CRC32', 'cbf43926'],
    ['CRC32C', 'e3069283'],
    ['CRC64NVME', 'ae8b14860a799888'],
    ['SHA1', createHash('sha1').update('123456789').digest('hex')],
    ['SHA256', createHash('sha256').update('123456789').digest('hex')],
  ] as const)('%s of 123456789 is %s', (algorithm, hex) => {
    const value = digest(algorithm, Buffer.from('123456789'));
    expect(Buffer.from(value, 'base64').toString('hex')).toBe(hex);
  });

  it('do not depend on how the bytes come', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), (pieces) => {
        const whole = Buffer.concat(pieces);
        for (const algorithm of algorithms) {
          expect(digest(algorithm, ...pieces)).toBe(digest(algorithm, whole));
        }
      }),
    );
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
    '%s of a whole follows from its parts',
    (algorithm) => {
      fc.assert(
        fc.property(
          fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 6 }),
          (pieces) => {
            const parts = pieces.map((piece) => ({
              value: digest(algorithm, piece),
              size: piece.length,
            }));
            expect(combineCrcs(algorithm, parts)).toBe(digest(algorithm, ...pieces));
          },
        ),
      );
    },
  );
});

describe('checksums of multipart uploads', () => {
  const large = Buffer.alloc(5 * 1024 * 1024, 'large');
  const small = Buffer.from('the rest');
  let server: TestServer;
  let client: S3Client;
  beforeAll(async () => {
    server = await startS3();
    server.store.createBucket('sums');
    client = clientOf(server.target);
  });
  afterAll(async () => {
    client.destroy();
    await server[Symbol.asyncDispose]();
  });

  async function upload(
    Key: string,
    algorithm: (typeof algorithms)[number],
    type: ChecksumType,
  ): Promise<{ ref: { Bucket: string; Key: string; UploadId: string }; parts: CompletedPart[] }> {
    const ChecksumAlgorithm: ChecksumAlgorithm = algorithm;
    const { UploadId = '' } = await client.send(
      new CreateMultipartUploadCommand({
        Bucket: 'sums',
        Key,
        ChecksumAlgorithm,
        ChecksumType: type,
      }),
    );
    const ref = { Bucket: 'sums', Key, UploadId };
    const parts: CompletedPart[] = [];
    for (const [index, Body] of [large, small].entries()) {
      const PartNumber = index + 1;
      const sum = { [`Checksum${algorithm}`]: digest(algorithm, Body) };
      const { ETag = '' } = await client.send(
        new UploadPartCommand({ ...ref, PartNumber, Body, ChecksumAlgorithm, ...sum }),
      );
      parts.push({ PartNumber, ETag, ...sum });
    }
    return { ref, parts };
  }

  const complete = (
    ref: { Bucket: string; Key: string; UploadId: string },
    Parts: CompletedPart[],
  ) => client.send(new CompleteMultipartUploadCommand({ ...ref, MultipartUpload: { Parts } }));

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'are put together of parts: %s',
    async (algorithm) => {
      const { ref, parts } = await upload(`composite-${algorithm}`, algorithm, 'COMPOSITE');
      const answer = await complete(ref, parts);
      const sums = [large, small].map((bytes) => Buffer.from(digest(algorithm, bytes), 'base64'));
      const value = `${digest(algorithm, Buffer.concat(sums))}-2`;
      expect(answer).toMatchObject({ [`Checksum${algorithm}`]: value, ChecksumType: 'COMPOSITE' });
      const head = await client.send(
        new HeadObjectCommand({ Bucket: ref.Bucket, Key: ref.Key, ChecksumMode: 'ENABLED' }),
      );
      expect(head).toMatchObject({ [`Checksum${algorithm}`]: value, ChecksumType: 'COMPOSITE' });
    },
  );

  it.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)('are of the whole: %s', async (algorithm) => {
    const { ref, parts } = await upload(`whole-${algorithm}`, algorithm, 'FULL_OBJECT');
    const value = digest(algorithm, large, small);
    expect(await complete(ref, parts)).toMatchObject({
      [`Checksum${algorithm}`]: value,
      ChecksumType: 'FULL_OBJECT',
    });
  });

  it('are held against what the client says of a part and of the whole', async () => {
    const { ref, parts } = await upload('wrong', 'CRC32', 'FULL_OBJECT');
    const wrong = parts.map((part) => ({ ...part, ChecksumCRC32: 'AAAAAA==' }));
    expect(await failure(complete(ref, wrong))).toEqual({ name: 'InvalidPart', status: 400 });
    const whole = client.send(
      new CompleteMultipartUploadCommand({
        ...ref,
        MultipartUpload: { Parts: parts },
        ChecksumCRC32: 'AAAAAA==',
      }),
    );
    expect(await failure(whole)).toEqual({ name: 'BadDigest', status: 400 });
    expect(server.store.get('sums', 'wrong')).toBeUndefined();
    const other = new UploadPartCommand({
      ...ref,
      PartNumber: 3,
      Body: small,
      ChecksumAlgorithm: 'SHA1',
    });
    expect(await failure(client.send(other))).toMatchObject({ name: 'InvalidRequest' });
    await complete(ref, parts);
    expect(server.store.get('sums', 'wrong')?.size).toBe(large.length + small.length);
  });

  it('are refused in kinds that do not exist', async () => {
    for (const [algorithm, type] of [
      ['SHA256', 'FULL_OBJECT'],
      ['CRC64NVME', 'COMPOSITE'],
    ] as const) {
      expect(await failure(upload('never', algorithm, type))).toMatchObject({
        name: 'InvalidRequest',
      });
    }
  });
});
