import { inspect } from 'node:util';
import {
  type AuthProvider,
  apiKeyAuth,
  basicAuth,
  bearerAuth,
  type FetchLike,
  type HttpClientConfig,
  isRequestError,
  rawTokenAuth,
  refreshingAuth,
} from '@irori/core';
import {
  canary,
  expectNoCanary,
  type FaultAnswer,
  type FaultServer,
  startFaultServer,
} from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, create, errorOf } from './helpers.ts';

let server: FaultServer;
const user = canary('user');
const secret = canary('secret');
const value = canary('value');
const signature = canary('signature');
const planted = [user, secret, value, signature];
const pair = Buffer.from(`${user}:${secret}`).toString('base64');

beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

const providers: [string, AuthProvider][] = [
  ['basic', basicAuth(user, secret)],
  ['bearer', bearerAuth(secret)],
  ['raw token', rawTokenAuth(secret)],
  ['api key', apiKeyAuth(secret)],
  ['refreshing', refreshingAuth({ login: async () => ({ accessToken: secret }) })],
];

/** A server that repeats everything it was told, as debugging servers and proxies do. */
const echo = `You sent Authorization: Basic ${pair}, token ${secret} as ${user} (${encodeURIComponent(secret)}) with A=${value}`;

const faults: [string, FaultAnswer][] = [
  [
    '401 that echoes',
    { status: 401, json: { error_msg: echo, sent: { environment: { A: value } } } },
  ],
  [
    '422 that echoes the body',
    { status: 422, json: { detail: echo, code: secret, environment: { A: value } } },
  ],
  ['500 with a page', { kind: 'body', status: 500, body: `<p>${echo}`, contentType: 'text/html' }],
  ['a page instead of JSON', { kind: 'body', body: `<p>${echo}`, contentType: 'text/html' }],
  [
    'JSON that breaks off',
    { kind: 'body', body: `{"a":"${echo}`, contentType: 'application/json' },
  ],
  ['a reset', { kind: 'reset', when: 'before' }],
  ['a stall', { kind: 'stall', when: 'before' }],
  ['a redirect', { status: 302, headers: { location: `http://${user}:${secret}@127.0.0.1:1/` } }],
  ['a request id', { status: 400, json: {}, headers: { 'x-request-id': secret } }],
];

/** Everything through which an error can show itself. */
function everythingOf(error: unknown): string {
  const parts = [
    inspect(error, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error),
  ];
  for (let current = error; current instanceof Error; current = current.cause) {
    parts.push(current.message, current.stack ?? '', JSON.stringify(current));
  }
  return parts.join('\n');
}

describe.each(providers)('credentials by %s', (_provider, auth) => {
  it.each(faults)('appear nowhere in the error for %s', async (_fault, answer) => {
    server.use([answer]);
    const lines: string[] = [];
    const log = (message: string, fields?: object): void =>
      void lines.push(message, inspect(fields, { depth: 10 }));
    const client = clientFor(server.url, {
      auth,
      timeout: 250,
      maxRetries: 0,
      logLevel: 'debug',
      logger: { debug: log, info: log, warn: log, error: log },
    });
    const error = await errorOf(
      client.request({
        ...create,
        path: `/things/?signature=${signature}`,
        json: { containers: [{ environment: { A: value } }] },
      }),
    );
    expect(isRequestError(error)).toBe(true);
    expectNoCanary(everythingOf(error), planted);
    expectNoCanary(lines.join('\n'), planted);
    expectNoCanary(inspect(client, { depth: 20, showHidden: true }), planted);
  });
});

describe('headers that cannot be sent', () => {
  it('are named without their value', async () => {
    const error = await errorOf(
      clientFor(server.url, { headers: { 'x-own': `${secret}\n${value}` } }).request(create),
    );
    expect(error.message).toContain('The header "x-own" cannot be sent.');
    expectNoCanary(everythingOf(error), planted);
  });

  it('do not show themselves in the error of a provider either', async () => {
    const auth: AuthProvider = {
      authorize: (headers) => headers.set('x-key', `${secret}\nx`),
      secrets: () => [secret],
    };
    const error = await errorOf(clientFor(server.url, { auth }).request(create));
    expect(error.message).toContain('***');
    expectNoCanary(everythingOf(error), planted);
  });
});

describe('causes', () => {
  const throwing = (
    make: (init: RequestInit | undefined) => unknown,
  ): Partial<HttpClientConfig> => {
    const fetch: FetchLike = async (_url, init) => {
      throw make(init);
    };
    return { auth: bearerAuth(secret), fetch, maxRetries: 0 };
  };

  it.each<[string, (init: RequestInit | undefined) => unknown]>([
    ['a message', () => new TypeError(`fetch failed for Bearer ${secret}`)],
    [
      'headers',
      (init) => Object.assign(new Error('failed'), { config: { headers: init?.headers } }),
    ],
    [
      'a request',
      (init) => Object.assign(new Error('failed'), { request: new Request('http://h', init) }),
    ],
    ['a deep cause', () => new Error('a', { cause: new Error('b', { cause: { token: secret } }) })],
    ['a map', () => Object.assign(new Error('failed'), { map: new Map([['k', [secret]]]) })],
    ['no error at all', () => `Bearer ${secret}`],
  ])('with the credential in %s are replaced by clean copies', async (_name, make) => {
    const error = await errorOf(clientFor('http://h', throwing(make)).request(create));
    expect(error.cause).toBeDefined();
    expectNoCanary(everythingOf(error), planted);
  });

  it('without one are kept as they are', async () => {
    const cause = Object.assign(new Error('boom'), { code: 'ECONNRESET' });
    const error = await errorOf(
      clientFor(
        'http://h',
        throwing(() => cause),
      ).request(create),
    );
    expect(error.cause).toBe(cause);
    expect(error).toMatchObject({ reason: 'ECONNRESET' });
  });
});
