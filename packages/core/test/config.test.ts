import { ConfigError, HttpClient, InputError, readEnv, resolveConfig } from '@irori/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientFor, errorOf, read } from './helpers.ts';

afterEach(() => vi.unstubAllEnvs());

describe('resolveConfig', () => {
  const files = [
    { path: '/a.toml', values: { token: 'from-a' } },
    { path: '/b.toml', values: { token: 'from-b', zone: 'b1' } },
  ];
  const env = { TOKEN: 'from-env', OLD_TOKEN: 'from-old', EMPTY: '' };

  it.each([
    ['option', { option: 'o', env: ['TOKEN'], file: 'token', default: 'd' }, 'o', 'option'],
    ['an empty option counts', { option: '', env: ['TOKEN'] }, '', 'option'],
    ['environment', { env: ['TOKEN'], file: 'token', default: 'd' }, 'from-env', 'env:TOKEN'],
    [
      'first variable that is set',
      { env: ['EMPTY', 'OLD_TOKEN', 'TOKEN'] },
      'from-old',
      'env:OLD_TOKEN',
    ],
    ['first file', { env: ['NONE'], file: 'token' }, 'from-a', 'file:/a.toml'],
    ['second file', { file: 'zone', default: 'd' }, 'b1', 'file:/b.toml'],
    ['default', { env: ['NONE'], file: 'none', default: 'd' }, 'd', 'default'],
    ['nothing', { env: ['NONE'] }, undefined, undefined],
  ])('%s', (_name, field, value, origin) => {
    const { values, origins } = resolveConfig({ fields: { x: field }, env, files });
    expect(values).toEqual({ x: value });
    expect(origins).toEqual({ x: origin });
  });

  it('resolves each setting by itself', () => {
    const { values, origins } = resolveConfig({
      fields: { token: { env: ['TOKEN'], secret: true }, zone: { default: 'is1a' } },
      env,
    });
    expect(values).toEqual({ token: 'from-env', zone: 'is1a' });
    expect(origins).toEqual({ token: 'env:TOKEN', zone: 'default' });
  });
});

describe('readEnv', () => {
  it('takes an empty variable for none', () => {
    vi.stubEnv('IRORI_TEST_VARIABLE', 'x');
    expect(readEnv('IRORI_TEST_VARIABLE')).toBe('x');
    vi.stubEnv('IRORI_TEST_VARIABLE', '');
    expect(readEnv('IRORI_TEST_VARIABLE')).toBeUndefined();
  });
});

describe('settings of a client', () => {
  it.each([
    ['', 'is missing'],
    ['not an address', 'is not an address'],
    ['ftp://host/', 'begins with ftp:'],
    ['https://user:pass@host/', 'holds a user name or password'],
    ['https://host/?a=b', 'has a query'],
    ['https://host/#x', 'has a query or fragment'],
  ])('refuses the base URL %j', (baseUrl, problem) => {
    const make = (): HttpClient => new HttpClient({ service: 'Test', baseUrl });
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(problem);
    expect(make).not.toThrow('pass@');
  });

  it.each([
    ['https://host', 'https://host'],
    ['https://host/', 'https://host'],
    ['https://host/a/b//', 'https://host/a/b'],
    ['http://[::1]:80/a', 'http://[::1]/a'],
  ])('takes the base URL %s as %s', (baseUrl, expected) => {
    expect(clientFor(baseUrl).baseUrl).toBe(expected);
  });

  it.each([
    ['timeout', -1],
    ['timeout', Number.NaN],
    ['timeout', 2 ** 31],
    ['totalTimeout', -5],
    ['maxRetries', 1.5],
    ['maxRetries', -1],
  ])('refuses %s: %d, of the client and of a call', async (name, value) => {
    expect(() => clientFor('http://h', { [name]: value })).toThrow(ConfigError);
    const error = await errorOf<InputError>(clientFor('http://h').request(read, { [name]: value }));
    expect(error).toBeInstanceOf(InputError);
    expect(error.field).toBe(name);
  });

  it('refuses what cannot be sent', async () => {
    const client = clientFor('http://h');
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const wrong = [
      { json: circle },
      { json: () => 1 },
      { json: 1n },
      { path: 'x' },
      { path: 'http://' },
    ];
    for (const part of wrong) {
      expect(await errorOf(client.request({ ...read, ...part }))).toBeInstanceOf(InputError);
    }
  });

  it('makes clients that differ in some settings', () => {
    const client = clientFor('http://a', { service: 'One' });
    const other = client.with({ baseUrl: 'http://b' });
    expect([client.baseUrl, other.baseUrl, other.service]).toEqual(['http://a', 'http://b', 'One']);
  });

  it('uses the fetch of the moment', async () => {
    const client = clientFor('http://host.invalid');
    vi.stubGlobal('fetch', async () => Response.json({ stubbed: true }));
    expect(await client.request(read)).toEqual({ stubbed: true });
    vi.unstubAllGlobals();
  });
});
