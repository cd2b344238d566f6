import { isAuthenticationError } from '@irori/core';
import { FakeClock } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { loginClient, openCloud, type Seen } from './support/scene.ts';

function count(seen: Seen, ...operations: string[]): number {
  return seen.filter(({ operation }) => operations.includes(operation)).length;
}

const lives = { 'denvr.accessTokenSeconds': '600', 'denvr.refreshTokenSeconds': '7200' };

describe('login and refresh against the local cloud', () => {
  it('100 calls at once share one login, and later one refresh', async () => {
    const clock = new FakeClock();
    const cloud = await openCloud({ clock, set: lives });
    const seen: Seen = [];
    const denvr = loginClient(cloud, { clock }, seen);
    const burst = () => Promise.all(Array.from({ length: 100 }, () => denvr.clusters.getAll()));
    await burst();
    expect(count(seen, 'authenticate')).toBe(1);
    expect(count(seen, 'refreshToken', 'refreshTokenByGet')).toBe(0);
    clock.advance(599_000);
    await burst();
    expect(count(seen, 'authenticate')).toBe(1);
    expect(count(seen, 'refreshToken')).toBe(1);
    expect(count(seen, 'getClusters')).toBe(200);
    expect(seen.every(({ status }) => status === 200)).toBe(true);
  });

  it('renews a token that ends between two requests, before its end', async () => {
    const clock = new FakeClock();
    const cloud = await openCloud({ clock, set: lives });
    const seen: Seen = [];
    const denvr = loginClient(cloud, { clock }, seen);
    await denvr.clusters.getAll();
    clock.advance(3_600_000);
    await denvr.clusters.getAll();
    expect(seen.map(({ operation }) => operation)).toEqual([
      'authenticate',
      'getClusters',
      'refreshToken',
      'getClusters',
    ]);
  });

  it('renews by GET where POST is not taken', async () => {
    const clock = new FakeClock();
    const cloud = await openCloud({ clock, set: lives });
    cloud.faults.add({ match: { operation: 'refreshToken' }, status: 405 });
    const seen: Seen = [];
    const denvr = loginClient(cloud, { clock }, seen);
    await denvr.clusters.getAll();
    clock.advance(3_600_000);
    await denvr.clusters.getAll();
    expect(count(seen, 'refreshTokenByGet')).toBe(1);
  });

  it('renews once after a 401 although the clock says that the token lives', async () => {
    const clock = new FakeClock();
    const cloud = await openCloud({ clock, set: lives });
    const seen: Seen = [];
    // Its own clock stands still: it does not know that the token has ended.
    const denvr = loginClient(cloud, { clock: new FakeClock() }, seen);
    await denvr.clusters.getAll();
    clock.advance(601_000);
    expect(await denvr.clusters.getAll()).toEqual(['Hou1', 'Msc1']);
    expect(seen.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(count(seen, 'refreshToken')).toBe(1);
  });

  it('logs in again by a function when the refresh is refused, and says so with a text', async () => {
    const clock = new FakeClock();
    const cloud = await openCloud({ clock, set: lives });
    const { password } = cloud.denvr;
    const seen: Seen = [];
    const asking = loginClient(cloud, { clock, password: () => password }, seen);
    const forgetting = loginClient(cloud, { clock });
    for (const denvr of [asking, forgetting]) await denvr.clusters.getAll();
    clock.advance(7_201_000);
    expect(await asking.clusters.getAll()).toEqual(['Hou1', 'Msc1']);
    expect(count(seen, 'authenticate')).toBe(2);
    const error = await forgetting.clusters.getAll().catch((reason: unknown) => reason);
    expect(isAuthenticationError(error)).toBe(true);
    expect(String(error)).toMatch(/password/);
    expect(String(error)).not.toContain(password);
  });

  it('tells a wrong password once, also when it comes as a 500', async () => {
    for (const status of ['401', '500']) {
      const cloud = await openCloud({ set: { 'denvr.loginFailure': status } });
      const seen: Seen = [];
      const denvr = loginClient(cloud, { password: 'wrong' }, seen);
      const error = await denvr.clusters.getAll().catch((reason: unknown) => reason);
      expect(isAuthenticationError(error), status).toBe(true);
      expect(seen).toEqual([{ operation: 'authenticate', status: Number(status) }]);
    }
  });

  it('logs out: the token is dead on the server too', async () => {
    const cloud = await openCloud();
    const headers: string[] = [];
    const denvr = loginClient(cloud, {
      fetch: (input, init) => {
        headers.push(new Headers(init?.headers).get('authorization') ?? '');
        return fetch(input, init);
      },
    });
    await denvr.clusters.getAll();
    await denvr.logOut();
    const authorization = headers.at(-1) ?? '';
    expect(authorization).toMatch(/^Bearer /);
    const url = `${cloud.denvr.server}/api/v1/clusters/GetAll`;
    expect((await fetch(url, { headers: { authorization } })).status).toBe(401);
  });
});
