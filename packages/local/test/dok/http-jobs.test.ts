import { createServer } from 'node:http';
import { createLocalCloud } from '@irori/local';
import { freePort, temporaryDirectory } from '@irori/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { DokTestClient, rawRequest } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

/** A job that serves HTTP: it answers with what it was sent, and echoes WebSocket bytes. */
const server = `
const http = require('node:http');
const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    response.writeHead(request.url === '/gone' ? 410 : 200, { 'x-job': 'yes', connection: 'x-drop', 'x-drop': '1' });
    response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() }));
  });
});
server.on('upgrade', (request, socket) => {
  const key = require('node:crypto').createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: ' + key + '\\r\\n\\r\\n');
  socket.write(Buffer.from([0x81, 0x02, 0x68, 0x69]));
});
server.listen(Number(process.argv[1]), process.argv[2]);
`;

const nodeJob = (port: number, host = '127.0.0.1'): object => ({
  command: [process.execPath, '-e', server, String(port), host],
  http: { port, path: '/lab' },
});

async function untilUp(uri: string): Promise<void> {
  while ((await rawRequest({ method: 'GET', url: uri })).status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('an http job', () => {
  test.each(['127.0.0.1', '::1'])(
    'that listens on %s is reached through http_uri',
    async (host) => {
      const { dok } = await openCloud();
      const { id } = await dok.create('', { container: nodeJob(await freePort(), host) });
      const task = await dok.until(id, ({ http_uri }) => http_uri !== null);
      const uri = task.http_uri ?? '';
      expect(uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      await untilUp(uri);
      const answer = await rawRequest({
        method: 'POST',
        url: `${uri}/a%20b?c=d`,
        headers: { 'x-mine': '1', connection: 'x-hop', 'x-hop': '1', te: 'trailers' },
        body: 'some text',
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-job')).toBe('yes');
      expect(answer.headers.get('x-drop')).toBeNull();
      const seen = JSON.parse(answer.body);
      expect(seen).toMatchObject({ method: 'POST', url: '/a%20b?c=d', body: 'some text' });
      expect(seen.headers).toMatchObject({ 'x-mine': '1', 'x-forwarded-for': '127.0.0.1' });
      expect(seen.headers).not.toHaveProperty('x-hop');
      expect(seen.headers).not.toHaveProperty('te');
      expect((await rawRequest({ method: 'GET', url: `${uri}/gone` })).status).toBe(410);

      const socket = new WebSocket(uri.replace('http', 'ws'));
      const message = await new Promise((resolve, reject) => {
        socket.on('message', resolve);
        socket.on('error', reject);
      });
      expect(String(message)).toBe('hi');
      socket.terminate();

      const rebound = await rawRequest({
        method: 'GET',
        url: uri,
        headers: { host: 'evil.example' },
      });
      expect(rebound.status).toBe(403);

      await dok.call('cancelTask', { path: { taskId: id } });
      expect(await dok.until(id, ({ containers: [c] }) => c?.stop_at !== null)).toBeTruthy();
      await dok.until(id, ({ http_uri }) => http_uri === null);
      await expect(rawRequest({ method: 'GET', url: uri })).rejects.toThrow('ECONNREFUSED');
    },
  );

  test('is answered with 503 until it listens', async () => {
    const { dok } = await openCloud({ set: { 'dok.httpUriFrom': 'waiting' } });
    const port = await freePort();
    const task = await dok.create('sleep 60', { container: { http: { port, path: '/' } } });
    const uri = task.http_uri ?? '';
    expect((await rawRequest({ method: 'GET', url: uri })).status).toBe(503);
    const socket = new WebSocket(uri.replace('http', 'ws'));
    const failed = await new Promise((resolve) => socket.on('error', resolve));
    expect(String(failed)).toContain('503');
  });

  test('keeps its address over a restart', async () => {
    await using directory = await temporaryDirectory();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    const dok = new DokTestClient(first.dok);
    const { id } = await dok.create('', { container: nodeJob(await freePort()) });
    const before = await dok.until(id, ({ http_uri }) => http_uri !== null);
    await untilUp(before.http_uri ?? '');
    await first.close({ jobs: 'keep' });
    await expect(rawRequest({ method: 'GET', url: before.http_uri ?? '' })).rejects.toThrow();
    const second = await createLocalCloud(options);
    const again = new DokTestClient(second.dok);
    expect((await again.get(id)).http_uri).toBe(before.http_uri);
    expect((await rawRequest({ method: 'GET', url: before.http_uri ?? '' })).status).toBe(200);
    await second.close({ jobs: 'keep' });

    const { port } = new URL(before.http_uri ?? '');
    const thief = createServer();
    await new Promise<void>((resolve) => thief.listen(Number(port), '127.0.0.1', resolve));
    onTestFinished(() => void thief.close());
    const warnings: string[] = [];
    const logger = {
      debug() {},
      info() {},
      warn: (message: string) => void warnings.push(message),
      error() {},
    };
    const third = await createLocalCloud({ ...options, logger });
    const moved = await new DokTestClient(third.dok).get(id);
    expect(moved.http_uri).not.toBe(before.http_uri);
    expect(warnings.join()).toContain(port);
    expect((await rawRequest({ method: 'GET', url: moved.http_uri ?? '' })).status).toBe(200);
    await third.close();
  });
});

test('ssh is accepted and echoed; no sshd is offered', async () => {
  const { dok } = await openCloud();
  const task = await dok.create('true', { container: { ssh: { shell: '/bin/bash' } } });
  expect(task.containers[0]?.ssh).toEqual({ shell: '/bin/bash', host_name: null, port: 2222 });
  const named = { shell: '/bin/sh', port: 22, host_name: 'x' };
  const other = await dok.create('true', { container: { ssh: named } });
  expect(other.containers[0]?.ssh).toEqual({ shell: '/bin/sh', host_name: null, port: 22 });
});
