import { inspect } from 'node:util';
import {
  type AuthenticationError,
  isAuthenticationError,
  isConnectionError,
  isServerError,
  type Logger,
} from '@irori/core';
import { Denvr } from '@irori/denvr';
import { canary, expectNoCanary, FakeClock } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeDenvr, failed, ok } from './support/fake-denvr.ts';
import { keyOptions, loginOptions } from './support/options.ts';

let fake: FakeDenvr;
let clock: FakeClock;
beforeEach(async () => {
  fake = await FakeDenvr.start();
  clock = new FakeClock();
  fake.tokens.now = () => clock.now();
});
afterEach(() => fake.close());

/** The error of a promise that must fail. */
async function errorOf(call: PromiseLike<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

describe('an API key', () => {
  it('is sent as it is, and there is nothing to log in or out', async () => {
    const denvr = new Denvr(keyOptions(fake));
    await denvr.clusters.getAll();
    await denvr.logOut();
    expect(fake.requests.map(({ name }) => name)).toEqual(['GetAll']);
    expect(fake.requests[0]?.headers.authorization).toBe(`ApiKey ${fake.tokens.apikey}`);
  });

  it('that is wrong gives one clear error', async () => {
    const error = await errorOf(
      new Denvr(keyOptions(fake, { apikey: 'wrong-key-123' })).clusters.getAll(),
    );
    expect(isAuthenticationError(error)).toBe(true);
    expect(error.message).toMatch(/401.*did not login to the application.*Check the credentials/);
    expect(fake.requests).toHaveLength(1);
  });
});

describe('user name and password', () => {
  it('log in once for a hundred calls at once, and refresh once for the next hundred', async () => {
    fake.tokens.accessLife = 600;
    const denvr = new Denvr(loginOptions(fake, { clock }));
    const hundred = (): Promise<unknown> =>
      Promise.all(Array.from({ length: 100 }, () => denvr.clusters.getAll()));
    await hundred();
    expect([fake.tokens.logins, fake.tokens.refreshes, fake.count('GetAll')]).toEqual([1, 0, 100]);
    clock.advance(545_000);
    await hundred();
    expect([fake.tokens.logins, fake.tokens.refreshes, fake.count('GetAll')]).toEqual([1, 1, 200]);
  });

  it.each([
    [600, 539, 541],
    [86_400, 86_339, 86_341],
    [60, 53, 55],
  ])('refresh with a margin before the end of %i s', async (life, before, after) => {
    fake.tokens.accessLife = life;
    const denvr = new Denvr(loginOptions(fake, { clock }));
    await denvr.clusters.getAll();
    clock.advance(before * 1000);
    await denvr.clusters.getAll();
    expect(fake.tokens.refreshes).toBe(0);
    clock.advance((after - before) * 1000);
    await denvr.clusters.getAll();
    expect([fake.tokens.logins, fake.tokens.refreshes]).toEqual([1, 1]);
  });

  it.each([404, 405])('refresh by GET where POST is answered %i', async (status) => {
    fake.intercept = ({ method, name }) =>
      method === 'POST' && name === 'RefreshToken' ? { status, json: {} } : undefined;
    fake.tokens.accessLife = 600;
    const denvr = new Denvr(loginOptions(fake, { clock }));
    await denvr.clusters.getAll();
    clock.advance(600_000);
    await denvr.clusters.getAll();
    const methods = fake.requests
      .filter(({ name }) => name === 'RefreshToken')
      .map(({ method }) => method);
    expect(methods).toEqual(['POST', 'GET']);
    expect(fake.tokens.logins).toBe(1);
  });

  it('get a new token once when the server refuses theirs', async () => {
    const denvr = new Denvr(loginOptions(fake, { clock }));
    await denvr.clusters.getAll();
    fake.tokens.forgetAccess();
    await denvr.clusters.getAll();
    expect([fake.tokens.logins, fake.tokens.refreshes]).toEqual([1, 1]);
  });

  it('do not turn in a circle when the server refuses every token', async () => {
    fake.intercept = ({ name }) => (name === 'GetAll' ? failed(401, 'No.') : undefined);
    const error = await errorOf(new Denvr(loginOptions(fake)).clusters.getAll());
    expect(isAuthenticationError(error)).toBe(true);
    expect(fake.count('GetAll')).toBe(2);
  });

  it('log in again when the refresh is refused and they can be read again', async () => {
    const { username, password } = fake.tokens;
    const env = { DENVR_USERNAME: username, DENVR_PASSWORD: password };
    const denvr = new Denvr({ baseUrl: fake.url, configFile: null, env, clock });
    await denvr.clusters.getAll();
    fake.tokens.forgetAccess();
    fake.tokens.forgetRefresh();
    await denvr.clusters.getAll();
    expect([fake.tokens.logins, fake.tokens.refreshes]).toEqual([2, 1]);
  });

  it('ask a password function again, each time it is needed', async () => {
    let asked = 0;
    const password = async (): Promise<string> => {
      asked += 1;
      return fake.tokens.password;
    };
    const denvr = new Denvr(loginOptions(fake, { password, clock }));
    await denvr.clusters.getAll();
    fake.tokens.forgetAccess();
    fake.tokens.forgetRefresh();
    await denvr.clusters.getAll();
    expect([asked, fake.tokens.logins]).toEqual([2, 2]);
  });

  it('go without a refresh once the refresh token has expired', async () => {
    fake.tokens.refreshLife = 1000;
    const password = (): string => fake.tokens.password;
    const denvr = new Denvr(loginOptions(fake, { password, clock }));
    await denvr.clusters.getAll();
    clock.advance(86_400_000);
    await denvr.clusters.getAll();
    expect([fake.tokens.logins, fake.tokens.refreshes]).toEqual([2, 0]);
  });

  it('given as text are forgotten after the first token, and the error says what to do', async () => {
    const options = loginOptions(fake, { clock });
    const denvr = new Denvr(options);
    await denvr.clusters.getAll();
    fake.tokens.forgetAccess();
    fake.tokens.forgetRefresh();
    const error = (await errorOf(denvr.clusters.getAll())) as AuthenticationError;
    expect(isAuthenticationError(error)).toBe(true);
    expect(error.message).toMatch(
      /session ended and could not be renewed, and the password was not kept.*Create a new client/,
    );
    expect((error.cause as Error).message).toMatch(/refresh token is not valid/);
    expect(fake.tokens.logins).toBe(1);
  });

  it('report a refresh that only failed for the moment as that', async () => {
    const denvr = new Denvr(loginOptions(fake, { clock, maxRetries: 0 }));
    await denvr.clusters.getAll();
    clock.advance(86_400_000);
    fake.intercept = ({ name }) =>
      name === 'RefreshToken' ? { kind: 'reset', when: 'before' } : undefined;
    expect(isConnectionError(await errorOf(denvr.clusters.getAll()))).toBe(true);
    fake.intercept = () => undefined;
    await denvr.clusters.getAll();
    expect(fake.tokens.logins).toBe(1);
  });

  it.each([500, 401, 400])(
    'that are wrong give one clear error, also as %i, and are tried once',
    async (status) => {
      fake.tokens.refusal = status;
      const password = canary('password');
      const error = await errorOf(new Denvr(loginOptions(fake, { password })).clusters.getAll());
      expect(isAuthenticationError(error)).toBe(true);
      expect(error.message).toMatch(
        /refused the login of ada@example\.org: Login failed! Invalid user name or password.*API key/,
      );
      expect(fake.tokens.logins).toBe(1);
      expectNoCanary(inspect(error, { depth: 9 }) + JSON.stringify(error), [password]);
    },
  );

  it('that are right can be tried after wrong ones', async () => {
    let password = 'wrong';
    const denvr = new Denvr(loginOptions(fake, { password: () => password }));
    await errorOf(denvr.clusters.getAll());
    ({ password } = fake.tokens);
    expect(await denvr.clusters.getAll()).toEqual(['Hou1', 'Msc1']);
  });

  it('are tried again after 503, not after an unexplained 500', async () => {
    let count = 0;
    fake.intercept = ({ name }) => {
      if (name !== 'Authenticate') return undefined;
      count += 1;
      return count === 1 ? { status: 503, headers: { 'retry-after': '0' }, json: {} } : undefined;
    };
    await new Denvr(loginOptions(fake)).clusters.getAll();
    expect(count).toBe(2);
    fake.intercept = ({ name }) => (name === 'Authenticate' ? failed(500, 'Boom') : undefined);
    const error = await errorOf(new Denvr(loginOptions(fake)).clusters.getAll());
    expect(isServerError(error)).toBe(true);
    expect(fake.count('Authenticate')).toBe(3);
  });

  it.each([
    [{ requiresTwoFactorVerification: true }, /two-factor code.*API key/],
    [{ shouldResetPassword: true }, /password must be changed first/],
    [{}, /holds no access token/],
  ])('without a token in the answer %j', async (result, message) => {
    fake.intercept = ({ name }) => (name === 'Authenticate' ? ok(result) : undefined);
    const error = await errorOf(new Denvr(loginOptions(fake)).clusters.getAll());
    expect(isAuthenticationError(error)).toBe(true);
    expect(error.message).toMatch(message);
  });
});

describe('logOut', () => {
  it('tells the server once and forgets the tokens', async () => {
    const denvr = new Denvr(loginOptions(fake, { password: () => fake.tokens.password }));
    await denvr.logOut();
    expect(fake.requests).toEqual([]);
    await denvr.clusters.getAll();
    const [token] = fake.tokens.issued;
    await denvr.logOut();
    await denvr.logOut();
    expect(fake.count('LogOut')).toBe(1);
    expect(fake.last('LogOut')).toMatchObject({
      method: 'GET',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(fake.tokens.accepts(`Bearer ${token}`)).toBe(false);
    await denvr.clusters.getAll();
    expect([fake.tokens.logins, fake.tokens.refreshes]).toEqual([2, 0]);
  });

  it('ends the session for good where the password was not kept', async () => {
    const denvr = new Denvr(loginOptions(fake));
    await denvr.clusters.getAll();
    await denvr.logOut();
    const error = await errorOf(denvr.clusters.getAll());
    expect(error.message).toMatch(/session was logged out, and the password was not kept/);
  });

  it('is no error for a token that the server has forgotten', async () => {
    const denvr = new Denvr(loginOptions(fake));
    await denvr.clusters.getAll();
    fake.tokens.forgetAccess();
    await expect(denvr.logOut()).resolves.toBeUndefined();
  });
});

describe('secrets', () => {
  it('show nowhere: not in errors, logs or inspections', async () => {
    const password = canary('password');
    fake.tokens.password = password;
    const lines: unknown[] = [];
    const log = (...parts: unknown[]): void => void lines.push(inspect(parts, { depth: 9 }));
    const logger: Logger = { debug: log, info: log, warn: log, error: log };
    const options = loginOptions(fake, {
      clock,
      logger,
      logLevel: 'debug',
      password: () => password,
    });
    const denvr = new Denvr(options);
    await denvr.clusters.getAll();
    clock.advance(86_400_000);
    await denvr.clusters.getAll();
    // A server that repeats what it was sent, in errors and in half an answer.
    const tokens = (): string => fake.tokens.issued.join(' ');
    const echo = (): string => `${tokens()} ${password}`;
    const errors: unknown[] = [];
    fake.intercept = () => failed(500, `You sent ${tokens()}`);
    errors.push(await errorOf(denvr.clusters.getAll({ maxRetries: 0 })));
    fake.intercept = ({ name }) =>
      name === 'GetAll' ? undefined : failed(500, `You sent ${echo()}`);
    clock.advance(86_400_000);
    errors.push(await errorOf(denvr.clusters.getAll({ maxRetries: 0 })));
    fake.intercept = ({ name }) =>
      name === 'GetAll'
        ? undefined
        : { bodyText: `{"result":{"accessToken":"${echo()}`, status: 200 };
    errors.push(await errorOf(denvr.clusters.getAll({ maxRetries: 0 })));
    await denvr.logOut();
    const all = [
      ...lines,
      ...errors.map(
        (error) => inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error),
      ),
      inspect(denvr, { depth: 9, showHidden: true }),
      inspect(denvr.servers.virtual, { depth: 9, showHidden: true }),
      JSON.stringify(denvr),
    ].join('\n');
    expect(errors).toHaveLength(3);
    expect(lines.length).toBeGreaterThan(5);
    expectNoCanary(all, [password, ...fake.tokens.issued]);
  });

  it('of the user show nowhere either: environment, scripts, keys', async () => {
    const secrets = ['env', 'lines', 'script', 'proxy', 'registry', 'cloud', 'argument'].map(
      canary,
    );
    const [env = '', lines = '', script = '', proxy = '', registry = '', cloud = '', word = ''] =
      secrets;
    const shown: unknown[] = [];
    const log = (...parts: unknown[]): void => void shown.push(inspect(parts, { depth: 9 }));
    const logger: Logger = { debug: log, info: log, warn: log, error: log };
    const denvr = new Denvr(keyOptions(fake, { logger, logLevel: 'debug', maxRetries: 0 }));
    const { applications, metal } = denvr.servers;
    // The server repeats what it was sent, as a validation error may.
    fake.intercept = ({ body }) => ({
      status: 400,
      json: { error: { message: 'No.' }, input: body },
    });
    const spec = {
      image: 'i',
      command: ['run', word],
      hardwarePackage: 'p',
      env: { A: env, B: `${lines}\n2` },
      userScripts: { a: script },
      registry: { username: 'ada', password: registry },
      application: { proxyPort: 80, proxyApiKeys: [proxy] },
    };
    const errors = [
      await errorOf(denvr.runContainer(spec)),
      await errorOf(metal.reprovisionHost({ id: 'h', cloudInitBase64: cloud })),
    ];
    fake.intercept = () => failed(500, 'x', { details: null });
    errors.push(await errorOf(applications.getApplications()));
    const text = [
      ...shown,
      ...errors.map((error) => inspect(error, { depth: 9 }) + JSON.stringify(error)),
    ].join();
    expect(text).toContain('environmentVariables');
    expectNoCanary(text, secrets);
  });
});
