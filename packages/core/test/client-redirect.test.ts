import { ApiError, basicAuth, type HttpClient } from '@irori/core';
import { canary, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFor, create, errorOf, read } from './helpers.ts';

let home: FaultServer;
let elsewhere: FaultServer;
const secret = canary();

beforeAll(async () => {
  home = await startFaultServer([{ json: {} }]);
  elsewhere = await startFaultServer([{ json: { from: 'elsewhere' } }]);
});
afterAll(async () => {
  await home.close();
  await elsewhere.close();
});

function client(): HttpClient {
  return clientFor(home.url, {
    auth: {
      ...basicAuth('user', secret),
      authorize: (headers) => {
        headers.set('authorization', `Bearer ${secret}`);
        headers.set('x-odd-credential', secret);
      },
    },
    headers: { 'x-own': secret },
  });
}

describe('redirects', () => {
  it('keep the credentials on the same origin', async () => {
    home.use([{ status: 302, headers: { location: '/moved/' } }, { json: { moved: true } }]);
    expect(await client().request(read)).toEqual({ moved: true });
    expect(home.requests.at(-1)).toMatchObject({
      url: '/moved/',
      headers: { authorization: `Bearer ${secret}`, 'x-own': secret },
    });
  });

  it.each([301, 302, 303, 307, 308])(
    'by %i carry nothing secret to another origin',
    async (status) => {
      home.use([{ status, headers: { location: `${elsewhere.url}/there/` } }]);
      expect(await client().request(read)).toEqual({ from: 'elsewhere' });
      const request = elsewhere.requests.at(-1);
      expect(request?.headers.accept).toBe('application/json');
      expect(JSON.stringify(request)).not.toContain(secret);
    },
  );

  it('do not regain the credentials by coming back', async () => {
    elsewhere.use([{ status: 302, headers: { location: `${home.url}/back/` } }]);
    home.use([
      { status: 302, headers: { location: `${elsewhere.url}/there/` } },
      { json: { back: true } },
    ]);
    expect(await client().request(read)).toEqual({ back: true });
    expect(JSON.stringify(home.requests.at(-1))).not.toContain(secret);
  });

  it.each([301, 302, 303])('never turn a POST into a GET (%i)', async (status) => {
    home.use([{ status, headers: { location: '/moved/' } }]);
    const before = home.requests.length;
    const error = await errorOf<ApiError>(client().request(create));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, outcome: 'rejected' });
    expect(error.message).toContain('check the base URL');
    expect(home.requests.length - before).toBe(1);
  });

  it('take a POST along on the same origin only', async () => {
    home.use([{ status: 307, headers: { location: '/moved/' } }, { json: { ok: true } }]);
    expect(await client().request(create)).toEqual({ ok: true });
    expect(home.requests.at(-1)).toMatchObject({ method: 'POST', body: '{"name":"n"}' });
    home.use([{ status: 307, headers: { location: `${elsewhere.url}/there/` } }]);
    expect(await errorOf(client().request(create))).toMatchObject({ status: 307 });
  });

  it.each([
    ['to a file', 'file:///etc/passwd'],
    ['to nowhere', 'http://'],
    ['in a circle', '/things/1/'],
  ])('%s are an error', async (_name, location) => {
    home.use([{ status: 302, headers: { location } }]);
    expect(await errorOf(client().request(read))).toMatchObject({ status: 302 });
  });
});

describe('where credentials go', () => {
  it('goes to absolute addresses of the own origin', async () => {
    home.use([{ json: {} }]);
    await client().request({ ...read, path: `${home.url}/next?page=2` });
    expect(home.requests.at(-1)).toMatchObject({
      url: '/next?page=2',
      headers: { authorization: `Bearer ${secret}` },
    });
  });

  it('does not go to another origin by itself', async () => {
    elsewhere.use([{ json: {} }]);
    await client().request({ ...read, path: `${elsewhere.url}/file` });
    expect(elsewhere.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('does not go along with presigned addresses', async () => {
    home.use([{ json: {} }]);
    await client().request({ ...read, path: `${home.url}/file?signature=abc`, auth: false });
    expect(home.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('does not go where middleware sends the request', async () => {
    elsewhere.use([{ json: {} }]);
    const wayward = client().with({
      middleware: [(request, next) => next({ ...request, url: `${elsewhere.url}/x` })],
    });
    await wayward.request(read);
    expect(elsewhere.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });
});
