import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RequestAbortedError } from '@irori/core';
import { FakeClock, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, create, errorOf, read } from './helpers.ts';

let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

const reason = new Error('the user pressed Ctrl-C');

/** Aborts once `count` more requests have arrived. */
async function abortAfter(controller: AbortController, count: number): Promise<void> {
  const target = server.requests.length + count;
  while (server.requests.length < target) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 15));
  controller.abort(reason);
}

describe('abort', () => {
  it('before the call: nothing is sent', async () => {
    const before = server.requests.length;
    const signal = AbortSignal.abort(reason);
    const error = await errorOf<RequestAbortedError>(
      clientFor(server.url).request(create, { signal }),
    );
    expect(error).toBeInstanceOf(RequestAbortedError);
    expect(error).toMatchObject({ outcome: 'not-sent', attempts: 0, cause: reason });
    expect(server.requests).toHaveLength(before);
  });

  it.each(['before', 'headers', 'body'] as const)('while the server stalls (%s)', async (when) => {
    server.use([{ kind: 'stall', when }]);
    const controller = new AbortController();
    const promise = errorOf<RequestAbortedError>(
      clientFor(server.url).request(create, { signal: controller.signal }),
    );
    await abortAfter(controller, 1);
    const error = await promise;
    expect(error).toBeInstanceOf(RequestAbortedError);
    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1, cause: reason });
    expect(error.message).toContain('was aborted by the caller');
    expect(error.message).toContain('Find it with things.list().');
  });

  it('while it waits for the next attempt', async () => {
    const clock = new FakeClock();
    server.use([{ status: 503, headers: { 'retry-after': '30' } }]);
    const controller = new AbortController();
    const promise = errorOf<RequestAbortedError>(
      clientFor(server.url, { clock }).request(read, { signal: controller.signal }),
    );
    while (clock.sleeps.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    const error = await promise;
    expect(error).toBeInstanceOf(RequestAbortedError);
    expect(error).toMatchObject({ attempts: 1, earlier: ['503 Service Unavailable'] });
    expect(clock.pending).toBe(0);
  });

  it('while credentials are fetched', async () => {
    const controller = new AbortController();
    const client = clientFor(server.url, {
      auth: { authorize: () => new Promise(() => {}), secrets: () => [] },
    });
    const promise = errorOf<RequestAbortedError>(
      client.request(create, { signal: controller.signal }),
    );
    controller.abort(reason);
    expect(await promise).toMatchObject({ name: 'RequestAbortedError', outcome: 'not-sent' });
  });

  it('while middleware hangs', async () => {
    const controller = new AbortController();
    const client = clientFor(server.url, { middleware: [() => new Promise(() => {})] });
    const promise = errorOf(client.request(create, { signal: controller.signal }));
    controller.abort(reason);
    expect(await promise).toMatchObject({ name: 'RequestAbortedError', outcome: 'not-sent' });
  });

  it('while a stream is read', async () => {
    server.use([{ kind: 'stall', when: 'body', body: 'abc' }]);
    const controller = new AbortController();
    const stream = await clientFor(server.url).request<ReadableStream<Uint8Array>>(
      { ...read, decode: 'stream' },
      { signal: controller.signal },
    );
    const reader = stream.getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('abc');
    const pending = errorOf(reader.read());
    controller.abort(reason);
    expect(await pending).toBeInstanceOf(RequestAbortedError);
  });

  it('leaves nothing on a signal that 10,000 calls share', async () => {
    const { signal } = new AbortController();
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const body = '{"id":1}';
    const client = clientFor('http://127.0.0.1:1', {
      fetch: async (_url, init) => {
        // What the real fetch does with a signal: it listens.
        init?.signal?.addEventListener('abort', () => {});
        return new Response(body, { headers: { 'content-type': 'application/json' } });
      },
    });
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(Array.from({ length: 100 }, () => client.request(read, { signal })));
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    }
    process.off('warning', onWarning);
    expect(warnings).toEqual([]);
  });

  it('leaves nothing in memory either', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { signal } = new AbortController();
    const client = clientFor('http://127.0.0.1:1', { fetch: async () => Response.json({}) });
    const callMany = async (count: number): Promise<number> => {
      for (let call = 0; call < count; call += 1) await client.request(read, { signal });
      for (let round = 0; round < 4; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        collectGarbage();
      }
      return process.memoryUsage().heapUsed;
    };
    const before = await callMany(1_000);
    const after = await callMany(10_000);
    expect((after - before) / 10_000).toBeLessThan(500);
  });

  it('leaves nothing on the signal after real requests, good and bad', async () => {
    const { signal } = new AbortController();
    const client = clientFor(server.url);
    server.use((_request, count) =>
      count % 3 === 0
        ? { status: 503 }
        : count % 7 === 0
          ? { kind: 'reset', when: 'body' }
          : { json: {} },
    );
    await Promise.all(
      Array.from({ length: 60 }, () => client.request(read, { signal }).catch(() => {})),
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
