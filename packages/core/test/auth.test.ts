import {
  AuthenticationError,
  type AuthProvider,
  apiKeyAuth,
  basicAuth,
  bearerAuth,
  ConfigError,
  rawTokenAuth,
  refreshingAuth,
  type Tokens,
} from '@irori/core';
import { FakeClock, type FaultServer, startFaultServer } from '@irori/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, create, errorOf, read } from './helpers.ts';

async function headerOf(auth: AuthProvider): Promise<string | null> {
  const headers = new Headers();
  await auth.authorize(headers);
  return headers.get('authorization');
}

describe('fixed credentials', () => {
  it.each<[string, AuthProvider, string]>([
    ['basic', basicAuth('user', 'pass:word'), 'Basic dXNlcjpwYXNzOndvcmQ='],
    ['basic in UTF-8', basicAuth('火', '力'), 'Basic 54GrOuWKmw=='],
    ['bearer', bearerAuth('abc'), 'Bearer abc'],
    ['raw', rawTokenAuth('abc'), 'abc'],
    ['api key', apiKeyAuth('abc'), 'ApiKey abc'],
    ['api key with its own scheme', apiKeyAuth('abc', 'Key'), 'Key abc'],
  ])('%s', async (_name, auth, expected) => {
    expect(await headerOf(auth)).toBe(expected);
  });

  it('can write any user and password', async () => {
    const user = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !text.includes(':'));
    await fc.assert(
      fc.asyncProperty(user, fc.string({ unit: 'grapheme', minLength: 1 }), async (name, word) => {
        const header = (await headerOf(basicAuth(name, word))) ?? '';
        const pair = Buffer.from(header.replace('Basic ', ''), 'base64').toString();
        expect(pair).toBe(`${name}:${word}`);
        expect(basicAuth(name, word).secrets()).toContain(word);
      }),
    );
  });

  it.each([
    ['no user', () => basicAuth('', 'p')],
    ['a colon in the user', () => basicAuth('a:b', 'p')],
    ['no password', () => basicAuth('u', '')],
    ['no token', () => bearerAuth('')],
    ['a token with a line break', () => bearerAuth('secret-token\n')],
    ['a key with a letter that headers cannot hold', () => apiKeyAuth('sécret-é-key')],
    ['a token that is undefined', () => rawTokenAuth(undefined as unknown as string)],
  ])('refuses %s without showing it', (_name, make) => {
    expect(make).toThrow(ConfigError);
    expect(make).not.toThrow(/secret-token|cret-é/);
  });
});

describe('refreshing credentials', () => {
  let server: FaultServer;
  beforeAll(async () => {
    server = await startFaultServer([{ json: {} }]);
  });
  afterAll(() => server.close());

  /** Logins that give `token-1`, `token-2`…, each good for ten minutes. */
  function counting(clock: FakeClock, more: { fail?: boolean } = {}) {
    const calls = { login: 0, refresh: 0 };
    const issue = (): Tokens => ({
      accessToken: `token-${calls.login + calls.refresh}`,
      refreshToken: `refresh-${calls.login + calls.refresh}`,
      expiresAt: clock.now() + 600_000,
    });
    const auth = refreshingAuth({
      clock,
      secrets: ['login-password'],
      login: async () => {
        calls.login += 1;
        return issue();
      },
      refresh: async () => {
        calls.refresh += 1;
        if (more.fail) throw new Error('refresh token no longer valid');
        return issue();
      },
    });
    return { auth, calls };
  }

  it('logs in once, however many calls begin at the same time', async () => {
    const { auth, calls } = counting(new FakeClock());
    const client = clientFor(server.url, { auth });
    await Promise.all(Array.from({ length: 20 }, () => client.request(read)));
    await client.request(read);
    expect(calls).toEqual({ login: 1, refresh: 0 });
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer token-1');
  });

  it('renews a minute before the end', async () => {
    const clock = new FakeClock();
    const { auth, calls } = counting(clock);
    await headerOf(auth);
    clock.advance(539_000);
    expect(await headerOf(auth)).toBe('Bearer token-1');
    clock.advance(1_000);
    expect(await headerOf(auth)).toBe('Bearer token-2');
    expect(calls).toEqual({ login: 1, refresh: 1 });
    expect(auth.secrets()).toEqual(
      expect.arrayContaining(['token-1', 'token-2', 'refresh-2', 'login-password']),
    );
  });

  it('logs in again when renewing fails', async () => {
    const clock = new FakeClock();
    const { auth, calls } = counting(clock, { fail: true });
    await headerOf(auth);
    clock.advance(600_000);
    expect(await headerOf(auth)).toBe('Bearer token-3');
    expect(calls).toEqual({ login: 2, refresh: 1 });
  });

  it('renews once after a 401 and repeats the call, also a create', async () => {
    const { auth, calls } = counting(new FakeClock());
    server.use([{ status: 401 }, { json: { ok: true } }]);
    const { data, response } = await clientFor(server.url, { auth, maxRetries: 0 })
      .request(create)
      .withResponse();
    expect(data).toEqual({ ok: true });
    expect(response.attempts).toBe(2);
    expect(calls).toEqual({ login: 1, refresh: 1 });
  });

  it('gives up when the new credentials are refused too', async () => {
    const { auth } = counting(new FakeClock());
    server.use([{ status: 401 }]);
    const error = await errorOf<AuthenticationError>(clientFor(server.url, { auth }).request(read));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.attempts).toBe(2);
  });

  it('renews once for many calls that are refused at the same time', async () => {
    const { auth, calls } = counting(new FakeClock());
    server.use((request) =>
      request.headers.authorization === 'Bearer token-1' ? { status: 401 } : { json: { ok: 1 } },
    );
    const client = clientFor(server.url, { auth });
    await Promise.all(Array.from({ length: 10 }, () => client.request(read)));
    expect(calls).toEqual({ login: 1, refresh: 1 });
  });

  it('lets one caller give up without taking the login from the others', async () => {
    let finish: (tokens: Tokens) => void = () => {};
    const auth = refreshingAuth({ login: () => new Promise((resolve) => (finish = resolve)) });
    server.use([{ json: { ok: 1 } }]);
    const client = clientFor(server.url, { auth });
    const controller = new AbortController();
    const impatient = errorOf(client.request(read, { signal: controller.signal }));
    const patient = client.request(read);
    controller.abort();
    expect(await impatient).toMatchObject({ name: 'RequestAbortedError', outcome: 'not-sent' });
    finish({ accessToken: 'late' });
    expect(await patient).toEqual({ ok: 1 });
  });

  it('passes on why a login failed, and tries again the next time', async () => {
    let calls = 0;
    const auth = refreshingAuth({
      login: async () => {
        calls += 1;
        if (calls === 1) throw new ConfigError('The password is wrong.', { setting: 'password' });
        return { accessToken: 'good' };
      },
    });
    const client = clientFor(server.url, { auth });
    expect(await errorOf(client.request(read))).toBeInstanceOf(ConfigError);
    expect(await client.request(read)).toEqual({ ok: 1 });
  });
});
