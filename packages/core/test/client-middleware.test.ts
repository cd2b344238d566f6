import { basicAuth, type Middleware } from '@irori/core';
import { canary, expectNoCanary, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, errorOf, read } from './helpers.ts';

let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

describe('middleware', () => {
  it('wraps every attempt, the first one outermost', async () => {
    server.use([{ status: 503 }, { json: { ok: true } }]);
    const trace: string[] = [];
    const named =
      (name: string): Middleware =>
      async (request, next, { operation, attempt, service }) => {
        trace.push(`${name} ${service} ${operation} ${attempt}`);
        request.headers.set(`x-${name}`, String(attempt));
        const response = await next(request);
        trace.push(`${name} ${response.status}`);
        return response;
      };
    await clientFor(server.url, { middleware: [named('a'), named('b')] }).request(read);
    expect(trace).toEqual([
      'a Test getThing 1',
      'b Test getThing 1',
      'b 503',
      'a 503',
      'a Test getThing 2',
      'b Test getThing 2',
      'b 200',
      'a 200',
    ]);
    expect(server.requests.at(-1)?.headers).toMatchObject({ 'x-a': '2', 'x-b': '2' });
  });

  it('may answer itself', async () => {
    const before = server.requests.length;
    const cached: Middleware = async () => Response.json({ cached: true });
    expect(await clientFor(server.url, { middleware: [cached] }).request(read)).toEqual({
      cached: true,
    });
    expect(server.requests).toHaveLength(before);
  });

  it('never sees the credentials, not even afterwards', async () => {
    server.use([{ json: {} }]);
    const secret = canary();
    let seen = '';
    const spy: Middleware = async (request, next) => {
      const response = await next(request);
      seen = JSON.stringify([request.url, [...request.headers], request.body]);
      return response;
    };
    const auth = basicAuth('user', secret);
    await clientFor(server.url, { auth, middleware: [spy] }).request(read);
    expectNoCanary(seen, [secret]);
    expect(server.requests.at(-1)?.headers.authorization).toMatch(/^Basic /);
  });

  it('throws its own errors as they are, and they are not retried', async () => {
    const oops = new RangeError('not today');
    let calls = 0;
    const broken: Middleware = () => {
      calls += 1;
      throw oops;
    };
    expect(await errorOf(clientFor(server.url, { middleware: [broken] }).request(read))).toBe(oops);
    expect(calls).toBe(1);
  });
});
