import { FakeClock } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { openCloud, type TestCloud } from './support/cloud.ts';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expireInSeconds: number;
  readonly refreshTokenExpireInSeconds: number;
}

async function logIn({ denvr }: TestCloud, over: object = {}) {
  const { username, password } = denvr.account;
  const body = { userNameOrEmailAddress: username, password, ...over };
  return denvr.call<Tokens>('authenticate', { body });
}

async function statusWith({ denvr }: TestCloud, authorization: string): Promise<number> {
  return (await denvr.call('getClusters', { headers: { authorization } })).status;
}

describe('credentials', () => {
  test('of both schemes are taken, whatever the case of the scheme', async () => {
    const started = await openCloud();
    const { apikey } = started.denvr.account;
    const { accessToken } = (await logIn(started)).body.result;
    for (const header of [
      `ApiKey ${apikey}`,
      `apikey ${apikey}`,
      `APIKEY  ${apikey} `,
      `Bearer ${accessToken}`,
      `bearer ${accessToken}`,
    ]) {
      expect(await statusWith(started, header), header.split(' ')[0]).toBe(200);
    }
    for (const header of [
      '',
      'ApiKey',
      `ApiKey ${apikey}x`,
      `ApiKey ${apikey.slice(0, -1)}`,
      `Bearer ${apikey}`,
      `ApiKey ${accessToken}`,
      apikey,
    ]) {
      expect(await statusWith(started, header)).toBe(401);
    }
  });

  test('of a login are compared whole, its user name without case', async () => {
    const started = await openCloud();
    const { username, password } = started.denvr.account;
    const upper = { userNameOrEmailAddress: username.toUpperCase() };
    const tokens = (await logIn(started, upper)).body.result;
    expect(tokens).toMatchObject({
      expireInSeconds: 86_400,
      refreshTokenExpireInSeconds: 31_536_000,
      requiresTwoFactorVerification: false,
    });
    for (const wrong of [{ password: `${password}x` }, { userNameOrEmailAddress: 'eve' }]) {
      const { status, body } = await logIn(started, wrong);
      expect(status).toBe(401);
      expect(body.error).toMatchObject({
        message: 'Login failed!',
        details: 'Invalid user name or password',
      });
    }
    const empty = await logIn(started, { password: '' });
    expect(empty.status).toBe(400);
    expect(empty.body.error?.validationErrors).toEqual([
      { message: 'The Password field is required.', members: ['password'] },
    ]);
  });

  test('can be refused with a 500, as the framework does', async () => {
    const started = await openCloud({ set: { 'denvr.loginFailure': '500' } });
    expect((await logIn(started, { password: 'x' })).status).toBe(500);
  });
});

describe('tokens', () => {
  test('end by the clock and are renewed by POST and GET', async () => {
    const clock = new FakeClock();
    const started = await openCloud({
      clock,
      set: { 'denvr.accessTokenSeconds': '60', 'denvr.refreshTokenSeconds': '600' },
    });
    const { denvr } = started;
    const tokens = (await logIn(started)).body.result;
    clock.advance(59_999);
    expect(await statusWith(started, `Bearer ${tokens.accessToken}`)).toBe(200);
    clock.advance(1);
    expect(await statusWith(started, `Bearer ${tokens.accessToken}`)).toBe(401);
    const query = { refreshToken: tokens.refreshToken };
    for (const operationId of ['refreshToken', 'refreshTokenByGet']) {
      const renewed = await denvr.result<Tokens>(operationId, { query });
      expect(renewed.expireInSeconds).toBe(60);
      expect(await statusWith(started, `Bearer ${renewed.accessToken}`)).toBe(200);
    }
    // An access token renews nothing, and the renewing token opens nothing.
    const wrong = { refreshToken: tokens.accessToken };
    expect((await denvr.call('refreshToken', { query: wrong })).status).toBe(401);
    expect(await statusWith(started, `Bearer ${tokens.refreshToken}`)).toBe(401);
    clock.advance(600_000);
    expect((await denvr.call('refreshToken', { query })).status).toBe(401);
    expect((await denvr.call('refreshToken')).status).toBe(401);
  });

  test('are worthless after a log-out, which leaves others and the API key alone', async () => {
    const started = await openCloud();
    const { denvr } = started;
    const one = (await logIn(started)).body.result;
    const two = (await logIn(started)).body.result;
    const headers = { authorization: `Bearer ${one.accessToken}` };
    expect((await denvr.call('logOut', { headers })).status).toBe(200);
    expect(await statusWith(started, headers.authorization)).toBe(401);
    expect(await statusWith(started, `Bearer ${two.accessToken}`)).toBe(200);
    await denvr.call('logOut');
    expect((await denvr.call('getClusters')).status).toBe(200);
  });

  test('are renewed by POST only, where that is wanted', async () => {
    const started = await openCloud({ set: { 'denvr.refreshMethods': 'POST' } });
    const query = { refreshToken: (await logIn(started)).body.result.refreshToken };
    expect((await started.denvr.call('refreshTokenByGet', { query })).status).toBe(405);
    expect((await started.denvr.call('refreshToken', { query })).status).toBe(200);
  });
});

test('an account without permission is answered 403', async () => {
  const { denvr } = await openCloud({ set: { 'denvr.permission': 'denied' } });
  const { status, body } = await denvr.call('getClusters');
  expect(status).toBe(403);
  expect(body).toMatchObject({ unAuthorizedRequest: true });
});
