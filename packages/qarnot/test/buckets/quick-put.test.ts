import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isApiError } from '@irori/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Signer } from '../../src/buckets/request/sign.ts';
import { clientOf, startStore, type TestClient, type TestStore } from './support/store.ts';

describe('a signature', () => {
  it('is the one of the AWS reference', () => {
    // "GET Object" of the examples of Signature V4, with the headers that it has there.
    const signer = new Signer({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    });
    const headers = signer.headers(
      {
        method: 'GET',
        path: '/test.txt',
        headers: { host: 'examplebucket.s3.amazonaws.com', range: 'bytes=0-9' },
        body: new Uint8Array(),
      },
      Date.UTC(2013, 4, 24),
    );
    expect(headers['authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
        'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
        'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });
});

describe('a small object', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await startStore();
  });
  afterEach(() => store[Symbol.asyncDispose]());

  it.each(["a!b'c(d)e*f", 'a b+c%20d', 'ü/漢字/😀', '~._-', 'a//b', './../x', '?a=b&c#d'])(
    'is stored under the key %s as it is',
    async (key) => {
      const { buckets } = store.client();
      const bucket = await store.bucket();
      await buckets.upload(bucket, key, 'small');
      expect((await buckets.objects(bucket).toArray({ limit: 9 })).map((one) => one.key)).toEqual([
        key,
      ]);
    },
  );
});

describe('a store that refuses a small object', () => {
  const seen: IncomingMessage[] = [];
  let answer: (response: ServerResponse) => void;
  const server = createServer((request, response) => {
    seen.push(request);
    request.resume().on('end', () => answer(response));
  });
  let client: TestClient;

  beforeEach(async () => {
    seen.length = 0;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = clientOf({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      accessKeyId: 'user@example.org',
      secretAccessKey: 'secret',
      region: 'us-east-1',
      forcePathStyle: true,
      sanitizePaths: false,
    });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const isSdk = ({ headers }: IncomingMessage): boolean =>
    headers['user-agent']?.includes('aws-sdk') === true;

  it('is told with its status, code, words and request id', async () => {
    answer = (response) => {
      response.writeHead(403, { 'x-amz-request-id': 'id-1' });
      response.end(
        '<Error><Code>QuotaExceeded</Code><Message>No &lt;more&gt; &amp; so</Message></Error>',
      );
    };
    const error = await client.buckets.upload('box', 'key', 'small').catch((thrown) => thrown);
    expect(isApiError(error) && [error.status, error.requestId]).toEqual([403, 'id-1']);
    expect(error.message).toContain('QuotaExceeded');
    expect(error.message).toContain('No <more> & so');
    expect(seen).toHaveLength(1);
  });

  it('for a while gets it again', async () => {
    answer = (response) => {
      response.writeHead(seen.length < 3 ? 503 : 200, { 'retry-after': '1' });
      response.end();
    };
    await client.buckets.upload('box', 'key', 'small');
    expect(seen.map(isSdk)).toEqual([false, false, false]);
  });

  it('for the clock gets it from the AWS SDK, which can set its own', async () => {
    answer = (response) => {
      const isKnown = seen.some(isSdk);
      response.writeHead(isKnown ? 200 : 403);
      response.end(isKnown ? '' : '<Error><Code>RequestTimeTooSkewed</Code></Error>');
    };
    await client.buckets.upload('box', 'key', 'small');
    await client.buckets.upload('box', 'other', 'small');
    expect(seen.map(isSdk)).toEqual([false, true, true]);
  });

  it('by cutting the connection gets it again', async () => {
    answer = (response) => {
      if (seen.length === 1) response.destroy();
      else response.end();
    };
    await client.buckets.upload('box', 'key', 'small');
    expect(seen).toHaveLength(2);
  });
});
