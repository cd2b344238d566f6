import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../client-support.ts';
import { startS3, type TestServer } from '../server-support.ts';

const piece = Buffer.alloc(1024 * 1024, 'p');
const pieces = 150;
const size = pieces * piece.length;
/** What may lie in buffers of both sides at once. */
const mostHeld = 75 * 1024 * 1024;

let server: TestServer;
beforeAll(async () => {
  server = await startS3();
  server.store.createBucket('large');
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** Notes how much memory buffers take, at each look. */
function watchBuffers(): { look: () => void; most: () => number } {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  return {
    look: () => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    },
    most: () => most,
  };
}

describe('an object of 150 MB', () => {
  it('passes through on its way in and out, and is never held whole', async () => {
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const { hostname, port } = new URL(server.target.url);
    const put = await sign(server.target, { method: 'PUT', path: '/large/one', headers });
    const memory = watchBuffers();
    const upload = request({
      hostname,
      port,
      method: 'PUT',
      path: put.path,
      headers: { ...put.headers, 'content-length': size },
    });
    const uploaded = once(upload, 'response');
    for (let count = 0; count < pieces; count++) {
      if (!upload.write(piece)) await once(upload, 'drain');
      memory.look();
    }
    upload.end();
    const [answer] = await uploaded;
    expect(answer.statusCode).toBe(200);
    answer.resume();
    expect(server.store.get('large', 'one')?.size).toBe(size);

    const get = await sign(server.target, { method: 'GET', path: '/large/one' });
    const download = request({ hostname, port, path: get.path, headers: { ...get.headers } }).end();
    const [stream] = await once(download, 'response');
    let received = 0;
    for await (const bytes of stream) {
      received += bytes.length;
      memory.look();
    }
    expect(received).toBe(size);
    expect(memory.most()).toBeLessThan(mostHeld);
  });
});
