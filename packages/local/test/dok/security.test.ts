import { request as sendRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { basicCheck } from '../../src/http/basic-auth.ts';
import { hostCheck, isLoopback, urlHost } from '../../src/http/host-check.ts';
import { rawRequest } from './support/client.ts';
import { openCloud, startCloud, type TestCloud } from './support/cloud.ts';

let started: TestCloud;

beforeAll(async () => {
  started = await startCloud({ bodyLimit: 100_000 });
});

afterAll(async () => {
  await started.cloud.close();
});

/** What the server says until it closes the connection. */
async function allOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}

describe('credentials', () => {
  test.each([
    undefined,
    '',
    'Basic',
    'Basic !!!!',
    'Bearer x',
    `Basic ${Buffer.from('a:b').toString('base64')}`,
    `Basic ${Buffer.from('nocolon').toString('base64')}`,
  ])('"%s" are refused in the envelope of the platform', async (authorization) => {
    const answer = await rawRequest({
      method: 'GET',
      url: `${started.dok.baseUrl}/auth/`,
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toMatchObject({ is_fatal: true, error_code: 'unauthorized' });
    expect(answer.headers.get('www-authenticate')).toContain('Basic');
  });

  test('are checked whole', () => {
    const check = basicCheck('user', 'pass:word');
    const header = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(check(header('user:pass:word'))).toBe(true);
    expect(check(header('user:pass:word').replace('Basic', 'basic'))).toBe(true);
    for (const wrong of ['user:pass:wor', 'user:pass:wordx', 'xuser:pass:word', 'user', ':', '']) {
      expect(check(header(wrong))).toBe(false);
    }
    expect(check(undefined)).toBe(false);
  });

  test('are not in what the local cloud logs', async () => {
    const lines: string[] = [];
    const log = (message: string): void => void lines.push(message);
    const { cloud, dok } = await openCloud({
      logger: { debug: log, info: log, warn: log, error: log },
    });
    const environment = { SECRET: 'canary-in-environment' };
    await dok.run('exit 1', { container: { environment } });
    await dok.raw('POST', '/tasks/', { body: '{"a": "canary-in-body"' });
    await cloud.close();
    const text = lines.join('\n');
    for (const secret of ['canary', cloud.dok.accessTokenSecret, cloud.admin.token]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('the Host header', () => {
  test.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example:80', 403],
    ['localhost', 200],
    ['LOCALHOST:1234', 200],
    ['127.0.0.1', 200],
    ['127.1.2.3', 200],
    ['[::1]:8080', 200],
  ])('%s is answered with %d', async (host, status) => {
    const headers = { host, authorization: started.dok.authorization };
    const url = `${started.dok.baseUrl}/plans/`;
    expect((await rawRequest({ method: 'GET', url, headers })).status).toBe(status);
    const health = `${started.cloud.urls.api}/_irori/health`;
    expect((await rawRequest({ method: 'GET', url: health, headers: { host } })).status).toBe(
      status,
    );
  });

  test('of a WebSocket is checked too', async () => {
    const socket = connect(Number(new URL(started.cloud.urls.api).port), '127.0.0.1');
    socket.write(
      'GET /_irori/dok/logs/x HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\n' +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    expect(await allOf(socket)).toMatch(/^HTTP\/1.1 403 /);
  });

  test('may be what was configured', () => {
    const check = hostCheck('10.0.0.5', ['my.box:80']);
    for (const ok of ['10.0.0.5:1', 'my.box', 'MY.BOX:99', 'localhost', undefined]) {
      expect(check(ok)).toBe(true);
    }
    for (const wrong of ['10.0.0.6', 'box', 'my.box.evil', '']) expect(check(wrong)).toBe(false);
    const every = hostCheck('0.0.0.0');
    expect(every('192.168.1.1:80')).toBe(true);
    expect(every('[fe80::1]:80')).toBe(true);
    expect(every('evil.example')).toBe(false);
  });

  test('tells what is loopback and how a host is written', () => {
    expect(['127.0.0.1', '127.9.9.9', 'localhost', '::1'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.evil'].some(isLoopback)).toBe(false);
    expect(['0.0.0.0', '::', '::1', 'box'].map(urlHost)).toEqual([
      '127.0.0.1',
      '[::1]',
      '[::1]',
      'box',
    ]);
  });
});

describe('a body beyond the limit', () => {
  test.each([true, false])('gets a clear 413 (length announced: %s)', async (announced) => {
    const body = Buffer.alloc(2_000_000, ' ');
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = sendRequest(
        `${started.dok.baseUrl}/tasks/`,
        {
          method: 'POST',
          headers: {
            authorization: started.dok.authorization,
            ...(announced ? { 'content-length': body.length } : {}),
          },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      request.on('error', reject);
      for (let i = 0; i < body.length; i += 50_000) request.write(body.subarray(i, i + 50_000));
      request.end();
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toEqual({
      detail: 'The request body is larger than 100000 bytes, the most this server takes.',
    });
    expect((await started.dok.call('listTasks')).status).toBe(200);
  });

  test('is still counted when it is a kilobyte over', async () => {
    const answer = await started.dok.raw('POST', '/tasks/', { body: ' '.repeat(101_000) });
    expect(answer.status).toBe(413);
    expect((await started.dok.raw('POST', '/tasks/', { body: ' '.repeat(99_000) })).status).toBe(
      422,
    );
  });
});

describe('paths', () => {
  test.each([
    '/../../../etc/passwd',
    '/tasks/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/artifacts/..%2f..%2fcredentials.json/download/',
    '/tasks/%00/',
    '/tasks/%ff/',
    '//evil.example/tasks/',
  ])('%s lead nowhere', async (path) => {
    const port = Number(new URL(started.cloud.urls.api).port);
    const prefix = new URL(started.dok.baseUrl).pathname;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `GET ${prefix}${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n` +
        `Authorization: ${started.dok.authorization}\r\n\r\n`,
    );
    const text = await allOf(socket);
    expect(text).toMatch(/^HTTP\/1.1 (?:301|40[04]) /);
    expect(text).not.toContain('root:');
  });
});

test('a redirect never leads to another host', async () => {
  const { hostname, port } = new URL(started.cloud.urls.api);
  const socket = connect(Number(port), hostname);
  socket.write(
    'GET //evil.example/managed-container/1.0/tasks HTTP/1.1\r\nHost: localhost\r\n' +
      `Connection: close\r\nAuthorization: ${started.dok.authorization}\r\n\r\n`,
  );
  const answer = await allOf(socket);
  expect(answer).toMatch(/^HTTP\/1.1 301 /);
  expect(answer).toMatch(/location: \/evil\.example\/managed-container\/1\.0\/tasks\/\r\n/i);
});

test('a client that leaves in the middle of its body does no harm', async () => {
  const port = Number(new URL(started.cloud.urls.api).port);
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST ${new URL(started.dok.baseUrl).pathname}/tasks/ HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
      `Authorization: ${started.dok.authorization}\r\nContent-Length: 1000\r\n\r\n{"name"`,
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect((await started.dok.call('listTasks')).body).toMatchObject({ meta: { count: 0 } });
});
