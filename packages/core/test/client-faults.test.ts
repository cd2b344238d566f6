import {
  ApiError,
  ConnectionError,
  NotFoundError,
  RateLimitError,
  RequestTimeoutError,
  ResponseDecodeError,
  ServerError,
} from '@irori/core';
import { FakeClock, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientFor, create, errorOf, read } from './helpers.ts';

let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
beforeEach(() => server.use([{ json: {} }]));
afterAll(() => server.close());

/** The requests that arrive while `work` runs. */
async function counted<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = server.requests.length;
  const result = await work();
  return [result, server.requests.length - before];
}

describe('answers', () => {
  it('gives the decoded body, and the answer around it', async () => {
    server.use([{ json: { id: 1 }, headers: { 'x-request-id': 'r-1' } }]);
    const promise = clientFor(server.url).request<{ id: number }>(read);
    expect(await promise).toEqual({ id: 1 });
    const { data, response } = await promise.withResponse();
    expect(data).toEqual({ id: 1 });
    expect(response).toMatchObject({ status: 200, requestId: 'r-1', attempts: 1 });
    expect(response.url).toBe(`${server.url}/things/1/`);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it('passes the result through map, and through the transform of the operation', async () => {
    server.use([{ json: { id: 1 } }]);
    const spec = { ...read, transform: (body: unknown) => (body as { id: number }).id };
    const mapped = clientFor(server.url)
      .request(spec)
      .map((id) => id + 1);
    expect(await mapped).toBe(2);
    expect((await mapped.withResponse()).response.status).toBe(200);
    expect(await mapped.then()).toBe(2);
    let finished = 0;
    await mapped.finally(() => {
      finished += 1;
    });
    expect(finished).toBe(1);
  });

  it('sends path, query, headers and JSON', async () => {
    const client = clientFor(`${server.url}/api/v1/`, {
      userAgent: 'irori-test',
      headers: { 'X-Client': 'c', 'x-gone': 'g' },
    });
    await client.request(
      { ...create, query: { page: 1, tags: ['a', 'b'] }, headers: { 'X-Spec': 's' } },
      { headers: { 'X-Call': 'k', 'X-Gone': null } },
    );
    const request = server.requests.at(-1);
    expect(request).toMatchObject({
      method: 'POST',
      url: '/api/v1/things/?page=1&tags=a,b',
      body: '{"name":"n"}',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'irori-test',
        'x-client': 'c',
        'x-spec': 's',
        'x-call': 'k',
      },
    });
    expect(request?.headers).not.toHaveProperty('x-gone');
  });

  it('takes other statuses as results where the operation says so', async () => {
    server.use([{ status: 404, json: { gone: true } }]);
    expect(await clientFor(server.url).request({ ...read, ok: [404] })).toEqual({ gone: true });
  });

  it('throws the error of the status, with what the server said', async () => {
    server.use([
      { status: 404, json: { detail: 'No such thing.' }, headers: { 'x-request-id': 'r-2' } },
    ]);
    const [error, count] = await counted(() => errorOf(clientFor(server.url).request(read)));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      message: `Test getThing failed: GET ${server.url}/things/1/ was answered 404 Not Found: No such thing.`,
      status: 404,
      code: 'NOT_FOUND',
      requestId: 'r-2',
      method: 'GET',
      operation: 'getThing',
      url: `${server.url}/things/1/`,
      attempts: 1,
      body: { detail: 'No such thing.' },
      outcome: 'rejected',
    });
    expect(count).toBe(1);
  });

  it('makes the errors of the service, where it has classes of its own', async () => {
    class CityError extends ApiError {
      static override readonly kind: string = 'CityError';
    }
    server.use([{ status: 404, json: { detail: 'No such city.' } }]);
    const client = clientFor(server.url, {
      describeError: () => ({
        message: 'No such city.',
        code: 'NO_CITY',
        hint: 'Look at the map.',
      }),
      createError: (details) => new CityError(details, details.reason),
    });
    const error = await errorOf<CityError>(client.request(read));
    expect(error).toBeInstanceOf(CityError);
    expect(error).toMatchObject({ name: 'CityError', code: 'NO_CITY', status: 404 });
    expect(error.message).toMatch(/was answered 404 Not Found: No such city\. Look at the map\.$/);
  });

  it('uses the describer of the service, and survives a broken one', async () => {
    server.use([{ status: 422, json: { oops: ['x'] } }]);
    const described = clientFor(server.url, {
      describeError: ({ operation }) => ({
        message: `${operation} is not valid`,
        code: 'invalid',
        hint: 'Fix it.',
        fields: { oops: ['x'] },
      }),
    });
    const error = await errorOf<ApiError>(described.request(read));
    expect(error.message).toMatch(/422 Unprocessable Entity: getThing is not valid\. Fix it\.$/);
    expect(error).toMatchObject({ reason: 'invalid', fields: { oops: ['x'] }, hint: 'Fix it.' });
    const broken = clientFor(server.url, {
      describeError: () => {
        throw new TypeError('surprise');
      },
    });
    expect(await errorOf(broken.request(read))).toBeInstanceOf(ApiError);
  });

  it('says what the server said on one line, which no terminal obeys', async () => {
    const detail = `\u001b]0;own\u0007\u001b[2J\u009b1mfirst\r\n second\u202ethird ${'x'.repeat(9000)}`;
    server.use([
      {
        status: 400,
        json: { detail, code: 'bad\u001b[8m' },
        headers: { 'x-request-id': Buffer.from('é\u009bid').toString('latin1') },
      },
    ]);
    const error = await errorOf<ApiError>(clientFor(server.url).request(read));
    expect(error.message).toContain('�]0;own��[2J�1mfirst  second�third xxx');
    expect(error.message.length).toBeLessThan(2500);
    for (const text of [error.message, error.reason, error.requestId]) {
      expect(text).toMatch(/^[^\p{Cc}\p{Bidi_Control}]+$/u);
    }
  });

  it('reads an endless error body only so far', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);
    server.use([{ kind: 'body', status: 400, body, contentType: 'text/plain' }]);
    const error = await errorOf<ApiError>(clientFor(server.url).request(read));
    expect(error.status).toBe(400);
    expect(String(error.body).length).toBeLessThan(1_500_000);
    expect(error.message.length).toBeLessThan(600);
  });
});

describe('retries', () => {
  it('repeats a read after 503, and says how often', async () => {
    server.use([{ status: 503 }, { status: 502 }, { json: { done: true } }]);
    const { data, response } = await clientFor(server.url).request(read).withResponse();
    expect(data).toEqual({ done: true });
    expect(response.attempts).toBe(3);
  });

  it('gives up after two retries and lists the earlier attempts', async () => {
    server.use([{ status: 503, json: { message: 'busy' } }]);
    const [error, count] = await counted(() =>
      errorOf<ServerError>(clientFor(server.url).request(read)),
    );
    expect(error).toBeInstanceOf(ServerError);
    expect(error.attempts).toBe(3);
    expect(error.earlier).toEqual(['503 Service Unavailable', '503 Service Unavailable']);
    expect(error.message).toContain('failed after 3 attempts');
    expect(count).toBe(3);
  });

  it('honours maxRetries of the client and of the call', async () => {
    server.use([{ status: 503 }]);
    const client = clientFor(server.url, { maxRetries: 1 });
    expect((await counted(() => errorOf(client.request(read))))[1]).toBe(2);
    expect((await counted(() => errorOf(client.request(read, { maxRetries: 0 }))))[1]).toBe(1);
  });

  it('waits as long as Retry-After says, with 429 also for a create', async () => {
    const clock = new FakeClock();
    server.use([{ status: 429, headers: { 'retry-after': '7' } }, { json: { id: 1 } }]);
    const promise = clientFor(server.url, { clock, random: () => 1 }).request(create);
    const timers = await untilSleeping(clock);
    expect(timers).toEqual([7_000]);
    clock.advance(7_000);
    expect(await promise).toEqual({ id: 1 });
  });

  it('backs off by itself where 429 says nothing', async () => {
    const clock = new FakeClock();
    server.use([{ status: 429 }, { json: { id: 1 } }]);
    const promise = clientFor(server.url, { clock, random: () => 0.5 }).request(read);
    expect(await untilSleeping(clock)).toEqual([250]);
    clock.advance(250);
    expect(await promise).toEqual({ id: 1 });
  });

  it.each([
    [429, RateLimitError],
    [503, ServerError],
  ])('does not wait an hour: %i is an error at once', async (status, type) => {
    server.use([{ status, headers: { 'retry-after': '3600' } }]);
    const [error, count] = await counted(() =>
      errorOf<RateLimitError>(clientFor(server.url).request(read)),
    );
    expect(error).toBeInstanceOf(type);
    expect(error.retryAfter).toBe(3_600_000);
    expect(error.message).toContain('It asks to wait 3600 s.');
    expect(count).toBe(1);
  });

  it('does not begin a wait that the total limit cannot hold', async () => {
    server.use([{ status: 429, headers: { 'retry-after': '30' } }]);
    const error = await errorOf<RateLimitError>(
      clientFor(server.url).request(read, { totalTimeout: 10_000 }),
    );
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error.message).toContain('The total time limit leaves no room for another attempt.');
  });

  it.each([500, 502, 503, 504, 408])('never repeats a create after %i', async (status) => {
    server.use([{ status }]);
    const [error, count] = await counted(() =>
      errorOf<ApiError>(clientFor(server.url).request(create)),
    );
    expect(error.outcome).toBe('unknown');
    expect(error.message).toContain('so it was not sent again. Find it with things.list().');
    expect(count).toBe(1);
  });

  it('calls a refused create rejected', async () => {
    server.use([{ status: 422 }]);
    const error = await errorOf<ApiError>(clientFor(server.url).request(create));
    expect(error.outcome).toBe('rejected');
    expect(error.message).not.toContain('carried it out');
  });

  it('keeps an unknown outcome unknown when a repeated delete finds nothing', async () => {
    server.use([{ kind: 'reset', when: 'body' }, { status: 404 }]);
    const error = await errorOf<ApiError>(
      clientFor(server.url).request({ ...read, method: 'DELETE', effect: 'idempotent' }),
    );
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.outcome).toBe('unknown');
  });
});

/** The waits between attempts, once the client has begun one. */
async function untilSleeping(clock: FakeClock): Promise<readonly number[]> {
  while (clock.sleeps.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return clock.sleeps;
}

describe('broken connections', () => {
  it('repeats a read for free after a reset, even without retries', async () => {
    server.use([{ kind: 'reset', when: 'before' }, { json: { id: 1 } }]);
    const { data, response } = await clientFor(server.url, { maxRetries: 0 })
      .request(read)
      .withResponse();
    expect(data).toEqual({ id: 1 });
    expect(response.attempts).toBe(2);
  });

  it('gives the free retry only once', async () => {
    server.use([{ kind: 'reset', when: 'before' }]);
    const [error, count] = await counted(() =>
      errorOf<ConnectionError>(clientFor(server.url, { maxRetries: 0 }).request(read)),
    );
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.reason).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(count).toBe(2);
  });

  it('does not notice connections that the server closed while they were idle', async () => {
    server.use([{ kind: 'closeAfter', json: { n: 1 } }]);
    const client = clientFor(server.url, { maxRetries: 0 });
    for (let round = 0; round < 5; round += 1) expect(await client.request(read)).toEqual({ n: 1 });
  });

  it('does not notice connections that turn out stale when they are used again', async () => {
    const own = await startFaultServer([{ json: {} }]);
    const used = new Set<number>();
    own.use(({ connection }) => {
      if (used.has(connection)) return { kind: 'reset', when: 'before' };
      used.add(connection);
      return { json: { n: 1 } };
    });
    const client = clientFor(own.url);
    for (let round = 0; round < 5; round += 1) expect(await client.request(read)).toEqual({ n: 1 });
    expect(own.requests.length).toBeGreaterThan(5);
    await own.close();
  });

  it.each(['before', 'headers', 'body'] as const)(
    'never repeats a create after a reset (%s)',
    async (when) => {
      server.use([{ kind: 'reset', when }]);
      const [error, count] = await counted(() =>
        errorOf<ConnectionError>(clientFor(server.url).request(create)),
      );
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error.outcome).toBe('unknown');
      expect(error.message).toContain('Find it with things.list().');
      expect(count).toBe(1);
    },
  );

  it.each(['headers', 'body'] as const)('repeats a read after a reset in the %s', async (when) => {
    server.use([{ kind: 'reset', when }, { json: { id: 1 } }]);
    expect(await clientFor(server.url).request(read)).toEqual({ id: 1 });
  });

  it('repeats a read after a truncated body', async () => {
    server.use([{ kind: 'truncate', body: '{"id":1}', bytes: 4 }, { json: { id: 1 } }]);
    expect(await clientFor(server.url).request(read)).toEqual({ id: 1 });
  });

  it('reports a connection that is closed without an answer', async () => {
    server.use([{ kind: 'close' }]);
    const error = await errorOf<ConnectionError>(clientFor(server.url).request(read));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain('lost the connection before an answer came');
  });

  it('repeats a create that was not sent, and says so when it never is', async () => {
    const gone = await startFaultServer([{ json: {} }]);
    await gone.close();
    const error = await errorOf<ConnectionError>(clientFor(gone.url).request(create));
    expect(error).toMatchObject({ attempts: 3, outcome: 'not-sent', reason: 'ECONNREFUSED' });
    expect(error.message).toContain(`Nothing listens at 127.0.0.1:${gone.port}`);
    expect(error.message).not.toContain('carried it out');
  });

  it('never sends a stream twice', async () => {
    server.use([{ status: 503 }]);
    const body = new Blob(['abc']).stream() as ReadableStream<Uint8Array>;
    const spec = { ...read, method: 'PUT', effect: 'idempotent', body } as const;
    const [error, count] = await counted(() =>
      errorOf<ApiError>(clientFor(server.url).request(spec)),
    );
    expect(error.status).toBe(503);
    expect(count).toBe(1);
    expect(server.requests.at(-1)?.body).toBe('abc');
  });
});

/** Begins a call; `arrived` once the server has its request. */
function afterArrival<T>(call: () => PromiseLike<T>): {
  arrived: Promise<void>;
  promise: PromiseLike<T>;
} {
  const before = server.requests.length;
  const promise = call();
  const arrive = async (): Promise<void> => {
    while (server.requests.length === before) await new Promise((go) => setImmediate(go));
  };
  return { arrived: arrive(), promise };
}

describe('time limits', () => {
  it.each(['before', 'headers', 'body'] as const)(
    'ends an attempt that stalls (%s) at its limit',
    async (when) => {
      server.use([{ kind: 'stall', when }]);
      const error = await errorOf<RequestTimeoutError>(
        clientFor(server.url).request(read, { timeout: 60, maxRetries: 0 }),
      );
      expect(error).toBeInstanceOf(RequestTimeoutError);
      expect(error).toMatchObject({ limit: 60, code: 'REQUEST_TIMEOUT', outcome: 'unknown' });
      expect(error.message).toContain('within 60 ms (timeout)');
    },
  );

  it('counts a slow drip as no end of the answer', async () => {
    server.use([{ kind: 'drip', body: JSON.stringify({ long: 'x'.repeat(500) }), interval: 5 }]);
    const error = await errorOf(
      clientFor(server.url).request(read, { timeout: 80, maxRetries: 0 }),
    );
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.message).toContain('no complete answer');
  });

  it('repeats a read that ran into the limit of its attempt', async () => {
    server.use([{ kind: 'stall', when: 'before' }, { json: { id: 1 } }]);
    const clock = new FakeClock();
    const { arrived, promise } = afterArrival(() =>
      clientFor(server.url, { clock }).request(read, { timeout: 300 }),
    );
    await arrived;
    clock.advance(300);
    await untilSleeping(clock);
    await clock.advanceToNext();
    expect(await promise).toEqual({ id: 1 });
  });

  it('holds the total limit over all attempts', async () => {
    server.use([{ kind: 'stall', when: 'before' }]);
    const error = await errorOf<RequestTimeoutError>(
      clientFor(server.url).request(read, { timeout: 40, totalTimeout: 100, maxRetries: 50 }),
    );
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error.limit).toBe(100);
    expect(error.message).toContain('in all (totalTimeout)');
  });

  it('never repeats a create that ran into a limit', async () => {
    server.use([{ kind: 'stall', when: 'before' }]);
    const clock = new FakeClock();
    const [error, count] = await counted(async () => {
      const { arrived, promise } = afterArrival(() =>
        errorOf<RequestTimeoutError>(
          clientFor(server.url, { clock }).request(create, { timeout: 60 }),
        ),
      );
      await arrived;
      clock.advance(60);
      return await promise;
    });
    expect(error.outcome).toBe('unknown');
    expect(error.message).toContain('Find it with things.list().');
    expect(count).toBe(1);
  });

  it('holds even where fetch does not heed the signal', async () => {
    const clock = new FakeClock();
    const client = clientFor(server.url, { clock, fetch: () => new Promise(() => {}) });
    const promise = errorOf(client.request(read, { timeout: 1000, maxRetries: 0 }));
    clock.advance(999);
    clock.advance(1);
    expect(await promise).toBeInstanceOf(RequestTimeoutError);
    expect(clock.pending).toBe(0);
  });

  it('leaves no timer behind', async () => {
    const clock = new FakeClock();
    const client = clientFor(server.url, { clock, totalTimeout: 9_000 });
    await client.request(read);
    server.use([{ status: 404 }]);
    await errorOf(client.request(read));
    expect(clock.pending).toBe(0);
  });
});

describe('bodies that are not what was asked for', () => {
  it.each([
    [
      'an HTML page',
      'text/html; charset=utf-8',
      '<html><script>x()</script><h1>Log in</h1>',
      'an HTML page instead of data: Log in',
    ],
    [
      'truncated JSON',
      'application/json',
      '{"id": 1, "na',
      'a body that is not valid JSON: {"id": 1, "na',
    ],
    ['text as JSON', 'application/json', 'oops', 'a body that is not valid JSON: oops'],
  ])('%s', async (_name, contentType, body, expected) => {
    server.use([{ kind: 'body', contentType, body }]);
    const [error, count] = await counted(() =>
      errorOf<ResponseDecodeError>(clientFor(server.url).request(read)),
    );
    expect(error).toBeInstanceOf(ResponseDecodeError);
    expect(error.message).toContain(`was answered 200 with ${expected}`);
    expect(error.status).toBe(200);
    expect(count).toBe(1);
  });

  it('says that a create with an unreadable answer may have worked', async () => {
    server.use([{ kind: 'body', status: 201, contentType: 'text/html', body: '<p>hi' }]);
    const error = await errorOf<ResponseDecodeError>(clientFor(server.url).request(create));
    expect(error.outcome).toBe('unknown');
    expect(error.message).toContain('Find it with things.list().');
  });
});
