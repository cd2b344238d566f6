import { type FaultServer, startFaultServer } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer([{ json: { n: 1 } }, { status: 404, json: { n: 2 } }]);
});
afterEach(() => server.close());

/** The code of the network error behind `promise`. */
async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const { cause } = error as Error;
    return String((cause as { code?: string } | undefined)?.code ?? error);
  }
  throw new Error('It succeeded.');
}

describe('startFaultServer', () => {
  it('plays its answers in order and then repeats the last', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const response = await fetch(`${server.url}/a?b=c`, { method: 'POST', body: 'hello' });
      statuses.push(response.status);
      await response.text();
    }
    expect(statuses).toEqual([200, 404, 404, 404]);
    expect(server.requests).toHaveLength(4);
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'hello' });
    expect(server.requests[0]?.connection).toBe(1);
    expect(server.connections).toBeGreaterThan(0);
  });

  it('asks a function, which knows the request and its number', async () => {
    server.use(({ url }, count) => ({ json: { url, count } }));
    expect(await (await fetch(`${server.url}/x`)).json()).toEqual({ url: '/x', count: 1 });
    expect(await (await fetch(`${server.url}/y`)).json()).toEqual({ url: '/y', count: 2 });
  });

  it('cuts the connection before an answer', async () => {
    server.use([{ kind: 'reset', when: 'before' }]);
    expect(await failureOf(fetch(server.url))).toBe('ECONNRESET');
  });

  it.each([
    [{ kind: 'reset', when: 'headers' }],
    [{ kind: 'reset', when: 'body' }],
    [{ kind: 'truncate', body: 'abcdef', bytes: 3 }],
  ] as const)('breaks off after the headers: %o', async (answer) => {
    server.use([answer]);
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    expect(await failureOf(response.text())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it('closes an idle connection without a word', async () => {
    server.use([{ kind: 'closeAfter', json: { n: 1 } }]);
    const response = await fetch(server.url);
    expect(response.headers.get('connection')).toBe('keep-alive');
    expect(await response.json()).toEqual({ n: 1 });
    const connection = server.requests[0]?.connection ?? 0;
    while (server.isOpen(connection)) await new Promise((resolve) => setImmediate(resolve));
  });

  it('stalls, and drips', async () => {
    server.use([{ kind: 'stall', when: 'body', body: 'abc' }]);
    const reader = (await fetch(server.url)).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('abc');
    server.use([{ kind: 'drip', body: 'abc', interval: 1 }]);
    expect(await (await fetch(server.url)).text()).toBe('abc');
  });

  it('waits before another answer', async () => {
    server.use([{ kind: 'delay', ms: 20, answer: { json: { late: true } } }]);
    const begun = performance.now();
    expect(await (await fetch(server.url)).json()).toEqual({ late: true });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(15);
  });

  it('can be closed while requests hang, and twice', async () => {
    server.use([{ kind: 'stall', when: 'before' }]);
    const hanging = failureOf(fetch(server.url));
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await server.close();
    expect(await hanging).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(await failureOf(fetch(server.url))).toBe('ECONNREFUSED');
  });
});
