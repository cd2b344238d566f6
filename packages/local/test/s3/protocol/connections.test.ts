import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, sha256, sign } from '../client-support.ts';
import { startS3, type TestServer } from '../server-support.ts';
import { headOf, openConnection } from './connection.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startS3();
  server.store.createBucket('here');
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const body = Buffer.alloc(200_000, 'x');
const put = (path: string, headers: Record<string, string> = {}) =>
  sign(server.target, { method: 'PUT', path, body, headers });
const length = { 'content-length': String(body.length) };

/** Waits until a condition holds that another task brings about. */
async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('Expect: 100-continue', () => {
  it('is answered when the request will be accepted', async () => {
    const sent = await put('/here/a');
    await using connection = await openConnection(server.port);
    connection.write(headOf(sent, { ...length, expect: '100-continue' }));
    await connection.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    expect(server.store.get('here', 'a')).toBeUndefined();
    connection.write(body);
    await connection.until(/HTTP\/1\.1 200 OK/);
    expect(server.store.get('here', 'a')?.size).toBe(body.length);
  });

  it.each([
    ['for a bucket that is not there', '/nowhere/a', {}, '404 Not Found'],
    [
      'for a key that is there already',
      '/here/there',
      { 'if-none-match': '*' },
      '412 Precondition',
    ],
    ['with a wrong signature', '/here/a', { authorization: 'AWS4-HMAC-SHA256 x' }, '400 Bad'],
    ['without a signature', '/here/a', { authorization: '' }, '400'],
  ])('is not answered %s', async (_what, path, headers, status) => {
    await server.store.put('here', 'there', Buffer.from('old'), {
      contentType: null,
      headers: {},
      metadata: {},
    });
    const { authorization, ...signedHeaders } = headers as Record<string, string>;
    const sent = await put(path, signedHeaders);
    const other = authorization === undefined ? {} : { authorization };
    await using connection = await openConnection(server.port);
    connection.write(headOf(sent, { ...length, expect: '100-continue', ...other }));
    const answer = await connection.closed;
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).not.toContain('100 Continue');
    expect(answer.toLowerCase()).toContain('connection: close');
  });
});

describe('a request that stops halfway', () => {
  it('leaves nothing when the client is gone', async () => {
    const sent = await put('/here/half');
    const connection = await openConnection(server.port);
    connection.write(headOf(sent, length));
    connection.write(body.subarray(0, 150_000));
    await eventually(() => server.files().length === 1);
    connection.cut();
    await connection.closed;
    await eventually(() => server.files().length === 0);
    expect(server.store.get('here', 'half')).toBeUndefined();
    expect(server.log).toEqual([]);
  });

  it('is given up when the client sends nothing more', async () => {
    await using impatient = await startS3({ set: { 's3.bodyIdle': '1' } });
    impatient.store.createBucket('here');
    const sent = await sign(impatient.target, { method: 'PUT', path: '/here/idle', body });
    await using connection = await openConnection(impatient.port);
    connection.write(headOf(sent, length));
    connection.write(body.subarray(0, 150_000));
    const answer = await connection.closed;
    expect(answer).toContain('400 Bad Request');
    expect(answer).toContain('<Code>RequestTimeout</Code>');
    expect(impatient.files()).toEqual([]);
  });

  it('is given up when its headers do not end', async () => {
    await using impatient = await startS3({ headersTimeout: 300 });
    await using connection = await openConnection(impatient.port);
    connection.write('GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ');
    expect(await connection.closed).toContain('408 Request Timeout');
  });

  it('lets others be answered meanwhile', async () => {
    const sent = await put('/here/half');
    await using connection = await openConnection(server.port);
    connection.write(headOf(sent, length));
    connection.write(body.subarray(0, 10));
    expect((await call(server.target, { method: 'GET', path: '/here' })).status).toBe(200);
  });
});

describe('a body that is refused', () => {
  it('does not stop the client from reading why', async () => {
    const large = Buffer.alloc(20_000_000, 'y');
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const answer = await call(server.target, {
      method: 'PUT',
      path: '/nowhere/a',
      headers,
      body: large,
    });
    expect([answer.status, answer.code]).toEqual([404, 'NoSuchBucket']);
  });

  it('leaves the connection usable when it was short', async () => {
    const short = 'z'.repeat(1000);
    const refused = await sign(server.target, { method: 'PUT', path: '/nowhere/a', body: short });
    const get = await sign(server.target, { method: 'GET', path: '/here' });
    await using connection = await openConnection(server.port);
    connection.write(headOf(refused, { 'content-length': '1000' }) + short + headOf(get));
    await connection.until(/404 Not Found[\s\S]*200 OK/);
  });

  it('is refused by its length before it is read', async () => {
    const sent = await sign(server.target, {
      method: 'PUT',
      path: '/here/huge',
      headers: { 'x-amz-content-sha256': sha256('') },
    });
    await using connection = await openConnection(server.port);
    connection.write(headOf(sent, { 'content-length': String(5 * 1024 ** 3 + 1) }));
    await connection.until(/<Code>EntityTooLarge<\/Code>/);
  });
});

describe('a client that reads slowly', () => {
  it('does not make the server read the whole object', async () => {
    const size = 30_000_000;
    await server.store.put('here', 'large', Buffer.alloc(size, 'l'), {
      contentType: null,
      headers: {},
      metadata: {},
    });
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const sent = await sign(server.target, { method: 'GET', path: '/here/large' });
    const connection = await openConnection(server.port);
    connection.write(headOf(sent));
    await connection.until(/200 OK/);
    connection.cut();
    await connection.closed;
    const now = process.memoryUsage();
    expect(now.heapUsed + now.arrayBuffers - heapUsed - arrayBuffers).toBeLessThan(size);
    expect((await call(server.target, { method: 'HEAD', path: '/here/large' })).status).toBe(200);
  });
});
