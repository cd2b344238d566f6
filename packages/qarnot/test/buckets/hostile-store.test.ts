import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientOf, type TestClient } from './support/store.ts';

const piece = Buffer.alloc(256 * 1024, ' ');
/** What no answer may have. */
const farTooMuch = 64 * 1024 * 1024;

let sent = 0;
let gone = false;
const methods: string[] = [];
let status = 200;
let body: string | undefined;

/** Sends without end, or until it is much. */
function flood(response: ServerResponse): void {
  while (sent < farTooMuch && !response.destroyed) {
    sent += piece.byteLength;
    if (!response.write(piece)) {
      response.once('drain', () => flood(response));
      return;
    }
  }
  response.end();
}

const server = createServer((request, response) => {
  methods.push(request.method ?? '');
  request.resume();
  request.on('end', () => {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.once('close', () => {
      gone = true;
    });
    if (body === undefined) flood(response);
    else response.end(body);
  });
});

let client: TestClient;

beforeEach(async () => {
  sent = 0;
  gone = false;
  methods.length = 0;
  body = undefined;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = clientOf({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessKeyId: 'user@example.org',
    secretAccessKey: 'secret',
    region: 'us-east-1',
    forcePathStyle: true,
    sanitizePaths: true,
    maxRetries: 0,
  });
});
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

describe('a store whose answer never ends', () => {
  it.each([200, 403])('is given up in a listing (%i)', async (code) => {
    status = code;
    await expect(client.buckets.objects('box').toArray({ limit: 9 })).rejects.toThrow();
    expect(sent).toBeLessThan(farTooMuch);
  });

  it.each([200, 403])('is given up after a small object (%i)', async (code) => {
    status = code;
    await client.buckets.upload('box', 'key', 'small').catch(() => {});
    await vi.waitUntil(() => gone, { timeout: 40_000 });
    expect(sent).toBeLessThan(farTooMuch);
  });
});

describe('a store whose listing breaks off', () => {
  it.each([
    ['says that there is more and not where', '<IsTruncated>true</IsTruncated>'],
    ['says nothing of it', '<Name>box</Name>'],
    ['says nothing at all', undefined],
  ])('is not taken for all there is when it %s', async (_, content) => {
    status = 200;
    body = content === undefined ? '' : `<ListBucketResult>${content}</ListBucketResult>`;
    await expect(client.buckets.objects('box').toArray({ limit: 9 })).rejects.toThrow('is cut off');
  });
});

describe('a store that names no upload', () => {
  it('is given up before anything is sent or removed', async () => {
    status = 200;
    body = '';
    const large = Buffer.alloc(9 * 1024 * 1024);
    const upload = client.buckets.upload('box', 'key', large, { resume: false });
    await expect(upload).rejects.toThrow('names no upload');
    expect(methods).toEqual(['POST']);
  });
});
