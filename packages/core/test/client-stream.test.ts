import { ConnectionError, RequestTimeoutError } from '@irori/core';
import { collectText, FakeClock, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, errorOf, read } from './helpers.ts';

let server: FaultServer;
const spec = { ...read, decode: 'stream' } as const;

beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

function stream(options = {}, config = {}): PromiseLike<ReadableStream<Uint8Array>> {
  return clientFor(server.url, config).request<ReadableStream<Uint8Array>>(spec, options);
}

describe('streamed bodies', () => {
  it('come whole, however large', async () => {
    const body = Buffer.alloc(3_000_000, 'abcdefghij');
    server.use([{ kind: 'body', body }]);
    const text = await collectText(await stream());
    expect(text.length).toBe(3_000_000);
    expect(text).toBe(body.toString());
  });

  it('may be empty', async () => {
    server.use([{ status: 204 }]);
    expect(await collectText(await stream())).toBe('');
  });

  it('may take longer than the limit, as long as each pause is shorter', async () => {
    const clock = new FakeClock();
    server.use([{ kind: 'drip', body: 'x'.repeat(20), interval: 1 }]);
    const reader = (await stream({ timeout: 100 }, { clock })).getReader();
    let length = 0;
    for (let done = false; !done; ) {
      const pending = reader.read();
      clock.advance(90);
      const piece = await pending;
      done = piece.done;
      length += piece.value?.length ?? 0;
    }
    expect(length).toBe(20);
    expect(clock.monotonic()).toBeGreaterThan(100);
  });

  it('end with an error when a pause is too long', async () => {
    server.use([{ kind: 'stall', when: 'body', body: 'abc' }]);
    const clock = new FakeClock();
    const reader = (await stream({ timeout: 60 }, { clock })).getReader();
    let text = '';
    while (text !== 'abc') text += Buffer.from((await reader.read()).value ?? []).toString();
    const failing = errorOf<RequestTimeoutError>(reader.read());
    while (clock.pending === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(60);
    const error = await failing;
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.message).toContain('got nothing more for 60 ms in the middle of the answer');
  });

  it('end with an error at the total limit', async () => {
    server.use([{ kind: 'drip', body: 'x'.repeat(400), interval: 5 }]);
    const clock = new FakeClock();
    const body = await stream({ totalTimeout: 100 }, { clock });
    const failing = errorOf<RequestTimeoutError>(collectText(body));
    clock.advance(100);
    const error = await failing;
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.limit).toBe(100);
  });

  it('wait as long as their reader does', async () => {
    const clock = new FakeClock();
    server.use([{ kind: 'body', body: 'abc' }]);
    const body = await stream({ timeout: 50 }, { clock });
    expect(clock.pending).toBe(0);
    clock.advance(1_000_000);
    expect(await collectText(body)).toBe('abc');
    expect(clock.pending).toBe(0);
  });

  it('end with a typed error when the connection breaks', async () => {
    server.use([{ kind: 'reset', when: 'body', body: 'abc' }]);
    const error = await errorOf<ConnectionError>(collectText(await stream()));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain('in the middle of the answer');
  });

  it('are cut when the reader stops', async () => {
    const own = await startFaultServer([{ kind: 'drip', body: 'x'.repeat(1000), interval: 5 }]);
    const body = await clientFor(own.url).request<ReadableStream<Uint8Array>>(spec);
    for await (const piece of body) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    while (own.isOpen(1)) await new Promise((resolve) => setImmediate(resolve));
    expect(own.requests).toHaveLength(1);
    await own.close();
  });

  it('repeat what fails before the first byte', async () => {
    server.use([{ status: 503 }, { kind: 'body', body: 'abc' }]);
    expect(await collectText(await stream())).toBe('abc');
  });
});
