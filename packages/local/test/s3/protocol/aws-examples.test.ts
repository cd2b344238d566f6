import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { type Authority, authenticate } from '../../../src/s3/auth/authenticate.ts';
import { sentHeaders } from '../../../src/s3/auth/canonical.ts';
import { SigningKeys } from '../../../src/s3/auth/signing-key.ts';
import { decodeChunks } from '../../../src/s3/body/aws-chunked.ts';
import { parseTarget } from '../../../src/s3/request/target.ts';

// The worked examples of "Authenticating Requests (AWS Signature Version 4)" in the S3 API reference.
const accessKey = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const scope = '20130524/us-east-1/s3/aws4_request';

const authority: Authority = {
  secretOf: (id) => (id === accessKey ? secret : undefined),
  keys: new SigningKeys(),
  now: () => Date.UTC(2013, 4, 24, 0, 5),
  options: { clockSkew: 900, longestExpiry: 604_800, signedHeaders: true },
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function check(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  signature: string,
): ReturnType<typeof authenticate> {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const signed = names.sort().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope},SignedHeaders=${signed},Signature=${signature}`;
  const rawHeaders = Object.entries({ ...headers, Authorization: authorization }).flat();
  const target = parseTarget(url, 'examplebucket');
  return authenticate(method, target, sentHeaders({ rawHeaders }), authority);
}

const common = {
  Host: 'examplebucket.s3.amazonaws.com',
  'x-amz-content-sha256': sha256(''),
  'x-amz-date': '20130524T000000Z',
};

describe('the worked examples of AWS', () => {
  it.each([
    [
      'GET Object',
      'GET',
      '/test.txt',
      { ...common, Range: 'bytes=0-9' },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT Object',
      'PUT',
      '/test%24file.text',
      {
        Host: common.Host,
        Date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-date': common['x-amz-date'],
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': sha256('Welcome to Amazon S3.'),
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET Bucket Lifecycle',
      'GET',
      '/?lifecycle',
      common,
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'List Objects',
      'GET',
      '/?max-keys=2&prefix=J',
      common,
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('accepts the signature of %s and no other', (_name, method, url, headers, signature) => {
    expect(check(method, url, headers, signature)).toMatchObject({ accessKeyId: accessKey, scope });
    const other = signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(() => check(method, url, headers, other)).toThrow(/signature we calculated/);
    expect(() => check(method, `${url}x`, headers, signature)).toThrow(/signature/);
  });

  it('accepts the presigned URL', () => {
    const url =
      '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=' +
      `${encodeURIComponent(`${accessKey}/${scope}`)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400` +
      '&X-Amz-SignedHeaders=host&X-Amz-Signature=' +
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
    const headers = sentHeaders({ rawHeaders: ['Host', common.Host] });
    const target = parseTarget(url, 'examplebucket');
    expect(authenticate('GET', target, headers, authority).by).toBe('query');
    const late = { ...authority, now: () => Date.UTC(2013, 4, 25, 0, 0, 1) };
    expect(() => authenticate('GET', target, headers, late)).toThrow('Request has expired');
    expect(() => authenticate('HEAD', target, headers, authority)).toThrow(/signature/);
  });
});

/** A body of 66,560 letters a, in the chunks of the examples. */
function chunked(signatures: readonly string[], trailer: string): Buffer {
  const [first, second, last] = signatures;
  return Buffer.from(
    `10000;chunk-signature=${first}\r\n${'a'.repeat(65_536)}\r\n` +
      `400;chunk-signature=${second}\r\n${'a'.repeat(1024)}\r\n` +
      `0;chunk-signature=${last}\r\n${trailer}\r\n`,
  );
}

/** The same bytes in pieces that end anywhere. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const chunkedHeaders = {
  Host: 's3.amazonaws.com',
  'x-amz-date': '20130524T000000Z',
  'x-amz-storage-class': 'REDUCED_REDUNDANCY',
  'Content-Encoding': 'aws-chunked',
  'x-amz-decoded-content-length': '66560',
};

const cases = [
  {
    name: 'without a trailer',
    headers: {
      ...chunkedHeaders,
      'Content-Length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    },
    seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    chunks: [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ],
    trailer: '',
    names: undefined,
  },
  {
    name: 'with a trailer',
    headers: {
      ...chunkedHeaders,
      'x-amz-trailer': 'x-amz-checksum-crc32c',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    },
    seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    chunks: [
      'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    ],
    trailer:
      'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:' +
      'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
    names: ['x-amz-checksum-crc32c'],
  },
];

describe.each(cases)('the chunked upload of AWS $name', (one) => {
  const decode = (body: Buffer, size: number): Promise<Buffer> => {
    const signer = check('PUT', '/examplebucket/chunkObject.txt', one.headers, one.seed);
    const framing = { signer, trailer: one.names, size: 66_560, onTrailer: () => {} };
    return buffer(decodeChunks(inPieces(body, size), framing));
  };
  const body = chunked(one.chunks, one.trailer);

  it.each([1, 7, 1000, 65_536, 1_000_000])('is decoded from pieces of %d bytes', async (size) => {
    const decoded = await decode(body, size);
    expect(decoded.equals(Buffer.alloc(66_560, 'a'))).toBe(true);
  });

  it('is refused when any byte of it is another', async () => {
    for (let at = 0; at < body.length; at += at % 65_536 < 300 ? 1 : 997) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(decode(changed, 100_000)).rejects.toThrow();
    }
  });

  it('is refused when it ends early or goes on', async () => {
    for (const length of [0, 50, 60_000, body.length - 50]) {
      await expect(decode(body.subarray(0, length), 5_000)).rejects.toThrow();
    }
    await expect(decode(Buffer.concat([body, Buffer.from('x')]), 5_000)).rejects.toThrow();
  });
});
